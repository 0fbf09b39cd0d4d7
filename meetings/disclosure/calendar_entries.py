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
from meetings.models import JointMeeting, Meeting, MeetingEvent
from meetings.querysets import MeetingQuerySet

BEFORE_ANY_CHANGE = datetime(1970, 1, 1, tzinfo=UTC)
SHOWN = ("title", "date", "start_time", "end_time")
SAID = ("date_note", "how_to_attend")
"""Words of the description; a change of these is a newer entry, and no other meeting (RFC 5545, 3.8.7.4)."""
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
    """The public changes of each of these meetings, from the histories of all that is shown of them; four queries."""
    pks = list(meetings)
    events = _history(MeetingEvent, Q(meeting_id__in=pks))
    joint = _history(JointMeeting, Q(meeting_id__in=pks))
    in_their_place = {row["postponed_to_id"] for row in events if row["postponed_to_id"]}
    told = _history(Meeting, Q(id__in={*pks, *in_their_place}))
    of_groups = {row["group_id"] for row in (*told, *joint) if row["group_id"]}
    groups = _by(_history(AdvisoryGroup, Q(id__in=of_groups)), "id")
    of_meeting, events_of, joint_of = _by(told, "id"), _by(events, "meeting_id"), _by(joint, "meeting_id")
    found = {}
    for pk in pks:
        others = {row["postponed_to_id"] for row in events_of[pk]}
        rows = [("meeting", row) for each in (pk, *sorted(others - {None, pk})) for row in of_meeting[each]]
        rows += [("event", row) for row in events_of[pk]] + [("joint", row) for row in joint_of[pk]]
        of_rows = {row["group_id"] for kind, row in rows if kind != "event"}
        rows += [("group", row) for group in of_rows for row in groups[group]]
        found[pk] = _changes(pk, rows, audience)
    return found


def _history(model: Any, which: Q) -> list[Row]:
    return list(model.history.filter(which).order_by("history_date", "history_id").values())


def _by(rows: list[Row], column: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def _changes(pk: int, stream: list[tuple[str, Row]], audience: Audience) -> Changes:
    """Replay what happened to a meeting and all that is shown of it, and compare what could be read after each step."""
    then: dict[str, dict[int, Row]] = {"meeting": {}, "event": {}, "joint": {}, "group": {}}
    changes, facts, words = -1, None, None
    last = BEFORE_ANY_CHANGE
    for kind, row in sorted(stream, key=lambda step: step[1]["history_date"]):
        if row["history_type"] == DELETED:
            then[kind].pop(row["id"], None)
        else:
            then[kind][row["id"]] = row
        meeting = then["meeting"].get(pk)
        if not meeting or not _is_open(meeting, then["group"], audience):
            continue
        events = then["event"]
        standing = events[max(events)]["kind"] if events else MeetingEventKind.PLANNED
        shown = (*(meeting[name] for name in SHOWN), standing, *_where(meeting, audience))
        said = _words(meeting, standing, then, audience)
        if shown != facts:
            changes += 1
        if (shown, said) != (facts, words):
            facts, words, last = shown, said, row["history_date"]
    return Changes(max(changes, 0), last)


def _is_open(meeting: Row, groups: dict[int, Row], audience: Audience) -> bool:
    group = groups.get(meeting["group_id"], {"audience": Audience.PUBLIC})
    return audience.sees(meeting["audience"]) and audience.sees(group["audience"])


def _words(meeting: Row, standing: str, then: dict[str, dict[int, Row]], audience: Audience) -> tuple[Any, ...]:
    """What the description says beside the facts: whose meeting it is, what is in its place, and how to come."""
    groups = then["group"]
    others = [groups.get(row["group_id"]) for row in then["joint"].values()]
    of = [groups.get(meeting["group_id"]), *(each for each in others if each and audience.sees(each["audience"]))]
    names = sorted(each["name"] for each in of if each)
    moved = [row["postponed_to_id"] for row in then["event"].values() if row["postponed_to_id"]]
    new = then["meeting"].get(moved[-1]) if moved and standing == MeetingEventKind.POSTPONED else None
    in_its_place = (new["title"], new["slug"]) if new and _is_open(new, groups, audience) else ()
    return (names, in_its_place, *(meeting[name] for name in SAID))


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
