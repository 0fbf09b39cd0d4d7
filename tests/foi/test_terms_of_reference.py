"""Terms of reference: every version by the day, reviews that are overdue, and withheld ones with the reason."""

from datetime import date

import pytest
from django.utils import timezone

from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group

pytestmark = pytest.mark.django_db
NO_EVIDENCE = "That the register holds nothing on it is no evidence that there is nothing."


def two_groups():
    invented = invented_register()
    race = stated_group(invented, 1, kind=invented.central, name="Race IAG", key="race", theme=invented.race)
    stated_group(invented, 2, kind=invented.borough, name="North IAG", key="north")
    return invented, race


def test_terms_are_given_version_by_version():
    invented, race = two_groups()
    source = make.make_source(title="A page")
    make.make_group_document(
        group=race, title="Terms", version="1", approved_on="2018", review_due="2020", url="https://example.org/1"
    )
    make.make_group_document(
        group=race, title="Terms", version="2", approved_on="2020-05", review_due="2021-05", source=source
    )
    make.make_group_document(group=race, title="Terms", version="3", approved_on="2022-07-01")
    make.make_group_document(group=race, title="A guide", kind="guidance")
    stated(invented, 5, [race], aspect="purpose", summary="It advises.")

    answer = ask("terms-of-reference")

    assert answer.sentence == (
        "Of 2 groups the register holds on 30 June 2022 the terms of reference of 1. The review of 1 of them is "
        "overdue."
    )
    assert rows_of(answer, "terms_of_reference") == [
        ("North IAG", "None in the register", "", "", "", "", "", ""),
        ("Race IAG", "Terms", "2", "Newest", "2020-05", "2021-05", "Overdue", "A page"),
        ("Race IAG", "Terms", "1", "Earlier", "2018", "2020", "", "https://example.org/1"),
    ]
    assert [row[2] for row in rows_of(answer, "statements")] == ["It advises."]
    assert answer.caveats == (f"The register holds no terms of reference of 1 group. {NO_EVIDENCE}",)


@pytest.mark.parametrize(
    ("review_due", "review"),
    [("2022-06-29", "Overdue"), ("2022-06-30", ""), ("2022", ""), ("2021", "Overdue"), ("", "")],
)
def test_terms_are_overdue_once_the_whole_date_is_past(review_due, review):
    _, race = two_groups()
    make.make_group_document(group=race, approved_on="2019", review_due=review_due)

    assert rows_of(ask("terms-of-reference", groups=["race"]), "terms_of_reference")[0][6] == review


def test_terms_without_a_date_are_told_on_any_day():
    _, race = two_groups()
    make.make_group_document(group=race, title="Undated")

    assert rows_of(ask("terms-of-reference", groups=["race"]), "terms_of_reference") == [
        ("Race IAG", "Undated", "", "", "", "", "", "")
    ]

    make.make_group_document(group=race, title="Dated", approved_on="2020")
    rows = rows_of(ask("terms-of-reference", groups=["race"]), "terms_of_reference")
    assert [(row[1], row[3]) for row in rows] == [("Dated", "Newest"), ("Undated", "Not known when it was approved")]


def test_terms_that_are_withheld_say_why_and_nothing_else():
    _, race = two_groups()
    for audience, reason in [("on_request", "s41_1"), ("staff", "s31_1"), ("restricted", "s38_1")]:
        make.make_group_document(
            group=race, title=f"Hidden {audience}", version="Hidden", audience=audience, withholding_reason=reason
        )

    public = ask("terms-of-reference", groups=["race"])
    on_request = ask("terms-of-reference", groups=["race"], audience=Audience.ON_REQUEST)
    staff = ask("terms-of-reference", groups=["race"], audience=Audience.STAFF)

    assert public.sentence == "Of 1 group the register holds on 30 June 2022 no terms of reference that may be read."
    assert [row[1:] for row in rows_of(public, "terms_of_reference")] == [
        ("Withheld: given in confidence, s.41(1)", *[""] * 6),
        ("Withheld: law enforcement, s.31(1)", *[""] * 6),
    ]
    assert [(each.count, each.what, each.reason) for each in public.withheld] == [
        (1, "document", "given in confidence, s.41(1)"),
        (1, "document", "law enforcement, s.31(1)"),
    ]
    assert public.caveats == ()
    assert [row[1] for row in rows_of(on_request, "terms_of_reference")] == [
        "Hidden on_request",
        "Withheld: law enforcement, s.31(1)",
    ]
    assert [row[1] for row in rows_of(staff, "terms_of_reference")] == ["Hidden on_request", "Hidden staff"]
    assert ("Hidden" in str(public), "Hidden restricted" in str(staff)) == (False, False)


def test_terms_of_a_source_that_is_withheld_do_not_name_it():
    _, race = two_groups()
    make.make_group_document(group=race, source=make.make_source(title="Hidden source", audience="staff"))

    assert rows_of(ask("terms-of-reference", groups=["race"]), "terms_of_reference")[0][7] == ""


def test_terms_go_by_the_day_and_by_what_was_known():
    group = make.make_group(key="early")
    make.make_group_document(group=group, title="Terms", approved_on="2021-06")
    moment = timezone.now()
    make.make_group_document(group=group, title="Terms", version="2", approved_on="2022-01")

    def versions(**values):
        answer = ask("terms-of-reference", groups=["early"], **values)
        return [row[1:3] for row in rows_of(answer, "terms_of_reference")]

    assert versions() == [("Terms", "2"), ("Terms", "")]
    assert versions(on=date(2021, 12, 31)) == [("Terms", "")]
    assert versions(on=date(2021, 5, 31)) == [("None in the register", "")]
    assert versions(known_at=moment) == [("Terms", "")]


def test_terms_that_were_withheld_since_stay_withheld():
    _, race = two_groups()
    document = make.make_group_document(group=race, title="Once open")
    moment = timezone.now()
    document.audience, document.withholding_reason = "staff", "s31_1"
    document.save()

    public = ask("terms-of-reference", groups=["race"], known_at=moment)
    staff = ask("terms-of-reference", groups=["race"], known_at=moment, audience=Audience.STAFF)

    assert [row[1] for row in rows_of(public, "terms_of_reference")] == ["Withheld: law enforcement, s.31(1)"]
    assert [row[1] for row in rows_of(staff, "terms_of_reference")] == ["Once open"]
