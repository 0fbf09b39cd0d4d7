"""The list of meetings: its filters, what it says back, and its files; all of it invented."""

import csv
from datetime import date
from io import StringIO

import pytest

from meetings.models import Meeting
from tests.factories import (
    make_area,
    make_group,
    make_group_area,
    make_group_theme,
    make_kind,
    make_meeting,
    make_meeting_event,
    make_minutes,
    make_source,
    make_statement,
    make_theme,
)
from tests.meetings.making import make_joint_meeting, make_release
from tests.page_text import alternates_of, lines_of

pytestmark = pytest.mark.django_db
TODAY = "?on=2022-06-30"


@pytest.fixture
def meetings():
    """Four meetings of two groups, one of them held by both, and one of a body that no source names."""
    kind = make_kind(code="iag_invented", name="invented IAG", plural="invented IAGs", is_advisory_group=True)
    alpha = make_group(key="alpha", name="Alpha", kind=kind, since="2020")
    beta = make_group(key="beta", name="Beta")
    make_group_area(group=beta, area=make_area(key="borough", name="Borough"), start="2020")
    make_group_theme(group=beta, theme=make_theme(key="herons", name="Herons"), start="2020")
    make_theme(key="otters", name="Otters")
    read = make_meeting(group=alpha, slug="read", title="Read", date="2022-02-02")
    make_release(meeting=read)
    joint = make_meeting(group=beta, slug="joint", title="Joint", date="2022-03")
    make_joint_meeting(meeting=joint, group=alpha)
    for title, day in (("Later", "2022-08-01"), ("Next", "2022-07-20")):
        ahead = make_meeting(group=beta, slug=title.lower(), title=title, date=day)
        make_meeting_event(meeting=ahead, kind="planned", dated="2022-05-01")
    make_meeting(group=None, title="Unnamed", date="2021")


def titles(client, query):
    rows = csv.DictReader(StringIO(client.get(f"/meetings.csv{TODAY}&{query}").content.decode()))
    return [row["title"] for row in rows]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Next", "Later", "Joint", "Read", "Unnamed"]),
        ("group=alpha", ["Joint", "Read"]),
        ("group=beta", ["Next", "Later", "Joint"]),
        ("kind=iag_invented", ["Joint", "Read"]),
        ("area=borough", ["Next", "Later", "Joint"]),
        ("theme=herons", ["Next", "Later", "Joint"]),
        ("when=ahead", ["Next", "Later"]),
        ("when=past", ["Joint", "Read", "Unnamed"]),
        ("minutes=published", ["Read"]),
        ("minutes=not&when=past", ["Joint", "Unnamed"]),
        ("from=2022-03-15", ["Next", "Later", "Joint"]),
        ("to=2022-02", ["Read", "Unnamed"]),
        ("from=Feb+2022&to=1/3/2022", ["Joint", "Read"]),
        ("group=alpha&minutes=published&from=2023", []),
        ("theme=otters", []),
    ],
)
def test_list_is_narrowed_by_each_filter(client, meetings, query, expected):
    assert titles(client, query) == expected


def test_list_whole_page(client, meetings):
    lines = lines_of(client.get(f"/meetings/{TODAY}&group=beta&from=2022"))
    start = lines.index("3 meetings found")
    assert lines[start:] == [
        "3 meetings found",
        "You asked for:",
        "Group: Beta Remove Group: Beta",
        "From: 2022 Remove From: 2022",
        "As on: 30 June 2022 Remove As on: 30 June 2022",
        "Ahead, the soonest first",
        "Next Beta. 20 July 2022. Planned.",
        "Later Beta. 1 August 2022. Planned.",
        "Past, the latest first",
        "Joint Beta and Alpha. March 2022. Not stated whether it was held. Minutes: none published here.",
        "Keep up with these meetings",
        (
            "Calendar (iCalendar): give this address to your calendar, and it follows what is moved or cancelled. "
            "1 meeting of this list is not in it, because its day is not known."
        ),
        (
            "Email alerts of meetings that are new in this list, and of their minutes as they are published; without "
            "the filter “As on”, because an alert tells what is new, and not how things were on a day."
        ),
        "Minutes as they are published (Atom feed), of these meetings.",
        "Meetings as they are announced and changed (Atom feed), those ahead first.",
        "Download these 3 meetings: CSV, a table for spreadsheets or JSON, for programs.",
        "What meetings asked someone to do stands in the list of open actions.",
    ]


def test_meetings_that_were_called_off_are_not_listed_as_held(client, meetings):
    for title, kind in (("Next", "cancelled"), ("Joint", "not_held")):
        make_meeting_event(meeting=Meeting.objects.get(title=title), kind=kind, dated="2022-06-01", reason="Illness.")
    lines = lines_of(client.get(f"/meetings/{TODAY}&group=beta&from=2022"))
    start = lines.index("Ahead, the soonest first")
    assert lines[start : lines.index("Keep up with these meetings")] == [
        "Ahead, the soonest first",
        "Later Beta. 1 August 2022. Planned.",
        "Called off or not held",
        "Next Cancelled Beta. 20 July 2022.",
        "Joint Not held Beta and Alpha. March 2022.",
    ]


def test_list_of_every_meeting_names_the_unnamed_body(client, meetings):
    told = "Unnamed The source does not say whose meeting it was. 2021. Not stated whether it was held."
    assert f"{told} Minutes: none published here." in lines_of(client.get("/meetings/"))


