"""The list of groups: by name in print order, the bodies listed beside them, and what a choice leaves."""

import pytest

from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group

pytestmark = pytest.mark.django_db


def listed_register():
    """Two borough groups with areas, a central group, and two forums of which the reply says that they are some."""
    invented = invented_register()
    south = stated_group(invented, 2, kind=invented.borough, name="South IAG", position=2)
    north = stated_group(invented, 1, kind=invented.borough, name="North IAG", position=1)
    stated_group(invented, 3, kind=invented.central, name="Race IAG", position=3, theme=invented.race)
    stated_group(invented, 4, kind=invented.forum, name="Youth Forum", position=4)
    stated(invented, 5, [invented.forum], aspect="list", completeness="not_complete", summary="Some forums are named.")
    unit = make.make_area(key="unit", name="Unit", kind="unit")
    area = make.make_area(key="south", name="South")
    make.make_area_membership(area=area, unit=unit)
    make.make_group_area(group=south, area=area)
    make.make_group_area(group=north, area=make.make_area(key="north", name="North"))
    return invented


def names(answer):
    return [row[2] for row in rows_of(answer, "groups")]


def test_list_gives_groups_in_print_order_and_the_bodies_listed_beside_them():
    listed_register()

    answer = ask("list")

    assert answer.sentence == (
        "On 30 June 2022 the register lists 3 independent advisory groups: 2 borough IAGs and 1 central IAG. "
        "Beside them it lists 1 forum, not counted as advisory groups."
    )
    assert rows_of(answer, "groups") == [
        (1, "Borough IAG", "North IAG", "North", "", "", "2022", "INV.1, line 1"),
        (2, "Borough IAG", "South IAG", "South", "", "", "2022", "INV.1, line 2"),
        (1, "Central IAG", "Race IAG", "", "Race", "", "2022", "INV.1, line 3"),
        (1, "Forum", "Youth Forum", "", "", "", "2022", "INV.1, line 4"),
    ]
    assert [(table.caption, table.about) for table in answer.tables] == [
        ("Borough IAGs (2)", ""),
        ("Central IAGs (1)", ""),
        ("Forums (1)", "This list is not complete: INV.1, line 5 names only some."),
    ]
    assert answer.coverage[2] == "Forums: its source says that the list is not complete."
    assert [citation.lines for citation in answer.citations] == ["1", "2", "3", "4", "5"]


def test_list_of_one_kind():
    listed_register()

    assert names(ask("list", kinds=["central"])) == ["Race IAG"]
    assert names(ask("list", kinds=["forum"])) == ["Youth Forum"]


def test_list_of_an_area_and_of_the_unit_that_it_belongs_to():
    listed_register()

    assert names(ask("list", areas=["south"])) == ["South IAG"]
    assert names(ask("list", areas=["unit"])) == ["South IAG"]
    assert [(p.label, p.words) for p in ask("list", areas=["unit"]).parameters][-1] == ("Areas", "Unit")


def test_list_of_an_empty_register():
    answer = ask("list")

    assert answer.sentence == (
        "On 30 June 2022 the register lists no independent advisory group. That does not mean that there was none: "
        "no source in the register names one as active on that day."
    )
    assert answer.tables == ()


def test_list_shows_people_only_the_columns_in_which_something_is_stated():
    listed_register()

    central = ask("list").tables[1]

    assert central.labels == ["Group", "Theme", "As of", "Source"]
    assert central.unstated == "Area; Led, run or supported by"
    assert [[cell.words for cell in line] for line in central.lines] == [["Race IAG", "Race", "2022", "INV.1, line 3"]]


def test_list_leaves_out_a_statement_of_a_document_that_is_not_public():
    invented = listed_register()
    invented.reply.audience = "staff"
    invented.reply.save()

    answer = ask("list")

    assert [row[-1] for row in rows_of(answer, "groups")] == ["", "", ""]
    assert answer.citations == ()


def test_list_of_themes_and_of_groups_that_were_chosen():
    invented = listed_register()
    stated(invented, 6, [invented.women], standing="denied", quote="There is none")

    by_theme = ask("list", themes=["race", "women"])

    assert names(by_theme) == ["Race IAG"]
    assert rows_of(by_theme, "themes") == [
        ("Race", "Race IAG", "", ""),
        ("Women", "No such group", "“There is none”", "INV.1, line 6"),
    ]
    assert by_theme.sentence == "On 30 June 2022 the register lists 1 independent advisory group: 1 central IAG."


def test_list_of_the_whole_force_takes_in_all_its_areas():
    listed_register()
    make.make_area(key="whole", name="Whole", kind="force")

    assert names(ask("list", areas=["whole"])) == ["North IAG", "South IAG"]
