"""Open actions as a calendar, each on its day, read back with the library; all of it invented."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from meetings.models import Meeting
from tests.factories import make_group, make_meeting
from tests.meetings.making import make_action, make_action_update, make_release

pytestmark = pytest.mark.django_db
PATHS = ["/actions.ics", "/groups/alpha/actions.ics"]


@pytest.fixture
def meeting():
    return make_meeting(group=make_group(key="alpha", name="Alpha"), slug="winter", title="Winter", date="2022-02-02")


def events_of(response):
    return Calendar.from_ical(response.content).walk("VEVENT")


@pytest.mark.parametrize("path", PATHS)
def test_action_stands_on_the_day_on_which_it_is_due(client, meeting, path):
    action = make_action(meeting=meeting, number="7", text="Send it; all.", owner_role="chair", due="2022-05-03")
    make_release(meeting=meeting, published_on=date(2022, 3, 1))
    make_action_update(action=action, dated="2022-04-02", status="open", text="It is being written.")
    response = client.get(path)
    (event,) = events_of(response)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    names = ("UID", "SUMMARY", "TRANSP", "URL", "DTSTART", "DTSTAMP")
    assert {name: event.decoded(name) for name in names} == {
        "UID": str(action.uuid),
        "SUMMARY": "Due: 7. Send it; all.",
        "TRANSP": "TRANSPARENT",
        "URL": "http://testserver/groups/alpha/meetings/winter/minutes/",
        "DTSTART": date(2022, 5, 3),
        "DTSTAMP": datetime(2022, 4, 2, tzinfo=UTC),
    }
    assert event["DESCRIPTION"].splitlines() == [
        "Alpha",
        "Owner: Chair",
        "Open",
        "From the minutes of Winter",
        "It is being written.",
    ]


def test_title_of_minutes_is_told_once(client, meeting):
    make_action(meeting=meeting, due="2022-05-03")
    make_release(meeting=meeting)
    Meeting.objects.update(title="Winter meeting minutes")
    (event,) = events_of(client.get("/actions.ics"))
    assert "From Winter meeting minutes" in event["DESCRIPTION"].splitlines()
    assert "From Winter meeting minutes." in client.get("/actions.atom").content.decode()


@pytest.mark.parametrize("due", ["", "2022", "2022-05"])
def test_action_without_a_day_is_left_out_and_the_page_says_so(client, meeting, due):
    make_action(meeting=meeting, due=due)
    make_release(meeting=meeting)
    assert events_of(client.get("/actions.ics")) == []
    assert "An action without a day is not in it." in client.get("/actions/").content.decode()


def test_day_is_the_one_that_the_minutes_tell(client, meeting):
    action = make_action(meeting=meeting, due="2022-05-03")
    make_release(meeting=meeting)
    action.due = "2022-06-04"
    action.save()
    assert [event.decoded("DTSTART") for event in events_of(client.get("/actions.ics"))] == [date(2022, 5, 3)]


@pytest.mark.parametrize("hidden", ["meeting", "group", "action"])
def test_nothing_hidden_stands_in_it(client, meeting, hidden):
    action = make_action(meeting=meeting, due="2022-05-03")
    make_release(meeting=meeting)
    row = {"meeting": meeting, "group": meeting.group, "action": action}[hidden]
    row.audience = "staff"
    if hidden == "action":
        row.withholding_reason = "no_consent"
    row.save()
    assert events_of(client.get("/actions.ics")) == []


@pytest.mark.parametrize("path", PATHS)
def test_query_that_cannot_be_used_is_refused(client, meeting, path):
    response = client.get(f"{path}?colour=red")
    assert (response.status_code, response.content.decode().splitlines()[0]) == (400, "The calendar cannot be made.")


@pytest.mark.parametrize("rows", [1, 3])
def test_calendar_queries(client, meeting, rows, django_assert_num_queries):
    for _ in range(rows):
        make_action(meeting=meeting, due="2022-05-03")
    make_release(meeting=meeting)
    with django_assert_num_queries(3):
        assert len(events_of(client.get("/actions.ics"))) == rows
