"""Reads that take the day as an argument, so that any page, count or list can be read as it stood."""

from datetime import date
from typing import Any, Self

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from groups.choices import NameKind
from iag_registry.lib.audiences import Audience

BEGINS = Case(When(start="", then=F("observed__earliest")), default=F("start__earliest"))
"""The first day on which a dated fact may be relied on: its start, or else the day a source found it so."""
BEGINS_BY = Case(When(start="", then=F("observed__latest")), default=F("start__latest"))
"""The last day that this beginning can mean: a year is all of its days."""


class DatedFactQuerySet(QuerySet):
    """Facts that hold from a date, or from the day that a source saw them, until an end that may be open."""

    def on(self, day: date) -> Self:
        """Facts in force on the day; an unknown start is never guessed: the day of the source takes its place."""
        return self.begun_by(day).filter(end__latest__gte=day.isoformat())

    def begun_by(self, day: date) -> Self:
        """Facts of which the register may speak on the day, whether or not they had ended."""
        iso = day.isoformat()
        return self.filter(
            Q(~Q(start=""), start__earliest__lte=iso) | Q(start="", observed__earliest__lte=iso),
        )

    def latest_first(self) -> Self:
        """The fact that began last comes first; of two that began together, the one entered last."""
        return self.order_by(BEGINS.copy().desc(), "-pk")


def is_former_official(name: Any) -> bool:
    """Whether a name that has been read is one of ``GroupNameQuerySet.former_official``."""
    return bool(name.kind == NameKind.OFFICIAL and name.end)


class GroupNameQuerySet(DatedFactQuerySet):
    """Names of groups, as printed."""

    def former_official(self) -> Self:
        """Official names that have ended; one without an end is today's, for which the display name stands (GRP-02)."""
        return self.filter(kind=NameKind.OFFICIAL).exclude(end="")


class AudienceQuerySet(QuerySet):
    """Rows that carry an audience."""

    def visible_to(self, audience: Audience) -> Self:
        """Rows that a viewer of this audience may see."""
        return self.filter(audience__in=audience.seen)


class TieQuerySet(DatedFactQuerySet):
    """Ties between two groups, or two organisations."""

    def visible_to(self, audience: Audience) -> Self:
        """Ties of which a viewer of this audience may see both ends: one that leads to a hidden end tells of it."""
        return self.filter(first__audience__in=audience.seen, second__audience__in=audience.seen)


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

    def named_on(self, day: date) -> Self:
        """Adds `name_then`: the former official name that was in force on the day, or else the display name."""
        from groups.models import GroupName  # models import this module

        return self.annotate(name_then=Coalesce(_latest(GroupName.objects.former_official(), "text", day), F("name")))

    def on(self, day: date) -> Self:
        """Groups that the register can speak of on the day, each with what it was then.

        Adds `name_then`, `kind_then` (a pk) and `status_then`: the facts in force on the day that began last.
        """
        from groups.models import GroupKindPeriod, GroupStatus  # models import this module

        known = self.annotate(
            status_then=_latest(GroupStatus.objects.all(), "status", day),
            kind_then=_latest(GroupKindPeriod.objects.all(), "kind", day),
        ).filter(status_then__isnull=False)
        return known.named_on(day)

    def of_kind(self, code: str) -> Self:
        """Groups that were of this kind on the day; after `on`."""
        from groups.models import GroupKind  # models import this module

        return self.filter(kind_then__in=GroupKind.objects.filter(code=code).values("pk"))

    def with_status(self, status: str) -> Self:
        """Groups that had this status on the day; after `on`."""
        return self.filter(status_then=status)

    def latest_stated_first(self, day: date) -> Self:
        """Adds `stated_from`, when the status of the day began or was seen; the last comes first; after `on`."""
        from groups.models import GroupStatus  # models import this module

        begun = GroupStatus.objects.annotate(begins_on=BEGINS.copy())
        return self.annotate(stated_from=_latest(begun, "begins_on", day)).order_by("-stated_from", "name", "pk")

    def in_print_order(self, *first: str) -> Self:
        """As the sources print them: by kind, then by the place in its list, then by name; after `on`.

        Fields named `first` are sorted by before that. A group without a kind comes last.
        """
        from groups.models import GroupKind  # models import this module

        kinds = GroupKind.objects.filter(pk=OuterRef("kind_then"))
        ordered = self.annotate(
            kind_position=Subquery(kinds.values("position")[:1]), kind_name=Subquery(kinds.values("name")[:1])
        )
        by_kind = F("kind_position").asc(nulls_last=True)
        return ordered.order_by(*first, by_kind, "kind_name", "position", "name", "pk")


def _latest(facts: DatedFactQuerySet, field: str, day: date) -> Subquery:
    """This field of the fact about the group at hand that is in force on the day and began last."""
    return Subquery(facts.filter(group=OuterRef("pk")).on(day).latest_first().values(field)[:1])
