"""The pages of meetings as a reader reads them; every name here is invented."""

from datetime import date, time

import pytest

from tests.factories import (
    make_agenda_item,
    make_former_key,
    make_group,
    make_meeting,
    make_meeting_event,
    make_minutes,
    make_source,
    make_statement,
)
from tests.meetings.making import make_joint_meeting, make_paper, make_release
from tests.page_text import alternates_of, lines_of, links_of

pytestmark = pytest.mark.django_db
PATH = "/groups/alpha/meetings/2021-02-02/"
KEEP = ["Its minutes as they are published (Atom feed)", "Its open actions", "How often people came"]


@pytest.fixture
def alpha():
    return make_group(key="alpha", name="Alpha")


@pytest.fixture
def winter(alpha):
    """A meeting of which all is known: how to come, what was on the agenda, and minutes that are published."""
    source = make_source(key="minutes", title="Invented minutes", licence="Invented licence")
    statement = make_statement(
        key="m1", source=source, first_line=3, last_line=9, quote="Minutes", summary="They met.", as_of="2021-02-02"
    )
    meeting = make_meeting(
        group=alpha,
        slug="2021-02-02",
        title="Alpha minutes - 2 February 2021",
        date="2021-02-02",
        start_time=time(14, 0),
        end_time=time(16, 0),
        place="Invented Hall",
        place_audience="public",
        online_link="https://invented.example/join",
        online_audience="public",
        how_to_attend="Write to the clerk.",
        accessibility="A ramp, and a hearing loop.",
        notice="All are welcome.",
        publication_type="General",
        publication_date="2021-02-02",
        statement=statement,
        note="The minutes give no place.",
    )
    make_joint_meeting(meeting=meeting, group=make_group(key="beta", name="Beta"))
    make_meeting_event(meeting=meeting, kind="held", dated="2021-02-02", statement=statement)
    make_agenda_item(meeting=meeting, position=1, number="1", title="Agreement of minutes")
    plan = make_agenda_item(meeting=meeting, position=2, number="2", title="Plan", text="One.\n\nTwo.", outcome="noted")
    make_agenda_item(meeting=meeting, position=3, number="3", audience="staff", withholding_reason="s31_1")
    make_paper(meeting=meeting, item=plan, number="Paper 1", title="The plan", link="https://invented.example/plan")
    make_minutes(meeting=meeting, stage="published", source=source)
    make_release(meeting=meeting, published_on=date(2021, 3, 1))
    make_meeting(group=alpha, slug="2021-01-02", title="January", date="2021-01-02")
    return meeting


def test_meeting_detail_whole_page(client, winter):
    response = client.get(PATH)
    assert response.status_code == 200
    assert lines_of(response) == [
        "Alpha minutes - 2 February 2021",
        "Key information",
        *("Meeting date", "2 February 2021"),
        *("Time", "14:00 to 16:00"),
        *("Place", "Invented Hall"),
        *("How it was held", "Not stated by the source"),
        *("Open to the public", "Not stated by the source"),
        *("Meeting of", "Alpha and Beta, together"),
        *("What happened", "Held"),
        *("Minutes", "Published"),
        *("Publication type", "General"),
        *("Publication date", "2 February 2021, as printed"),
        "The minutes give no place.",
        "Put this meeting in your calendar (iCalendar)",
        "Minutes",
        "The minutes are published.",
        "When they were approved is not known: no source states it.",
        "Read the minutes",
        "How to attend",
        "Write to the clerk.",
        "Join online",
        "Getting in and taking part",
        "A ramp, and a hearing loop.",
        "Notice of the meeting",
        "All are welcome.",
        "Agenda",
        "1. Agreement of minutes",
        "Paper 1: The plan (on another site)",
        "3. Withheld item (withheld: law enforcement, s.31(1))",
        "Where this comes from",
        "The record of this meeting rests on Invented minutes. Licence: Invented licence.",
        "Line numbers are counted in the register’s own text copy of each document.",
        "They met.",
        "Minutes",
        "Stated Invented minutes, lines 3–9, as of 2 February 2021",
    ]


