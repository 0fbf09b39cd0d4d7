"""The records of meetings: one main record to a file."""

from meetings.models.action import Action, ActionUpdate
from meetings.models.agenda_item import AgendaItem, Decision
from meetings.models.attendance import Attendance
from meetings.models.declaration import InterestDeclared
from meetings.models.format_request import FormatRequest
from meetings.models.item_draft import ItemDraft
from meetings.models.meeting import JointMeeting, Meeting, MeetingEvent
from meetings.models.minutes import Minutes
from meetings.models.minutes_move import Amendment, MinutesMove
from meetings.models.paper import Paper
from meetings.models.redaction import Redaction
from meetings.models.release import MinutesRelease, ReleaseWithdrawal

__all__ = [
    "Action",
    "ActionUpdate",
    "AgendaItem",
    "Amendment",
    "Attendance",
    "Decision",
    "FormatRequest",
    "InterestDeclared",
    "ItemDraft",
    "JointMeeting",
    "Meeting",
    "MeetingEvent",
    "Minutes",
    "MinutesMove",
    "MinutesRelease",
    "Paper",
    "Redaction",
    "ReleaseWithdrawal",
]
