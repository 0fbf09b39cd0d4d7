"""Who sits: a line for each theme, and the police side told apart from members."""

import csv
import io
import json
from datetime import date

import pytest

from foi.exports import to_csv, to_json
from tests import factories as make
from tests.foi.invented import ask, rows_of, stated, stated_group
from tests.foi.seated import NOW, forms, seated_register

pytestmark = pytest.mark.django_db


def test_who_sits_gives_a_line_for_each_theme_also_without_a_group():
    seated_register()
    make.make_theme(key="faith", name="Faith")

    answer = ask("who-sits", themes=["women", "race", "faith"])

    assert answer.sentence == (
        "On 30 June 2022, for Race the register counts a group; for Women a source says that there is no such group; "
        "for Faith the register has no group, and no source that says that there is none. No source states who the "
        "members of this group are: all who are named are on the police side."
    )
    assert rows_of(answer, "themes") == [
        (
            "Women",
            "no such group",
            "No such group",
            "“There is not a women's group”",
            "no such group",
            "no such group",
            "INV.1, line 3",
        ),
        (
            "Race",
            "Race IAG",
            "Counted as a group",
            "",
            "Commander Invented Leader, Police lead",
            "Not stated by any source",
            "INV.1, line 1",
        ),
        (
            "Faith",
            "no group in the register",
            "No group in the register",
            "",
            "no group in the register",
            "no group in the register",
            "",
        ),
    ]
    assert rows_of(answer, "people") == [
        (
            "Race",
            "Race IAG",
            "Police side",
            "Commander Invented Leader",
            "Police lead",
            "Invented Force (IF)",
            "2022",
            "INV.1, line 2",
        )
    ]
    assert rows_of(answer, "other_bodies") == [
        ("Women", "Women's Forum", "Forum", "Invented Force (IF)", "", "2022", "INV.1, line 4")
    ]
    assert answer.caveats[0] == "Race IAG: The role is inferred."
    assert (answer.warnings, answer.withheld) == ((), ())


def test_who_sits_says_in_the_row_that_a_role_is_inferred():
    invented, race = seated_register()
    open_to_all = stated(invented, 6, [race], standing="inferred")
    for_staff = stated(invented, 7, [race], standing="inferred", audience="staff")
    for role_type, statement in [("sponsor", open_to_all), ("secretariat", for_staff)]:
        make.make_role(
            group=race,
            person=make.make_person(name=f"Invented {role_type}"),
            role_type=role_type,
            statement=statement,
            term_ends="2020",
        )

    answer = ask("who-sits", themes=["race"])

    assert "Invented sponsor, Sponsor (inferred)" in rows_of(answer, "themes")[0][4]
    assert {row[4] for row in rows_of(answer, "people")} == {
        "Police lead",
        "Sponsor (inferred) (term ended, continuing)",
        "Secretariat (inferred) (term ended, continuing)",
    }
    for form in forms(answer):
        assert "Invented sponsor, Sponsor (inferred)" in form
        assert "Sponsor (inferred) (term ended, continuing)" in form


def test_who_sits_tells_members_from_the_police_side_by_organisation():
    invented, race = seated_register()
    make.make_role(group=race, role_type="chair", person=make.make_person(name="Invented Chair"))
    make.make_role(group=race, role_type="member", person=make.make_person(name="Officer"), on_behalf_of=invented.force)
    make.make_role(group=race, role_type="member", person=None)

    answer = ask("who-sits", themes=["race"])

    assert rows_of(answer, "themes")[0][4:6] == (
        "Commander Invented Leader, Police lead; Officer, Member",
        "Invented Chair, Chair; 1 vacant place",
    )
    assert answer.sentence.endswith("Of the members, the register knows of 2 places.")


def test_who_sits_warns_where_sources_disagree_on_a_theme():
    invented, _ = seated_register()
    stated_group(invented, 7, kind=invented.central, name="Women's IAG", theme=invented.women)

    assert ask("who-sits", themes=["women"]).warnings == (
        "Sources disagree on Women: INV.1, line 3 says that there is no such group, and the register has Women's IAG.",
    )


def test_who_sits_shows_a_group_that_is_named_but_not_counted_and_warns():
    invented, _ = seated_register()
    theme = make.make_theme(key="disability", name="Disability")
    stated_group(invented, 8, kind=invented.central, name="Disability IAG", status="unknown", theme=theme)

    answer = ask("who-sits", themes=["disability"])

    assert rows_of(answer, "themes")[0][:3] == ("Disability", "Disability IAG", "Named in a source, but not counted")
    assert answer.warnings == (
        (
            "Disability IAG is named in INV.1, line 8, but is not counted and not in the list, because its standing is "
            "not known."
        ),
    )


def test_who_sits_says_that_a_term_ended_and_nobody_followed():
    _, race = seated_register()
    make.make_role(group=race, role_type="chair", person=make.make_person(name="Stayer"), term_ends="2021")

    assert rows_of(ask("who-sits", themes=["race"]), "people")[1][4] == "Chair (term ended, continuing)"


