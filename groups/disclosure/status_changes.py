"""What a dated status says has changed, judged by what surely went before it and not by what is likely (GRP-10).

A year is all of its days, so of two statuses whose dates may mean the same day nobody knows which came first. Such a
status is only said to be stated. An end is told as an end all the same: a source says so, and its order is not told.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, Exists, F, Model, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from groups.choices import OVER, GroupChange, GroupStatusKind
from groups.models import (
    GroupArea,
    GroupKindPeriod,
    GroupName,
    GroupOrganisation,
    GroupPayment,
    GroupRelation,
    GroupStatus,
    GroupTheme,
    Role,
)
from groups.querysets import BEGINS, BEGINS_BY
from iag_registry.lib.audiences import Audience

OF_STATUS = (GroupChange.OPENED, GroupChange.STATUS, GroupChange.STATED, GroupChange.SUPERSEDED, GroupChange.CLOSED)
"""The kinds of change of which a status can tell."""
NOTHING = ""
PLAIN = (GroupName, GroupKindPeriod, GroupArea, GroupTheme, GroupPayment)
"""Facts of a group that have no audience of their own."""


def statuses_that_tell(statuses: QuerySet[Any], audience: Audience) -> QuerySet[Any]:
    """Adds `tells`: the kind of change that each of these statuses is for the audience; empty where it tells of none.

    `before` is the status before it, where it surely began earlier, and `unsure` whether there may have been another.
    """
    others = _dated(GroupStatus.objects.filter(group=OuterRef("group")).exclude(pk=OuterRef("pk")))
    earlier = others.filter(until__lt=OuterRef("start__earliest"))
    together = others.filter(until__gte=OuterRef("start__earliest"), began__lte=OuterRef("start__latest"))
    last = earlier.order_by("-began", "-pk")
    known = statuses.exclude(start="").exclude(status=GroupStatusKind.UNKNOWN)
    known = known.annotate(
        before=Coalesce(Subquery(last.values("status")[:1]), Value(NOTHING)),
        before_from=Coalesce(Subquery(last.values("began")[:1]), Value(NOTHING)),
        known_from=Coalesce(Subquery(earlier.order_by("began").values("began")[:1]), F("start__earliest")),
    )
    beside = earlier.filter(until__gte=OuterRef("before_from")).exclude(status=OuterRef("before"))
    unsure = Q(Exists(together)) | Q(Exists(beside))
    said_twice = Exists(together.filter(status=OuterRef("status"))) | Exists(
        earlier.filter(until__gte=OuterRef("before_from"), status=OuterRef("status"))
    )
    more = Q(Exists(earlier.exclude(status=GroupStatusKind.PROPOSED)))
    for facts in _facts_before(audience):
        more |= Q(Exists(facts))
    return known.annotate(
        tells=Case(
            When(~unsure & Q(before=F("status")), then=Value(NOTHING)),
            When(Q(status=GroupStatusKind.CLOSED) & ~said_twice, then=Value(GroupChange.CLOSED.value)),
            When(Q(status=GroupStatusKind.SUPERSEDED) & ~said_twice, then=Value(GroupChange.SUPERSEDED.value)),
            When(unsure | Q(status__in=OVER), then=Value(GroupChange.STATED.value)),
            When(Q(status=GroupStatusKind.ACTIVE) & ~more, then=Value(GroupChange.OPENED.value)),
            When(before__in=[NOTHING, GroupStatusKind.UNKNOWN], then=Value(GroupChange.STATED.value)),
            default=Value(GroupChange.STATUS.value),
        )
    )


def _facts_before(audience: Audience) -> Iterator[QuerySet[Any]]:
    """Whatever else the audience may know of a group from before its first status: it was there already.

    A role under a withheld name is no such fact: its dates are withheld with the name (DP-01).
    """
    own: list[QuerySet[Any]] = [_all_of(model) for model in PLAIN]
    own.append(GroupOrganisation.objects.filter(organisation__audience__in=audience.seen))
    own.append(Role.objects.visible_to(audience))
    of_group = [facts.filter(group=OuterRef("group")) for facts in own]
    ties = GroupRelation.objects.filter(first__audience__in=audience.seen, second__audience__in=audience.seen)
    of_group.append(ties.filter(Q(first=OuterRef("group")) | Q(second=OuterRef("group"))))
    for facts in of_group:
        yield _dated(facts).filter(until__lt=OuterRef("known_from"))


def _all_of(model: type[Model]) -> QuerySet[Any]:
    return model._default_manager.all()


def _dated(facts: QuerySet[Any]) -> QuerySet[Any]:
    return facts.order_by().annotate(began=BEGINS.copy(), until=BEGINS_BY.copy())
