"""Broken fixtures: a message names file, row, field, problem and remedy, and nothing is saved."""

from pathlib import Path

import pytest

from groups.loading import REFERENCE_TABLES, TABLES, BrokenFixtures, load_folder
from groups.models import AdvisoryGroup, Area, Source, Statement

pytestmark = pytest.mark.django_db

SOUND = """
audience = "public"

[[group]]
key = "river-iag"
name = "River IAG"

[[source]]
key = "invented-letter"
title = "An invented letter"
kind = "other"
"""
STATEMENT = """
[[statement]]
key = "e1"
source = "invented-letter"
lines = "3"
summary = "The letter speaks of the River IAG."
aspect = "existence"
"""
GROUP_FIELDS = (
    "areas, audience, contact_mailbox, documents, exit_this_page, key, kinds, meeting_frequency, name, names, "
    "open_to_public, organisations, payments, position, quorum, roles, staff_note, stands_for_several, statuses, "
    "summary, themes"
)


def problems(folder: Path, **files: str) -> list[str]:
    """What is said of the files; the register is as empty afterwards as before."""
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BrokenFixtures) as broken:
        load_folder(folder, TABLES, known=REFERENCE_TABLES)
    saved = [model.objects.count() + model.history.count() for model in (AdvisoryGroup, Source, Statement)]
    assert saved == [0, 0, 0]
    return [str(problem) for problem in broken.value.problems]


def test_syntax_error(tmp_path: Path) -> None:
    assert problems(tmp_path, sound=SOUND, torn="[[group]\n") == [
        (
            "torn.toml: cannot be read as TOML: Expected ']]' at the end of an array declaration (at line 1, column "
            "8). Correct the file at that place."
        )
    ]


def test_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_bytes(b'[[group]]\nkey = "caf\xe9"\n')

    assert problems(tmp_path) == [
        (
            "odd.toml: cannot be read as TOML: 'utf-8' codec can't decode byte 0xe9 in position 20: invalid "
            "continuation byte. Correct the file at that place."
        )
    ]


def test_unknown_table(tmp_path: Path) -> None:
    assert problems(tmp_path, odd='[[grup]]\nkey = "river-iag"\n') == [
        (
            "odd.toml: “grup” is not a table that is loaded here. Use one of: organisation, theme, person, source, "
            "group, statement, group_relation, organisation_relation, person_match, disagreement. Did you mean “group”?"
        )
    ]


def test_table_that_is_not_an_array(tmp_path: Path) -> None:
    assert problems(tmp_path, odd='group = "river-iag"\n') == [
        "odd.toml: “group” does not hold rows. Write it as [[group]]."
    ]


def test_folder_without_fixtures(tmp_path: Path) -> None:
    assert problems(tmp_path) == [f"{tmp_path}: has no .toml files. Name the folder that holds the fixtures."]


def test_unknown_field(tmp_path: Path) -> None:
    text = SOUND.replace('name = "River IAG"', 'name = "River IAG"\nquorun = "six"')

    assert problems(tmp_path, odd=text) == [
        (
            "odd.toml, group “river-iag”, field “quorun”: is not a field of this table. "
            f"Use one of: {GROUP_FIELDS}. Did you mean “quorum”?"
        )
    ]


def test_unknown_reference(tmp_path: Path) -> None:
    text = SOUND + STATEMENT.replace('"invented-letter"', '"invented-leter"')

    assert problems(tmp_path, odd=text) == [
        (
            "odd.toml, statement “e1”, field “source”: there is no source “invented-leter”. "
            "Add [[source]] with that key, or correct it. Did you mean “invented-letter”?"
        )
    ]


def test_unknown_reference_to_reference_data(tmp_path: Path) -> None:
    text = SOUND + STATEMENT + 'about = ["area:elsewhere"]\n'

    assert problems(tmp_path, odd=text) == [
        (
            "odd.toml, statement “e1”, about 1, field “area”: there is no area “elsewhere”. "
            "Run load_reference first, or correct it."
        )
    ]


def test_reference_that_is_not_text(tmp_path: Path) -> None:
    text = SOUND + STATEMENT.replace('"invented-letter"', "7")

    assert problems(tmp_path, odd=text) == [
        "odd.toml, statement “e1”, field “source”: “7” does not refer to a row. Write the key of a row, as text."
    ]


def test_unknown_sort_of_subject(tmp_path: Path) -> None:
    text = SOUND + STATEMENT + 'about = ["river-iag"]\n'

    assert problems(tmp_path, odd=text) == [
        (
            "odd.toml, statement “e1”, about 1: “river-iag” does not name a subject. Write one of group, kind, "
            "organisation, person, theme, area, document, a colon, and the key: group:race-iag."
        )
    ]


def test_row_that_is_not_a_table(tmp_path: Path) -> None:
    text = SOUND.replace('name = "River IAG"', 'name = "River IAG"\nnames = ["the River IAG"]')

    assert problems(tmp_path, odd=text) == [
        "odd.toml, group “river-iag”, names 1: “the River IAG” is not a row. Write it as a table of fields."
    ]