def test_who_sits_with_a_theme_that_is_not_in_the_register_keeps_its_key():
    answer = ask("who-sits", themes=["never-entered"])

    assert rows_of(answer, "themes") == [
        (
            "never-entered",
            "no group in the register",
            "No group in the register",
            "",
            "no group in the register",
            "no group in the register",
            "",
        )
    ]


def test_who_sits_on_a_group_that_is_named():
    invented, race = seated_register()
    north = stated_group(invented, 8, kind=invented.borough, name="North IAG", key="north")
    make.make_role(group=north, role_type="chair", person=make.make_person(name="Invented Chair"))
    forum = stated_group(invented, 9, kind=invented.forum, name="Forum", key="forum")

    answer = ask("who-sits", groups=["north", "forum", "gone"])

    assert answer.sentence == (
        "On 30 June 2022, the register speaks of North IAG and Forum; the register knows nothing of gone. Of the "
        "members, the register knows of 1 place."
    )
    none = "Not stated by any source"
    assert rows_of(answer, "themes") == [
        ("", "North IAG", "Counted as a group", "", none, "Invented Chair, Chair", "INV.1, line 8"),
        ("", "Forum", "Not an advisory group", "", none, none, "INV.1, line 9"),
    ]
    assert [row[1:5] for row in rows_of(answer, "people")] == [("North IAG", "Members", "Invented Chair", "Chair")]
    both = ask("who-sits", groups=[race.key, "north"], themes=["race"])
    assert [row[:2] for row in rows_of(both, "themes")] == [("Race", "Race IAG"), ("", "North IAG")]
    assert forum.pk


def test_who_sits_gives_of_which_date_each_person_is_known_in_every_form(client):
    invented, race = seated_register()
    older = stated(invented, 6, [race], as_of="2020-05")
    make.make_role(group=race, person=make.make_person(name="Older Chair"), role_type="chair", statement=older)
    make.make_role(group=race, person=make.make_person(name="Begun Member"), start="2019-03-01", statement=None)

    answer = ask("who-sits", themes=["race"], on=date(2026, 1, 2))
    lines = csv.DictReader(io.StringIO(to_csv(answer, generated_at=NOW).decode("utf-8-sig")))
    tables = {table["name"]: table for table in json.loads(to_json(answer, generated_at=NOW))["tables"]}
    page = client.get("/ask/who-sits/", {"theme": "race", "on": "2026-01-02"}).content.decode()

    told = [
        ("Commander Invented Leader", "2022", "year"),
        ("Older Chair", "2020-05", "month"),
        ("Begun Member", "2019-03-01", "day"),
    ]
    names = ("person", "as_of", "as_of_precision")
    assert [tuple(line[name] for name in names) for line in lines if line["table"] == "people"] == told
    assert [tuple(row[name] for name in names) for row in tables["people"]["rows"]] == told
    assert "As of" in answer.tables[1].labels
    assert '<td class="govuk-table__cell">May 2020</td>' in page
    assert (
        "The places with a name are known only as of 1 March 2019, May 2020 and 2022. No source in the register says "
        "whether they were still held by those named on 2 January 2026."
    ) in answer.caveats


ALL_OF_EARLIER = (
    "The places with a name are known only as of 2022 and 2023. No source in the register says whether they were still "
    "held by those named on 1 January 2024."
)
ONE_OF_EARLIER = (
    "1 of the 2 places with a name is known only as of 2022. No source in the register says whether it was still held "
    "by the person named on 1 January 2023."
)


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2022, 6, 30), []), (date(2023, 1, 1), [ONE_OF_EARLIER]), (date(2024, 1, 1), [ALL_OF_EARLIER])],
)
def test_who_sits_says_where_people_are_known_only_as_of_an_earlier_date(on, expected):
    invented, race = seated_register()
    later = stated(invented, 6, [race], as_of="2023")
    make.make_role(group=race, person=make.make_person(name="Later"), role_type="chair", statement=later)

    answer = ask("who-sits", themes=["race"], on=on)

    assert [caveat for caveat in answer.caveats if "known only as of" in caveat] == expected


def test_who_sits_gives_no_date_of_a_withheld_name():
    _, race = seated_register()
    make.make_role(
        group=race,
        person=make.make_person(name="Hidden"),
        role_type="chair",
        audience="staff",
        withholding_reason="s40_2",
    )

    answer = ask("who-sits", themes=["race"], on=date(2026, 1, 2))

    assert [row[6] for row in rows_of(answer, "people")] == ["2022", ""]
    assert [caveat for caveat in answer.caveats if "known only as of" in caveat] == [
        ONE_OF_EARLIER.replace("1 of the 2 places", "The place").replace("1 January 2023", "2 January 2026")
    ]
