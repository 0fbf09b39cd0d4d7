"""The minutes of one invented meeting, and the addresses of their page and their files."""

from meetings.models import Meeting
from tests.factories import make_agenda_item, make_attendance, make_group, make_meeting, make_minutes
from tests.meetings.making import make_action, make_decision

PATH = "/groups/alpha/meetings/winter/minutes/"
FILE = "/groups/alpha/meetings/winter/minutes"


def make_winter_minutes() -> Meeting:
    """Minutes of two items, one decision and one action."""
    group = make_group(key="alpha", name="Alpha")
    meeting = make_meeting(group=group, slug="winter", title="Winter minutes", date="2022-02-02")
    make_attendance(meeting=meeting, name_as_printed="Ada Invented", role_as_printed="Chair", capacity="present")
    make_attendance(meeting=meeting, audience="staff", withholding_reason="s40_2", capacity="present")
    plan = make_agenda_item(
        meeting=meeting, position=1, number="1", title="Plan", text="<p>One.</p><p>Two.</p>", outcome="agreed"
    )
    make_decision(item=plan, text="To go on.")
    make_action(meeting=meeting, item=plan, number="7", text="Send it.", owner_role="police_lead", due="2022-07")
    make_agenda_item(meeting=meeting, position=2, number="2", audience="staff", withholding_reason="s31_1")
    make_minutes(meeting=meeting, stage="published", summary="They agreed a plan.", approved_by_procedure="by email")
    return meeting
