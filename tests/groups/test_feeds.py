"""The feed of the list of groups (EXP-08); all of it invented."""

from xml.etree import ElementTree

import pytest

from tests.factories import (
    make_area,
    make_group,
    make_group_area,
    make_group_name,
    make_group_organisation,
    make_group_status,
    make_group_theme,
    make_kind,
    make_organisation,
    make_theme,
)
from tests.page_text import alternates_of

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def alpha():
    kind = make_kind(code="iag_borough", name="borough IAG", is_advisory_group=True)
    group = make_group(key="alpha", name="Alpha", kind=kind, since="2015-04")
    make_group_area(group=group, area=make_area(key="borough", name="Borough"), start="2015")
    make_group_theme(group=group, theme=make_theme(key="race", name="Race"), start="2015")
    make_group_organisation(group=group, organisation=make_organisation(name="The unit"), start="2015")
    return group


def feed_of(client, path="/groups.atom"):
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ElementTree.fromstring(response.content)  # noqa: S314 - the register wrote it


def told(feed):
    return [
        tuple(entry.findtext(ATOM + name) for name in ("title", "id", "updated", "summary"))
        for entry in feed.iter(f"{ATOM}entry")
    ]


def test_feed_says_what_the_list_says(client, alpha):
    feed = feed_of(client, "/groups.atom?area=borough")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://testserver/groups/?area=borough",
        "self": "http://testserver/groups.atom?area=borough",
    }
    assert feed.findtext(f"{ATOM}id") == "tag:testserver,2026:groups.atom?area=borough"
    assert told(feed) == [
        (
            "Alpha",
            f"tag:testserver,2026:groups/{alpha.uuid}",
            "2015-04-01T00:00:00+00:00",
            (
                "Borough IAG. Active from April 2015. No source is given for it. "
                "Areas: Borough. Themes: Race. Run by: The unit."
            ),
        )
    ]


def test_group_is_new_again_when_its_status_is(client, alpha):
    make_group(key="beta", name="Beta", since="2018")
    assert [title for title, *_ in told(feed_of(client))] == ["Beta", "Alpha"]
    make_group_status(group=alpha, status="closed", start="2020-02-03")
    assert [(title, updated) for title, _, updated, _ in told(feed_of(client))] == [
        ("Alpha", "2020-02-03T00:00:00+00:00"),
        ("Beta", "2018-01-01T00:00:00+00:00"),
    ]


def test_key_and_name_may_change_and_the_identifier_stays(client, alpha):
    before = told(feed_of(client))[0][1]
    alpha.key, alpha.name = "another", "Another"
    alpha.save()
    assert told(feed_of(client))[0][:2] == ("Another", before)


@pytest.mark.parametrize(
    ("query", "found"),
    [("theme=race", ["Alpha"]), ("status=closed", []), ("q=bet", ["Beta"]), ("on=2017-01-01", ["Alpha"])],
)
def test_filters_narrow_the_feed_as_they_do_the_list(client, alpha, query, found):
    make_group(key="beta", name="Beta", since="2018")
    assert [title for title, *_ in told(feed_of(client, f"/groups.atom?{query}"))] == found
    assert client.get(f"/groups.json?{query}").json()["count"] == len(found)


@pytest.mark.parametrize("query", ["colour=red", "area=atlantis", "on=2022", "q=a&q=b"])
def test_query_that_cannot_be_used_is_refused(client, alpha, query):
    response = client.get(f"/groups.atom?{query}")
    assert (response.status_code, response.content.decode().splitlines()[0]) == (400, "The feed cannot be made.")


def test_its_title_says_by_what_it_is_narrowed_and_no_order(client, alpha):
    title = feed_of(client, "/groups.atom?theme=race&order=name").findtext(f"{ATOM}title")
    assert title == "Groups; Theme: Race - Register of independent advisory groups"


def test_list_area_and_theme_offer_their_feeds(client, alpha):
    assert alternates_of(client.get("/groups/?theme=race&page=1")) == [
        ("application/atom+xml", "/groups.atom?theme=race"),
        ("text/calendar", "/groups.ics?theme=race"),
    ]
    assert alternates_of(client.get("/areas/borough/")) == [
        ("application/atom+xml", "/groups.atom?area=borough"),
        ("application/atom+xml", "/changes.atom?area=borough"),
        ("application/atom+xml", "/minutes.atom?area=borough"),
        ("text/calendar", "/meetings.ics?area=borough"),
    ]
    assert alternates_of(client.get("/themes/race/")) == [
        ("application/atom+xml", "/groups.atom?theme=race"),
        ("application/atom+xml", "/changes.atom?theme=race"),
        ("application/atom+xml", "/minutes.atom?theme=race"),
        ("text/calendar", "/meetings.ics?theme=race"),
    ]


@pytest.mark.parametrize("address", ["/areas/borough/", "/themes/race/", "/groups/alpha/"])
def test_every_feed_that_a_page_offers_can_be_read(client, alpha, address):
    offered = [url for _, url in alternates_of(client.get(address))]
    assert [client.get(url).status_code for url in offered] == [200] * len(offered)
    assert len(offered) >= 2


@pytest.mark.parametrize("rows", [1, 3])
def test_feed_queries(client, alpha, rows, django_assert_num_queries):
    for _ in range(rows):
        make_group_name(group=make_group(since="2016"), end="2021")
    with django_assert_num_queries(7):
        client.get("/groups.atom")
