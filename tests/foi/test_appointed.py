"""How members are appointed and vetted: statements, documents and appointers, and nobody's own vetting (DP-05)."""

from typing import Any

import pytest
from django.utils import timezone

from foi.exports import to_csv, to_json
from foi.letters import text
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group

pytestmark = pytest.mark.django_db
NO_EVIDENCE = "That the register holds nothing on it is no evidence that there is nothing."
OUTSIDE = (Audience.PUBLIC, Audience.ON_REQUEST)


def two_groups():
    invented = invented_register()
    race = stated_group(invented, 1, kind=invented.central, name="Race IAG", key="race", theme=invented.race)
    return invented, race, stated_group(invented, 2, kind=invented.borough, name="North IAG", key="north")


def everything(answer: Any) -> str:
    """All that leaves with an answer, in every form."""
    now = timezone.now()
    files = (to_csv(answer, generated_at=now).decode(), to_json(answer, generated_at=now).decode())
    return "".join([*files, text(answer, generated_at=now)])


def test_appointed_of_which_nothing_is_said():
    two_groups()

    answer = ask("appointed")

    assert answer.sentence == (
        "On 30 June 2022 no source in the register says for 2 groups how members are chosen and appointed or how they "
        "are vetted."
    )
    assert answer.tables == ()
    assert answer.caveats == (
        f"No source in the register says how members are chosen and appointed and how they are vetted. {NO_EVIDENCE}",
    )


def test_appointed_gives_statements_documents_and_appointers():
    invented, race, north = two_groups()
    stated(invented, 5, [invented.central], aspect="appointment", summary="By an open advertisement.", note="Of 2022.")
    stated(invented, 6, [north], aspect="vetting", standing="proposed", summary="Chairs will be vetted.")
    stated(invented, 7, [race], aspect="membership", summary="Members are of the public.")
    stated(invented, 8, [invented.forum], aspect="appointment", summary="Of another kind.")
    make.make_group_document(group=race, kind="procedure", title="How to join", version="2", approved_on="2021-05")
    make.make_group_document(group=race, kind="other", title="A map")
    make.make_role(group=race, role_type="chair", appointed_by="The members", statement=stated(invented, 9, [race]))
    for _ in range(2):
        make.make_role(group=north, appointed_by="The borough commander")
    make.make_role(group=north, role_type="police_lead", appointed_by="The Commissioner")
    make.make_role(group=north, appointed_by="The borough commander", end="2021")

    answer = ask("appointed")

    assert answer.sentence == (
        "On 30 June 2022 the register holds for 2 groups 1 statement on how members are chosen and appointed and 1 "
        "statement on how they are vetted."
    )
    assert [(row[0], row[1], row[2], row[5], row[6]) for row in rows_of(answer, "statements")] == [
        ("Central IAGs", "How members are chosen and appointed", "By an open advertisement.", "Stated", "Of 2022."),
        ("North IAG", "How members are vetted", "Chairs will be vetted.", "Proposed or expected", ""),
        ("Race IAG", "Who its members are", "Members are of the public.", "Stated", ""),
    ]
    assert rows_of(answer, "documents") == [("Race IAG", "Procedure", "How to join, version 2", "2021-05", "")]
    assert rows_of(answer, "appointments") == [
        ("North IAG", "Member", "The borough commander", 3, ""),
        ("Race IAG", "Chair", "The members", 1, "INV.1, line 9"),
    ]
    assert [citation.lines for citation in answer.citations] == ["5", "6", "7", "9"]


def test_appointed_of_one_sort_only_says_what_is_missing():
    invented, _, _ = two_groups()
    stated(invented, 5, [invented.central], aspect="appointment")

    answer = ask("appointed")

    assert answer.sentence.endswith(
        "1 statement on how members are chosen and appointed and none on how they are vetted."
    )
    assert answer.caveats == (f"No source in the register says how they are vetted. {NO_EVIDENCE}",)


def test_appointed_tells_nobody_who_appointed_someone_whose_name_is_withheld():
    _, race, _ = two_groups()
    make.make_role(group=race, appointed_by="The vicar", audience="staff", withholding_reason="no_consent")
    hidden = make.make_person(name="Hidden One")
    make.make_role(group=race, person=hidden, audience="staff", withholding_reason="no_consent")
    make.make_role(group=race, appointed_by="Hidden One")

    for audience in OUTSIDE:
        assert rows_of(ask("appointed", audience=audience), "appointments") == []
    assert [row[2:4] for row in rows_of(ask("appointed", audience=Audience.STAFF), "appointments")] == [
        ("The vicar", 1),
        ("Hidden One", 1),
    ]


