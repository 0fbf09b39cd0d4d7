"""What a dated status says has changed, judged by what surely went before it and not by what is likely (GRP-10).

A year is all of its days, so of two statuses whose dates may mean the same day nobody knows which came first. Such a
status is only said to be stated. An end is told as an end all the same: a source says so, and its order is not told.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Subquery, Value
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
NONE = ""
PLAIN = (GroupName, GroupKindPeriod, GroupArea, GroupTheme, GroupPayment)
"""Facts of a group that have no audience of their own."""


def statuses_that_tell(statuses: QuerySet[Any], audience: Audience) -> tuple[tuple[GroupChange, QuerySet[Any]], ...]:
    """The statuses that tell of a change, under the one kind of change that each is for the audience.

    `before` is the status before it, where it surely began earlier, and `unsure` whether there may have been another.
    Each kind asks only what it depends on, so that the database need not ask all of it of every status.
    """
    others = _dated(GroupStatus.objects.filter(group=OuterRef("group")).exclude(pk=OuterRef("pk")))
    earlier = others.filter(until__lt=OuterRef("start__earliest"))
    together = others.filter(until__gte=OuterRef("start__earliest"), began__lte=OuterRef("start__latest"))
    last = earlier.order_by("-began", "-pk")
    known = statuses.exclude(start="").annotate(
        before=Coalesce(Subquery(last.values("status")[:1]), Value(NONE)),
        before_from=Coalesce(Subquery(last.values("began")[:1]), Value(NONE)),
    )
    next_to_it = earlier.filter(until__gte=OuterRef("before_from"))
    unsure = Q(Exists(together)) | Q(Exists(next_to_it.exclude(status=OuterRef("before"))))
    same = Q(status=OuterRef("status"))
    said_twice = Q(Exists(together.filter(same))) | Q(Exists(next_to_it.filter(same)))
    more = Q(Exists(earlier.exclude(status=GroupStatusKind.PROPOSED)))
    for facts in _facts_before(audience):
        more |= Q(Exists(facts))

    over, active = Q(status__in=OVER), Q(status=GroupStatusKind.ACTIVE)
    said = known.exclude(status=GroupStatusKind.UNKNOWN)
    going_on = said.exclude(status__in=OVER)
    first, unknown = Q(before=NONE), Q(before=GroupStatusKind.UNKNOWN)
    after_nothing = active & (first | Q(before=GroupStatusKind.PROPOSED))
    changed = ~first & ~unknown & ~Q(before=F("status"))
    return (
        (GroupChange.OPENED, going_on.filter(after_nothing).filter(~unsure & ~more)),
        (GroupChange.STATUS, going_on.filter(changed).filter(~unsure).filter(~after_nothing | more)),
        (
            GroupChange.STATED,
            said.filter(over & unsure & said_twice | ~over & (unsure | unknown | first & (~active | more))),
        ),
        (GroupChange.SUPERSEDED, known.filter(status=GroupStatusKind.SUPERSEDED).filter(~said_twice)),
        (GroupChange.CLOSED, known.filter(status=GroupStatusKind.CLOSED).filter(~said_twice)),
    )


def _facts_before(audience: Audience) -> Iterator[QuerySet[Any]]:
    """Whatever else the audience may know of a group from before this status: it was there already.

    A role under a withheld name is no such fact: its dates are withheld with the name (DP-01).
    """
    own: list[QuerySet[Any]] = [_all_of(model) for model in PLAIN]
    own.append(GroupOrganisation.objects.filter(organisation__audience__in=audience.seen))
    own.append(Role.objects.visible_to(audience))
    of_group = [facts.filter(group=OuterRef("group")) for facts in own]
    ties = GroupRelation.objects.visible_to(audience)
    of_group.append(ties.filter(Q(first=OuterRef("group")) | Q(second=OuterRef("group"))))
    for facts in of_group:
        yield _dated(facts).filter(until__lt=OuterRef("start__earliest"))


def _all_of(model: type[Model]) -> QuerySet[Any]:
    return model._default_manager.all()


def _dated(facts: QuerySet[Any]) -> QuerySet[Any]:
    return facts.order_by().annotate(began=BEGINS.copy(), until=BEGINS_BY.copy())