def test_files_hold_what_the_page_shows(client, meetings):
    rows = list(csv.DictReader(StringIO(client.get(f"/meetings.csv{TODAY}&group=alpha").content.decode())))
    assert rows[1] == {
        "key": "alpha/read",
        "title": "Read",
        "groups": "Alpha",
        "group_keys": "alpha",
        "date": "2022-02-02",
        "date_precision": "day",
        "date_note": "",
        "start_time": "",
        "end_time": "",
        "ahead": "false",
        "standing": "",
        "standing_code": "",
        "how_held": "",
        "how_held_code": "",
        "open_to_public": "",
        "open_to_public_code": "",
        "minutes": "Published",
        "minutes_code": "published",
        "minutes_page": "/groups/alpha/meetings/read/minutes/",
        "page": "/groups/alpha/meetings/read/",
        "identifier": str(Meeting.objects.get(title="Read").uuid),
    }
    found = client.get(f"/meetings.json{TODAY}&group=alpha").json()
    assert (found["as_of"], found["count"], found["query"]) == (
        "2022-06-30",
        2,
        {"group": "alpha", "on": "2022-06-30"},
    )
    assert [row["groups"] for row in found["rows"]] == [["Beta", "Alpha"], ["Alpha"]]
    assert [row["group_keys"] for row in found["rows"]] == [["beta", "alpha"], ["alpha"]]
    assert found["sources"] == []


def test_json_names_the_sources_that_may_be_seen_of_the_meetings_that_it_holds(client):
    alpha = make_group(key="alpha")
    spoken_of, minutes, hidden, of_beta, unseen = (
        make_source(key=key, title=key.title(), audience="staff" if key == "hidden" else "public")
        for key in ("spoken-of", "minutes", "hidden", "of-beta", "unseen")
    )
    for source in (spoken_of, hidden):
        make_meeting(group=alpha, date="2021", statement=make_statement(source=source))
    make_meeting(group=alpha, date="2021", statement=make_statement(source=unseen, audience="staff"))
    make_minutes(meeting=make_meeting(group=alpha, date="2021"), source=minutes)
    make_minutes(meeting=make_meeting(date="2021"), source=of_beta)
    found = client.get(f"/meetings.json{TODAY}&group=alpha").json()
    assert (found["count"], found["sources"]) == (
        4,
        [
            {"title": "Minutes", "page": "/sources/minutes/"},
            {"title": "Spoken-Of", "page": "/sources/spoken-of/"},
        ],
    )


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("colour=red", "“colour” is not a filter of this list. Use one of: group, kind, area, theme, when, minutes"),
        ("group=atlantis", "Group: “atlantis” is not one of the choices. Choose from the list."),
        ("from=never", "From: “never” is not a date that can be read. Write it like 2006, Sept 2006 or 28/9/2006."),
        ("from=2022&to=2021", "To: 2021 lies before 2022. Change one of the two."),
        ("on=2022", "As on: “2022” is a year, not one day. Write the day too, like 2022-06-30 or 30/6/2022."),
        ("page=9", "The list has no page “9”. It has one page."),
        ("page=x", "The list has no page “x”. It has one page."),
    ],
)
def test_query_that_cannot_be_used_is_named(client, meetings, query, message):
    response = client.get(f"/meetings/?{query}")
    assert (response.status_code, any(line.startswith(message) for line in lines_of(response))) == (400, True)
    for ending in ("csv", "json", "ics"):
        answer = client.get(f"/meetings.{ending}?{query}")
        assert (answer.status_code, message in answer.content.decode()) == (
            (200, False) if "page" in query else (400, True)
        )


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_hidden_groups_are_no_choice_and_their_meetings_no_rows(client, audience):
    hidden = make_group(key="hidden", name="Hidden group", audience=audience)
    make_meeting(group=hidden, title="Hidden meeting", date="2022-02-02")
    shown = make_meeting(title="Shown", date="2022-02-02")
    make_joint_meeting(meeting=shown, group=hidden)
    of_the_hidden = make_meeting(group=hidden, title="Hidden meeting with others", date="2022-02-03")
    make_joint_meeting(meeting=of_the_hidden, group=shown.group)
    response = client.get("/meetings/")
    assert ("Hidden" in response.content.decode(), "1 meeting" in lines_of(response)) == (False, True)
    assert client.get("/meetings/?group=hidden").status_code == 400


def test_list_offers_its_own_calendar_and_the_feed(client, meetings):
    assert alternates_of(client.get("/meetings/?group=beta")) == [
        ("text/calendar", "/meetings.ics?group=beta"),
        ("application/atom+xml", "/minutes.atom?group=beta"),
        ("application/atom+xml", "/meetings.atom?group=beta"),
    ]


def test_long_list_is_cut_into_pages_and_its_files_are_not(client):
    group = make_group()
    for n in range(101):
        make_meeting(group=group, title=f"Meeting {n:03}", date=date.fromordinal(738000 + n).isoformat())
    lines = lines_of(client.get("/meetings/?page=2"))
    assert "Page 2 of 2: meetings 51 to 101." in lines
    assert len(client.get("/meetings.csv?page=2").content.splitlines()) == 102


@pytest.mark.parametrize("rows", [1, 3])
def test_list_queries(client, rows, django_assert_num_queries):
    for _ in range(rows):
        meeting = make_meeting(date="2021")
        make_meeting_event(meeting=meeting)
        make_release(meeting=meeting)
        make_joint_meeting(meeting=meeting)
    with django_assert_num_queries(4):
        client.get("/meetings/")
