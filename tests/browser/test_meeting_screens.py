"""The staff screens of a meeting and its minutes in a real browser, each as it is opened and as it is sent (X1, X3)."""

from typing import Any

import pytest
from django.urls import reverse

from groups.models import AdvisoryGroup
from meetings.admin.steps import STEPS
from tests import factories as make
from tests.browser.looking import Looker
from tests.browser.pages import MEETING_SCREENS
from tests.meetings.making import make_action, make_interest, make_paper, make_release
from tests.meetings.manuscripts import make_redaction

STAGES = {
    "start": "none",
    "circulate": "draft",
    "take-back": "circulated",
    "approve": "circulated",
    "not-taken": "none",
    "withhold": "draft",
    "publish": "approved",
    "publish-draft": "draft",
    "correct": "published",
    "withdraw": "published",
}
"""The stage from which each step of minutes is taken."""


@pytest.fixture
def invented(running_site: Any) -> Any:
    """The site with one of everything, in which a test makes a meeting of its own."""
    running_site.show("one")
    return running_site


def make_full_meeting(stage: str) -> Any:
    """A meeting of a public group with something of everything, its minutes at this stage."""
    meeting = make.make_meeting(
        group=AdvisoryGroup.objects.get(key="public-group"), title="Invented meeting", date="2022-03-01"
    )
    make.make_meeting_event(meeting=meeting, kind="planned", dated="2022-01-01")
    text = "<p>Ann Invented rang 020 7946 0001.</p><ul><li>Invented point</li></ul><p>Invented words.</p>"
    item = make.make_agenda_item(meeting=meeting, number="1", title="Invented item", text=text)
    make_redaction(item, "Invented words", approved_by=None)
    make_action(meeting=meeting, item=item, due="2022-04-01")
    make_paper(meeting=meeting, link="https://invented.example/paper")
    make_interest(meeting=meeting)
    make.make_attendance(meeting=meeting, name_as_printed="Ann Invented")
    make.make_role(group=meeting.group, person=make.make_person(name="Ann Invented"), start="2021")
    if stage != "none":
        approval = {"approved_by_procedure": "By letter (invented)"} if stage == "approved" else {}
        minutes = make.make_minutes(meeting=meeting, stage=stage, **approval)
        if stage == "published":
            make_release(meeting=meeting)
            item.redactions.update(approved_by=make.make_user(), approved_at="2022-03-02T12:00:00Z")
        assert minutes.stage == stage
    return meeting


def arguments(name: str, meeting: Any) -> list[int]:
    """What the address of a screen is filled with, for this meeting."""
    match name.removeprefix("admin:").partition("_"):
        case "action", _, "open":
            return []
        case "action", _, _:
            return [meeting.actions.get().pk]
        case "attendance", _, "how-often":
            return []
        case "attendance", _, _:
            return [meeting.attendances.get().pk]
        case _, _, "plan":
            return []
        case _, _, "alike":
            return [meeting.pk, meeting.items.get().redactions.get().pk]
    return [meeting.pk]


def send_empty(page: Any, short: str) -> list[str]:
    """Send the form of the screen as it stands; a screen on which nothing can be sent yet has no button."""
    buttons = page.locator("#content form[method=post] [type=submit]")
    if not buttons.count():
        return []
    buttons.last.evaluate("button => { button.form.noValidate = true; }")
    buttons.last.click()
    page.wait_for_load_state()
    return Looker(page).problems(name=f"staff-{short}-sent")


def test_every_step_has_a_screen_that_is_looked_at():
    assert {f"admin:minutes_move_{key}" for key in STAGES} <= MEETING_SCREENS
    assert {f"admin:meeting_step_{step.key}" for step in STEPS} <= MEETING_SCREENS


@pytest.mark.parametrize("name", sorted(MEETING_SCREENS))
def test_screen_of_a_meeting_is_sound_as_opened_and_as_sent_empty(invented, context, page, name, record_property):
    invented.sign_in(context)
    stage = STAGES.get(name.removeprefix("admin:minutes_move_"), "draft")
    address = reverse(name, args=arguments(name, make_full_meeting(stage)))
    short = name.removeprefix("admin:").replace("_", "-")
    looker = Looker(page)
    opened = looker.open(invented.url + address, status=200) + looker.problems(name=f"staff-{short}")
    sent = send_empty(page, short)
    record_property("proof", ["X1 X3 screens of meetings with a problem in the browser", bool(opened or sent), 1])
    assert (opened, sent) == ([], [])
