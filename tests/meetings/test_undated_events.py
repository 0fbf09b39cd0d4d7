"""An event without a date is told on no day on which it cannot have been known, on pages and in answers alike."""

from datetime import date

import pytest

from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import MeetingEventKind
from meetings.disclosure import unknown_meeting
from meetings.disclosure.lists import listed_meetings, one_meeting
from meetings.disclosure.meeting_lines import ANNOUNCED
from tests.factories import make_group, make_kind, make_meeting, make_meeting_event, make_source, make_statement
from tests.page_text import main_of, text_of

pytestmark = pytest.mark.django_db
LONG_BEFORE, BEFORE, AFTER, TOLD = date(2006, 1, 1), date(2021, 5, 4), date(2021, 5, 5), date(2021, 6, 30)
DAYS = (LONG_BEFORE, BEFORE, AFTER, TOLD)
OVER, TO_COME = ("held", "not_held"), ("planned", "notice_published", "cancelled", "postponed")


def meeting_with(kind, *, source=None, on="2021-05-05"):
    """A meeting with one event that has no date of its own."""
    group = make_group(key="alpha", name="Alpha", kind=make_kind(code="iag", is_advisory_group=True))
    meeting = make_meeting(group=group, slug="may", title="May", date=on)
    make_meeting_event(meeting=meeting, kind=kind, dated="", reason="Illness.", statement=source)
    return meeting


def told(meeting):
    """What had become of it by each of the days, as the lists have it."""
    events = (one_meeting("alpha", "may", day, Audience.PUBLIC).get().last_event for day in DAYS)
    return tuple(event or "" for event in events)


def test_every_kind_of_event_is_looked_at():
    assert {*OVER, *TO_COME} == set(MeetingEventKind.values)


@pytest.mark.parametrize("kind", OVER)
@pytest.mark.parametrize("has_source", [True, False])
def test_meeting_was_not_held_before_its_day(kind, has_source):
    meeting = meeting_with(kind, source=make_statement(as_of="2021-06-30") if has_source else None)
    assert told(meeting) == ("", "", kind, kind)
    assert [listed_meetings(day, Audience.PUBLIC).exists() for day in DAYS] == [False, False, True, True]


@pytest.mark.parametrize("kind", TO_COME)
def test_what_a_source_tells_is_told_from_its_day_or_that_of_the_meeting(kind):
    meeting = meeting_with(kind, source=make_statement(as_of="2021-05-01"))
    assert told(meeting) == ("", kind, kind, kind)


@pytest.mark.parametrize("kind", TO_COME)
def test_what_nothing_dates_is_told_on_every_day(kind):
    """Whoever wants to come must hear of it, on the day on which it is entered."""
    assert told(meeting_with(kind)) == (kind, kind, kind, kind)


@pytest.mark.parametrize("kind", TO_COME)
@pytest.mark.parametrize("hidden", ["statement", "source"])
def test_date_of_a_hidden_source_decides_nothing_about_an_event_without_one(kind, hidden):
    """Else the day on which a page changes would tell it (DP-01)."""
    source = make_source(audience="staff" if hidden == "source" else "public")
    statement = make_statement(
        source=source, as_of="2021-05-01", audience="staff" if hidden == "statement" else "public"
    )
    assert told(meeting_with(kind, source=statement)) == (kind, kind, kind, kind)


def test_source_without_a_date_dates_no_event():
    meeting = meeting_with("held", source=make_statement(as_of=""))
    meeting.events.update(dated="2021-05-10")
    assert told(meeting) == ("", "", "", "held")


@pytest.mark.parametrize(("kind", "expected"), [("held", ("", "", "", "held")), ("planned", ("", "", "", "planned"))])
def test_meeting_without_a_date_was_held_when_a_source_says_so(kind, expected):
    assert told(meeting_with(kind, source=make_statement(as_of="2021-06-30"), on="")) == expected


def test_page_of_an_earlier_day_does_not_say_that_it_was_held(client):
    meeting_with("held", source=make_statement(as_of="2021-06-30"))
    pages = [text_of(main_of(client.get(f"/groups/alpha/meetings/?on={day}"))) for day in DAYS]
    assert ["Held" in page for page in pages] == [False, False, True, True]


def test_day_of_a_source_that_anyone_may_read_is_the_first_record():
    meeting_with("planned", source=make_statement(as_of="2021-03-31"))
    page = unknown_meeting("alpha", "may", audience=Audience.PUBLIC, day=LONG_BEFORE, today=TOLD)
    assert page.known_from == PartialDate("2021-03-31")


SOURCES = {
    "none": lambda: None,
    "dated": lambda: make_statement(as_of="2021-05-01"),
    "undated": lambda: make_statement(as_of=""),
    "hidden": lambda: make_statement(as_of="2021-05-01", audience="staff"),
    "of a hidden source": lambda: make_statement(as_of="2021-05-01", source=make_source(audience="staff")),
}


@pytest.mark.parametrize("kind", [*OVER, *TO_COME])
@pytest.mark.parametrize("source", SOURCES)
def test_answer_says_what_the_lists_say(client, kind, source):
    """Answers tell of no meeting after their day, and of one that was announced that nothing more is known."""
    meeting = meeting_with(kind, source=SOURCES[source]())
    answers = [client.get(f"/ask/dates-met/?on={day}&group=alpha").context["answer"] for day in DAYS]
    said = [{str(cell) for table in answer.tables for row in table.rows for cell in row} for answer in answers]
    label = str(MeetingEventKind(kind).label)
    has_come = [bool(event) and day >= AFTER for event, day in zip(told(meeting), DAYS, strict=True)]
    assert [label in words for words in said] == (has_come if kind not in ANNOUNCED else [False] * 4)


@pytest.mark.parametrize("hidden", ["statement", "source"])
def test_date_of_a_hidden_source_tells_a_dated_event_on_no_earlier_day(hidden):
    """Its own date does, and the source would be known by the days on which it is told (DP-01)."""
    source = make_source(audience="staff" if hidden == "source" else "public")
    statement = make_statement(
        source=source, as_of="2021-05-01", audience="staff" if hidden == "statement" else "public"
    )
    meeting = make_meeting(group=make_group(key="alpha"), slug="may", date="2021-07-05")
    make_meeting_event(meeting=meeting, kind="planned", dated="2021-06-30", statement=statement)
    assert told(meeting) == ("", "", "", "planned")
