"""Meetings as a calendar shows them (EXP-07), and how often what it shows of each has changed.

A change counts only where it changed something that the public could read before and after: what was altered while a
meeting or its group was hidden, or in a place or link that few may see, leaves no trace here.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Q

from groups.disclosure.links import Link
from groups.models import AdvisoryGroup
from iag_registry.lib.audiences import Audience
from meetings.choices import MeetingEventKind
from meetings.disclosure.lists import meeting_rows, visible_link
from meetings.disclosure.shapes import MeetingLine
from meetings.models import Meeting, MeetingEvent
from meetings.querysets import MeetingQuerySet

BEFORE_ANY_CHANGE = datetime(1970, 1, 1, tzinfo=UTC)
SHOWN = ("title", "date", "start_time", "end_time")
DELETED = "-"

Row = dict[str, Any]


@dataclass(frozen=True)
class CalendarEntry:
    """One meeting of a known day; `sequence` counts the changes of what is shown, `changed_at` is the last of them."""

    uid: str
    line: MeetingLine
    last_event: str
    place: str
    online_link: str
    how_to_attend: str
    postponed_to: Link | None
    sequence: int
    changed_at: datetime


@dataclass(frozen=True)
class Changes:
    """How often the facts of a meeting changed in public, and when anything that is shown of it changed last."""

    number: int = 0
    last: datetime = BEFORE_ANY_CHANGE


def on_a_known_day() -> Q:
    """Meetings whose day is known: those dated to the month or the year have no place in a calendar."""
    return Q(date__regex=r"^\d{4}-\d{2}-\d{2}$")


def calendar_entries(meetings: MeetingQuerySet, day: date, audience: Audience) -> tuple[CalendarEntry, ...]:
    """The entries of meetings out of `told_on`, those without a day left out, in the order given."""
    rows: list[Any] = list(meetings.filter(on_a_known_day()))
    lines = meeting_rows(rows, day, audience)
    changes = changes_of([row.pk for row in rows], audience)
    moved = _moved([row.pk for row in rows], audience)
    return tuple(
        CalendarEntry(
            uid=str(row.uuid),
            line=line,
            last_event=row.last_event or "",
            place=row.place if audience.sees(row.place_audience) else "",
            online_link=row.online_link if audience.sees(row.online_audience) else "",
            how_to_attend=row.how_to_attend,
            postponed_to=moved.get(row.pk) if row.last_event == MeetingEventKind.POSTPONED else None,
            sequence=changes[row.pk].number,
            changed_at=changes[row.pk].last,
        )
        for row, line in zip(rows, lines, strict=True)
    )


def changes_of(meetings: Iterable[int], audience: Audience) -> dict[int, Changes]:
    """The public changes of each of these meetings, from the histories of meeting, events and group; three queries."""
    pks = list(meetings)
    told = _history(Meeting, Q(id__in=pks))
    events = _history(MeetingEvent, Q(meeting_id__in=pks))
    groups = _history(AdvisoryGroup, Q(id__in={row["group_id"] for row in told if row["group_id"]}))
    streams: dict[int, list[tuple[str, Row]]] = defaultdict(list)
    for row in told:
        streams[row["id"]].append(("meeting", row))
    for row in events:
        streams[row["meeting_id"]].append(("event", row))
    of_group: dict[int, list[Row]] = defaultdict(list)
    for row in groups:
        of_group[row["id"]].append(row)
    for stream in streams.values():
        for group in {row["group_id"] for kind, row in stream if kind == "meeting" and row["group_id"]}:
            stream += [("group", row) for row in of_group[group]]
    return {pk: _changes(streams[pk], audience) for pk in pks}


def _history(model: Any, which: Q) -> list[Row]:
    return list(model.history.filter(which).order_by("history_date", "history_id").values())


def _changes(stream: list[tuple[str, Row]], audience: Audience) -> Changes:
    """Replay what happened to a meeting, its events and its group, and compare what could be read after each step."""
    meeting: Row = {}
    events: dict[int, str] = {}
    groups: dict[int, str] = {}
    changes, facts, words = -1, None, None
    last = BEFORE_ANY_CHANGE
    for kind, row in sorted(stream, key=lambda step: step[1]["history_date"]):
        is_gone = row["history_type"] == DELETED
        if kind == "meeting":
            meeting = {} if is_gone else row
        elif kind == "group":
            groups[row["id"]] = row["audience"]
        elif is_gone:
            events.pop(row["id"], None)
        else:
            events[row["id"]] = row["kind"]
        if not meeting or not _is_open(meeting, groups, audience):
            continue
        standing = events[max(events)] if events else MeetingEventKind.PLANNED
        shown = (*(meeting[name] for name in SHOWN), standing, *_where(meeting, audience))
        if shown != facts:
            changes += 1
        if (shown, meeting["how_to_attend"]) != (facts, words):
            facts, words, last = shown, meeting["how_to_attend"], row["history_date"]
    return Changes(max(changes, 0), last)


def _is_open(meeting: Row, groups: dict[int, str], audience: Audience) -> bool:
    group = groups.get(meeting["group_id"], Audience.PUBLIC)
    return audience.sees(meeting["audience"]) and audience.sees(group)


def _where(meeting: Row, audience: Audience) -> tuple[str, str]:
    """The place and the link, as far as this audience could read them."""
    return (
        meeting["place"] if audience.sees(meeting["place_audience"]) else "",
        meeting["online_link"] if audience.sees(meeting["online_audience"]) else "",
    )


def _moved(meetings: list[int], audience: Audience) -> dict[int, Link | None]:
    """The new meeting in the place of each that was postponed, where it may be seen."""
    events = MeetingEvent.objects.filter(meeting__in=meetings, postponed_to__isnull=False)
    found = events.select_related("postponed_to__group").order_by("pk")
    return {event.meeting_id: visible_link(event.postponed_to, audience) for event in found}
