"""The page of what changed, its tables and its feed; all of it invented."""

import csv
import json
from datetime import date
from io import StringIO
from xml.etree import ElementTree

import pytest

from tests.changes.test_joined import make_everything
from tests.factories import (
    make_area,
    make_group,
    make_group_area,
    make_group_theme,
    make_meeting,
    make_role,
    make_theme,
)
from tests.meetings.making import make_release, make_withdrawal
from tests.page_text import alternates_of, lines_of, links_of

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
FORMS = ["/changes/", "/changes.csv", "/changes.json", "/changes.atom"]


@pytest.fixture
def alpha():
    """A group with minutes of which a version was withdrawn, and a chair who has left."""
    group = make_group(key="alpha", name="Alpha", since="2001")
    make_role(group=group, role_type="chair", start="2010-02", end="2012")
    meeting = make_meeting(group=group, slug="winter", title="Winter", date="2022-02-02")
    release = make_release(meeting=meeting, published_on=date(2022, 3, 1))
    make_withdrawal(release=release, withdrawn_on=date(2022, 3, 1), reason="A <b>name</b>.")
    return group


def rows_of(response):
    return list(csv.DictReader(StringIO(b"".join(response).decode())))


def entries_of(response):
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - the register wrote it
    return feed, list(feed.iter(f"{ATOM}entry"))


def test_page_lists_changes_the_newest_first(client, alpha):
    lines = lines_of(client.get("/changes/?group=alpha&until=2015"))
    assert lines[lines.index("3 changes found") :] == [
        "3 changes found",
        "You asked for:",
        "Group: Alpha Remove Group: Alpha",
        "Until: 2015 Remove Until: 2015",
        (
            "2012: Alpha: chair, left A role: Chair, left in 2012. "
            "Who held it stands on the page of the group, where it may be told. Group: Alpha."
        ),
        (
            "February 2010: Alpha: chair, taken up A role: Chair, taken up in February 2010. "
            "Who held it stands on the page of the group, where it may be told. Group: Alpha."
        ),
        "2001: Alpha: active The register has Alpha as active from 2001. Group: Alpha.",
        "Keep up with these changes",
        "Email alerts of changes that are new in this list.",
        "Changes as they are known (Atom feed), the newest hundred.",
        "Download these 3 changes: CSV, a table for spreadsheets or JSON, for programs.",
    ]


def test_page_of_an_empty_register_offers_ways_on(client):
    lines = lines_of(client.get("/changes/"))
    assert "The register knows of no such change. That does not mean that nothing changed. You can:" in lines


def test_page_offers_the_feed_of_what_is_filtered(client, alpha):
    response = client.get("/changes/?kind=role_left&page=1")
    assert alternates_of(response) == [("application/atom+xml", "/changes.atom?kind=role_left")]
    assert [url for text, url in links_of(response) if text.startswith("CSV")] == ["/changes.csv?kind=role_left"]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("", ["minutes_published", "minutes_withdrawn", "role_left", "role_taken_up", "group_opened", "group_opened"]),
        ("group=alpha&kind=group_opened", ["group_opened"]),
        ("area=borough", ["group_opened"]),
        ("theme=race", ["minutes_published", "minutes_withdrawn", "role_left", "role_taken_up", "group_opened"]),
        ("from=2011&until=2013", ["role_left"]),
        ("on=2011-01-01", ["role_taken_up", "group_opened"]),
        ("from=1900&until=1901", []),
    ],
)
def test_filters_narrow_page_tables_and_feed_alike(client, alpha, query, kinds):
    make_group_area(group=make_group(name="Beta", since="2000"), area=make_area(key="borough"), start="2000")
    make_group_theme(group=alpha, theme=make_theme(key="race"), start="2001")
    shown = 1 if query.startswith("on=") else None
    rows = rows_of(client.get(f"/changes.csv?{query}"))
    assert [row["kind"] for row in rows][: len(kinds)] == kinds
    assert len(rows) == len(kinds) + (1 if shown else 0)
    document = json.loads(b"".join(client.get(f"/changes.json?{query}")))
    assert [row["key"] for row in document["rows"]] == [row["key"] for row in rows]
    assert document["count"] == len(rows)
    _, entries = entries_of(client.get(f"/changes.atom?{query}"))
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        f"tag:testserver,2026:changes/{row['key']}" for row in rows
    ]
    titles = [row["title"] for row in rows]
    assert [text for text, _ in links_of(client.get(f"/changes/?{query}")) if text in titles] == titles


def test_csv_says_how_far_a_date_is_known(client, alpha):
    row = rows_of(client.get("/changes.csv?kind=role_taken_up"))[0]
    assert {name: row[name] for name in ("date", "date_precision", "published", "groups", "page")} == {
        "date": "2010-02",
        "date_precision": "month",
        "published": "",
        "groups": "Alpha",
        "page": "/groups/alpha/",
    }


