"""Minutes by area: the latest of each group, and a year of them; everything here is invented."""

from datetime import date

import pytest

from iag_registry.lib.audiences import Audience
from meetings.disclosure import latest_minutes_by_group, minutes_by_area, minutes_map
from tests.factories import make_area, make_group, make_group_area, make_meeting, make_minutes
from tests.meetings.making import make_bare_release, make_joint_meeting, make_withdrawal
from tests.page_text import lines_of, links_of

pytestmark = pytest.mark.django_db
DAY, PUBLIC = date(2022, 6, 30), Audience.PUBLIC


@pytest.fixture
def enfield():
    return make_area(key="enfield", name="Enfield", code="E09000010")


def group_in(area, key="alpha", **values):
    group = make_group(key=key, **values)
    make_group_area(group=group, area=area, start="2020")
    return group


def minuted(group, when, **values):
    meeting = make_meeting(group=group, date=when, **values)
    release = make_bare_release(minutes=make_minutes(meeting=meeting), published_on=date(2022, 6, 1))
    return meeting, release


def latest(day=DAY):
    return {url: line.date for url, line in latest_minutes_by_group(audience=PUBLIC, day=day).items()}


def numbers(day=DAY):
    found = minutes_by_area(audience=PUBLIC, day=day)
    return {row.area.key: row.number for row in found.rows}, found.elsewhere


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1, 12, 31)])
def test_first_year_of_the_calendar_has_no_year_before(day):
    found = minutes_by_area(audience=PUBLIC, day=day)
    assert (found.first <= found.last == day, found.rows, found.elsewhere) == (True, (), 0)


def test_latest_minutes_are_those_of_the_last_meeting_of_each_group(enfield):
    alpha, beta = group_in(enfield), group_in(enfield, "beta")
    minuted(alpha, "2022-01-01"), minuted(alpha, "2022-03-01")
    minuted(beta, "2022-02-01")
    make_meeting(group=beta, date="2022-05-01")
    minuted(make_group(key="of-no-area"), "2022-04-01")
    assert latest() == {"/groups/alpha/": "2022-03-01", "/groups/beta/": "2022-02-01"}
    assert latest(date(2022, 5, 31)) == {}


def test_joint_meeting_is_the_latest_of_each_of_its_groups(enfield):
    alpha, beta = group_in(enfield), group_in(enfield, "beta")
    minuted(beta, "2022-02-01")
    meeting, _ = minuted(alpha, "2022-03-01")
    make_joint_meeting(meeting=meeting, group=beta)
    assert latest() == {"/groups/alpha/": "2022-03-01", "/groups/beta/": "2022-03-01"}


@pytest.mark.parametrize("audience", ["staff", "on_request", "restricted"])
def test_what_is_not_public_is_neither_latest_nor_counted(enfield, audience):
    minuted(group_in(enfield, audience=audience), "2022-03-01")
    minuted(group_in(enfield, "beta"), "2022-03-01", audience=audience)
    assert (latest(), numbers()) == ({}, ({"enfield": 0}, 0))


def test_hidden_group_of_a_joint_meeting_does_not_show_on_the_map(enfield):
    hidden = group_in(make_area(key="barnet", name="Barnet"), "hidden", audience="staff")
    meeting, _ = minuted(group_in(enfield), "2022-03-01")
    make_joint_meeting(meeting=meeting, group=hidden)
    assert numbers() == ({"barnet": 0, "enfield": 1}, 0)


def test_minutes_that_were_withdrawn_are_not_counted(enfield):
    _, release = minuted(group_in(enfield), "2022-03-01")
    make_withdrawal(release=release)
    assert (latest(), numbers()) == ({}, ({"enfield": 0}, 0))


@pytest.mark.parametrize(
    ("when", "number"),
    [
        ("2021-06-30", 0),
        ("2021-07-01", 1),
        ("2022-06-30", 1),
        ("2022-07-01", 0),
        ("2022-03", 1),
        ("2021-07", 1),
        ("2022-05", 1),
        ("2022", 0),
        ("2021", 0),
        ("", 0),
    ],
)
def test_meeting_counts_where_its_date_surely_lies_within_the_twelve_months(enfield, when, number):
    minuted(group_in(enfield), when)
    assert numbers() == ({"enfield": number}, 0)


def test_year_that_ends_on_the_leap_day_begins_on_the_first_of_march():
    found = minutes_by_area(audience=PUBLIC, day=date(2024, 2, 29))
    assert (found.first, found.last) == (date(2023, 3, 1), date(2024, 2, 29))


