"""How many advisory groups there are on a day, and how much of them is not known."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Exists, F, Max, Min, OuterRef, When

from groups.choices import GroupStatusKind
from groups.disclosure.group_rows import listed_groups
from groups.disclosure.kinds import KindView, kinds_by_row
from groups.models import GroupKind, GroupStatus, Role
from groups.querysets import GroupQuerySet
from groups.sides import MEMBER_ROLES, POLICE_BODIES
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class KindCount:
    """How many groups of one kind are counted."""

    kind: KindView
    groups: int


@dataclass(frozen=True)
class GroupCount:
    """How many groups are counted in all and by kind, between which dates sources last said that they are active."""

    total: int
    by_kind: tuple[KindCount, ...]
    first_stated: PartialDate
    last_stated: PartialDate
    without_members: int


def counted_groups(day: date, audience: Audience) -> GroupQuerySet:
    """The groups that count on the day: active, of a kind that is an advisory group, and each one body."""
    kinds = GroupKind.objects.filter(is_advisory_group=True)
    active = listed_groups(day, audience).with_status(GroupStatusKind.ACTIVE)
    return active.filter(kind_then__in=kinds.values("pk"), stands_for_several=False)


def group_count(day: date, audience: Audience) -> GroupCount:
    """The count of the day, in a number of queries that does not grow with the groups."""
    groups = counted_groups(day, audience)
    numbers = dict(groups.order_by().values_list("kind_then").annotate(number=Count("pk")))
    kinds = sorted(kinds_by_row().items(), key=lambda row: (row[1].position, row[1].name))
    stated = Case(When(observed="", then=F("start")), default=F("observed"))
    statuses = GroupStatus.objects.on(day).filter(status=GroupStatusKind.ACTIVE, group__in=groups.values("pk"))
    dates = statuses.aggregate(first=Min(stated), last=Max(stated))
    held = Role.objects.on(day).counted_for(audience).filter(group=OuterRef("pk"), role_type__in=MEMBER_ROLES)
    seats = held.exclude(on_behalf_of__kind__in=POLICE_BODIES)
    return GroupCount(
        total=sum(numbers.values()),
        by_kind=tuple(KindCount(kind, numbers[row]) for row, kind in kinds if row in numbers),
        first_stated=PartialDate(dates["first"] or ""),
        last_stated=PartialDate(dates["last"] or ""),
        without_members=groups.exclude(Exists(seats.filter(person__isnull=False))).count(),
    )
