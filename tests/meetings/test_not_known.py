"""A meeting on a day on which the register knew nothing of it, or not all of it yet; every name here is invented."""

from datetime import date

import pytest

from groups.disclosure.links import Link
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import MeetingEventKind
from meetings.disclosure import UnknownMeeting, unknown_meeting
from tests.factories import make_group, make_meeting, make_meeting_event, make_minutes, make_statement
from tests.meetings.making import make_release
from tests.meetings.meeting_pages import page_of

pytestmark = pytest.mark.django_db
TODAY = date(2022, 1, 1)


@pytest.mark.parametrize(
    ("day", "known_from"), [(date(2021, 3, 31), "2021-04"), (date(2021, 4, 1), None), (date(2021, 5, 6), None)]
)
def test_meeting_before_it_was_announced_is_not_known(day, known_from):
    meeting = make_meeting(group=make_group(key="alpha", name="Alpha"), slug="may", title="May", date="2021-05-05")
    make_meeting_event(meeting=meeting, kind="planned", dated="2021-04")
    told = unknown_meeting("alpha", "may", audience=Audience.PUBLIC, day=day, today=TODAY)
    link = Link("Alpha", "/groups/alpha/")
    assert told == (
        UnknownMeeting("alpha", "May", link, "/groups/alpha/meetings/", PartialDate(known_from)) if known_from else None
    )
    assert (page_of(meeting, day=day) is None) is (known_from is not None)


def test_date_of_a_source_is_not_told():
    meeting = make_meeting(group=make_group(key="alpha"), slug="may", date="2021-05-05")
    source = make_statement(as_of="2021-03-31", audience="staff")
    make_meeting_event(meeting=meeting, kind="held", dated="2021-05-05", statement=source)
    told = unknown_meeting("alpha", "may", audience=Audience.PUBLIC, day=date(2021, 3, 30), today=TODAY)
    assert told.known_from == PartialDate("2021-05-05")


def test_meeting_that_is_not_known_today_is_told_of_on_no_day(client):
    """As one that never was: on its page, among its minutes, in its calendar."""
    meeting = make_meeting(group=make_group(key="alpha"), slug="may", date="2999-05-05")
    told = unknown_meeting("alpha", "may", audience=Audience.PUBLIC, day=date(2021, 3, 30), today=TODAY)
    addresses = [f"{meeting.get_absolute_url()}{rest}" for rest in ("", "minutes/", "?on=2021-03-30")]
    addresses.append(f"{meeting.get_absolute_url().rstrip('/')}.ics")
    assert (told, {client.get(address).status_code for address in addresses}) == (None, {404})


@pytest.mark.parametrize("kind", MeetingEventKind.values)
def test_meeting_of_which_anything_was_told_is_known(client, kind):
    """That a meeting is off, for one, which whoever wants to come must hear."""
    meeting = make_meeting(group=make_group(key="alpha"), slug="may", title="May", date="2999-05-05")
    make_meeting_event(meeting=meeting, kind=kind, dated="2021-04", reason="Illness.")
    known = [page_of(meeting, day=day) is not None for day in (date(2021, 3, 31), date(2021, 4, 1))]
    listed = client.get("/groups/alpha/meetings/?on=2021-04-01").content.decode()
    assert (known, "May</a>" in listed) == ([False, True], True)


def test_meeting_to_which_another_was_put_off_is_known_and_lies_ahead(client):
    group = make_group(key="alpha")
    old = make_meeting(group=group, slug="may", title="May", date="2999-05-05")
    new = make_meeting(group=group, slug="june", title="June", date="2999-06-05")
    make_meeting_event(meeting=old, kind="postponed", dated="2021-04", reason="Illness.", postponed_to=new)
    known = [page_of(new, day=day) is not None for day in (date(2021, 3, 31), date(2021, 4, 1))]
    ahead = client.get("/meetings/?on=2021-04-01&when=ahead").content.decode()
    told = unknown_meeting("alpha", "june", audience=Audience.PUBLIC, day=date(2021, 3, 31), today=TODAY)
    assert (known, "June</a>" in ahead, told.known_from) == ([False, True], True, PartialDate("2021-04"))


@pytest.mark.parametrize("hidden", ["meeting", "group"])
def test_hidden_meeting_that_was_put_off_tells_nothing_of_the_one_it_was_put_off_to(client, hidden):
    """L2: neither that there is such a record, nor its date on a day before something public was told."""
    audience = {"audience": "staff"}
    group = make_group(key="alpha")
    old_group = make_group(**audience) if hidden == "group" else group
    old = make_meeting(group=old_group, slug="may", date="2999-05-05", **(audience if hidden == "meeting" else {}))
    new = make_meeting(group=group, slug="june", title="June", date="2999-06-05")
    make_meeting_event(meeting=old, kind="postponed", dated="2021-04", reason="Illness.", postponed_to=new)
    assert (client.get(new.get_absolute_url()).status_code, page_of(new, day=date(2021, 4, 1))) == (404, None)
    assert "June" not in client.get("/meetings/?when=ahead").content.decode()
    make_meeting_event(meeting=new, kind="planned", dated="2021-09")
    told = unknown_meeting("alpha", "june", audience=Audience.PUBLIC, day=date(2021, 3, 31), today=TODAY)
    assert told.known_from == PartialDate("2021-09")


@pytest.mark.parametrize("hidden", ["meeting", "group"])
def test_hidden_meeting_is_not_told_of_before_it_was_announced(hidden):
    group = make_group(key="alpha", audience="staff" if hidden == "group" else "public")
    make_meeting(group=group, slug="may", date="2021-05-05", audience="staff" if hidden == "meeting" else "public")
    assert unknown_meeting("alpha", "may", audience=Audience.PUBLIC, day=date(2021, 1, 1), today=TODAY) is None


def test_meeting_of_a_year_is_known_once_its_minutes_are_published():
    meeting = make_meeting(date="2021")
    make_minutes(meeting=meeting, stage="published")
    make_release(meeting=meeting, published_on=date(2021, 6, 1))
    known = [page_of(meeting, day=day) is not None for day in (date(2021, 5, 31), date(2021, 6, 1), date(2022, 1, 1))]
    assert known == [False, True, True]


@pytest.mark.parametrize(("day", "told"), [(date(2021, 5, 1), ""), (date(2021, 5, 7), "2021-05-07")])
def test_what_is_dated_later_is_not_told(day, told):
    meeting = make_meeting(group=make_group(key="alpha"), date="2021-04-05", publication_date="2021-05-07")
    old = make_meeting(group=meeting.group, title="Old", slug="old", date="2021-01-01")
    make_meeting_event(meeting=old, kind="postponed", dated="2021-05-07", reason="Illness.", postponed_to=meeting)
    page = page_of(meeting, day=day)
    assert (page.publication_date, [link.text for link in page.postponed_from]) == (
        PartialDate(told),
        ["Old"] if told else [],
    )
