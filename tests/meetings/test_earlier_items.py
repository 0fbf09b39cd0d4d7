"""A matter arising leads to the item that it comes back to, as far as the public can read that one (MIN-10)."""

import pytest

from groups.disclosure.links import Link
from meetings.disclosure.document import MinutesDocument
from meetings.disclosure.document_making import make_document
from meetings.disclosure.manuscript import read_manuscript
from meetings.disclosure.minutes_blocks import minutes_blocks
from meetings.disclosure.renditions import html_of, text_of
from tests.factories import make_agenda_item, make_group, make_meeting, make_minutes
from tests.meetings.making import make_release, make_withdrawal
from tests.meetings.manuscripts import WITHHELD

pytestmark = pytest.mark.django_db

MEETING = Link("Invented meeting, 1 March 2022", "/groups/invented-iag/meetings/2022-03-01/")


@pytest.fixture
def lights():
    """The item of an earlier meeting."""
    group = make_group(key="invented-iag", name="Invented IAG")
    meeting = make_meeting(group=group, slug="2022-03-01", title="Invented meeting", date="2022-03-01")
    return make_agenda_item(meeting=meeting, position=4, number="4", title="Lights")


def document(lights, **values):
    """The minutes of a later meeting with one item, which comes back to the earlier one."""
    later = make_meeting(group=lights.meeting.group, date="2022-05-03")
    values = {"title": "Matters arising", "text": "They are on.", "position": 1, "number": "1", **values}
    make_agenda_item(meeting=later, earlier_item=lights, **values)
    return make_document(read_manuscript(make_minutes(meeting=later, stage="draft")), is_draft=True)


def test_link_leads_to_the_item_as_it_was_published(lights):
    make_release(meeting=lights.meeting)
    made = document(lights)
    address = "/groups/invented-iag/meetings/2022-03-01/minutes/#item-4"
    assert made.items[0].earlier == Link("4. Lights (Invented meeting, 1 March 2022)", address)
    told = "Comes back to: 4. Lights (Invented meeting, 1 March 2022)"
    assert told in text_of(made)
    assert f'<a class="govuk-link" href="{address}">4. Lights (Invented meeting, 1 March 2022)</a>' in html_of(made)
    assert told in [getattr(block, "text", "") for block in minutes_blocks(made, version="Version 1")]


def test_link_leads_to_the_meeting_where_the_item_cannot_be_read(lights):
    assert document(lights).items[0].earlier == MEETING


def test_link_leads_to_the_meeting_where_its_minutes_were_withdrawn(lights):
    make_withdrawal(release=make_release(meeting=lights.meeting))
    assert document(lights).items[0].earlier == MEETING


def test_link_says_nothing_of_an_item_that_is_withheld(lights):
    for name, value in WITHHELD.items():
        setattr(lights, name, value)
    lights.save()
    make_release(meeting=lights.meeting)
    assert document(lights).items[0].earlier == MEETING


def test_link_says_nothing_of_a_title_that_was_changed_since(lights):
    make_release(meeting=lights.meeting)
    lights.title = "Lights of Jane Private"
    lights.save()
    assert document(lights).items[0].earlier == MEETING


@pytest.mark.parametrize("hidden", ["meeting", "group"])
def test_there_is_no_link_to_what_is_not_public(lights, hidden):
    record = lights.meeting if hidden == "meeting" else lights.meeting.group
    record.audience = "staff"
    record.save()
    assert document(lights).items[0].earlier is None


def test_withheld_item_does_not_say_where_it_comes_from(lights):
    assert document(lights, **WITHHELD).items[0].earlier is None


def test_release_from_before_the_link_can_still_be_read(lights):
    made = document(lights)
    data = made.as_data()
    del data["items"][0]["earlier"]
    assert MinutesDocument.from_data(data).items[0].earlier is None
    assert MinutesDocument.from_data(made.as_data()) == made