def test_feed_is_valid_and_says_when_by_its_entries(client, alpha):
    feed, entries = entries_of(client.get("/changes.atom?until=2022&group=alpha"))
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://testserver/changes/?group=alpha&until=2022",
        "self": "http://testserver/changes.atom?group=alpha&until=2022",
    }
    assert feed.findtext(f"{ATOM}id") == "tag:testserver,2026:changes.atom?group=alpha&until=2022"
    assert feed.findtext(f"{ATOM}updated") == "2022-03-01T00:00:00+00:00"
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert [
        (entry.findtext(f"{ATOM}published"), entry.findtext(f"{ATOM}updated"), entry.find(f"{ATOM}link").get("href"))
        for entry in entries
    ] == [
        *[("2022-03-01T00:00:00+00:00",) * 2 + ("http://testserver/groups/alpha/meetings/winter/minutes/1/",)] * 2,
        (None, "2012-01-01T00:00:00+00:00", "http://testserver/groups/alpha/"),
        (None, "2010-02-01T00:00:00+00:00", "http://testserver/groups/alpha/"),
        (None, "2001-01-01T00:00:00+00:00", "http://testserver/groups/alpha/"),
    ]
    assert (
        entries[1]
        .findtext(f"{ATOM}summary")
        .endswith("on 1 March 2022. It can no longer be read. A &lt;b&gt;name&lt;/b&gt;.")
    )


@pytest.mark.parametrize("list_of", ["groups", "changes", "meetings", "minutes", "disclosure-log"])
def test_feeds_can_be_read_whatever_was_pasted_into_a_title_or_a_filter(client, list_of):
    group = make_group(name="Alpha\x0bgroup", since="2010")
    make_release(meeting=make_meeting(group=group, title="Winter\x0bmeeting", date="2022-02-02"))
    query = "?q=a%0Bb" if list_of in {"groups", "disclosure-log"} else ""
    for address in (
        f"/{list_of}.atom",
        f"/{list_of}.atom{query}",
        f"/{list_of}.atom{query.replace('%0B', '%EF%BF%BE')}",
    ):
        feed, _ = entries_of(client.get(address))
        assert feed.findtext(f"{ATOM}title")


def test_feed_is_the_same_until_something_changes(client, alpha):
    assert client.get("/changes.atom").content == client.get("/changes.atom").content


def test_feed_holds_the_newest_hundred(client, alpha):
    for n in range(101):
        make_role(group=alpha, start=f"{1900 + n}")
    _, entries = entries_of(client.get("/changes.atom?kind=role_taken_up"))
    assert len(entries) == 100
    assert entries[0].findtext(f"{ATOM}updated") == "2010-02-01T00:00:00+00:00"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("colour=red", "“colour” is not a filter of this list."),
        ("group=no-such", "Group: “no-such” is not one of the choices."),
        ("kind=joined", "What changed: “joined” is not one of the choices."),
        ("from=never", "From: “never” is not a date that can be read."),
        ("from=2022&until=2010", "Until: 2010 lies before 2022. Change one of the two."),
        ("group=alpha&group=alpha", "“group” is given more than once. Choose one."),
        ("on=2999-01-01", "As on: “2999-01-01” has not come yet."),
    ],
)
def test_query_that_cannot_be_used_is_refused_in_words(client, alpha, form, query, message):
    response = client.get(f"{form}?{query}")
    assert (response.status_code, message in response.content.decode()) == (400, True)


def test_long_list_is_cut_into_pages_and_its_files_are_not(client, alpha):
    for n in range(1, 102):
        make_role(group=alpha, start=f"{1900 + n}")
    lines = lines_of(client.get("/changes/?page=2&kind=role_taken_up"))
    assert "Page 2 of 2: changes 51 to 102." in lines
    assert len(rows_of(client.get("/changes.csv?kind=role_taken_up"))) == 102
    assert client.get("/changes/?page=3&kind=role_taken_up").status_code == 400


def test_tables_are_sent_piece_by_piece(client, alpha):
    for form in ("csv", "json"):
        response = client.get(f"/changes.{form}")
        assert (response.streaming, response.status_code) == (True, 200)
    assert json.loads(b"".join(client.get("/changes.json?kind=reply_withdrawn")))["rows"] == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("times", [1, 3])
def test_each_form_costs_the_same_for_more_rows(client, form, times, django_assert_num_queries):
    group = make_group(since="2001")
    for n in range(1, times + 1):
        make_everything(group, n)
    with django_assert_num_queries(
        {"/changes/": 16, "/changes.csv": 15, "/changes.json": 16, "/changes.atom": 15}[form]
    ):
        b"".join(client.get(form))
