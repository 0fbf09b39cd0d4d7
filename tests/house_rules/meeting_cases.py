"""Both sides of each constraint of meetings, and of what happens between planning one and reading its minutes."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from django.db import connection

from iag_registry.lib.sealed_tables import UNSEAL
from meetings.models import ItemDraft, MinutesRelease
from tests import factories as make
from tests.factories.sequence import next_number, place
from tests.house_rules.pairs import of_first, own, second
from tests.meetings import making


def an_unsealed_release(**values: Any) -> Any:
    """A release in a table that may be changed until the test ends: its seal would speak before any constraint."""
    with connection.cursor() as cursor:
        for statement in UNSEAL[connection.vendor]:
            cursor.execute(statement.format(table=MinutesRelease._meta.db_table))
    return making.make_bare_release(**{"version": place(next_number()), **values})


def make_draft(**values: Any) -> ItemDraft:
    values["item"] = values.get("item") or make.make_agenda_item()
    values["by"] = values.get("by") or make.make_user()
    return ItemDraft.objects.create(**values)


def make_new_draft(**values: Any) -> ItemDraft:
    """A draft of an item that is not there yet."""
    values["by"] = values.get("by") or make.make_user()
    return ItemDraft.objects.create(meeting=make.make_meeting(), **values)


FACTORIES: dict[str, Callable[[], Any]] = {
    "AgendaItem": make.make_agenda_item,
    "Attendance": make.make_attendance,
    "Meeting": make.make_meeting,
    "MeetingEvent": make.make_meeting_event,
    "Minutes": make.make_minutes,
    "Action": making.make_action,
    "ActionUpdate": making.make_action_update,
    "Amendment": making.make_amendment,
    "Decision": making.make_decision,
    "FormatRequest": making.make_format_request,
    "InterestDeclared": making.make_interest,
    "ItemDraft": make_draft,
    "JointMeeting": making.make_joint_meeting,
    "MinutesMove": making.make_minutes_move,
    "MinutesRelease": an_unsealed_release,
    "Paper": making.make_paper,
    "Redaction": making.make_redaction,
    "ReleaseWithdrawal": making.make_withdrawal,
}


def a_meeting(_: Any) -> Any:
    return make.make_meeting()


def nameless_meetings() -> Any:
    first = make.make_meeting(group=None)
    other = make.make_meeting(group=None)
    other.first_row = first
    return other


SIDES: dict[str, tuple[Any, ...]] = {
    "meetings_meeting_slug_once": ({}, {"slug": of_first("slug")}, second(make.make_meeting, "group")),
    "meetings_meeting_slug_once_without_group": ({}, {"slug": of_first("slug")}, nameless_meetings),
    "meetings_meetingevent_postponed_to_when_postponed": (
        {"kind": "postponed", "postponed_to": lambda row: make.make_meeting(), "reason": "Invented reason"},
        {"kind": "held", "postponed_to": lambda row: make.make_meeting()},
    ),
    "meetings_meetingevent_postponed_to_another": (
        {"kind": "postponed", "postponed_to": lambda row: make.make_meeting(), "reason": "Invented reason"},
        {"kind": "postponed", "postponed_to": own("meeting"), "reason": "Invented reason"},
    ),
    "meetings_meeting_start_time_not_after_end_time": (
        {"start_time": time(18, 30), "end_time": time(18, 30)},
        {"start_time": time(18, 30), "end_time": time(18, 29)},
    ),
    "meetings_minutes_approved_at_another": (
        {"approved_at": lambda row: make.make_meeting()},
        {"approved_at": own("meeting")},
    ),
    "meetings_agendaitem_position_once": (
        {},
        {"position": of_first("position")},
        second(make.make_agenda_item, "meeting"),
    ),
    "meetings_attendance_position_once": (
        {},
        {"position": of_first("position")},
        second(make.make_attendance, "meeting"),
    ),
    "meetings_minutes_approval_named": (
        {"stage": "approved", "approved_by_procedure": "By email (invented)"},
        {"stage": "approved"},
    ),
    "meetings_minutes_reason_given": ({"stage": "not_taken", "reason": "No clerk."}, {"stage": "not_taken"}),
    "meetings_meetingevent_reason_given": ({"kind": "cancelled", "reason": "Invented."}, {"kind": "cancelled"}),
    "meetings_jointmeeting_once": ({}, {"group": of_first("group")}, second(making.make_joint_meeting, "meeting")),
    "meetings_attendance_substitute_for_when_substitute": (
        {"capacity": "substitute_for", "substitute_for": lambda row: make.make_attendance()},
        {"capacity": "present", "substitute_for": lambda row: make.make_attendance()},
    ),
    "meetings_attendance_arrived_before_left": (
        {"arrived": "18:30", "left": "18:30"},
        {"arrived": "18:30", "left": "18:29"},
    ),
    "meetings_action_position_once": ({}, {"position": of_first("position")}, second(making.make_action, "meeting")),
    "meetings_actionupdate_dated_or_at_meeting": ({"dated": "", "meeting": a_meeting}, {"dated": ""}),
    "meetings_actionupdate_carried_to_a_meeting": (
        {"status": "carried_forward", "meeting": a_meeting},
        {"status": "carried_forward"},
    ),
    "meetings_actionupdate_closed_with_reason": (
        {"status": "closed_no_action", "text": "Overtaken by events."},
        {"status": "closed_no_action"},
    ),
    "meetings_interestdeclared_position_once": (
        {},
        {"position": of_first("position")},
        second(making.make_interest, "meeting"),
    ),
    "meetings_decision_position_once": ({}, {"position": of_first("position")}, second(making.make_decision, "item")),
    "meetings_minutesmove_reason_given": ({"stage": "corrected", "reason": "Invented."}, {"stage": "corrected"}),
    "meetings_minutesmove_approval_named": (
        {"stage": "approved", "approved_by_procedure": "By email (invented)"},
        {"stage": "approved"},
    ),
    "meetings_amendment_position_once": (
        {},
        {"position": of_first("position")},
        second(making.make_amendment, "minutes"),
    ),
    "meetings_amendment_says_something": ({"before": ""}, {"before": "", "after": ""}),
    "meetings_redaction_not_empty": ({"start": 1, "end": 2}, {"start": 2, "end": 2}),
    "meetings_redaction_reason_given": ({}, {"reason": ""}),
    "meetings_redaction_approval_whole": (
        {"approved_by": lambda row: make.make_user(), "approved_at": "2022-03-10T12:00:00Z"},
        {"approved_at": "2022-03-10T12:00:00Z"},
    ),
    "meetings_minutesrelease_version_once": (
        {},
        {"version": of_first("version")},
        second(an_unsealed_release, "minutes"),
    ),
    "meetings_minutesrelease_reason_given": ({"kind": "correction", "reason": "Invented."}, {"kind": "correction"}),
    "meetings_minutesrelease_version_from_one": ({"version": 1}, {"version": 0}),
    "meetings_releasewithdrawal_reason_given": ({}, {"reason": ""}),
    "meetings_paper_position_once": ({}, {"position": of_first("position")}, second(making.make_paper, "meeting")),
    "meetings_paper_file_or_link": (
        {"link": "https://example.org/paper", "file": ""},
        {"link": "https://example.org/paper", "file": "papers/a.pdf", "is_looked_through": True},
    ),
    "meetings_paper_public_file_is_clean": (
        {"file": "papers/a.pdf", "is_looked_through": True},
        {"file": "papers/a.pdf", "is_looked_through": True, "hidden_data": "2 comments in the text."},
    ),
    "meetings_formatrequest_status_known": ({"status": "open"}, {"status": "x", "closed_on": date(2022, 7, 1)}),
    "meetings_itemdraft_one_each": ({}, {"item": of_first("item")}, second(make_draft, "by")),
    "meetings_itemdraft_one_new_each": ({}, {"meeting": of_first("meeting")}, second(make_new_draft, "by")),
    "meetings_itemdraft_item_or_meeting": ({"meeting": None}, {"meeting": a_meeting}),
    "meetings_formatrequest_closed_with_date": (
        {"status": "supplied", "closed_on": date(2022, 7, 1)},
        {"status": "supplied", "closed_on": None},
    ),
}
"""What each constraint allows, what it refuses, and where needed how the row is made."""
