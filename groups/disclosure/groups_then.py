"""All groups as they were on one day, in a few queries however many they are: for comparing, not for reading one."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from groups.choices import LEADS_OR_RUNS, GroupStatusKind
from groups.disclosure.group_rows import listed_groups
from groups.disclosure.kinds import KindView
from groups.models import GroupOrganisation, GroupTheme, Role
from iag_registry.lib.audiences import Audience


@dataclass(frozen=True)
class GroupThen:
    """What was so of a group on one day, in words; `counts` where it was counted as an active advisory group."""

    name: str
    status: str
    kind: str
    led_by: tuple[str, ...]
    themes: tuple[str, ...]
    counts: bool


@dataclass(frozen=True)
class RoleNumbers:
    """How many places of one role are held by someone named, by someone whose name is withheld, or by nobody."""

    named: int = 0
    withheld: int = 0
    vacant: int = 0


@dataclass(frozen=True)
class GroupsThen:
    """The groups of one day by their keys, on how many each theme (name and key) is advised, and the places by role."""

    groups: dict[str, GroupThen]
    themes: Counter[tuple[str, str]]
    roles: dict[str, RoleNumbers]


def groups_then(day: date, audience: Audience, kinds: Mapping[int, KindView]) -> GroupsThen:
    """What the lists and pages of one day say of all groups together; four queries."""
    groups = listed_groups(day, audience)
    listed = groups.order_by().values("pk")
    bodies = GroupOrganisation.objects.on(day).filter(
        part__in=LEADS_OR_RUNS, organisation__audience__in=audience.seen, group__in=listed
    )
    led_by, themes_of = defaultdict(set), defaultdict(set)
    for group, name in bodies.values_list("group", "organisation__name"):
        led_by[group].add(name)
    for group, name, key in (
        GroupTheme.objects.on(day).filter(group__in=listed).values_list("group", "theme__name", "theme__key")
    ):
        themes_of[group].add((name, key))
    rows = groups.order_by().values_list("pk", "key", "name_then", "status_then", "kind_then", "stands_for_several")
    return GroupsThen(
        groups={
            key: _group(name, status, kinds.get(kind), several, led_by[pk], themes_of[pk])
            for pk, key, name, status, kind, several in rows
        },
        themes=Counter(theme for themes in themes_of.values() for theme in themes),
        roles=_roles(day, listed, audience),
    )


def _group(
    name: str, status: str, kind: KindView | None, several: bool, led_by: set[str], themes: set[tuple[str, str]]
) -> GroupThen:
    advises = kind is not None and kind.is_advisory_group
    return GroupThen(
        name=name,
        status=str(GroupStatusKind(status).label),
        kind=kind.name if kind else "",
        led_by=tuple(sorted(led_by)),
        themes=tuple(sorted(text for text, _ in themes)),
        counts=advises and status == GroupStatusKind.ACTIVE and not several,
    )


def _roles(day: date, listed: Any, audience: Audience) -> dict[str, RoleNumbers]:
    held, seen = Q(person__isnull=False), Q(audience__in=audience.seen)
    rows = Role.objects.on(day).counted_for(audience).filter(group__in=listed).order_by()
    counted = rows.values_list("role_type").annotate(
        named=Count("pk", filter=held & seen),
        withheld=Count("pk", filter=held & ~seen),
        vacant=Count("pk", filter=~held),
    )
    return {role: RoleNumbers(*numbers) for role, *numbers in counted}
