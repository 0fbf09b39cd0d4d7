"""The public pages, files and feeds of meetings; each reads views for the public."""

from meetings.views.actions import action_list, group_actions
from meetings.views.by_area import MinutesByAreaPage
from meetings.views.calendars import (
    actions_calendar,
    calendar_of_groups,
    group_actions_calendar,
    group_calendar,
    meeting_calendar,
    meetings_calendar,
)
from meetings.views.downloads import minutes_file, version_file
from meetings.views.formats import other_format
from meetings.views.meeting_list import MeetingListPage, meetings_csv, meetings_json
from meetings.views.meetings import group_attendance, group_meetings, meeting_detail
from meetings.views.minutes import minutes, minutes_changes, minutes_version
from meetings.views.papers import paper

__all__ = [
    "MeetingListPage",
    "MinutesByAreaPage",
    "action_list",
    "actions_calendar",
    "calendar_of_groups",
    "group_actions",
    "group_actions_calendar",
    "group_attendance",
    "group_calendar",
    "group_meetings",
    "meeting_calendar",
    "meeting_detail",
    "meetings_calendar",
    "meetings_csv",
    "meetings_json",
    "minutes",
    "minutes_changes",
    "minutes_file",
    "minutes_version",
    "other_format",
    "paper",
    "version_file",
]
