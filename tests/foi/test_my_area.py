"""Which groups cover an area: its own, those of its unit and of the whole force, and never one that nobody records."""

from datetime import date

import pytest

from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group, uncounted

pytestmark = pytest.mark.django_db
NO_EVIDENCE = "That the register holds nothing on it is no evidence that there is nothing."


def area_register():
    """Two boroughs of one unit in a force's area, each of the four with a group, and one group of no area."""
    invented = invented_register()
    unit = make.make_area(key="unit", name="Unit", kind="unit")
    whole = make.make_area(key="whole", name="Whole District", kind="force")
    north, south = make.make_area(key="north", name="North"), make.make_area(key="south", name="South")
    for borough in north, south:
        make.make_area_membership(area=borough, unit=unit)
    for line, (name, area) in enumerate(
        [("North IAG", north), ("South IAG", south), ("Unit IAG", unit), ("Whole IAG", whole)], start=1
    ):
        make.make_group_area(group=stated_group(invented, line, kind=invented.borough, name=name), area=area)
    stated_group(invented, 5, kind=invented.central, name="Race IAG", theme=invented.race)
    return invented, north


def covered(answer):
    return [row[:3] for row in rows_of(answer, "groups")]


def test_area_of_a_borough_reaches_out_to_its_unit_and_the_whole_force():
    area_register()

    answer = ask("my-area", areas=["north"])

    assert answer.sentence == (
        "On 30 June 2022 the register has 3 groups for North: for the area itself, North IAG; for its command unit, "
        "Unit IAG; for the whole force, Whole IAG. Beside that it counts 1 central IAG for which no source states an "
        "area."
    )
    assert rows_of(answer, "groups") == [
        ("The area itself", "North", "North IAG", "Borough IAG", "Counted as a group", "", "2022", "INV.1, line 1"),
        ("Its command unit", "Unit", "Unit IAG", "Borough IAG", "Counted as a group", "", "2022", "INV.1, line 3"),
        (
            "The whole force",
            "Whole District",
            "Whole IAG",
            "Borough IAG",
            "Counted as a group",
            "",
            "2022",
            "INV.1, line 4",
        ),
    ]
    assert rows_of(answer, "without_area") == [("Race IAG", "Central IAG", "Race", "INV.1, line 5")]
    assert [(each.label, each.words) for each in answer.parameters][-1] == ("Areas", "North")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (
            "unit",
            [
                ("The area itself", "Unit", "Unit IAG"),
                ("The whole force", "Whole District", "Whole IAG"),
                ("A part of it", "North", "North IAG"),
                ("A part of it", "South", "South IAG"),
            ],
        ),
        (
            "whole",
            [
                ("The area itself", "Whole District", "Whole IAG"),
                ("A part of it", "North", "North IAG"),
                ("A part of it", "South", "South IAG"),
                ("A part of it", "Unit", "Unit IAG"),
            ],
        ),
    ],
)
def test_area_of_a_unit_and_of_the_force_takes_in_its_parts(key, expected):
    area_register()

    assert covered(ask("my-area", areas=[key])) == expected


def test_area_was_in_the_unit_of_the_day():
    invented, north = area_register()
    make.make_group_area(
        group=stated_group(invented, 6, kind=invented.borough, name="Early IAG"), area=north, start="2010"
    )
    early = make.make_group(name="Then IAG", kind=invented.borough, since="2010")
    make.make_group_area(group=early, area=north, start="2010")

    answer = ask("my-area", areas=["north"], on=date(2012, 1, 1))

    assert covered(answer) == [("The area itself", "North", "Then IAG")]
    assert answer.caveats[0] == "The register does not know in which command unit North was on 1 January 2012."


def test_area_without_a_group_says_so_and_does_not_deny_it():
    area_register()
    make.make_area(key="east", name="East")

    answer = ask("my-area", areas=["east"])

    assert covered(answer) == [("The whole force", "Whole District", "Whole IAG")]
    assert answer.caveats[:2] == (
        "The register does not know in which command unit East was on 30 June 2022.",
        f"No group is recorded for East as a whole. {NO_EVIDENCE}",
    )


def test_area_without_any_group():
    make.make_area(key="east", name="East")

    assert ask("my-area", areas=["east"]).sentence == (
        f"On 30 June 2022 the register has no group recorded for East. {NO_EVIDENCE}"
    )


