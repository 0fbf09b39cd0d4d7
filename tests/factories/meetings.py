"""Meetings and what is recorded of them."""

from typing import Any

from meetings.models import AgendaItem, Attendance, Meeting, MeetingEvent, Minutes
from tests.factories.bodies import make_group
from tests.factories.sequence import next_number, place


def make_meeting(**values: Any) -> Meeting:
    n = next_number()
    values.setdefault("slug", f"meeting-{n}")
    values.setdefault("title", f"Meeting {n}")
    values.setdefault("audience", "public")
    if "group" not in values:
        values["group"] = make_group()
    return Meeting.objects.create(**values)


def make_meeting_event(**values: Any) -> MeetingEvent:
    values.setdefault("kind", "held")
    if values["kind"] in {"cancelled", "postponed", "not_held"}:
        values.setdefault("reason", "Invented reason")
    values["meeting"] = values.get("meeting") or make_meeting()
    return MeetingEvent.objects.create(**values)


def make_agenda_item(**values: Any) -> AgendaItem:
    n = next_number()
    values.setdefault("position", place(n))
    values.setdefault("title", f"Item {n}")
    values.setdefault("item_type", "update")
    values.setdefault("audience", "public")
    values["meeting"] = values.get("meeting") or make_meeting()
    return AgendaItem.objects.create(**values)


def make_attendance(**values: Any) -> Attendance:
    n = next_number()
    values.setdefault("position", place(n))
    values.setdefault("name_as_printed", f"Attendee {n}")
    values.setdefault("audience", "public")
    values["meeting"] = values.get("meeting") or make_meeting()
    return Attendance.objects.create(**values)


def make_minutes(**values: Any) -> Minutes:
    values.setdefault("stage", "published")
    values["meeting"] = values.get("meeting") or make_meeting()
    return Minutes.objects.create(**values)
