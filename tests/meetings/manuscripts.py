"""Invented minutes with something of everything, public and withheld, for tests of what is published of them."""

from typing import Any

from iag_registry.lib.prose import plain_text
from meetings.models import Minutes, Redaction
from meetings.redaction.anchoring import anchor
from tests.factories import (
    make_agenda_item,
    make_attendance,
    make_group,
    make_meeting,
    make_minutes,
    make_organisation,
    make_user,
)
from tests.meetings.making import make_action, make_amendment, make_decision, make_interest, make_paper

WITHHELD = {"audience": "staff", "withholding_reason": "s40_2"}


def make_redaction(item: Any, words: str, exemption: str = "s40_2", **values: Any) -> Redaction:
    """A redaction of the first place where these words stand in the item; approved, unless told otherwise."""
    text = plain_text(item.text)
    place = anchor(text, text.index(words), text.index(words) + len(words))
    values.setdefault("decided_by", make_user())
    if "approved_by" not in values:
        values["approved_by"] = make_user()
    if values["approved_by"]:
        values.setdefault("approved_at", "2022-03-10T12:00:00Z")
    return Redaction.objects.create(
        item=item,
        start=place.start,
        end=place.start + len(words),
        quote=words,
        before=place.before,
        after=place.after,
        exemption=exemption,
        reason="Invented: a private person.",
        **values,
    )


def make_invented_minutes(**values: Any) -> Minutes:
    """The minutes of one invented meeting: three items, of which one is withheld, and a redaction of one name."""
    group = make_group(key="invented-iag", name="Invented IAG")
    meeting = make_meeting(
        group=group,
        slug="2022-03-01",
        title="Invented IAG minutes - 1 March 2022",
        date="2022-03-01",
        attendance_heading="Members and guests",
        place="Invented Hall",
        place_audience="public",
    )
    body = make_organisation(key="invented-council", name="Invented Council", abbreviation="IC")
    make_attendance(
        meeting=meeting,
        position=1,
        name_as_printed="Ada Public",
        organisation=body,
        organisation_as_printed="IC",
        capacity="present",
        initials="AP",
        is_chair=True,
    )
    make_attendance(meeting=meeting, position=2, name_as_printed="Hidden Member", capacity="present", **WITHHELD)
    make_attendance(meeting=meeting, position=3, name_as_printed="Ned Invited", capacity="invited")
    first = make_agenda_item(
        meeting=meeting,
        position=1,
        number="1",
        title="Welcome",
        outcome="noted",
        text="<p>Ada Public opened.</p><h3>News</h3><ul><li>Jan Private spoke.</li><li>All agreed.</li></ul>",
    )
    make_agenda_item(
        meeting=meeting,
        position=2,
        number="2",
        title="A secret operation",
        neutral_title="Restricted item",
        text="Secret words.",
        audience="restricted",
        withholding_reason="s31_1",
    )
    make_agenda_item(meeting=meeting, position=3, number="3", title="Any other business")
    make_redaction(first, "Jan Private")
    make_decision(item=first, position=1, text="To meet monthly.")
    make_decision(item=first, position=2, text="Secret decision.", **WITHHELD)
    make_action(
        meeting=meeting,
        item=first,
        position=1,
        number="2022/01",
        text="Write to the borough.",
        owner_role="secretariat",
        owner_as_printed="Nora Private",
        owner_organisation=body,
        due="2022-04",
    )
    make_action(meeting=meeting, position=2, text="Secret action.", **WITHHELD)
    make_paper(meeting=meeting, position=1, number="Paper 1", title="Report", link="https://example.org/report")
    make_paper(meeting=meeting, position=2, number="Paper 2", title="Secret paper", **WITHHELD)
    make_interest(meeting=meeting, position=1, interest="Works for the council", what_was_done="stayed in the room")
    minutes = make_minutes(meeting=meeting, **{"stage": "approved", "approved_by_procedure": "By email", **values})
    make_amendment(minutes=minutes, item=first, position=1)
    return minutes
