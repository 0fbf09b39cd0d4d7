"""Roles as tables give them: named people and vacant places one by one, withheld names only as numbers (PPL-06)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from groups.choices import RoleType, WithholdingReason
from groups.disclosure.group_rows import of_listed_groups
from groups.disclosure.links import Link, group_link
from groups.disclosure.people import Seat, Withheld, seat_view, side_of_role
from groups.disclosure.statements import cite
from groups.models import AdvisoryGroup, Role
from groups.querysets import RoleQuerySet
from groups.sides import Side
from iag_registry.lib.audiences import Audience


@dataclass(frozen=True)
class RoleRow:
    """One person who is named on a group, or one vacant place."""

    key: str
    group: Link
    side: Side
    seat: Seat
    uuid: str


@dataclass(frozen=True)
class WithheldRow:
    """So many names of one role of one group that are withheld for one reason."""

    key: str
    group: Link
    withheld: Withheld


def listed_roles(day: date, audience: Audience) -> RoleQuerySet:
    """The roles of the day whose name may be given, and the vacant ones that may be told of."""
    return _held(day, audience).filter(Q(audience__in=audience.seen) | Q(person=None))


def role_rows(roles: Iterable[Role], day: date, audience: Audience) -> tuple[RoleRow, ...]:
    """The rows of roles out of `listed_roles`, in the order given."""
    found = list(roles)
    cite(found, audience)
    return tuple(
        RoleRow(role.group.key, group_link(role.group), side_of_role(role), seat, str(role.uuid))
        for role in found
        if (seat := seat_view(role, day, audience))
    )


def withheld_rows(day: date, audience: Audience) -> tuple[WithheldRow, ...]:
    """How many names are withheld on each group on the day, by role and reason, as the page of the group says it."""
    held = _held(day, audience).exclude(audience__in=audience.seen).filter(person__isnull=False)
    sums = held.order_by().values_list("group", "role_type", "withholding_reason").annotate(number=Count("pk"))
    lines = list(sums)
    groups = AdvisoryGroup.objects.in_bulk({group for group, *_ in lines})
    rows = [
        WithheldRow(
            key=groups[group].key,
            group=group_link(groups[group]),
            withheld=Withheld(str(RoleType(role).label), str(WithholdingReason(reason).label), number),
        )
        for group, role, reason, number in lines
    ]
    return tuple(sorted(rows, key=lambda row: (row.key, row.withheld.role, row.withheld.reason)))


def _held(day: date, audience: Audience) -> RoleQuerySet:
    """The roles of the day of which this audience may know, on the groups that a list of that day holds."""
    roles = of_listed_groups(Role.objects.on(day).counted_for(audience), day, audience)
    return roles.select_related("person", "on_behalf_of")
