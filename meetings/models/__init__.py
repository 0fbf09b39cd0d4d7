"""The records of meetings: one main record to a file."""

from meetings.models.agenda_item import AgendaItem
from meetings.models.attendance import Attendance
from meetings.models.meeting import Meeting, MeetingEvent
from meetings.models.minutes import Minutes

__all__ = ["AgendaItem", "Attendance", "Meeting", "MeetingEvent", "Minutes"]
