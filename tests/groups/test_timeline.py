"""The central groups over time; everything here is invented."""

from datetime import date

import pytest

from groups.disclosure import central_timeline
from iag_registry.lib.audiences import Audience
from tests.factories import (
    make_group,
    make_group_kind_period,
    make_group_name,
    make_group_status,
    make_kind,
    make_source,
    make_statement,
)
from tests.page_text import lines_of, links_of

pytestmark = pytest.mark.django_db
DAY, PUBLIC = date(2022, 6, 30), Audience.PUBLIC


@pytest.fixture
def central():
    return make_kind(code="iag_central", is_advisory_group=True)


def central_group(central, key, **values):
    values.setdefault("status", "")
    values.setdefault("since", "2000")
    return make_group(key=key, name=key.title(), kind=central, **values)


def rows(day=DAY):
    return central_timeline(day, PUBLIC).rows


def test_group_is_drawn_as_its_statuses_say(central):
    group = central_group(central, "seen")
    make_group_status(group=group, status="active", start="", observed="2006-09-28")
    make_group_status(group=group, status="unknown", start="", observed="2022")
    (row,) = rows()
    assert [mark.pattern for mark in row.marks] == ["dotted", "solid", "hollow"]
    assert row.words == "Active as of 28 September 2006; not known as of 2022"


def test_group_that_closed_ends_in_the_year_that_is_given(central):
    group = central_group(central, "over")
    make_group_status(group=group, status="active", start="2001", end="2010")
    make_group_status(group=group, status="closed", start="2010")
    (row,) = rows()
    assert [mark.pattern for mark in row.marks] == ["hatched", "hatched", "solid", "ended"]
    assert row.words == "Active 2001 to 2010; closed from 2010"


def drawn(row):
    return [(mark.pattern, round(mark.x), round(mark.width)) for mark in row.marks]


@pytest.mark.parametrize(
    ("status", "later", "marks"),
    [
        ({"start": "2006-01-01"}, [], [("solid", 30, 70)]),
        ({"start": "2006-01-01"}, [("closed", "2015-01-01")], [("solid", 30, 38), ("ended", 68, 1)]),
        ({"start": "2006-01-01"}, [("closed", "2015")], [("solid", 30, 38), ("ended", 68, 4)]),
        (
            {"start": "2006-01-01"},
            [("dormant", "2010-01-01"), ("closed", "2015-01-01")],
            [("solid", 30, 17), ("solid", 47, 21), ("ended", 68, 1)],
        ),
        ({"start": "2010"}, [("closed", "2010-05")], [("hatched", 47, 4), ("ended", 48, 1)]),
        ({"start": "2006-01-01"}, [("closed", "2022-06-01")], [("solid", 30, 70), ("ended", 99, 1)]),
        ({"start": "", "observed": "2006-09-28"}, [], [("dotted", 30, 2), ("solid", 33, 1)]),
        ({"start": "2006-01-01", "observed": "2006-12-31"}, [], [("solid", 30, 4)]),
    ],
)
def test_history_written_later_stretches_no_status_past_the_next_one(central, status, later, marks):
    group = central_group(central, "old")
    history = make_statement(as_of="2022-05-01", summary="A history.", about=[group])
    make_group_status(group=group, status="active", statement=history, **status)
    for code, start in later:
        make_group_status(group=group, status=code, start=start, statement=history)
    (row,) = rows()
    assert drawn(row) == marks


def test_nothing_of_later_days_is_told(central):
    group = central_group(central, "later")
    make_group_status(group=group, status="active", start="2001", end="2010")
    make_group_status(group=group, status="closed", start="2010")
    make_group_name(group=group, text="Old", start="2001")
    make_group_name(group=group, text="New", start="2010")
    central_group(central, "new", status="active", since="2015")
    (row,) = rows(date(2005, 1, 1))
    assert [mark.pattern for mark in row.marks] == ["hatched"]
    assert [name.text for name in row.names] == ["Old"]
    assert [len(rows()), len(rows(date(2000, 1, 1)))] == [2, 0]


def test_line_begins_in_1999_or_with_an_earlier_group(central):
    central_group(central, "one", status="active", since="2015")
    assert central_timeline(DAY, PUBLIC).scale.first == date(1999, 1, 1)
    central_group(central, "two", status="active", since="1986")
    assert central_timeline(DAY, PUBLIC).scale.first == date(1986, 1, 1)
    assert central_timeline(date(1985, 1, 1), PUBLIC).scale.first == date(1985, 1, 1)


def test_only_groups_that_have_been_central_are_shown_in_the_order_of_their_dates(central):
    central_group(central, "second", status="active", since="2010")
    central_group(central, "first", status="active", since="2005")
    make_group(kind=make_kind(code="iag_borough"))
    once = make_group(key="once", name="Once", since="2000")
    make_group_kind_period(group=once, kind=central, start="2000", end="2004")
    make_group_kind_period(group=make_group(), kind=central, start="2024")
    assert [row.link.text for row in rows()] == ["Once", "First", "Second"]


@pytest.mark.parametrize("audience", ["staff", "on_request", "restricted"])
def test_group_that_is_not_public_is_not_shown(client, central, audience):
    central_group(central, "secret", status="active", audience=audience)
    make_statement(about=[central], aspect="existence", summary="Secretly so.", audience=audience)
    found = central_timeline(DAY, PUBLIC)
    assert (found.rows, found.of_the_kind) == ((), ())
    assert b"ecret" not in client.get("/timeline/").content


def test_page_has_the_same_in_words_and_its_sources(client, central):
    source = make_source(key="report", title="Report")
    statement = make_statement(source=source, as_of="2006-09-28")
    group = central_group(central, "alpha")
    make_group_status(group=group, status="active", start="", statement=statement)
    make_group_name(group=group, text="Alpha IAG", start="", observed="2006-09-28")
    make_statement(source=source, about=[central], aspect="existence", summary="Since 1999.", as_of="2006")
    response = client.get("/timeline/?on=2022-06-30")
    lines = lines_of(response)
    for line in ("“Alpha IAG” as of 28 September 2006", "Active as of 28 September 2006", "Since 1999."):
        assert line in lines
    assert [to for text, to in links_of(response) if text == "Alpha"] == ["/groups/alpha/?on=2022-06-30"] * 2
    assert ("style=" in response.content.decode()) is False


def test_empty_line_offers_a_next_step(client):
    assert ("See all groups", "/groups/") in links_of(client.get("/timeline/"))


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_the_same_number_of_queries(client, django_assert_num_queries, central, number):
    for each in range(number):
        group = central_group(central, f"group-{each}")
        statement = make_statement(about=[central, group], aspect="existence")
        make_group_status(group=group, statement=statement, start="2020")
        make_group_name(group=group, statement=statement)
    with django_assert_num_queries(8):
        response = client.get("/timeline/")
    assert response.status_code == 200


def test_home_and_list_of_groups_lead_to_it(client):
    def leads_to_it(address):
        return "/timeline/?on=2022-06-30" in [to for _, to in links_of(client.get(f"{address}?on=2022-06-30"))]

    kind = make_kind(code="iag_central", name="central IAG")
    make_group(kind=kind, since="2022-07-01")
    make_group(kind=kind, since="2022", audience="staff")
    make_group(since="2022")
    assert [leads_to_it(address) for address in ("/", "/groups/")] == [False, True]
    make_group(kind=kind, since="2022", status="unknown")
    assert [leads_to_it(address) for address in ("/", "/groups/")] == [True, True]
