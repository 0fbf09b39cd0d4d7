"""The list and the map of areas: which have a located group, and what that says; everything here is invented."""

from datetime import date

import pytest

from groups.disclosure import area_list, areas_found, group_map
from groups.disclosure.links import Link
from groups.disclosure.places import number_of_groups
from iag_registry.lib.audiences import Audience
from tests.factories import make_area, make_group, make_group_area, make_group_status, make_kind, make_meeting
from tests.meetings.making import make_release
from tests.page_text import lines_of, links_of

pytestmark = pytest.mark.django_db
DAY, PUBLIC = date(2022, 6, 30), Audience.PUBLIC
PLACES = {"E09000010": (1, 1), "E09000003": (2, 1), "E09000001": (3, 1)}


@pytest.fixture
def boroughs():
    enfield = make_area(key="enfield", name="Enfield", code="E09000010")
    make_area(key="barnet", name="Barnet", code="E09000003")
    make_area(key="brent", name="Brent", code="E09000005")
    make_area(key="city", name="City", code="E09000001", kind="outside", policed_by="Another Force")
    return enfield


def advisory(key, **values):
    return make_group(key=key, kind=make_kind(is_advisory_group=True), **values)


def tiles_on(day=DAY):
    found = group_map(area_list(day, PUBLIC), PLACES)
    return [(tile.name, tile.words, tile.level) for _, tile in found.tiles]


def test_map_tells_areas_without_a_located_group_from_those_with_one(boroughs):
    for number in range(2):
        make_group_area(group=advisory(f"group-{number}"), area=boroughs)
    assert tiles_on() == [
        ("Barnet", "none located", "empty"),
        ("Enfield", "2 groups", "solid"),
        ("City", "another force", "outside"),
    ]
    assert [meaning for _, meaning in group_map(area_list(DAY, PUBLIC), PLACES).meanings] == [
        "a group is located",
        "no group is located",
        "policed by another force: not part of this register",
    ]


def test_group_that_ended_is_named_and_not_located(boroughs):
    group = advisory("over", name="Over", status="", since="2010")
    make_group_status(group=group, status="active", start="2010", end="2020")
    make_group_status(group=group, status="closed", start="2020")
    make_group_area(group=group, area=boroughs, start="2010")
    row = next(row for row in area_list(DAY, PUBLIC).boroughs if row.key == "enfield")
    assert (row.groups, row.ended, row.located) == ((Link("Over", "/groups/over/"),), row.groups, ())
    assert [row.key for row in area_list(DAY, PUBLIC).without_group] == ["barnet", "brent", "enfield"]
    assert tiles_on(date(2015, 1, 1))[1] == ("Enfield", "1 group", "solid")


def test_other_bodies_are_told_apart_from_advisory_groups(client, settings, tmp_path, boroughs):
    project = make_group(key="project", name="Project", kind=make_kind(is_advisory_group=False))
    make_group_area(group=project, area=boroughs)
    (row,) = (row for row in area_list(DAY, PUBLIC).boroughs if row.key == "enfield")
    assert (row.located, row.other_bodies) == ((), (Link("Project", "/groups/project/"),))
    assert [row.key for row in area_list(DAY, PUBLIC).without_group] == ["barnet", "brent", "enfield"]
    assert tiles_on()[1] == ("Enfield", "1 other body", "dotted")
    assert ("dotted", "no group is located, and another body is") in group_map(area_list(DAY, PUBLIC), PLACES).meanings
    make_group_area(group=make_group(key="unknown", name="Of no kind"), area=boroughs)
    make_group_area(group=advisory("open", name="Open"), area=boroughs)
    assert tiles_on()[1] == ("Enfield", "1 group", "solid")
    (tiles := tmp_path / "tiles.csv").write_text("code,column,row\nE09000010,1,1\n")
    settings.AREA_TILES = tiles
    response = client.get("/areas/")
    assert b'aria-label="Enfield: 1 group and 2 other bodies"' in response.content
    lines = lines_of(response)
    assert [line for line in lines if line in {"Of no kind (other body)", "Open", "Project (other body)"}] == [
        "Of no kind (other body)",
        "Open",
        "Project (other body)",
    ]


