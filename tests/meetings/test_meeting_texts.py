"""The words of many meetings at once say what the pages of each say, and cost the same for one and for many."""

from datetime import date

import pytest

from iag_registry.lib.audiences import Audience
from meetings.disclosure import meeting_page, meeting_texts, minutes_page
from meetings.models import Meeting
from tests import factories as make
from tests.meetings.making import make_joint_meeting, make_release, make_withdrawal

pytestmark = pytest.mark.django_db

DAY = date(2024, 1, 1)
PUBLIC = Audience.PUBLIC


def make_one(number: int) -> Meeting:
    group = make.make_group(name=f"Invented group {number}")
    meeting = make.make_meeting(group=group, date="2022-03-01", place="Invented hall", note="In two rooms.")
    make.make_meeting_event(meeting=meeting)
    make.make_agenda_item(meeting=meeting, title="Read by all", text="<p>On herons.</p>")
    make.make_agenda_item(
        meeting=meeting, title="Read by some", audience=Audience.STAFF, withholding_reason="s40_2", position=2
    )
    make_joint_meeting(meeting=meeting)
    make_release(meeting=meeting)
    return meeting


@pytest.mark.parametrize("place", Audience)
def test_texts_say_what_the_pages_say(place):
    meeting = make_one(1)
    meeting.place_audience = place
    meeting.save()

    (text,) = meeting_texts([meeting.pk], audience=PUBLIC, day=DAY)

    page = meeting_page(meeting.group.key, meeting.slug, audience=PUBLIC, day=DAY)
    minutes = minutes_page(meeting.group.key, meeting.slug, audience=PUBLIC, day=DAY)
    assert text.agenda == tuple(line.title for line in page.agenda)
    assert "Read by some" not in text.agenda
    assert text.joint_groups == tuple(link.text for link in page.joint_groups)
    assert (text.group, text.title, text.date) == (page.group.text, page.title, page.date)
    assert (text.standing, text.note, text.place) == (page.standing, page.note, page.place)
    assert (text.notice, text.how_to_attend) == (page.notice, page.how_to_attend)
    assert text.minutes == minutes.release.document


@pytest.mark.parametrize("hidden", ["meeting", "group"])
def test_of_a_meeting_that_the_public_may_not_know_of_there_are_no_words(hidden):
    meeting = make_one(1)
    record = meeting if hidden == "meeting" else meeting.group
    record.audience, record.withholding_reason = Audience.STAFF, "s40_2"
    record.save()

    assert meeting_texts([meeting.pk], audience=PUBLIC, day=DAY) == ()


def test_the_newest_version_that_can_be_read_is_taken():
    meeting = make_one(1)
    make_release(meeting=meeting, version=2)
    withdrawn = make_release(meeting=meeting, version=3)
    make_withdrawal(release=withdrawn)

    (text,) = meeting_texts([meeting.pk], audience=PUBLIC, day=DAY)

    page = minutes_page(meeting.group.key, meeting.slug, audience=PUBLIC, day=DAY)
    assert page.asked.number == 2
    assert text.minutes == page.release.document


def test_many_meetings_cost_the_same_as_one(django_assert_num_queries):
    meetings = [make_one(number).pk for number in range(3)]
    for some in (meetings[:1], meetings):
        with django_assert_num_queries(5):
            assert len(meeting_texts(some, audience=PUBLIC, day=DAY)) == len(some)
