"""The latest minutes that a source promises, or of a group that a source denies."""

from datetime import date

import pytest

from tests import factories as make
from tests.foi.invented import ask, rows_of, stated
from tests.foi.latest_minutes import met, outcome, race_group

pytestmark = pytest.mark.django_db


def test_minutes_that_a_request_still_waits_for():
    invented, _ = race_group()
    request = make.make_request(reference="INV.1", source=invented.reply)
    asked = make.make_question(
        request=request, number=5, answer="I will be in touch.", catalogue_question="latest-minutes"
    )
    promise = stated(invented, 9, [], aspect="request", standing="pending")
    make.make_question_part(question=asked, theme=invented.race, outcome="pending", statement=promise)

    answer = ask("latest-minutes", themes=["race"])

    assert rows_of(answer, "minutes") == [
        (
            "Race",
            "Race IAG",
            "Awaited",
            "",
            "",
            "",
            "",
            "Request INV.1, question 5: “I will be in touch.”",
            "INV.1, line 9",
        )
    ]
    assert answer.sentence.endswith("A source promises those of Race IAG.")


def test_minutes_are_awaited_also_of_a_meeting_that_is_known():
    invented, group = race_group()
    met(group, "2022-05-04", "")
    stated(invented, 9, [group], aspect="minutes", standing="pending")

    answer = ask("latest-minutes", themes=["race"])

    assert rows_of(answer, "minutes")[0][2:] == (
        "Awaited",
        "Meeting of 2022-05-04",
        "2022-05-04",
        "",
        "",
        "“Words 9”",
        "INV.1, line 9",
    )
    assert answer.sentence.endswith("A source promises those of Race IAG.")


def test_minutes_that_are_withheld_stay_withheld_beside_a_promise():
    invented, group = race_group()
    met(group, "2022-05-04", "withheld", reason="Part of an inquiry.", meeting_statement=stated(invented, 8, [group]))
    stated(invented, 9, [group], aspect="minutes", standing="pending")

    assert rows_of(ask("latest-minutes", themes=["race"]), "minutes")[0][2:] == (
        "Withheld",
        "Meeting of 2022-05-04",
        "2022-05-04",
        "",
        "",
        "Part of an inquiry. “Words 9”",
        "INV.1, line 8; INV.1, line 9",
    )


def test_minutes_that_may_be_read_are_not_awaited():
    invented, group = race_group()
    met(group, "2022-05-04", published="2022-06-01")
    stated(invented, 9, [group], aspect="minutes", standing="pending")

    assert outcome(ask("latest-minutes", themes=["race"])) == ("Published", "Meeting of 2022-05-04", "2022-05-04", "")


def test_minutes_that_a_request_waits_for_are_promised_without_a_withheld_name():
    invented, group = race_group()
    make.make_role(
        group=group, person=make.make_person(name="Hidden"), audience="staff", withholding_reason="no_consent"
    )
    request = make.make_request(reference="INV.1", replied="2022")
    asked = make.make_question(
        request=request, number=5, answer="Hidden will be in touch.", catalogue_question="latest-minutes"
    )
    make.make_question_part(question=asked, theme=invented.race, outcome="pending")

    assert outcome(ask("latest-minutes", themes=["race"])) == ("Awaited", "", "", "Request INV.1, question 5")


@pytest.mark.parametrize("withheld", ["request", "source", "dates"])
def test_minutes_of_a_request_that_is_not_public_or_not_dated_are_not_awaited(withheld):
    invented, _ = race_group()
    request = make.make_request(
        audience="staff" if withheld == "request" else "public",
        source=make.make_source(audience="staff") if withheld == "source" else None,
        replied="",
    )
    asked = make.make_question(request=request, catalogue_question="latest-minutes")
    statement = None if withheld == "dates" else stated(invented, 9, [])
    make.make_question_part(question=asked, theme=invented.race, outcome="pending", statement=statement)

    assert outcome(ask("latest-minutes", themes=["race"])) == ("None held", "", "", "")


@pytest.mark.parametrize("about", ["group", "theme"])
def test_minutes_that_a_statement_promises(about):
    invented, group = race_group()
    stated(invented, 9, [group if about == "group" else invented.race], aspect="minutes", standing="pending")

    assert rows_of(ask("latest-minutes", themes=["race"]), "minutes")[0][2:] == (
        "Awaited",
        "",
        "",
        "",
        "",
        "“Words 9”",
        "INV.1, line 9",
    )


def test_minutes_of_a_group_that_a_source_denies():
    invented, _ = race_group()
    stated(invented, 9, [invented.women], standing="denied", quote="There is none")

    answer = ask("latest-minutes", themes=["women"])

    assert rows_of(answer, "minutes") == [
        ("Women", "no such group", "No such group", "no such group", "", "", "", "“There is none”", "INV.1, line 9")
    ]
    assert answer.sentence.endswith("For Women a source says that there is no such group.")


def test_minutes_are_not_denied_before_the_source_speaks():
    invented, _ = race_group()
    stated(invented, 9, [invented.women], standing="denied")

    answer = ask("latest-minutes", themes=["women"], on=date(2021, 1, 1))

    assert rows_of(answer, "minutes") == [
        (
            "Women",
            "no group in the register",
            "No group in the register",
            "no group in the register",
            "",
            "",
            "",
            "",
            "",
        )
    ]
