"""The questions beside those of the request of 2022, answered from the register as its documents fill it."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from foi.disclosure.agreement import disagreements
from foi.freezing import document_of
from tests.foi.invented import ask, rows_of

pytestmark = pytest.mark.django_db

IN_2022 = date(2022, 6, 30)
IN_2006 = date(2006, 9, 28)
REPLY = "01.FOI.22.022727"
REPORT = "Review of the Independent Advisory Groups"
NO_EVIDENCE = "That the register holds nothing on it is no evidence that there is nothing."
DISABILITY = "Disability IAG is named in 01.FOI.22.022727, line 70, but is not counted and not in the list"


def disability_is_warned_of(answer: Any) -> bool:
    return any(warning.startswith(DISABILITY) for warning in answer.warnings)


def test_change_from_2006_to_2022():
    answer = ask("change", since=IN_2006, on=IN_2022)

    assert answer.sentence == (
        "On 28 September 2006 the register counts 8 independent advisory groups: 5 central IAGs and 3 command and "
        "themed IAGs. On 30 June 2022 it counts 39 independent advisory groups: 32 borough IAGs and 7 central IAGs. "
        "That is 31 more. No group counts on both days, 8 only on the first and 39 only on the second."
    )
    assert [(row[0], row[4], row[6]) for row in rows_of(answer, "only_first")][:4] == [
        ("Race IAG (2006)", "Not known", "Race IAG"),
        ("Lesbian, Gay, Bisexual and Transgender (LGBT) IAG (2006)", "Not known", "LGBT+ IAG"),
        ("Disability IAG (2006)", "Not known", "Disability IAG"),
        ("Youth IAG (2006)", "Not known", ""),
    ]
    assert {row[5] for row in rows_of(answer, "only_second")} == {""}
    assert disability_is_warned_of(answer)


def test_area_of_enfield_in_2022():
    answer = ask("my-area", areas=["enfield"], on=IN_2022)

    assert answer.sentence == (
        "On 30 June 2022 the register has 1 group for Enfield: for the area itself, Enfield IAG. Beside that it counts "
        "7 central IAGs for which no source states an area."
    )
    assert answer.caveats[0] == (
        f"No group is recorded for North Basic Command Unit or Metropolitan Police District as a whole. {NO_EVIDENCE}"
    )


def test_area_of_enfield_in_2006():
    answer = ask("my-area", areas=["enfield"], on=IN_2006)

    assert answer.sentence == (
        f"On 28 September 2006 the register has no group recorded for Enfield. {NO_EVIDENCE} Beside that it counts 5 "
        "central IAGs and 3 command and themed IAGs for which no source states an area."
    )
    assert answer.caveats[0] == "The register does not know in which command unit Enfield was on 28 September 2006."


def test_themes_in_2022():
    answer = ask("themes", on=IN_2022)

    assert answer.sentence == (
        "On 30 June 2022, for Diversity, LGBT+, Race and Somali Londoners the register counts a group; for Disability "
        "a group is named in a source, but not counted; for Hate crime and Women a source says that there is no such "
        "group. For 10 themes (Child protection, Community engagement, Crime reduction, Custody, Domestic and sexual "
        "violence, Faith, Gangs, Gypsy and Traveller, Stop and search, and use of force and Youth) the register has no "
        "group, and no source that says that there is none."
    )
    denied = [(row[0], row[4], row[6]) for row in rows_of(answer, "themes") if row[3] == "No such group"]
    assert denied == [
        ("Hate crime", "“There is not a hate crime IAG within the MPS”", f"{REPLY}, line 66"),
        ("Women", "“There is not a Womens IAG within the MPS”", f"{REPLY}, line 67"),
    ]
    assert disability_is_warned_of(answer)


def test_appointed_in_2022():
    answer = ask("appointed", on=IN_2022)

    assert answer.sentence == (
        "On 30 June 2022 the register holds for 40 groups 1 statement on how members are chosen and appointed and none "
        "on how they are vetted."
    )
    assert [(row[1], row[3], row[7]) for row in rows_of(answer, "statements")][1:2] == [
        ("How members are chosen and appointed", "initial advertising and selection costs", f"{REPORT}, line 50")
    ]
    assert answer.caveats[0] == f"No source in the register says how they are vetted. {NO_EVIDENCE}"


def test_how_long_in_2022():
    answer = ask("how-long", on=IN_2022)

    assert answer.sentence == (
        "Up to 30 June 2022 the register knows of no place held by a member of these groups. All places of which it "
        "knows are of the police side or of others."
    )
    assert [(row[0], row[2], row[5], row[9], row[10]) for row in rows_of(answer, "places")] == [
        ("LGBT+ IAG", "Chief Inspector Nick Hackett-Peacock", "2022", "Not known to have ended", ""),
        ("Race IAG", "Commander Harper", "2022", "Not known to have ended", ""),
        ("Race IAG", "Ass Commissioner Helen Ball", "2022", "Not known to have ended", ""),
        ("Disability IAG", "Chief Inspector Simon Rothertham", "2022", "Not known to have ended", ""),
    ]


def test_expenses_in_2022():
    answer = ask("expenses", on=IN_2022)

    assert answer.sentence == (
        "Of 40 groups on 30 June 2022: whether their expenses are met is not known; whether their access or assistance "
        "costs are met is not known. Pay is another question: advisers are not paid (“They are not paid”, says the "
        "source of all the groups together; “they” most likely means the advisers)."
    )
    assert {row[1:4] for row in rows_of(answer, "groups")} == {("Not known", "Not known", "No")}
    assert [row[7] for row in rows_of(answer, "statements")] == [
        f"{REPORT}, line 50",
        f"{REPORT}, line 50",
        f"{REPLY}, line 72",
    ]


def test_terms_of_reference_in_2022():
    answer = ask("terms-of-reference", on=IN_2022)

    assert answer.sentence == "Of 40 groups the register holds on 30 June 2022 no terms of reference that may be read."
    assert {row[1] for row in rows_of(answer, "terms_of_reference")} == {"None in the register"}
    assert [row[5] for row in rows_of(answer, "statements")] == ["Stated", "Proposed or expected"]


def test_ever_sat_up_to_2022():
    answer = ask("ever-sat", on=IN_2022)

    assert answer.sentence == (
        "Up to 30 June 2022 the register names, of 48 groups, at least 4 different people on the police side. It names "
        "no member."
    )
    assert [row[1] for row in rows_of(answer, "people")] == [
        "Harper",
        "Helen Ball",
        "Nick Hackett-Peacock",
        "Simon Rothertham",
    ]
    assert ask("ever-sat", on=IN_2006).sentence == (
        f"Up to 28 September 2006 the register names nobody who sat on 8 groups. {NO_EVIDENCE}"
    )


def test_missing_in_2022():
    answer = ask("missing", on=IN_2022)

    assert answer.sentence == (
        "On 30 June 2022 something is missing in the register of 40 of 40 groups. Of none does it know a chair, any "
        "member, whether expenses are met, whether access costs are met, terms of reference, any meeting, a meeting in "
        "the last year or published minutes."
    )
    assert rows_of(answer, "missing") == [
        ("A source", 0, 40),
        ("An area or a theme", 3, 40),
        ("Who leads, runs or supports it", 33, 40),
        ("A chair", 40, 40),
        ("Any member", 40, 40),
        ("Anyone on the police side", 37, 40),
        ("Whether its advisers are paid", 0, 40),
        ("Whether expenses are met", 40, 40),
        ("Whether access costs are met", 40, 40),
        ("Terms of reference", 40, 40),
        ("Any meeting", 40, 40),
        ("A meeting in the last year", 40, 40),
        ("Published minutes", 40, 40),
    ]


def test_who_sits_on_a_borough_group_in_2022():
    answer = ask("who-sits", groups=["enfield-iag"], on=IN_2022)

    assert answer.sentence == (
        "On 30 June 2022, the register speaks of Enfield IAG. No source states who the members of this group are."
    )


def test_latest_minutes_of_the_board_that_has_some():
    """The only minutes that the register holds were published as they are printed, when it was filled."""
    (row,) = rows_of(ask("latest-minutes", groups=["london-crime-reduction-board"], on=IN_2022), "minutes")

    assert row[1:6] == (
        "London Crime Reduction Board",
        "Published",
        "London Crime Reduction Board meeting minutes - 2 February 2021",
        "2021-02-02",
        1,
    )


def test_answers_of_the_reply_of_2022_do_not_agree_on_disability():
    """Its list of seven leaves out the group for which its third answer names an officer (FOI-44)."""
    themes = ["hate-crime", "race", "lgbt", "women", "disability"]
    asked: list[tuple[str, dict[str, Any]]] = [
        ("how-many", {}),
        ("list", {}),
        ("who-sits", {"themes": themes}),
        ("paid", {}),
        ("latest-minutes", {"themes": ["hate-crime", "race", "lgbt"]}),
    ]

    now = timezone.now()
    answers = [ask(key, on=IN_2022, known_at=now, **values) for key, values in asked]
    found = disagreements([document_of(answer, asked="{}") for answer in answers])

    (difference,) = found
    assert difference == (
        "Disability IAG is named in “Who sits on these groups?” and missing from “Which independent advisory groups "
        "are there?”."
    )