def test_meeting_counts_once_for_each_borough_and_one_of_no_borough_apart(enfield):
    alpha = group_in(enfield)
    make_group_area(group=alpha, area=make_area(key="barnet", name="Barnet"), start="2020")
    meeting, _ = minuted(alpha, "2022-03-01")
    make_joint_meeting(meeting=meeting, group=group_in(enfield, "beta"))
    minuted(group_in(make_area(key="unit", kind="unit"), "of-a-unit"), "2022-03-02")
    assert numbers() == ({"barnet": 1, "enfield": 1}, 1)


@pytest.mark.parametrize(
    ("number", "words", "level"),
    [(0, "none", "empty"), (1, "1 meeting", "dotted"), (2, "2 meetings", "dotted"), (3, "3 meetings", "hatched"),
     (5, "5 meetings", "hatched"), (6, "6 meetings", "solid")],
)  # fmt: skip
def test_tile_says_the_number_and_its_level(enfield, number, words, level):
    group = group_in(enfield)
    for each in range(number):
        minuted(group, f"2022-03-{each + 1:02}")
    found = minutes_map(minutes_by_area(audience=PUBLIC, day=DAY), {"E09000010": (1, 1)})
    ((_, tile),) = found.tiles
    assert (tile.words, tile.level) == (words, level)


def test_page_says_the_same_in_words_and_as_a_table(client, enfield):
    minuted(group_in(enfield), "2022-03-01")
    minuted(make_group(key="central"), "2022-03-01")
    response = client.get("/meetings/by-area/?on=2022-06-30")
    lines = lines_of(response)
    begin = "This page counts meetings from 1 July 2021 to 30 June 2022 whose minutes can be read here."
    assert f"{begin} Groups of 1 of the 1 areas had such meetings." in lines
    assert "1 more meeting with minutes was of groups that belong to no borough or district." in lines
    assert lines[lines.index("Enfield") :][:2] == ["Enfield", "1"]
    assert ("Enfield", "/areas/enfield/?on=2022-06-30") in links_of(response)


def test_map_says_how_many_areas_are_not_on_it(enfield):
    for number in range(2):
        make_area(key=f"area-{number}", code=f"X{number}")
    found = minutes_by_area(audience=PUBLIC, day=DAY)
    begin = (
        "Each borough is one tile, roughly where it lies. It says how many meetings of its groups in the last twelve "
        "months have minutes that can be read here."
    )
    assert minutes_map(found, {"E09000010": (1, 1)}).about == (
        f"{begin} 2 of the 3 areas are not on it, because no tile is laid out for them. "
        "The table below says it of every area."
    )
    every = {"E09000010": (1, 1), "X0": (2, 1), "X1": (3, 1)}
    assert minutes_map(found, every).about == f"{begin} The table below says the same."


def test_page_of_an_area_gives_the_latest_minutes_of_each_of_its_groups(client, enfield):
    alpha = group_in(enfield, name="Alpha")
    group_in(enfield, "beta", name="Beta")
    minuted(alpha, "2022-01-01"), minuted(alpha, "2022-03-01", title="March", slug="march")
    minuted(group_in(make_area(key="barnet", name="Barnet"), "gamma", name="Gamma"), "2022-04-01")
    response = client.get("/areas/enfield/?on=2022-06-30")
    lines = lines_of(response)
    at = lines.index("Latest minutes")
    assert lines[at : at + 3] == ["Latest minutes", "AlphaMarch: Minutes of 1 March 2022", "Its command unit"]
    assert ("March: Minutes of 1 March 2022", "/groups/alpha/meetings/march/minutes/?on=2022-06-30") in links_of(
        response
    )
    lines = lines_of(client.get("/areas/enfield/?on=2022-01-31"))
    assert "No minutes of these groups can be read here on 31 January 2022." in lines
    assert "Latest minutes" not in lines


def test_page_without_areas_offers_a_next_step(client):
    assert ("See all meetings", "/meetings/") in links_of(client.get("/meetings/by-area/"))


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("address", ["/areas/?on=2022-06-30", "/meetings/by-area/?on=2022-06-30"])
def test_page_asks_the_same_number_of_queries(client, django_assert_num_queries, enfield, address, number):
    for each in range(number):
        group = group_in(enfield, f"group-{each}")
        meeting, _ = minuted(group, "2022-03-01")
        make_joint_meeting(meeting=meeting, group=make_group())
    with django_assert_num_queries(7):
        response = client.get(address)
    assert response.status_code == 200