def test_lines_that_are_no_place(tmp_path: Path) -> None:
    text = SOUND + STATEMENT.replace('lines = "3"', 'lines = "3 and 5"')

    assert problems(tmp_path, odd=text) == [
        "odd.toml, statement “e1”, field “lines”: “3 and 5” is not a place in a document. Write “57” or “27-97”."
    ]


def test_wrong_date(tmp_path: Path) -> None:
    text = SOUND + STATEMENT + 'as_of = "31 February 2006"\n'

    assert problems(tmp_path, odd=text) == [
        (
            "odd.toml, statement “e1”, field “as_of”: “31 February 2006” is not a day of the calendar. "
            "Write it like 2006, Sept 2006 or 28/9/2006. Correct it and load again."
        )
    ]


@pytest.mark.parametrize(
    ("field", "given", "remedy"),
    [
        ("position", '"one"', "Write a whole number."),
        ("stands_for_several", '"yes"', "Write true or false."),
        ("quorum", "6", "Write it as text, in quotation marks."),
    ],
)
def test_wrong_type(tmp_path: Path, field: str, given: str, remedy: str) -> None:
    text = f'[[group]]\nkey = "river-iag"\nname = "River IAG"\n{field} = {given}\n'

    shown = given.strip('"')
    assert problems(tmp_path, odd=text) == [
        f"odd.toml, group “river-iag”, field “{field}”: “{shown}” is of the wrong type. {remedy}"
    ]


def test_null_character(tmp_path: Path) -> None:
    assert problems(tmp_path, odd='[[group]]\nkey = "river-iag"\nname = "River\\u0000"\n') == [
        "odd.toml, group “river-iag”, field “name”: holds a null character, which no database keeps. Take it out."
    ]


def test_missing_key(tmp_path: Path) -> None:
    assert problems(tmp_path, odd='[[group]]\nname = "River IAG"\n') == [
        "odd.toml, group number 1, field “key”: is missing. Add it to the row."
    ]


def test_missing_reference(tmp_path: Path) -> None:
    text = SOUND + STATEMENT.replace('source = "invented-letter"\n', "")

    assert problems(tmp_path, odd=text) == ["odd.toml, statement “e1”, field “source”: is missing. Add it to the row."]


def test_duplicate_key(tmp_path: Path) -> None:
    second = '[[group]]\nkey = "river-iag"\nname = "Another"\n'

    assert problems(tmp_path, first=SOUND, second=second) == [
        (
            "second.toml, group “river-iag”: stands twice: group “river-iag” in first.toml is the same. "
            "Keep one of the two."
        )
    ]


def test_unknown_choice(tmp_path: Path) -> None:
    text = SOUND.replace('name = "River IAG"', 'name = "River IAG"\nopen_to_public = "maybe"')

    assert problems(tmp_path, odd=text) == [
        (
            "odd.toml, group “river-iag”, field “open_to_public”: Value 'maybe' is not a valid choice. "
            "Use one of: yes, no, unknown."
        )
    ]


def test_broken_constraint(tmp_path: Path) -> None:
    text = SOUND + STATEMENT + "number = 7\n"

    assert problems(tmp_path, odd=text) == [
        (
            "odd.toml, statement “e1”: Say how the figure stands to the number (exactly, more than, about), "
            "or leave both empty. Correct it and load again."
        )
    ]


def test_all_problems_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    one = SOUND.replace('kind = "other"', 'kind = "tale"')
    two = '[[theme]]\nkey = "rivers"\n\n[[group]]\nkey = "hill-iag"\nname = "Hill IAG"\nthemes = [{}]\n'

    assert problems(tmp_path, one=one, two=two) == [
        "two.toml, theme “rivers”, field “name”: is missing. Add it to the row.",
        (
            "one.toml, source “invented-letter”, field “kind”: Value 'tale' is not a valid choice. Use one of: "
            "foi_reply, report, minutes, press_release, plan, statute, guidance, data, other."
        ),
        "two.toml, group “hill-iag”, themes 1, field “theme”: is missing. Add it to the row.",
    ]


def test_row_that_refers_to_a_broken_one_is_not_a_second_problem(tmp_path: Path) -> None:
    text = SOUND.replace('kind = "other"', 'kind = "tale"') + STATEMENT

    assert len(problems(tmp_path, odd=text)) == 1


def test_area_of_another_force_is_refused_for_a_group(tmp_path: Path) -> None:
    Area.objects.create(key="city", name="City", kind="outside", policed_by="Other Invented Force")
    text = SOUND.replace('name = "River IAG"', 'name = "River IAG"\nareas = [{ area = "city", start = "2006" }]')

    assert problems(tmp_path, odd=text) == [
        (
            "odd.toml, group “river-iag”, areas 1, field “area”: City is policed by Other Invented Force. "
            "Choose an area of this force. Correct it and load again."
        )
    ]