def members(group: Any, number: int, **values: Any) -> list[Any]:
    people = [make.make_person() for _ in range(number)]
    for person in people:
        make.make_role(group=group, person=person, **values)
    return people


def agree(people: list[Any], group: Any, **values: Any) -> None:
    for person in people:
        make.make_agreement(person=person, group=group, level="Secret level", **values)


def test_appointed_counts_agreements_for_staff_alone_and_of_vetting_nothing_at_all():
    _, race, north = two_groups()
    for group in (race, north):
        of_group = members(group, 6)
        agree(of_group, group, kind="vetting", agreed_on="2021")
        agree(of_group, group, kind="training", agreed_on="2021")
        agree(of_group[:4], group, kind="information_sharing")
        agree(of_group, group, kind="confidentiality", agreed_on="2022-07-01")
    restricted = members(race, 1, audience="restricted", withholding_reason="s31_1")
    agree(restricted, race, kind="training")

    for audience in OUTSIDE:
        answer = ask("appointed", audience=audience)
        assert rows_of(answer, "agreements") == []
        assert "Training" not in everything(answer)
    staff = ask("appointed", audience=Audience.STAFF)
    assert rows_of(staff, "agreements") == [
        ("Confidentiality agreement", "Not given, or none"),
        ("Information-sharing agreement", "Not given, or none"),
        ("Training", 12),
    ]
    assert "Secret level" not in everything(staff)
    assert "kept with the agreements of each person" in staff.counting_rule


def test_appointed_tells_the_vetting_of_nobody_by_two_selections_or_two_days():
    """Whether one more is vetted changes no answer, whoever asks, for whatever choice and day (DP-05)."""
    _, race, north = two_groups()
    for group in (race, north):
        agree(members(group, 5), group, kind="vetting", agreed_on="2021")
    choices = [{}, {"groups": ["race"]}, {"groups": ["race", "north"]}, {"themes": ["race"]}, {"kinds": ["borough"]}]

    def told() -> list[Any]:
        return [
            [answer.sentence, *answer.tables, *answer.caveats]
            for audience in (*OUTSIDE, Audience.STAFF)
            for choice in choices
            for answer in [ask("appointed", audience=audience, **choice)]
        ]

    (another,) = members(race, 1)
    before = told()
    agree([another], race, kind="vetting", agreed_on="2022-06-30")
    assert told() == before


@pytest.mark.parametrize(("of_race", "of_north", "found"), [(5, 5, 10), (9, 4, None), (9, 0, None)])
def test_appointed_counts_agreements_where_two_groups_have_five_each(of_race, of_north, found):
    _, race, north = two_groups()
    agree(members(race, of_race), race, kind="training")
    agree(members(north, of_north), north, kind="training")

    rows = dict(rows_of(ask("appointed", audience=Audience.STAFF), "agreements"))
    assert rows.get("Training") == found


@pytest.mark.parametrize(
    "choice", [{"groups": ["race", "north"]}, {"themes": ["race"]}, {"kinds": ["central", "borough"]}]
)
def test_appointed_tells_no_agreements_of_a_choice_of_groups(choice):
    _, race, north = two_groups()
    for group in (race, north):
        agree(members(group, 5), group, kind="training")

    assert rows_of(ask("appointed", audience=Audience.STAFF, **choice), "agreements") == []
    assert len(rows_of(ask("appointed", audience=Audience.STAFF), "agreements")) == 3


def test_appointed_keeps_to_what_is_public_of_documents_and_statements():
    invented, race, _ = two_groups()
    stated(invented, 5, [race], aspect="appointment", summary="Untold.", audience="staff")
    make.make_group_document(group=race, title="Untold paper", audience="staff", withholding_reason="s40_2")

    assert "Untold" not in everything(ask("appointed"))
    assert len(rows_of(ask("appointed", audience=Audience.STAFF), "documents")) == 1


def test_appointed_of_no_group():
    assert ask("appointed").sentence == "On 30 June 2022 the register has no group to answer for."
