"""The only way out for meetings: frozen views, made for an audience and a day (DP-01)."""

from meetings.disclosure.lists import count_without_meeting, group_meetings, latest_meetings, meetings_of_source
from meetings.disclosure.pages import meeting_page
from meetings.disclosure.shapes import (
    AttendanceView,
    AttendeeView,
    EventView,
    GroupMeetings,
    ItemView,
    MeetingLine,
    MeetingPage,
    MinutesView,
    SourceLink,
    WithheldNames,
)

__all__ = [
    "AttendanceView",
    "AttendeeView",
    "EventView",
    "GroupMeetings",
    "ItemView",
    "MeetingLine",
    "MeetingPage",
    "MinutesView",
    "SourceLink",
    "WithheldNames",
    "count_without_meeting",
    "group_meetings",
    "latest_meetings",
    "meeting_page",
    "meetings_of_source",
]
