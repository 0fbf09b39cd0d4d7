"""The only way out for meetings: frozen views, made for an audience and a day (DP-01)."""

from meetings.disclosure.area_minutes import (
    AreaMinutes,
    MinutesByArea,
    latest_minutes_by_group,
    minutes_by_area,
    minutes_map,
)
from meetings.disclosure.attendance_tallies import (
    GroupAttendance,
    Tally,
    group_attendance,
    organisation_attendance,
)
from meetings.disclosure.calendar_entries import CalendarEntry, calendar_entries, on_a_known_day
from meetings.disclosure.feed_entries import action_entries, feed_entries, meeting_entries, meeting_in_words
from meetings.disclosure.lists import (
    count_without_meeting,
    group_meetings,
    in_reading_order,
    latest_meetings,
    latest_minutes,
    listed_meetings,
    meeting_rows,
    meeting_table,
    meetings_of_source,
    next_meeting,
    of_group,
    of_groups,
    one_meeting,
    sorted_by_fate,
    sources_of,
    visible_group,
)
from meetings.disclosure.meeting_pages import meeting_page, unknown_meeting
from meetings.disclosure.meeting_texts import MeetingText, meeting_texts
from meetings.disclosure.minutes_changes import MINUTES_CHANGES
from meetings.disclosure.minutes_pages import MinutesPage, ReleaseView, VersionLine, minutes_page, release_of
from meetings.disclosure.minutes_rows import MinutesRow, listed_minutes, minutes_rows
from meetings.disclosure.minutes_words import (
    NO_LONGER_READABLE,
    STAGES_EXPLAINED,
    Approval,
    MinutesState,
    minutes_named,
)
from meetings.disclosure.open_actions import ActionLine, action_lines, open_actions
from meetings.disclosure.paper_shapes import PaperFile, PaperView
from meetings.disclosure.papers import paper_file
from meetings.disclosure.published import is_released, readable_minutes
from meetings.disclosure.shapes import (
    AgendaLine,
    EventView,
    GroupMeetings,
    MeetingLine,
    MeetingPage,
    Neighbours,
    NextMeeting,
    SourceLink,
    UnknownMeeting,
)

__all__ = [
    "MINUTES_CHANGES",
    "NO_LONGER_READABLE",
    "STAGES_EXPLAINED",
    "ActionLine",
    "AgendaLine",
    "Approval",
    "AreaMinutes",
    "CalendarEntry",
    "EventView",
    "GroupAttendance",
    "GroupMeetings",
    "MeetingLine",
    "MeetingPage",
    "MeetingText",
    "MinutesByArea",
    "MinutesPage",
    "MinutesRow",
    "MinutesState",
    "Neighbours",
    "NextMeeting",
    "PaperFile",
    "PaperView",
    "ReleaseView",
    "SourceLink",
    "Tally",
    "UnknownMeeting",
    "VersionLine",
    "action_entries",
    "action_lines",
    "calendar_entries",
    "count_without_meeting",
    "feed_entries",
    "group_attendance",
    "group_meetings",
    "in_reading_order",
    "is_released",
    "latest_meetings",
    "latest_minutes",
    "latest_minutes_by_group",
    "listed_meetings",
    "listed_minutes",
    "meeting_entries",
    "meeting_in_words",
    "meeting_page",
    "meeting_rows",
    "meeting_table",
    "meeting_texts",
    "meetings_of_source",
    "minutes_by_area",
    "minutes_map",
    "minutes_named",
    "minutes_page",
    "minutes_rows",
    "next_meeting",
    "of_group",
    "of_groups",
    "on_a_known_day",
    "one_meeting",
    "open_actions",
    "organisation_attendance",
    "paper_file",
    "readable_minutes",
    "release_of",
    "sorted_by_fate",
    "sources_of",
    "unknown_meeting",
    "visible_group",
]
