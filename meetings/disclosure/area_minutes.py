"""Minutes by area: the latest of each group, and how many meetings of the last year have minutes to read."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import OuterRef, Subquery

from groups.disclosure import AreaList, AreaRow, area_list, area_tiles, listed_groups, off_the_map, with_outside
from groups.models import GroupArea
from iag_registry.lib.audiences import Audience
from iag_registry.lib.tile_map import Place, TileMap
from meetings.disclosure.lists import listed_meetings, meeting_rows
from meetings.disclosure.published import is_released
from meetings.disclosure.shapes import MeetingLine
from meetings.models import JointMeeting

LEVELS = ((6, "solid"), (3, "hatched"), (1, "dotted"), (0, "empty"))
"""From how many meetings on a tile has which pattern."""
MEANINGS = (
    ("empty", "none"),
    ("dotted", "1 or 2 meetings"),
    ("hatched", "3 to 5 meetings"),
    ("solid", "6 meetings or more"),
)


@dataclass(frozen=True)
class AreaMinutes:
    """One borough: how many meetings of its groups in the twelve months have minutes that can be read."""

    area: AreaRow
    number: int


@dataclass(frozen=True)
class MinutesByArea:
    """The boroughs from A to Z with their numbers, for the twelve months that end with a day."""

    first: date
    last: date
    areas: AreaList
    rows: tuple[AreaMinutes, ...]
    elsewhere: int
    """Meetings with minutes of groups that belong to no borough: they stand on no tile."""

    @property
    def total(self) -> int:
        """Boroughs with at least one such meeting."""
        return sum(row.number > 0 for row in self.rows)


def latest_minutes_by_group(*, audience: Audience, day: date, area: str = "") -> dict[str, MeetingLine]:
    """The last meeting with minutes to read of each group that belongs to an area, by the address of the group.

    Joint meetings count for each of their groups. Groups without any are left out. With the key of an area only the
    groups of that one are looked at.
    """
    ties = GroupArea.objects.on(day).filter(area__key=area) if area else GroupArea.objects.on(day)
    released = listed_meetings(day, audience).filter(is_released(day, audience)).latest_first()
    joint = JointMeeting.objects.filter(group=OuterRef(OuterRef("pk"))).values("meeting")
    groups = list(
        listed_groups(day, audience)
        .filter(pk__in=ties.values("group"))
        .annotate(
            own=Subquery(released.filter(group=OuterRef("pk")).values("pk")[:1]),
            shared=Subquery(released.filter(pk__in=joint).values("pk")[:1]),
        )
    )
    wanted = {pk for group in groups for pk in (group.own, group.shared) if pk}
    meetings = listed_meetings(day, audience).filter(pk__in=wanted).latest_first()
    lines = dict(zip([meeting.pk for meeting in meetings], meeting_rows(meetings, day, audience), strict=True))
    place = {pk: number for number, pk in enumerate(lines)}
    found = {
        group.get_absolute_url(): min((pk for pk in (group.own, group.shared) if pk), key=place.__getitem__)
        for group in groups
        if group.own or group.shared
    }
    return {url: lines[pk] for url, pk in found.items()}


def minutes_by_area(*, audience: Audience, day: date) -> MinutesByArea:
    """The boroughs and how many meetings of each have minutes, in a fixed number of queries.

    A meeting counts where all that its date may mean lies within the twelve months up to the day, once for each borough
    to which one of its groups belongs on the day.
    """
    first = min(_year_before(day) + timedelta(days=1), day)
    released = listed_meetings(day, audience).filter(is_released(day, audience))
    held = released.filter(date__earliest__gte=first.isoformat(), date__latest__lte=day.isoformat()).exclude(date="")
    groups_of: dict[int, set[int]] = {pk: {group} for pk, group in held.values_list("pk", "group")}
    joint = JointMeeting.objects.filter(meeting__in=held.order_by().values("pk"), group__audience__in=audience.seen)
    for meeting, group in joint.values_list("meeting", "group"):
        groups_of[meeting].add(group)
    areas = area_list(day, audience)
    numbers, elsewhere = _numbers(groups_of, areas, day)
    rows = tuple(AreaMinutes(row, numbers.get(row.key, 0)) for row in areas.boroughs)
    return MinutesByArea(first, day, areas, rows, elsewhere)


def minutes_map(found: MinutesByArea, places: Mapping[str, Place]) -> TileMap | None:
    """The same as a map of tiles; None where no borough has a place on it."""
    number_of = {row.area.key: row.number for row in found.rows}
    tiles = area_tiles(found.areas, places, lambda row: _words_and_level(number_of[row.key]))
    if not tiles:
        return None
    return TileMap(
        key="minutes",
        title="Map of the boroughs by minutes in the last year",
        about="Each borough is one tile, roughly where it lies. It says how many meetings of its groups in the last "
        f"twelve months have minutes that can be read here.{off_the_map(found.areas, places)} The table below says "
        f"{'it of every area' if len(tiles) < len(found.rows) else 'the same'}.",
        tiles=tiles,
        meanings=with_outside(tiles, *MEANINGS),
    )


def _numbers(groups_of: Mapping[int, set[int]], areas: AreaList, day: date) -> tuple[dict[str, int], int]:
    """The number of meetings under the key of each borough, and how many belong to none."""
    boroughs = {row.key for row in areas.boroughs}
    of_group: dict[int, set[str]] = defaultdict(set)
    for group, area in GroupArea.objects.on(day).values_list("group", "area__key"):
        if area in boroughs:
            of_group[group].add(area)
    numbers: dict[str, int] = defaultdict(int)
    elsewhere = 0
    for groups in groups_of.values():
        found = set().union(*(of_group[group] for group in groups if group in of_group))
        for key in found:
            numbers[key] += 1
        elsewhere += not found
    return numbers, elsewhere


def _words_and_level(number: int) -> tuple[str, str]:
    level = next(level for least, level in LEVELS if number >= least)
    return (f"{number} meeting{'' if number == 1 else 's'}" if number else "none"), level


def _year_before(day: date) -> date:
    """The same day one year before, or in the first year of the calendar the day itself; 28 February for a leap day."""
    year = max(day.year - 1, 1)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
