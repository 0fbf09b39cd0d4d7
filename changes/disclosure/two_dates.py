"""The register on two dates side by side: which groups it can speak of on each, and what differs (GRP-11).

Each side is what the pages of the site say `?on=` that day, and nothing else; the numbers of roles are sums of what the
pages of the groups say. A name that is withheld is counted as a place (decision 15), and a restricted one not at all.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from groups.choices import RoleType
from groups.disclosure import GroupsThen, GroupThen, Link, RoleNumbers, groups_then, kinds_by_row
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class Point:
    """One thing that differs between the two days, in words; empty where nothing is known of it on that day."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """One group that is not the same on both days: the way to it on each, where it was there, and what differs.

    Of one that is there on one day only, `points` has its status on that day.
    """

    name: str
    before: Link | None
    after: Link | None
    points: tuple[Point, ...]


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


def two_dates(
    before: tuple[PartialDate, date], after: tuple[PartialDate, date], *, audience: Audience = Audience.PUBLIC
) -> TwoDates:
    """Compare two days, each with the date that was asked for; nine queries, however many groups there are."""
    kinds = kinds_by_row()
    first, last = (groups_then(day, audience, kinds) for _, day in (before, after))
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


def _side(asked: tuple[PartialDate, date], read: GroupsThen) -> Side:
    groups = read.groups.values()
    return Side(*asked, listed=len(groups), counted=sum(group.counts for group in groups))


def _difference(key: str, before: GroupThen | None, after: GroupThen | None, first: date, last: date) -> Difference:
    page = reverse("groups:group-detail", args=[key])
    names = [group.name for group in (before, after) if group]
    points = (
        (
            Point("Name", before.name, after.name),
            Point("Status", before.status, after.status),
            Point("Kind", before.kind, after.kind),
            Point("Led or run by", "; ".join(before.led_by), "; ".join(after.led_by)),
            Point("Themes", "; ".join(before.themes), "; ".join(after.themes)),
        )
        if before and after
        # Of one that is there on one day only its status says whether it was there, or only proposed.
        else (Point("Status", before.status if before else "", after.status if after else ""),)
    )
    return Difference(
        name=names[-1],
        before=Link(before.name, f"{page}?on={first.isoformat()}") if before else None,
        after=Link(after.name, f"{page}?on={last.isoformat()}") if after else None,
        points=tuple(point for point in points if point.before != point.after),
    )
