"""Calendars of meetings, read back with the library and once more as raw lines (EXP-07); all of it invented."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from tests.factories import make_group, make_meeting, make_meeting_event
from tests.meetings.making import make_joint_meeting, make_release

pytestmark = pytest.mark.django_db
ALL = "/meetings.ics"


@pytest.fixture
def alpha():
    return make_group(key="alpha", name="Alpha")


@pytest.fixture
def moments(monkeypatch):
    """Makes what follows happen a minute later each time: a stamp has whole seconds."""
    minutes = iter(range(1, 10))

    def later():
        moment = datetime.now(UTC) + timedelta(minutes=next(minutes))
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    return later


def events_of(response):
    return Calendar.from_ical(response.content).walk("VEVENT")


def event_of(client, meeting):
    (event,) = events_of(client.get(f"{meeting.get_absolute_url().removesuffix('/')}.ics"))
    return event


def test_meeting_with_a_time_in_summer(client, alpha):
    meeting = make_meeting(
        group=alpha,
        slug="summer",
        title="Summer; with, marks",
        date="2027-06-15",
        start_time=time(18, 0),
        end_time=time(20, 0),
        place="Invented Hall",
        place_audience="public",
        online_link="https://invented.example/join",
        online_audience="public",
        how_to_attend="Write to the clerk.",
    )
    make_joint_meeting(meeting=meeting, group=make_group(name="Beta"))
    make_meeting_event(meeting=meeting, kind="notice_published", dated="2022-06-01")
    event = event_of(client, meeting)
    assert {name: event.decoded(name) for name in ("UID", "SUMMARY", "LOCATION", "STATUS", "URL")} == {
        "UID": str(meeting.uuid),
        "SUMMARY": "Summer; with, marks",
        "LOCATION": "Invented Hall",
        "STATUS": "CONFIRMED",
        "URL": "http://testserver/groups/alpha/meetings/summer/",
    }
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (
        datetime(2027, 6, 15, 17, 0, tzinfo=UTC),
        datetime(2027, 6, 15, 19, 0, tzinfo=UTC),
    )
    raw = client.get(f"{meeting.get_absolute_url().removesuffix('/')}.ics").content.split(b"\r\n")
    assert [line for line in raw if line.startswith((b"DTSTART;", b"DTEND;"))] == [
        b"DTSTART;TZID=Europe/London:20270615T180000",
        b"DTEND;TZID=Europe/London:20270615T200000",
    ]
    assert str(event["DESCRIPTION"]) == (
        "Alpha and Beta\nNotice published\nWrite to the clerk.\nJoin online: https://invented.example/join"
    )
    assert "ATTENDEE" not in event
    assert "ORGANIZER" not in event


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_place_and_link_that_are_not_public_stay_away(client, alpha, audience):
    meeting = make_meeting(
        group=alpha,
        date="2021-02-02",
        place="Hidden Hall",
        place_audience=audience,
        online_link="https://hidden.example",
    )
    raw = client.get(f"{meeting.get_absolute_url().removesuffix('/')}.ics").content
    assert (b"Hidden" in raw, b"hidden.example" in raw, b"LOCATION" in raw) == (False, False, False)


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        ([], "TENTATIVE"),
        (["planned"], "TENTATIVE"),
        (["planned", "notice_published"], "CONFIRMED"),
        (["held"], "CONFIRMED"),
        (["planned", "cancelled"], "CANCELLED"),
        (["planned", "postponed"], "CANCELLED"),
        (["not_held"], "CANCELLED"),
    ],
)
def test_status_follows_the_last_event(client, alpha, kinds, status):
    meeting = make_meeting(group=alpha, date="2021-02-02")
    for kind in kinds:
        make_meeting_event(meeting=meeting, kind=kind, dated="2021-01-01", reason="Why.")
    event = event_of(client, meeting)
    assert (str(event["STATUS"]), event.decoded("DTSTART")) == (status, date(2021, 2, 2))
    assert event["DTSTART"].params == {"VALUE": "DATE"}


def test_postponed_meeting_names_the_new_one_where_it_may_be_seen(client, alpha):
    new = make_meeting(group=alpha, slug="new", title="New one", date="2021-03-02")
    shown, hidden = (make_meeting(group=alpha, date="2021-02-02") for _ in range(2))
    make_meeting_event(meeting=shown, kind="postponed", reason="Illness.", postponed_to=new)
    secret = make_meeting(group=alpha, title="Secret", audience="staff")
    make_meeting_event(meeting=hidden, kind="postponed", reason="Illness.", postponed_to=secret)
    assert [str(event_of(client, meeting)["DESCRIPTION"]) for meeting in (shown, hidden)] == [
        "Alpha\nPostponed\nIn its place: New one, http://testserver/groups/alpha/meetings/new/",
        "Alpha\nPostponed",
    ]


def test_meetings_without_a_day_are_left_out_and_counted(client, alpha):
    make_meeting(group=alpha, slug="day", date="2021-02-02")
    for day in ("2021-02", "2021", ""):
        make_meeting(group=alpha, date=day)
    assert len(events_of(client.get(ALL))) == 1
    assert (
        "3 meetings of this list are not in it, because their days are not known."
        in client.get("/meetings/").content.decode()
    )


def test_hidden_meetings_and_groups_are_in_no_calendar(client, alpha):
    make_meeting(group=alpha, date="2021-02-02", audience="staff")
    make_meeting(group=make_group(audience="staff"), date="2021-02-02")
    raw = client.get(ALL).content
    assert (Calendar.from_ical(raw).walk("VEVENT"), raw.count(b"BEGIN:VTIMEZONE")) == ([], 1)


def test_calendar_of_a_filter_and_of_a_group(client, alpha):
    beta = make_group(key="beta")
    make_meeting(group=alpha, title="Of alpha", date="2021-02-02")
    joint = make_meeting(group=beta, title="Of both", date="2021-03-02")
    make_joint_meeting(meeting=joint, group=alpha)
    make_meeting(group=beta, title="Of beta", date="2021-04-02")
    titles = {
        path: [str(event["SUMMARY"]) for event in events_of(client.get(path))]
        for path in ("/groups/alpha/meetings.ics", f"{ALL}?group=beta", f"{ALL}?from=2021-04")
    }
    assert titles == {
        "/groups/alpha/meetings.ics": ["Of both", "Of alpha"],
        f"{ALL}?group=beta": ["Of beta", "Of both"],
        f"{ALL}?from=2021-04": ["Of beta"],
    }


@pytest.mark.parametrize("path", [f"{ALL}?on=soon", f"{ALL}?colour=red", "/groups/alpha/meetings.ics?on=soon"])
def test_calendar_that_cannot_be_made_says_why(client, alpha, path):
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert response.content.decode().partition("\n")[0] == "The calendar cannot be made."


def change(meeting, **values):
    for name, value in values.items():
        setattr(meeting, name, value)
    meeting.save()


@pytest.mark.parametrize(
    ("changes", "sequence"),
    [
        ([{"title": "Another"}], 1),
        ([{"date": "2021-02-03"}, {"start_time": time(10, 0)}], 2),
        ([{"place": "Hidden Hall"}], 0),
        ([{"place": "Hall", "place_audience": "public"}, {"place": "Hall 2"}], 2),
        ([{"staff_note": "Not for the public."}], 0),
        ([{"how_to_attend": "Write to the clerk."}], 0),
        ([{"audience": "staff"}, {"title": "Another"}, {"title": "Meeting"}, {"audience": "public"}], 0),
        ([{"audience": "staff"}, {"title": "Another"}, {"title": "A third"}, {"audience": "public"}], 1),
    ],
)
def test_sequence_counts_what_the_public_saw_change(client, alpha, changes, sequence):
    meeting = make_meeting(group=alpha, title="Meeting", date="2021-02-02")
    for values in changes:
        change(meeting, **values)
    assert event_of(client, meeting)["SEQUENCE"] == sequence


def test_sequence_counts_events_and_not_those_of_a_hidden_time(client, alpha):
    meeting = make_meeting(group=alpha, date="2021-02-02")
    make_meeting_event(meeting=meeting, kind="planned", dated="2021-01-01")
    before = event_of(client, meeting)["SEQUENCE"]
    alpha.audience = "staff"
    alpha.save()
    make_meeting_event(meeting=meeting, kind="notice_published", dated="2021-01-02")
    make_meeting_event(meeting=meeting, kind="held", dated="2021-02-02")
    alpha.audience = "public"
    alpha.save()
    assert (before, event_of(client, meeting)["SEQUENCE"]) == (0, 1)


def test_stamp_is_that_of_the_last_public_change(client, alpha):
    meeting = make_meeting(group=alpha, title="Meeting", date="2021-02-02")
    change(meeting, how_to_attend="Write to the clerk.")
    seen = meeting.history.first().history_date
    first = event_of(client, meeting).decoded("DTSTAMP")
    change(meeting, staff_note="Not for the public.")
    assert first == event_of(client, meeting).decoded("DTSTAMP") == seen.replace(microsecond=0)


def stamp(client, meeting):
    event = event_of(client, meeting)
    return event.decoded("DTSTAMP"), event["SEQUENCE"]


@pytest.mark.parametrize("what", ["date note", "name of the group", "joint group", "name of a joint group"])
def test_stamp_tells_that_the_description_changed(client, alpha, what, moments):
    beta = make_group(name="Beta")
    meeting = make_meeting(group=alpha, title="Meeting", date="2021-02-02")
    if what == "name of a joint group":
        make_joint_meeting(meeting=meeting, group=beta)
    first = stamp(client, meeting)
    moments()
    if what == "date note":
        change(meeting, date_note="Printed without a year.")
    elif what == "joint group":
        make_joint_meeting(meeting=meeting, group=beta)
    else:
        change(alpha if what == "name of the group" else beta, name="Another name")
    then, sequence = stamp(client, meeting)
    assert (then > first[0], sequence) == (True, first[1])


def test_stamp_tells_when_the_meeting_in_its_place_may_be_seen(client, alpha, moments):
    old, new = (make_meeting(group=alpha, slug=day, date=day) for day in ("2021-02-02", "2021-02-09"))
    change(new, audience="staff")
    make_meeting_event(meeting=old, kind="postponed", dated="2021-01-20", reason="The room.", postponed_to=new)
    first = stamp(client, old)
    moments()
    change(new, title="Hidden still")
    assert stamp(client, old) == first
    moments()
    change(new, audience="public")
    assert stamp(client, old)[0] > first[0]


def test_calendar_says_when_the_clocks_change(client, alpha):
    (zone,) = Calendar.from_ical(client.get(ALL).content).walk("VTIMEZONE")
    found = zone.to_tz()
    days = [datetime(2027, 3, 28, 0, 59), datetime(2027, 3, 28, 2, 1), datetime(2027, 10, 31, 2, 1)]  # noqa: DTZ001
    assert [found.utcoffset(day).total_seconds() for day in days] == [0, 3600, 0]


def test_raw_lines_end_with_crlf_and_are_short(client, alpha):
    make_meeting(group=alpha, title="Größe, Länge; und " + "ein sehr langer Titel – " * 8, date="2021-02-02")
    raw = client.get(ALL).content
    lines = raw.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75
    assert lines[:2] == [b"BEGIN:VCALENDAR", b"VERSION:2.0"]
    assert lines[-2] == b"END:VCALENDAR"


def test_calendar_is_the_same_until_something_changes(client, alpha):
    meeting = make_meeting(group=alpha, date="2021-02-02")
    make_release(meeting=meeting)
    first = client.get(ALL)
    assert first.content == client.get(ALL).content
    assert (first["Content-Type"], first["Content-Disposition"]) == (
        "text/calendar; charset=utf-8",
        'inline; filename="meetings.ics"',
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_calendar_queries(client, alpha, rows, django_assert_num_queries):
    for _ in range(rows):
        make_meeting_event(meeting=make_meeting(group=alpha, date="2021-02-02"))
    with django_assert_num_queries(8):
        client.get(ALL)
