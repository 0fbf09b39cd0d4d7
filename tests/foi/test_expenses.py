"""Expenses and access costs beside pay: three questions, group by group, with what sources say of costs (GRP-05)."""

import pytest

from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group

pytestmark = pytest.mark.django_db
NO_EVIDENCE = "That the register holds nothing on it is no evidence that there is nothing."


def paying_register():
    """One group that meets expenses and one that is only known not to pay."""
    invented = invented_register()
    race = stated_group(invented, 1, kind=invented.central, name="Race IAG", key="race", theme=invented.race)
    north = stated_group(invented, 2, kind=invented.borough, name="North IAG", key="north")
    statement = stated(invented, 5, [race], aspect="name")
    for payment, answer in [("pay", "no"), ("expenses", "yes"), ("access_costs", "no")]:
        make.make_group_payment(group=race, payment=payment, answer=answer, statement=statement)
    make.make_group_payment(group=north, payment="pay", answer="no", note="Said of all groups.")
    return invented, race, north


def test_expenses_answer_three_questions_group_by_group():
    invented, _, _ = paying_register()
    stated(
        invented, 9, [invented.borough], aspect="payment", summary="Fares are a cost.", note="Not that they are met."
    )

    answer = ask("expenses")

    assert answer.sentence == (
        "Of 2 groups on 30 June 2022: their expenses are met for 1 of the 2 groups and whether their expenses are met "
        "is not known for 1 of the 2 groups; their access or assistance costs are not met for 1 of the 2 groups and "
        "whether their access or assistance costs are met is not known for 1 of the 2 groups. Pay is another question: "
        "advisers are not paid."
    )
    assert rows_of(answer, "groups") == [
        ("North IAG", "Not known", "Not known", "No", ""),
        ("Race IAG", "Yes", "No", "No", "INV.1, line 5"),
    ]
    assert [(row[0], row[2], row[6]) for row in rows_of(answer, "statements")] == [
        ("Borough IAGs", "Fares are a cost.", "Not that they are met.")
    ]
    assert answer.caveats[:2] == (
        "Pay: Said of all groups.",
        f"No source says of 1 group whether expenses or access costs are met. {NO_EVIDENCE}",
    )
    assert [citation.lines for citation in answer.citations] == ["5", "9"]


def test_expenses_take_no_answer_on_pay_for_an_answer():
    invented, _, _ = paying_register()
    stated_group(invented, 7, kind=invented.borough, name="South IAG", key="south")

    answer = ask("expenses", groups=["north", "south"])

    assert answer.sentence.startswith(
        "Of 2 groups on 30 June 2022: whether their expenses are met is not known; whether their access or assistance "
        "costs are met is not known."
    )
    assert answer.sentence.endswith(
        "Pay is another question: advisers are not paid (Said of all groups) for 1 of the 2 groups and whether "
        "advisers are paid is not known for 1 of the 2 groups."
    )


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({"kinds": ["central"]}, ["Race IAG"]),
        ({"themes": ["race", "women"]}, ["Race IAG"]),
        ({"areas": ["north"]}, ["North IAG"]),
        ({"areas": ["north"], "kinds": ["central"]}, []),
        ({"groups": ["north", "race"]}, ["North IAG", "Race IAG"]),
        ({"groups": ["north"], "themes": ["race"]}, ["North IAG", "Race IAG"]),
        ({"kinds": ["forum"]}, ["Forum"]),
        ({"groups": ["closed"]}, ["Closed IAG"]),
        ({}, ["North IAG", "Race IAG"]),
    ],
)
def test_scope_of_a_question_is_free(choice, expected):
    invented, _, north = paying_register()
    make.make_group_area(group=north, area=make.make_area(key="north", name="North"))
    stated_group(invented, 3, kind=invented.forum, name="Forum")
    stated_group(invented, 4, kind=invented.borough, name="Closed IAG", key="closed", status="closed")

    answer = ask("expenses", **choice)

    assert [row[0] for row in rows_of(answer, "groups")] == expected
    assert answer.sentence.startswith("On 30 June 2022 the register has no group to answer for.") == (not expected)


def test_scope_says_what_was_asked_and_what_is_not_known():
    paying_register()

    answer = ask("expenses", groups=["gone"], themes=["women"])

    assert rows_of(answer, "themes") == [("Women", "No group in the register", "", "")]
    assert answer.caveats == ("On 30 June 2022 the register knows nothing of gone.",)
    assert [(each.label, each.words) for each in answer.parameters][2:] == [("Themes", "Women"), ("Groups", "gone")]


def test_expenses_hide_a_group_and_a_statement_that_are_not_public():
    invented, _, _ = paying_register()
    stated_group(invented, 7, kind=invented.borough, name="Hidden IAG", audience="staff")
    stated(invented, 8, [invented.borough], aspect="payment", summary="Untold.", audience="staff")

    public, staff = ask("expenses"), ask("expenses", audience=Audience.STAFF)

    assert ("Hidden IAG" in str(public), "Untold" in str(public)) == (False, False)
    assert ("Hidden IAG" in str(staff), "Untold" in str(staff)) == (True, True)
