"""Pay, expenses and access costs: three answers, each for as many groups as it is known for (GRP-05)."""

import pytest

from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group

pytestmark = pytest.mark.django_db


def paid(invented, group, payment, answer, line, **values):
    statement = stated(invented, line, [group], aspect="payment", note=values.pop("about", ""))
    make.make_group_payment(group=group, payment=payment, answer=answer, statement=statement, **values)


def test_paid_tells_pay_from_expenses_and_says_what_is_not_known():
    invented = invented_register()
    group = stated_group(invented, 1, kind=invented.central, name="Race IAG")
    paid(invented, group, "pay", "no", 2, about="“They” is not explained.", note="Said of all.")

    answer = ask("paid")

    assert answer.sentence == (
        "Of 1 advisory group counted on 30 June 2022: advisers are not paid (Said of all); whether their expenses "
        "are met is not known; whether their access or assistance costs are met is not known."
    )
    assert rows_of(answer, "payments") == [
        ("Pay", "No", 1, "INV.1, line 2"),
        ("Expenses", "Not known", 1, ""),
        ("Access or assistance costs", "Not known", 1, ""),
    ]
    assert answer.caveats[:1] == ("“They” is not explained. “Words 2” (INV.1, line 2)",)
    assert [citation.lines for citation in answer.citations] == ["2"]


def test_paid_says_for_how_many_groups_each_answer_holds():
    invented = invented_register()
    first = stated_group(invented, 1, kind=invented.central, name="First")
    second = stated_group(invented, 2, kind=invented.central, name="Second")
    stated_group(invented, 3, kind=invented.central, name="Third")
    paid(invented, first, "expenses", "yes", 4)
    paid(invented, second, "expenses", "no", 5)

    answer = ask("paid")

    assert rows_of(answer, "payments")[1:4] == [
        ("Expenses", "Yes", 1, "INV.1, line 4"),
        ("Expenses", "No", 1, "INV.1, line 5"),
        ("Expenses", "Not known", 1, ""),
    ]
    assert (
        "their expenses are met for 1 of the 3 groups and their expenses are not met for 1 of the 3 groups and whether "
        "their expenses are met is not known for 1 of the 3 groups"
    ) in answer.sentence


def test_paid_of_an_empty_register():
    answer = ask("paid")

    assert answer.tables == ()
    assert answer.sentence.startswith("On 30 June 2022 the register counts no independent advisory group.")


def test_paid_of_what_was_chosen():
    invented = invented_register()
    race = stated_group(invented, 1, kind=invented.central, name="Race IAG", theme=invented.race)
    make.make_group_payment(group=race, answer="yes")
    stated_group(invented, 2, kind=invented.borough, name="North IAG")

    assert ask("paid", themes=["race"]).sentence.startswith(
        "Of 1 advisory group counted on 30 June 2022: advisers are paid;"
    )
    assert rows_of(ask("paid", kinds=["borough"]), "payments")[0][:3] == ("Pay", "Not known", 1)