def test_area_whose_group_has_closed_says_so():
    """That a group has ended is something that the register holds, with its source (GRP-03)."""
    invented = invented_register()
    east = make.make_area(key="east", name="East")
    closed = stated_group(invented, 3, kind=invented.borough, name="East IAG", status="closed")
    make.make_group_area(group=closed, area=east)

    answer = ask("my-area", areas=["east"])

    assert answer.sentence == (
        "On 30 June 2022 the register has no group that counts for East. It has East IAG as closed."
    )
    assert rows_of(answer, "not_counted") == [
        ("The area itself", "East", "East IAG", "Borough IAG", "Not counted: closed", "", "2022", "INV.1, line 3")
    ]
    (table,) = (each for each in answer.tables if each.name == "not_counted")
    assert [heading.name for heading in table.headings if heading.for_files] == []
    assert [caveat for caveat in answer.caveats if "No group is recorded" in caveat] == []
    assert "INV.1, line 3" in [citation.short for citation in answer.citations]


def test_status_that_no_source_gives_is_no_word_of_a_source():
    east = make.make_area(key="east", name="East")
    group = make.make_group(name="East IAG", kind=make.make_kind(is_advisory_group=True), since="2010")
    make.make_group_area(group=group, area=east, start="2010")

    assert [caveat for caveat in ask("my-area", areas=["east"]).caveats if "newest source" in caveat] == []


def test_area_of_which_a_source_says_that_there_is_no_group():
    invented = invented_register()
    east = make.make_area(key="east", name="East")
    stated(invented, 7, [east], aspect="existence", standing="denied", quote="East has none", summary="None in East.")

    answer = ask("my-area", areas=["east"])

    assert answer.sentence == (
        "On 30 June 2022 the register has no group recorded for East. A source says that there is no such group."
    )
    assert rows_of(answer, "statements") == [
        (
            "East",
            "Whether it exists",
            "None in East.",
            "East has none",
            "2022",
            "Source says there is none",
            "",
            "INV.1, line 7",
        )
    ]
    assert answer.warnings == ()

    make.make_group_area(group=stated_group(invented, 8, kind=invented.borough, name="East IAG"), area=east)
    assert ask("my-area", areas=["east"]).warnings == (
        "Sources disagree: INV.1, line 7 says that there is no such group, and the register has East IAG.",
    )


def test_area_tells_other_bodies_apart_and_warns_of_groups_that_are_only_named():
    invented, north = area_register()
    make.make_group_area(group=stated_group(invented, 6, kind=invented.forum, name="North Forum"), area=north)
    named = stated_group(invented, 7, kind=invented.borough, name="Named IAG", status="unknown")
    make.make_group_area(group=named, area=north)

    answer = ask("my-area", areas=["north"])

    assert answer.sentence.startswith(
        "On 30 June 2022 the register has 3 groups for North: for the area itself, North IAG; for its command unit, "
        "Unit IAG; for the whole force, Whole IAG; and a source names Named IAG, which is not counted. "
    )
    assert [row[2:5] for row in rows_of(answer, "other_bodies")] == [("North Forum", "Forum", "Not an advisory group")]
    assert [row[2:5] for row in rows_of(answer, "groups")][1] == (
        "Named IAG",
        "Borough IAG",
        "Named in a source, but not counted",
    )
    assert answer.warnings == (uncounted("Named IAG", 7),)


def test_area_of_which_a_group_is_only_named_has_none_that_counts():
    invented = invented_register()
    north = make.make_area(name="North", key="north")
    stated_group(invented, 1, kind=invented.borough, name="South IAG")
    named = stated_group(invented, 2, kind=invented.borough, name="Named IAG", status="unknown")
    make.make_group_area(group=named, area=north)

    assert ask("my-area", areas=["north"]).sentence == (
        "On 30 June 2022 the register has no group that counts for North, and a source names Named IAG. Beside that "
        "it counts 1 borough IAG for which no source states an area."
    )


def test_area_hides_a_group_from_those_who_may_not_know_of_it():
    invented, north = area_register()
    hidden = stated_group(invented, 6, kind=invented.borough, name="Hidden IAG", audience="staff")
    make.make_group_area(group=hidden, area=north)

    assert "Hidden IAG" not in str(ask("my-area", areas=["north"]))
    assert ("The area itself", "North", "Hidden IAG") in covered(
        ask("my-area", areas=["north"], audience=Audience.STAFF)
    )


def test_area_that_was_not_in_the_register_keeps_its_key():
    assert ask("my-area", areas=["nowhere"]).sentence.startswith(
        "On 30 June 2022 the register has no group recorded for nowhere."
    )
