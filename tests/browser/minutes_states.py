"""Invented meetings whose minutes stand in each state that a reader can meet, and the words that tell of it."""

from collections.abc import Callable
from typing import Any

from groups.models import AdvisoryGroup
from meetings.actions.minutes import (
    AgreedChange,
    approve,
    circulate,
    mark_not_taken,
    set_expected,
    start_minutes,
    withhold,
)
from meetings.actions.releasing import correct, publish, publish_draft, withdraw
from meetings.models import Decision
from tests import factories as make
from tests.meetings.making import make_action, make_decision, make_paper
from tests.meetings.manuscripts import make_redaction

HELD_ON = "2022-03-01"


def make_written_meeting(name: str) -> Any:
    """A meeting that was held, with items of every sort that a page of minutes can show."""
    group = AdvisoryGroup.objects.get(key="public-group")
    meeting = make.make_meeting(group=group, slug=f"invented-{name}", title=f"Invented meeting: {name}", date=HELD_ON)
    make.make_meeting_event(meeting=meeting, kind="held", dated=HELD_ON)
    text = (
        "<p>Ann Invented spoke of <a href='https://invented.example/plan'>the plan</a>.</p>"
        "<ul><li>A first point</li><li>A second point</li></ul>"
        "<table><thead><tr><th>Year</th><th>Stops</th></tr></thead><tbody><tr><td>2021</td><td>12</td></tr></tbody></table>"
    )
    item = make.make_agenda_item(meeting=meeting, position=1, number="1", title="Invented item", text=text)
    make.make_agenda_item(
        meeting=meeting, position=2, number="2", title="Secret", audience="staff", withholding_reason="s31_1"
    )
    body = make.make_organisation(name=f"Invented council of {name}", abbreviation="")
    printed = {"organisation": body, "organisation_as_printed": body.name}
    make.make_attendance(meeting=meeting, position=1, name_as_printed="Ann Invented", capacity="present", **printed)
    make.make_attendance(meeting=meeting, position=2, name_as_printed="Ben Invented", capacity="apologies")
    withheld = {"audience": "staff", "withholding_reason": "s40_2"}
    make.make_attendance(meeting=meeting, position=3, name_as_printed="Cy Quillfeather", capacity="present", **withheld)
    make_decision(item=item, text="To meet weekly.")
    make_decision(item=item, text="Secret.", **withheld)
    make_action(meeting=meeting, item=item, due="2022-04-01")
    make_paper(meeting=meeting, link="https://invented.example/paper")
    return meeting


def _none(meeting: Any, by: Any) -> None:
    """Nobody knows of any minutes."""


def _draft(meeting: Any, by: Any) -> None:
    start_minutes(meeting=meeting, by=by)


def _late(meeting: Any, by: Any) -> None:
    start_minutes(meeting=meeting, by=by)
    set_expected(meeting=meeting, by=by, expected="2022-04-01", reason="The clerk said so (invented).")


def _circulated(meeting: Any, by: Any) -> None:
    start_minutes(meeting=meeting, by=by)
    circulate(meeting=meeting, by=by)


def _not_taken(meeting: Any, by: Any) -> None:
    mark_not_taken(meeting=meeting, by=by, reason="The clerk was ill (invented).")


def _withheld(meeting: Any, by: Any) -> None:
    withhold(meeting=meeting, by=by, reason="A trial is going on (invented).", expected="2099-01")


def _published_draft(meeting: Any, by: Any) -> None:
    start_minutes(meeting=meeting, by=by)
    publish_draft(meeting=meeting, by=by)


def _published(meeting: Any, by: Any) -> None:
    _circulated(meeting, by)
    decision = Decision.objects.get(item__meeting=meeting, text="To meet weekly.")
    decision.text = "To meet monthly."
    decision.save()
    approve(meeting=meeting, by=by, procedure="By letter (invented)", amendments=[AgreedChange("weekly", "monthly")])
    publish(meeting=meeting, by=by)


def _redacted(meeting: Any, by: Any) -> None:
    item = meeting.items.get(position=1)
    make_redaction(item, "second point")
    make_redaction(item, "2021", "s31_1")
    _published(meeting, by)


def _corrected(meeting: Any, by: Any) -> None:
    _published(meeting, by)
    item = meeting.items.get(position=1)
    item.text += "<p>A word was missing.</p>"
    item.save()
    correct(meeting=meeting, by=by, reason="A word was missing (invented).", replaces=1)


def _withdrawn(meeting: Any, by: Any) -> None:
    _published(meeting, by)
    withdraw(meeting=meeting, by=by, reason="A name stood in it (invented).")


State = tuple[Callable[[Any, Any], None], str]
STATES: dict[str, State] = {
    "none": (_none, "the register does not know whether any were taken"),
    "draft": (_draft, "The minutes are being written."),
    "late": (_late, "They were expected by 1 April 2022"),
    "circulated": (_circulated, "A draft of the minutes has been sent round"),
    "not-taken": (_not_taken, "The clerk was ill (invented)."),
    "withheld": (_withheld, "A trial is going on (invented)."),
    "published-draft": (_published_draft, "not yet approved"),
    "published": (_published, "“weekly” became “monthly”"),
    "redacted": (_redacted, "[redacted: s.40(2)"),
    "corrected": (_corrected, "A word was missing (invented)."),
    "withdrawn": (_withdrawn, "A name stood in it (invented)."),
}
"""How the minutes came into each state, and some words by which their page tells of it."""


def make_minutes_in(name: str) -> str:
    """A meeting whose minutes are in this state; returns the address of their page."""
    meeting = make_written_meeting(name)
    STATES[name][0](meeting, make.make_user(is_superuser=True))
    return f"{meeting.get_absolute_url()}minutes/"
