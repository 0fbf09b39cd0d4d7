"""The register on two dates side by side; all of it invented."""

from datetime import date

import pytest

from changes.disclosure import two_dates
from changes.disclosure.two_dates import Point
from groups.disclosure import RoleNumbers
from iag_registry.lib.partial_dates import PartialDate
from tests.factories import (
    make_group,
    make_group_name,
    make_group_organisation,
    make_group_status,
    make_group_theme,
    make_kind,
    make_organisation,
    make_role,
    make_theme,
)
from tests.page_text import lines_of, links_of

pytestmark = pytest.mark.django_db
BOTH = ((PartialDate("2010"), date(2010, 1, 1)), (PartialDate("2022-05-01"), date(2022, 5, 1)))
PAGE = "/changes/compare/?from=2010&until=2022-05-01"


@pytest.fixture
def kind():
    return make_kind(name="borough IAG", is_advisory_group=True)


@pytest.fixture
def alpha(kind):
    """A group that got another name, status, lead and theme between the two days."""
    group = make_group(key="alpha", name="Alpha", kind=kind, since="2005")
    make_group_status(group=group, status="dormant", start="2015")
    make_group_name(group=group, text="Old Alpha", start="2005", end="2012")
    make_group_organisation(group=group, organisation=make_organisation(name="Old unit"), start="2005", end="2011")
    make_group_organisation(group=group, organisation=make_organisation(name="New unit"), start="2011")
    make_group_organisation(group=group, organisation=make_organisation(audience="staff"), start="2012")
    make_group_theme(group=group, theme=make_theme(key="race", name="Race"), start="2012")
    return group


def test_groups_on_one_day_on_both_and_changed(kind, alpha):
    make_group(key="same", kind=kind, since="2001")
    make_group(key="newer", name="Newer", kind=kind, since="2020")
    gone = make_group(key="gone", name="Gone", status="")
    make_group_status(group=gone, start="2001", end="2011")
    found = two_dates(*BOTH)
    assert (found.before.listed, found.after.listed, found.before.counted, found.after.counted) == (3, 3, 2, 2)
    assert (found.only_before, found.only_after, found.alike) == (1, 1, 1)
    alpha_, gone_, newer = found.differences
    assert (alpha_.before.url, alpha_.after.url) == ("/groups/alpha/?on=2010-01-01", "/groups/alpha/?on=2022-05-01")
    assert [(point.label, point.before, point.after) for point in alpha_.points] == [
        ("Name", "Old Alpha", "Alpha"),
        ("Status", "Active", "Dormant"),
        ("Led or run by", "Old unit", "New unit"),
        ("Themes", "", "Race"),
    ]
    assert (gone_.name, gone_.after, gone_.points) == ("Gone", None, (Point("Status", "Active", ""),))
    assert (newer.name, newer.before, newer.points) == ("Newer", None, (Point("Status", "", "Active"),))
    assert [(line.label, line.before, line.after) for line in found.themes] == [("Race", 0, 1)]


@pytest.mark.parametrize("day", [date(2004, 1, 1), date(2005, 1, 1), date(2014, 12, 31), date(2015, 1, 1)])
def test_each_side_is_what_the_list_of_groups_says_on_that_day(client, kind, alpha, day):
    make_group(key="newer", kind=kind, since="2015")
    make_group_theme(group=alpha, theme=make_theme(key="age", name="Age"), start="2005", end="2014")
    found = two_dates((PartialDate.of(day), day), BOTH[1])
    rows = client.get(f"/groups.json?on={day}").json()["rows"]
    assert (found.before.listed, found.before.counted) == (len(rows), sum(row["counted"] for row in rows))
    names = {
        each.before.text: {point.label: point.before for point in each.points}
        for each in found.differences
        if each.before
    }
    assert {name: points.get("Themes", "") for name, points in names.items()} == {
        row["name"]: "; ".join(row["themes"] or []) for row in rows if row["name"] in names
    }


