"""The register on two dates side by side: which groups it can speak of on each, and what differs (GRP-11).

Each side is what the pages of the site say `?on=` that day, and nothing else; the numbers of roles are sums of what the
pages of the groups say. A name that is withheld is counted as a place (decision 15), and a restricted one not at all.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from groups.choices import GroupStatusKind, OrganisationPart, RoleType
from groups.disclosure import KindView, Link, kinds_by_row, listed_groups
from groups.models import GroupOrganisation, GroupTheme, Role
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate

AUDIENCE = Audience.PUBLIC
LEADS = [OrganisationPart.LEAD_COMMAND, OrganisationPart.RUNS]


@dataclass(frozen=True)
class GroupThen:
    """What is compared of a group: what was so of it on one day."""

    name: str
    status: str
    kind: str
    led_by: tuple[str, ...]
    themes: tuple[str, ...]
    counts: bool


@dataclass(frozen=True)
class Point:
    """One thing that differs between the two days, in words; empty where nothing is known of it on that day."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """One group that is not the same on both days: the way to it on each, where it was there, and what differs."""

    name: str
    before: Link | None
    after: Link | None
    points: tuple[Point, ...]


@dataclass(frozen=True)
class RoleNumbers:
    """How many places of one role are held by someone named, by someone whose name is withheld, or by nobody."""

    named: int = 0
    withheld: int = 0
    vacant: int = 0


@dataclass(frozen=True)
class Side:
    """One of the two days: the date as it was asked for, the day on which it is read, and its numbers."""

    asked: PartialDate
    day: date
    listed: int
    counted: int

    @property
    def query(self) -> str:
        return f"?on={self.day.isoformat()}"

    @property
    def words(self) -> str:
        return PartialDate.of(self.day).words

    @property
    def is_whole_day(self) -> bool:
        return self.asked.precision == "day"


@dataclass(frozen=True)
class Numbers:
    """One line of a table: what is counted, where its page is, and what stands in each column."""

    label: str
    url: str
    before: Any
    after: Any


@dataclass(frozen=True)
class TwoDates:
    """The register on two dates."""

    before: Side
    after: Side
    only_before: int
    only_after: int
    alike: int
    differences: tuple[Difference, ...]
    themes: tuple[Numbers, ...]
    roles: tuple[Numbers, ...]


@dataclass(frozen=True)
class _Read:
    groups: dict[str, GroupThen]
    themes: Counter[tuple[str, str]]
    roles: dict[str, RoleNumbers]


def two_dates(before: tuple[PartialDate, date], after: tuple[PartialDate, date]) -> TwoDates:
    """Compare two days, each with the date that was asked for; nine queries, however many groups there are."""
    kinds = kinds_by_row()
    first, last = _read(before[1], kinds), _read(after[1], kinds)
    keys = {*first.groups, *last.groups}
    changed = [key for key in keys if first.groups.get(key) != last.groups.get(key)]
    found = [_difference(key, first.groups.get(key), last.groups.get(key), before[1], after[1]) for key in changed]
    return TwoDates(
        before=_side(before, first),
        after=_side(after, last),
        only_before=len(first.groups.keys() - last.groups.keys()),
        only_after=len(last.groups.keys() - first.groups.keys()),
        alike=len(keys) - len(changed),
        differences=tuple(sorted(found, key=lambda each: (each.name.lower(), each.name))),
        themes=tuple(
            Numbers(name, reverse("groups:theme-detail", args=[key]), first.themes[name, key], last.themes[name, key])
            for name, key in sorted({*first.themes, *last.themes})
        ),
        roles=tuple(
            Numbers(str(role.label), "", first.roles.get(role, RoleNumbers()), last.roles.get(role, RoleNumbers()))
            for role in RoleType
            if role in first.roles or role in last.roles
        ),
    )


def _side(asked: tuple[PartialDate, date], read: _Read) -> Side:
    groups = read.groups.values()
    return Side(*asked, listed=len(groups), counted=sum(group.counts for group in groups))


def _read(day: date, kinds: dict[int, KindView]) -> _Read:
    """All that is compared, as it was on one day; four queries."""
    groups = listed_groups(day, AUDIENCE)
    listed = groups.order_by().values("pk")
    bodies = GroupOrganisation.objects.on(day).filter(
        part__in=LEADS, organisation__audience__in=AUDIENCE.seen, group__in=listed
    )
    led_by, themes_of = defaultdict(set), defaultdict(set)
    for group, name in bodies.values_list("group", "organisation__name"):
        led_by[group].add(name)
    for group, name, key in (
        GroupTheme.objects.on(day).filter(group__in=listed).values_list("group", "theme__name", "theme__key")
    ):
        themes_of[group].add((name, key))
    rows = groups.order_by().values_list("pk", "key", "name_then", "status_then", "kind_then", "stands_for_several")
    return _Read(
        groups={
            key: _group(name, status, kinds.get(kind), several, led_by[pk], themes_of[pk])
            for pk, key, name, status, kind, several in rows
        },
        themes=Counter(theme for themes in themes_of.values() for theme in themes),
        roles=_roles(day, listed),
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


def _roles(day: date, listed: Any) -> dict[str, RoleNumbers]:
    held, seen = Q(person__isnull=False), Q(audience__in=AUDIENCE.seen)
    rows = Role.objects.on(day).counted_for(AUDIENCE).filter(group__in=listed).order_by()
    counted = rows.values_list("role_type").annotate(
        named=Count("pk", filter=held & seen),
        withheld=Count("pk", filter=held & ~seen),
        vacant=Count("pk", filter=~held),
    )
    return {role: RoleNumbers(*numbers) for role, *numbers in counted}


def _difference(key: str, before: GroupThen | None, after: GroupThen | None, first: date, last: date) -> Difference:
    page = reverse("groups:group-detail", args=[key])
    points = (
        (
            Point("Name", before.name, after.name),
            Point("Status", before.status, after.status),
            Point("Kind", before.kind, after.kind),
            Point("Led or run by", "; ".join(before.led_by), "; ".join(after.led_by)),
            Point("Themes", "; ".join(before.themes), "; ".join(after.themes)),
        )
        if before and after
        else ()
    )
    return Difference(
        name=(after or before or GroupThen("", "", "", (), (), counts=False)).name,
        before=Link(before.name, f"{page}?on={first.isoformat()}") if before else None,
        after=Link(after.name, f"{page}?on={last.isoformat()}") if after else None,
        points=tuple(point for point in points if point.before != point.after),
    )
