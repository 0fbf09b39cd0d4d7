"""Writes meetings, and actions that are due, as a calendar that people subscribe to (RFC 5545, EXP-07).

A meeting keeps its identifier for good, so that a change or a cancellation reaches the calendars that have it already.
Times are those of the clock in London; a meeting whose time is not known is an entry of the whole day; one of which
not even the day is known is left out, and counted on the page. Nobody who attends is named.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Component, Event, Timezone, TimezoneDaylight, TimezoneStandard

from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import DID_NOT_TAKE_PLACE, MeetingEventKind
from meetings.disclosure import ActionLine, CalendarEntry, minutes_named, on_a_known_day
from meetings.querysets import MeetingQuerySet

CONFIRMED = {MeetingEventKind.NOTICE_PUBLISHED, MeetingEventKind.HELD}
ASK_AGAIN = timedelta(hours=6)


def count_without_day(meetings: MeetingQuerySet) -> int:
    """How many of these meetings no calendar can show, because their day is not known."""
    return meetings.exclude(on_a_known_day()).count()


def write_calendar(entries: Iterable[CalendarEntry], *, name: str) -> bytes:
    """The bytes of a calendar with these meetings; the same entries give the same bytes."""
    return _calendar([_london(), *(_event(entry) for entry in entries)], name=name)


def write_action_calendar(actions: Iterable[ActionLine], *, name: str) -> bytes:
    """The bytes of a calendar in which each action stands on the day on which it is due; others are left out.

    They are entries of a whole day and not tasks (VTODO): programs that subscribe to a calendar leave tasks out.
    """
    return _calendar([_london(), *(_due(line) for line in actions if line.due.precision == "day")], name=name)


def _calendar(components: Iterable[Component], *, name: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.PUBLISHER_NAME}//{settings.SERVICE_NAME}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for component in components:
        calendar.add_component(component)
    return calendar.to_ical()


def _event(entry: CalendarEntry) -> Event:
    line = entry.line
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", entry.sequence)
    event.add("status", _status(entry.last_event))
    event.add("summary", line.title)
    starts, ends = _times(line.date, line.start_time, line.end_time)
    event.add("dtstart", starts)
    if ends:
        event.add("dtend", ends)
    if entry.place:
        event.add("location", entry.place)
    event.add("description", _description(entry))
    if line.url:
        event.add("url", settings.PUBLIC_URL + line.url)
    return event


def _due(line: ActionLine) -> Event:
    """One action on its day. It keeps nobody's time busy."""
    changed = max(line.told_on, line.reported_on.earliest if line.reported_on else date.min)
    parts = [
        line.group.text if line.group else "",
        f"Owner: {line.owner or 'not stated'}",
        line.status,
        f"From {minutes_named(line.meeting.text)}",
        line.report,
    ]
    event = Event()
    event.add("uid", line.uuid)
    event.add("dtstamp", datetime.combine(changed, time(), UTC))
    event.add("summary", f"Due: {f'{line.number}. ' if line.number else ''}{line.text}")
    event.add("dtstart", line.due.earliest)
    event.add("transp", "TRANSPARENT")
    event.add("description", "\n".join(part for part in parts if part))
    event.add("url", settings.PUBLIC_URL + line.meeting.url)
    return event


def _status(last_event: str) -> str:
    """Only a meeting of which notice was given, or that was held, is certain."""
    if last_event in DID_NOT_TAKE_PLACE:
        return "CANCELLED"
    return "CONFIRMED" if last_event in CONFIRMED else "TENTATIVE"


def _times(day: PartialDate, begins: time | None, ends: time | None) -> tuple[date | datetime, datetime | None]:
    """When it begins and ends by the clock; the day alone where the time of its beginning is not known."""
    if begins is None:
        return day.earliest, None
    zone = ZoneInfo(settings.TIME_ZONE)
    starts = datetime.combine(day.earliest, begins, zone)
    return starts, datetime.combine(day.earliest, ends, zone) if ends and ends > begins else None


def _description(entry: CalendarEntry) -> str:
    """In words: whose meeting it is, what became of it, and how to come."""
    line = entry.line
    groups = [link.text for link in (line.group, *line.joint_groups) if link]
    parts = [" and ".join(groups), line.standing or "Not stated whether it was held"]
    if entry.postponed_to:
        new = entry.postponed_to
        parts.append(f"In its place: {new.text}, {settings.PUBLIC_URL}{new.url}")
    if line.date_note:
        parts.append(line.date_note)
    if entry.how_to_attend:
        parts.append(entry.how_to_attend)
    if entry.online_link:
        parts.append(f"Join online: {entry.online_link}")
    return "\n".join(part for part in parts if part)


def _london() -> Timezone:
    """When the clocks change, by the rule in force since 1996; an empty calendar too must hold something."""
    zone = Timezone()
    zone.add("tzid", settings.TIME_ZONE)
    for half, begins, month, name, before, after in (
        (TimezoneDaylight(), datetime(1996, 3, 31, 1), 3, "BST", 0, 1),  # noqa: DTZ001 - a zone is defined in local time
        (TimezoneStandard(), datetime(1996, 10, 27, 2), 10, "GMT", 1, 0),  # noqa: DTZ001 - the same
    ):
        half.add("dtstart", begins)
        half.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        half.add("tzoffsetfrom", timedelta(hours=before))
        half.add("tzoffsetto", timedelta(hours=after))
        half.add("tzname", name)
        zone.add_component(half)
    return zone