def test_places_are_counted_as_the_pages_of_groups_do(alpha):
    make_role(group=alpha, role_type="chair", start="2005", end="2019")
    make_role(group=alpha, start="2011")
    make_role(group=alpha, start="2011", audience="staff", withholding_reason="s40_2")
    make_role(group=alpha, start="2011", audience="restricted", withholding_reason="s40_2")
    make_role(group=alpha, start="2011", person=None)
    make_role(group=make_group(audience="staff", since="2001"), start="2001")
    assert [(line.label, line.before, line.after) for line in two_dates(*BOTH).roles] == [
        ("Chair", RoleNumbers(named=1), RoleNumbers()),
        ("Member", RoleNumbers(), RoleNumbers(named=1, withheld=1, vacant=1)),
    ]


def test_hidden_group_is_on_neither_side(alpha):
    make_group(audience="staff", since="2015")
    found = two_dates(*BOTH)
    assert (found.after.listed, found.only_after) == (1, 0)


def test_page_says_what_the_comparison_cannot_say(client, alpha):
    lines = lines_of(client.get(PAGE))
    assert "1 January 2010 beside 1 May 2022. 2010 is read on its first day." in lines
    assert (
        "This compares what sources had said, and not what was so. Where no source says when a group began, the "
        "register speaks of it from the day on which a source first saw it. That a group is here on one date only "
        "does not mean that it opened or closed between them."
    ) in lines
    assert "1 group differs" in lines
    start = lines.index("1 group differs") + 5
    assert lines[start : start + 3] == [
        "Alpha",
        "Old Alpha Name: Old Alpha Status: Active Led or run by: Old unit Themes: not known",
        "Alpha Name: Alpha Status: Dormant Led or run by: New unit Themes: Race",
    ]


def test_page_links_to_both_days(client, alpha):
    links = links_of(client.get(PAGE))
    for link in [
        ("1", "/groups/?on=2010-01-01"),
        ("1", "/groups/?on=2022-05-01"),
        ("Old Alpha", "/groups/alpha/?on=2010-01-01"),
        ("Alpha", "/groups/alpha/?on=2022-05-01"),
    ]:
        assert link in links


def test_status_of_a_group_that_is_there_on_one_date_stands_on_its_side(client):
    gone = make_group(name="Gone", status="")
    make_group_status(group=gone, status="proposed", start="2001", end="2011")
    make_group(name="Newer", since="2020")
    lines = lines_of(client.get(PAGE))
    start = lines.index("2 groups differ") + 5
    assert lines[start : start + 6] == [
        *("Gone", "Gone Status: Proposed", "Its record had ended"),
        *("Newer", "No source speaks of it yet, or its record had ended", "Newer Status: Active"),
    ]


def test_page_without_dates_asks_for_them(client):
    response = client.get("/changes/compare/")
    assert (response.status_code, "Choose two dates" in lines_of(response)) == (200, True)


def test_last_date_is_today_where_none_is_given(client, alpha):
    assert client.get("/changes/compare/?from=2010").status_code == 200


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("from=never", "From: “never” is not a date that can be read. Write it like 2006, Sept 2006 or 28/9/2006."),
        ("until=2010", "From: Give the date to compare with."),
        ("from=2022&until=2010", "Until: 2010 lies before 2022. Change one of the two."),
        ("from=2999", "From: 2999 has not come yet."),
        ("from=2010&until=2999", "Until: 2999 has not come yet."),
        ("from=2010&colour=red", "“colour” is not a filter of this list. Use one of: from, until, on, page."),
        ("from=2010&page=9", "The list has no page “9”. It has one page."),
    ],
)
def test_dates_that_cannot_be_used_are_refused_in_words(client, query, message):
    response = client.get(f"/changes/compare/?{query}")
    assert (response.status_code, message in " ".join(lines_of(response))) == (400, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_nine_queries(client, kind, rows, django_assert_num_queries):
    theme = make_theme()
    for _ in range(rows):
        group = make_group(kind=kind, since="2015")
        make_group_theme(group=group, theme=theme, start="2015")
        make_group_organisation(group=group, start="2015")
        make_role(group=group, start="2015")
    with django_assert_num_queries(9):
        client.get(PAGE)
