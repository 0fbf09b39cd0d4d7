"""How long people serve: in full years and months, at least where a date is not exact, and nothing of the withheld."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from foi.catalogue.wording import duration
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group


def race_group():
    invented = invented_register()
    return invented, stated_group(invented, 1, kind=invented.central, name="Race IAG", key="race", theme=invented.race)


def lasted(**values):
    """What is said of how long one place was held."""
    _, group = race_group()
    make.make_role(group=group, **values)
    ((row),) = rows_of(ask("how-long"), "places")
    return row[9:11]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"start": "2020-03-30"}, ("Not known to have ended", "2 years and 3 months, if it has not ended")),
        ({"start": "2021-01-01", "end": "2021-12-31"}, ("Ended", "1 year")),
        ({"start": "2021-01-01", "end": "2021-12-30"}, ("Ended", "11 months")),
        ({"start": "2021-07-01"}, ("Not known to have ended", "1 year, if it has not ended")),
        ({"start": "2022-06-30"}, ("Not known to have ended", "less than a month, if it has not ended")),
        ({"start": "2020"}, ("Not known to have ended", "at least 1 year and 6 months, if it has not ended")),
        ({"start": "2020-03"}, ("Not known to have ended", "at least 2 years and 3 months, if it has not ended")),
        ({"start": "2022"}, ("Not known to have ended", "")),
        ({"start": "", "observed": "2021-06-30"}, ("Not known to have ended", "at least 1 year, if it has not ended")),
        ({"start": "2018-01-01", "end": "2020-01-01"}, ("Ended", "2 years")),
        ({"start": "2018-01-01", "end": "2020-01-01", "end_reason": "Resigned"}, ("Ended: Resigned", "2 years")),
        ({"start": "2018", "end": "2020-01-01"}, ("Ended", "at least 1 year")),
        ({"start": "2018-01-01", "end": "2020"}, ("Ended", "at least 2 years")),
        ({"start": "2018-12", "end": "2019"}, ("Ended", "")),
        ({"start": "2018", "end": "2018"}, ("Ended", "")),
        ({"start": "2020-06-30", "end": "2025-01-01"}, ("Not known to have ended", "2 years")),
        ({"start": "2019-06-30", "term_ends": "2021"}, ("Term ended, continuing", "3 years, if it has not ended")),
    ],
)
def test_place_lasted(values, expected):
    assert lasted(**values) == expected


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 60), st.integers(0, 11))
def test_duration_counts_full_years_and_months(begun, years, months):
    """From the first of a month to the last of another, which both count."""
    begun = begun.replace(day=1)
    month = begun.month - 1 + months
    until = date(begun.year + years + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    words = [f"{years} year{'s' * (years != 1)}"] * (years > 0) + [f"{months} month{'s' * (months != 1)}"] * (
        months > 0
    )

    assert duration(begun, until) == " and ".join(words)


@pytest.mark.django_db
def test_how_long_gives_each_place_with_its_dates_and_term():
    invented, group = race_group()
    make.make_role(
        group=group,
        role_type="chair",
        person=make.make_person(name="Invented Chair"),
        start="2019-07-01",
        term_length="three years",
        term_ends="2022-06-30",
        statement=stated(invented, 2, [group], quote="The chair"),
    )
    make.make_role(group=group, person=make.make_person(name="Invented Member"), start="2015", end="2018")
    make.make_role(group=group, role_type="police_lead", title="Commander", person=make.make_person(name="Lead"))
    make.make_role(group=group, person=None, start="2021")
    stated(invented, 3, [invented.central], aspect="term", summary="Members serve for three years.")

    answer = ask("how-long")

    assert answer.sentence == (
        "On 30 June 2022 the register knows of 1 place held by members, and of 1 held before. For 1 the term is known."
    )
    assert rows_of(answer, "places") == [
        (
            "Race IAG",
            "Members",
            "Invented Chair",
            "Chair",
            "2019-07-01",
            "",
            "",
            "three years",
            "2022-06-30",
            "Not known to have ended",
            "3 years, if it has not ended",
            "INV.1, line 2",
        ),
        (
            "Race IAG",
            "Police side",
            "Commander Lead",
            "Police lead",
            "2020",
            "",
            "",
            "",
            "",
            "Not known to have ended",
            "at least 1 year and 6 months, if it has not ended",
            "",
        ),
        ("Race IAG", "Members", "Vacant", "Member", "2021", "", "", "", "", "Vacant", "", ""),
        (
            "Race IAG",
            "Members",
            "Invented Member",
            "Member",
            "2015",
            "",
            "2018",
            "",
            "",
            "Ended",
            "at least 2 years",
            "",
        ),
    ]
    assert [row[2] for row in rows_of(answer, "statements")] == ["Members serve for three years."]
    assert [citation.lines for citation in answer.citations] == ["2", "3"]


@pytest.mark.django_db
def test_how_long_says_that_terms_have_run_out():
    _, group = race_group()
    make.make_role(group=group, term_ends="2021")
    make.make_role(group=group, term_length="two years")

    assert ask("how-long").sentence.endswith(
        "held by members. For 2 the term is known, and for 1 it has run out and goes on."
    )


@pytest.mark.django_db
def test_how_long_gives_no_date_of_a_place_whose_holder_may_not_be_named():
    _, group = race_group()
    hidden = {"start": "2011-01-02", "term_length": "Told length", "term_ends": "2033", "end_reason": ""}
    make.make_role(
        group=group, person=make.make_person(name="Hidden"), audience="staff", withholding_reason="s40_2", **hidden
    )
    make.make_role(
        group=group,
        audience="on_request",
        withholding_reason="s38_1",
        start="2011-01-02",
        end="2012-01-02",
        end_reason="Told reason",
    )
    make.make_role(group=group, audience="restricted", withholding_reason="s31_1", start="2011")

    answers = {each: ask("how-long", audience=each) for each in (Audience.PUBLIC, Audience.ON_REQUEST, Audience.STAFF)}

    name = "Name withheld: personal information, s.40(2)"
    assert rows_of(answers["public"], "places") == [
        ("Race IAG", "Members", name, "Member", *[""] * 8),
        ("Race IAG", "Members", "Name withheld: health and safety, s.38(1)", "Member", *[""] * 8),
    ]
    assert [(each.count, each.reason) for each in answers["public"].withheld] == [
        (1, "health and safety, s.38(1)"),
        (1, "personal information, s.40(2)"),
    ]
    told = {each: [row[4] for row in rows_of(answer, "places")] for each, answer in answers.items()}
    assert told == {"public": ["", ""], "on_request": ["", "2011-01-02"], "staff": ["2011-01-02", "2011-01-02"]}
    assert "Told" not in str(answers["public"])


@pytest.mark.django_db
def test_how_long_leaves_out_a_reason_that_names_someone_withheld():
    _, group = race_group()
    make.make_role(group=group, person=make.make_person(name="Hidden"), audience="staff", withholding_reason="s40_2")
    make.make_role(group=group, start="2018", end="2019", end_reason="A quarrel with Hidden")

    assert rows_of(ask("how-long"), "places")[1][9] == "Ended"
    assert rows_of(ask("how-long", audience=Audience.STAFF), "places")[1][9] == "Ended: A quarrel with Hidden"


@pytest.mark.django_db
def test_how_long_goes_by_the_day_and_by_what_was_known():
    _, group = race_group()
    make.make_role(group=group, start="2022-01-01")
    moment = timezone.now()
    make.make_role(group=group, start="2022-03-01")

    assert len(rows_of(ask("how-long", on=date(2022, 2, 1)), "places")) == 1
    assert len(rows_of(ask("how-long"), "places")) == 2
    assert len(rows_of(ask("how-long", known_at=moment), "places")) == 1


@pytest.mark.django_db
def test_how_long_of_nobody():
    race_group()

    answer = ask("how-long")

    assert answer.sentence == "Up to 30 June 2022 the register knows of no place held by a member of these groups."
    (caveat,) = answer.caveats
    assert caveat == (
        "The register names nobody on 1 group. That the register holds nothing on it is no evidence that there is "
        "nothing."
    )