def test_meeting_detail_links_keep_the_day(client, winter):
    links = links_of(client.get(f"{PATH}?on=2022-06-30"))
    assert [link for link in links if link[0] != "Minutes"] == [
        ("Read this page as it stands today", PATH),
        ("Alpha", "/groups/alpha/?on=2022-06-30"),
        ("Beta", "/groups/beta/?on=2022-06-30"),
        ("Put this meeting in your calendar (iCalendar)", "/groups/alpha/meetings/2021-02-02.ics"),
        ("Read the minutes", f"{PATH}minutes/?on=2022-06-30"),
        ("Join online", "https://invented.example/join"),
        ("The plan (on another site)", "https://invented.example/plan"),
        ("Previous meeting: January", "/groups/alpha/meetings/2021-01-02/?on=2022-06-30"),
        ("Invented minutes", "/sources/minutes/?on=2022-06-30"),
        ("Invented minutes", "/sources/minutes/?on=2022-06-30#m1"),
    ]


def test_meeting_detail_offers_calendar_and_feed_to_programs(client, winter):
    assert alternates_of(client.get(PATH)) == [
        ("text/calendar", "/groups/alpha/meetings/2021-02-02.ics"),
        ("application/atom+xml", "/groups/alpha/minutes.atom"),
    ]


def test_meeting_detail_before_it_took_place(client, winter):
    make_meeting_event(meeting=winter, kind="planned", dated="2021-01-20")
    response = client.get(f"{PATH}?on=2021-02-01")
    assert "This meeting had not taken place on 1 February 2021." in response.content.decode()
    assert lines_of(response)[0] == "You are reading the register as it stood on 1 February 2021."


@pytest.mark.parametrize("path", [PATH, f"{PATH}minutes/"])
def test_meeting_before_it_was_announced_is_told_nowhere(client, winter, path):
    query = "?on=2021-01-05"
    assert lines_of(client.get(f"{path}{query}")) == [
        "You are reading the register as it stood on 5 January 2021.",
        "Read this page as it stands today",
        "Alpha minutes - 2 February 2021",
        "The register knows nothing of this meeting on 5 January 2021. Its earliest record is 2 February 2021.",
        "See the meetings of Alpha that were known on that day",
    ]
    assert "Alpha minutes" not in client.get(f"/meetings/{query}").content.decode()
    assert client.get(f"/api/v1/meetings/alpha/2021-02-02/{query}").status_code == 404
    for calendar in ("/meetings.ics", "/groups.ics", "/groups/alpha/meetings.ics", f"{PATH[:-1]}.ics"):
        assert "Alpha minutes" not in client.get(f"{calendar}{query}").content.decode()


def test_meeting_whose_date_is_to_be_confirmed_says_so(client, alpha):
    meeting = make_meeting(group=alpha, slug="date-to-be-confirmed", title="Spring", date="")
    make_meeting_event(meeting=meeting, kind="planned", dated="2022-06-01")
    page = client.get("/groups/alpha/meetings/date-to-be-confirmed/")
    assert page.content.decode().count("The date of this meeting is still to be confirmed.") == 2
    lines = lines_of(page)
    said = [
        "To be confirmed",
        "The date of this meeting is still to be confirmed. No minutes of it are published here.",
    ]
    assert [line for line in lines if "confirmed" in line] == said
    listed = lines_of(client.get("/groups/alpha/meetings/"))
    assert listed[1:3] == ["Meetings announced, the soonest first", "Spring Date to be confirmed. Planned."]


def test_meeting_detail_without_a_day_is_in_no_calendar(client, alpha):
    make_meeting(group=alpha, slug="2021-02-02", date="2021-02")
    assert ".ics" not in client.get(PATH).content.decode()


@pytest.mark.parametrize("path", [PATH, "/groups/alpha/meetings/"])
def test_meeting_pages_unreadable_day(client, winter, path):
    response = client.get(f"{path}?on=soon")
    assert response.status_code == 400
    assert lines_of(response)[:3] == [
        "That day could not be used",
        "“soon” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022.",
        "This page shows the register as it stands today.",
    ]


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_meeting_pages_hidden_like_what_never_was(client, audience):
    hidden_group = make_group(key="hidden", audience=audience)
    make_meeting(group=hidden_group, slug="2021-02-02")
    make_former_key(key="hidden-once", group=hidden_group)
    make_meeting(group=make_group(key="shown"), slug="2021-02-02", audience=audience)
    missing = client.get("/groups/never-was/meetings/2021-02-02/")
    assert missing.status_code == 404
    for path in (
        "/groups/hidden/meetings/2021-02-02/",
        "/groups/hidden-once/meetings/2021-02-02/",
        "/groups/shown/meetings/2021-02-02/",
        "/groups/hidden/meetings/",
        "/groups/hidden-once/meetings/",
        "/groups/never-was/meetings/",
    ):
        response = client.get(path)
        assert (response.status_code, response.content) == (404, missing.content)
        assert response.headers == missing.headers