@pytest.mark.parametrize(
    ("groups", "others", "words"),
    [
        (0, 0, "0 groups"),
        (1, 0, "1 group"),
        (2, 0, "2 groups"),
        (0, 1, "1 other body"),
        (1, 1, "1 group and 1 other body"),
        (2, 3, "2 groups and 3 other bodies"),
    ],
)
def test_numbers_of_groups_and_other_bodies_in_words(groups, others, words):
    assert number_of_groups(groups, others) == words


def test_map_says_how_many_areas_have_no_tile(boroughs):
    about = group_map(area_list(DAY, PUBLIC), PLACES).about
    assert about.endswith("as the list above does. 1 of the 3 areas is not on it, because no tile is laid out for it.")
    assert group_map(area_list(DAY, PUBLIC), {**PLACES, "E09000005": (4, 1)}).about.endswith("as the list above does.")


@pytest.mark.parametrize("audience", ["staff", "on_request", "restricted"])
def test_group_that_is_not_public_does_not_show_on_the_map(boroughs, audience):
    make_group_area(group=make_group(audience=audience), area=boroughs)
    assert tiles_on()[1] == ("Enfield", "none located", "empty")


def test_register_without_places_has_no_map(client, settings, tmp_path, boroughs):
    assert group_map(area_list(DAY, PUBLIC), {}) is None
    settings.AREA_TILES = tmp_path / "none.csv"
    assert "Map of the boroughs and their groups" not in lines_of(client.get("/areas/"))


def test_page_says_what_located_means_and_leads_to_the_latest_minutes(client, boroughs):
    group = advisory("open", name="Open")
    make_group_area(group=group, area=boroughs)
    meeting = make_release_of(group)
    lines, links = lines_of(client.get("/areas/")), links_of(client.get("/areas/?on=2022-06-30"))
    said = [line for line in lines if line.startswith("For 2 of 3 areas no advisory group is located.")]
    assert [("Located means that a document in the register says" in line) for line in said] == [True]
    assert f"Open{meeting.title}: Minutes of 1 March 2022" in lines
    assert lines.count("No group located") == 2
    address = f"{meeting.get_absolute_url()}minutes/?on=2022-06-30"
    assert (f"{meeting.title}: Minutes of 1 March 2022", address) in links


def make_release_of(group):
    meeting = make_meeting(group=group, date="2022-03-01")
    make_release(meeting=meeting)
    return meeting


def test_map_is_links_with_names_that_say_what_the_shade_says(client, boroughs):
    make_group_area(group=advisory("alpha"), area=boroughs)
    text = client.get("/areas/?on=2022-06-30").content.decode()
    assert '<a class="register-tile register-tile--solid" href="/areas/enfield/?on=2022-06-30"' in text
    assert 'aria-label="Enfield: 1 group"' in text
    assert 'aria-label="City: another force"' in text
    assert 'aria-labelledby="map-groups-title map-groups-about"' in text
    assert ("style=" in text, "<style" in text) == (False, False)


def test_areas_are_found_by_their_codes(boroughs):
    found = areas_found(("E09000010", "E09000001", "E99999999", ""))
    assert [area.text for area in found.areas] == ["City", "Enfield"]
    make_area(key="unit", kind="unit")
    assert areas_found(("",)).areas == ()


@pytest.mark.parametrize(("groups", "is_long"), [(1, False), (10, False), (11, True)])
def test_area_with_many_groups_gives_their_number_with_a_link_to_their_list(client, boroughs, groups, is_long):
    for number in range(groups):
        make_group_area(group=advisory(f"group-{number}", name=f"Group {number}"), area=boroughs)
    links = dict(links_of(client.get("/areas/?on=2022-06-30")))
    assert ("Group 0" in links) is not is_long
    if is_long:
        assert links["11 groups of Enfield"] == "/groups/?area=enfield&on=2022-06-30"
        assert len(client.get(links["11 groups of Enfield"]).context["rows"]) == 11
    else:
        assert links["Group 0"] == "/groups/group-0/?on=2022-06-30"
