"""Reads that take the day as an argument, so that any page, count or list can be read as it stood."""

from datetime import date
from typing import Self

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from iag_registry.lib.audiences import Audience

BEGINS = Case(When(start="", then=F("observed__earliest")), default=F("start__earliest"))
"""The first day on which a dated fact may be relied on: its start, or else the day a source found it so."""


class DatedFactQuerySet(QuerySet):
    """Facts that hold from a date, or from the day that a source saw them, until an end that may be open."""

    def on(self, day: date) -> Self:
        """Facts in force on the day; an unknown start is never guessed: the day of the source takes its place."""
        iso = day.isoformat()
        begun = Q(~Q(start=""), start__earliest__lte=iso) | Q(start="", observed__earliest__lte=iso)
        return self.filter(begun, end__latest__gte=iso)

    def latest_first(self) -> Self:
        """The fact that began last comes first; of two that began together, the one entered last."""
        return self.order_by(BEGINS.copy().desc(), "-pk")


class AudienceQuerySet(QuerySet):
    """Rows that carry an audience."""

    def visible_to(self, audience: Audience) -> Self:
        """Rows that a viewer of this audience may see."""
        return self.filter(audience__in=audience.seen)


class RoleQuerySet(DatedFactQuerySet):
    """Roles, which are dated facts whose name may be withheld."""

    def visible_to(self, audience: Audience) -> Self:
        """Roles whose name a viewer of this audience may see."""
        return self.filter(audience__in=audience.seen)

    def counted_for(self, audience: Audience) -> Self:
        """Roles whose existence this audience may know of; the names in them are a question of their own (DP-01)."""
        if audience.sees(Audience.RESTRICTED):
            return self
        return self.exclude(audience=Audience.RESTRICTED)


class GroupQuerySet(AudienceQuerySet):
    """Advisory groups and the other bodies of the register."""

    def on(self, day: date) -> Self:
        """Groups that the register can speak of on the day, each with what it was then.

        Adds `name_then`, `kind_then` (a pk) and `status_then`: the facts in force on the day that began last.
        """
        from groups.models import (  # models import this module
            GroupKindPeriod,
            GroupName,
            GroupStatus,
        )

        def latest(facts: DatedFactQuerySet, field: str) -> Subquery:
            facts = facts.filter(group=OuterRef("pk")).on(day)
            return Subquery(facts.latest_first().values(field)[:1])

        # An official name without an end is today's, for which the display name stands: it is told apart from others.
        former_names = GroupName.objects.filter(kind="official").exclude(end="")
        return self.annotate(
            status_then=latest(GroupStatus.objects.all(), "status"),
            kind_then=latest(GroupKindPeriod.objects.all(), "kind"),
            name_then=Coalesce(latest(former_names, "text"), F("name")),
        ).filter(status_then__isnull=False)

    def of_kind(self, code: str) -> Self:
        """Groups that were of this kind on the day; after `on`."""
        from groups.models import GroupKind  # models import this module

        return self.filter(kind_then__in=GroupKind.objects.filter(code=code).values("pk"))

    def with_status(self, status: str) -> Self:
        """Groups that had this status on the day; after `on`."""
        return self.filter(status_then=status)

    def in_print_order(self) -> Self:
        """As the sources print them: by kind, then by the place in its list, then by name."""
        return self.order_by("position", "name", "pk")