def test_meeting_pages_former_key(client, winter):
    make_former_key(key="meetings", group=winter.group)
    for path, target in [
        ("/groups/meetings/meetings/2021-02-02/?on=2022-06-30", f"{PATH}?on=2022-06-30"),
        ("/groups/meetings/meetings/", "/groups/alpha/meetings/"),
    ]:
        response = client.get(path)
        assert (response.status_code, response.headers["Location"]) == (301, target)


def test_meeting_pages_refuse_post(client, winter):
    assert [client.post(path).status_code for path in (PATH, "/groups/alpha/meetings/")] == [405, 405]


def test_group_meetings_whole_page(client, alpha):
    make_meeting(group=alpha, slug="undated", title="Undated", date_note="No date is printed.")
    meeting = make_meeting(group=alpha, slug="2021", title="Of the year 2021", date="2021")
    make_meeting_event(meeting=meeting, kind="held")
    make_release(meeting=meeting)
    response = client.get("/groups/alpha/meetings/")
    assert lines_of(response) == [
        "Meetings of Alpha",
        "Meetings, the latest first",
        "Of the year 2021 2021. Held. Minutes of Of the year 2021: published.",
        "Undated Date not known. Not stated whether it was held. Minutes: none published here. No date is printed.",
        "Keep up with this group",
        "Calendar of its meetings (iCalendar), without 2 meetings of which the day is not known",
        *KEEP,
    ]


def test_group_meetings_announced(client, alpha):
    meeting = make_meeting(group=alpha, slug="next", title="Next one", date="2022-07-20")
    make_meeting_event(meeting=meeting, kind="planned", dated="2022-06-01")
    response = client.get("/groups/alpha/meetings/?on=2022-06-30")
    assert lines_of(response)[2:] == [
        "Meetings of Alpha",
        "Meetings announced, the soonest first",
        "Next one 20 July 2022. Planned.",
        (
            "The register has no published record of a meeting of this group up to 30 June 2022. "
            "That does not mean that it never met: no source in the register says so."
        ),
        "Read what is known about Alpha",
        "Keep up with this group",
        "Calendar of its meetings (iCalendar)",
        *KEEP,
    ]


def test_group_meetings_none(client, alpha):
    response = client.get("/groups/alpha/meetings/")
    assert lines_of(response) == [
        "Meetings of Alpha",
        (
            "The register has no published record of a meeting of this group. "
            "That does not mean that it never met: no source in the register says so."
        ),
        "Read what is known about Alpha",
        "Keep up with this group",
        "Calendar of its meetings (iCalendar)",
        *KEEP,
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_meeting_detail_queries(client, alpha, rows, django_assert_num_queries):
    meeting = make_meeting(group=alpha, slug="2021-02-02", date=date(2021, 2, 2).isoformat())
    make_minutes(meeting=meeting, source=make_source())
    for _ in range(rows):
        make_meeting_event(meeting=meeting, statement=make_statement(), postponed_to=make_meeting(), kind="postponed")
        make_paper(meeting=meeting, item=make_agenda_item(meeting=meeting))
        make_joint_meeting(meeting=meeting)
        make_meeting(group=alpha, date="2021-01-01")
        make_meeting_event(meeting=make_meeting(), kind="postponed", reason="Why.", postponed_to=meeting)
    with django_assert_num_queries(16):
        client.get(PATH)


@pytest.mark.parametrize("rows", [1, 3])
def test_group_meetings_queries(client, alpha, rows, django_assert_num_queries):
    for _ in range(rows):
        meeting = make_meeting(group=alpha, date="2021")
        make_meeting_event(meeting=meeting)
        make_release(meeting=meeting)
        make_joint_meeting(meeting=meeting)
    with django_assert_num_queries(7):
        client.get("/groups/alpha/meetings/")


def test_meeting_page_says_once_where_lines_are_counted(client, winter):
    counted = "Line numbers are counted in the register’s own text copy of each document."
    assert lines_of(client.get(PATH)).count(counted) == 1
