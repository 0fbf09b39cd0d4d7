"""Figures are given four times a year and kept as given, so that no two days tell a small number (DP-07, L13)."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foi.actions.giving_figures import give_figures
from foi.disclosure.figure_sums import OF_PEOPLE
from foi.disclosure.figures import public_figures
from foi.figures.figure import EXEMPTION, FIGURES
from foi.models import GivenFigures, InformationRequest, QuestionPart
from tests import factories as make
from tests.foi.desk import day, hold_bank_holidays
from tests.foi.figures_by_hand import answered, asked, exempted
from tests.foi.test_figures_pages import many, rows
from tests.foi.test_figures_recount import START, keep, walks

pytestmark = pytest.mark.django_db
TODAY = date(2022, 12, 1)
SPRING = "2022-04"


@pytest.fixture(autouse=True)
def _holidays():
    hold_bank_holidays(2022, 2025)


def given_on(today):
    """What anyone reads once the figures have been given that are due on a day."""
    give_figures(today=today)
    return public_figures()


def of_quarter(figures, key=SPRING):
    return next(view for view in figures.quarters if view.quarter.key == key)


def shown(view):
    return {line.key: line.shown.words for line in view.lines if line.shown.words not in {"0", "once final"}}


def test_public_figures_hide_what_is_small_and_say_what_is_final():
    many()
    summer, spring = given_on(TODAY).quarters
    assert (spring.status, shown(spring), spring.share.words) == (
        "final",
        {
            "received": "8",
            "answered": "7",
            "in_twenty": "6",
            "late": "1",
            "ended": "1",
            # With it, the refusals would be told, and with them in how many the one exemption was used.
            "granted": "not given",
            "refused": "fewer than 5",
            "refused_in_full": "fewer than 5",
            "withdrawn": "not given",
            "lapsed": "not given",
            "not_foi": "not given",
            "invalid": "not given",
            "transferred": "not given",
            "exemption-s40_2": "fewer than 5",
        },
        "85",
    )
    assert (summer.status, shown(summer), summer.share.words) == (
        "provisional",
        {"received": "6", "open": "1", "answered": "5", "in_twenty": "5"},
        "100",
    )


def test_figures_stand_for_one_day_in_three_months():
    many()
    early = given_on(day("2022-10-30"))
    answered("2022-07-04", "2022-07-20")
    assert (early.day, given_on(day("2023-01-29"))) == (date(2022, 10, 30), early)
    later = given_on(day("2023-01-30"))
    assert [(view.quarter.key, view.as_at, view.is_final) for view in later.quarters] == [
        ("2022-10", date(2023, 1, 30), True),
        ("2022-07", date(2023, 1, 30), False),
        ("2022-04", date(2022, 10, 30), True),
    ]


LAPSED = (
    *("acknowledged 2022-04-05", "clarification_requested 2022-04-06", "lapsed_no_clarification 2022-07-06"),
    *("searching 2022-12-01", "drafting 2022-12-01", "approval 2022-12-01", "answered 2022-12-20"),
)


def test_request_that_is_taken_up_after_the_quarter_was_final_does_not_tell_how_many_lapsed(client, monkeypatch):
    """Five had lapsed; with one taken up again, “fewer than 5” beside what was given before would say that it is 4."""
    for _ in range(10):
        answered("2022-04-04", "2022-04-20")
    for _ in range(6):
        asked("2022-04-04", "acknowledged 2022-04-05", "withdrawn 2022-04-06")
    for _ in range(4):
        asked("2022-04-04", *LAPSED[:3])
    asked("2022-04-04", *LAPSED)
    told = []
    for today, query in ((TODAY, ""), (day("2023-05-01"), ""), (day("2023-05-01"), "?on=2022-11-15")):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda today=today: today)
        give_figures(today=today)
        table = rows(client.get(f"/foi/figures.csv{query}"))
        told.append({row["figure"]: row["requests"] for row in table if row["from"] == "2022-04-01"})
    assert told[0] == told[1] == told[2]
    assert {key: told[2][key] for key in ("lapsed", "withdrawn", "ended", "answered")} == {
        "lapsed": "5",
        "withdrawn": "6",
        "ended": "11",
        "answered": "10",
    }


def test_review_or_correction_after_the_quarter_was_final_changes_nothing():
    exemption = make.make_exemption(code="s40_2", section="40", subsection="(2)", title="personal information")
    reviewed = ("internal_review 2022-05-04", "review_upheld 2022-05-10", "closed 2022-08-01")
    replies = [exempted(answered("2022-04-04", "2022-06-20", *reviewed, parts="refused"), exemption) for _ in range(5)]
    late = ("closed 2022-08-01", "internal_review 2023-01-04", "review_overturned 2023-01-05")
    for _ in range(10):
        answered("2022-04-04", "2022-04-20", *late)
    before = of_quarter(given_on(TODAY))
    assert (before.shown("reviews").words, before.shown("exemption-s40_2").words) == ("5", "5")
    first = replies[0]
    exempted(first.request, version=2, corrects=first, reason="It was not needed.")
    QuestionPart.objects.filter(question__request=first.request).update(outcome="granted")
    assert of_quarter(given_on(day("2023-05-01"))) == before


def test_request_that_is_restricted_afterwards_changes_nothing_that_was_given():
    for _ in range(11):
        answered("2022-04-04", "2022-04-20")
    request = answered("2022-04-04", "2022-04-20", parts="refused")
    before = of_quarter(given_on(TODAY))
    request.audience = "restricted"
    request.save()
    assert [of_quarter(given_on(on)) for on in (TODAY, day("2023-05-01"))] == [before, before]
    assert before.shown("received").number == 12


def test_restricted_request_is_in_no_figure():
    many()
    answered("2022-04-04", "2022-06-20", audience="restricted", parts="refused")
    asked("2022-01-04", audience="restricted")
    make.make_request(received="", audience="restricted")
    assert [view.shown("received").number for view in given_on(TODAY).quarters] == [6, 8]


def test_request_that_is_for_staff_counts():
    for _ in range(5):
        answered("2022-04-04", "2022-04-20", audience="staff")
    assert [view.shown("received").number for view in given_on(TODAY).quarters] == [0, 5]


def test_quarter_goes_on_being_given_where_its_requests_are_gone():
    request = asked("2022-04-04")
    give_figures(today=TODAY)
    request.audience = "restricted"
    request.save()
    asked("2022-11-04")
    assert [(view.quarter.key, view.as_at) for view in given_on(day("2023-02-01")).quarters] == [
        ("2022-10", date(2023, 1, 30)),
        ("2022-07", date(2022, 10, 30)),
        ("2022-04", date(2023, 1, 30)),
    ]


def test_quarter_with_fewer_than_five_requests_says_nothing_else(client, monkeypatch):
    """Not even which exemptions were used, beside a quarter that may say so."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)
    names = make.make_exemption(code="s40_2", section="40", subsection="(2)", title="personal information")
    crime = make.make_exemption(code="s31_1", section="31", subsection="(1)", title="law enforcement", position=1)
    for _ in range(5):
        exempted(answered("2022-04-04", "2022-06-20", parts="refused"), names)
    exempted(answered("2022-07-04", "2022-07-20", parts="refused"), crime)
    summer, spring = given_on(TODAY).quarters
    assert shown(summer) == {figure.key: "not given" for figure in FIGURES} | {"received": "fewer than 5"}
    assert (summer.share.words, summer.shown("exemption-s40_2").words) == ("not given", "not given")
    assert spring.shown("exemption-s40_2").words == "5"
    table = rows(client.get("/foi/figures.csv"))
    assert [(row["figure"], row["requests"], row["not_given"]) for row in table if row["from"] == "2022-07-01"] == [
        (figure.key, "", "fewer than 5" if figure.key == "received" else "not given") for figure in FIGURES
    ]
    page = client.get("/foi/figures/").content.decode()
    assert ("law enforcement" in page, "personal information" in page) == (False, True)


def test_exemption_that_was_not_used_has_none():
    many()
    for _ in range(5):
        answered("2022-01-04", "2022-01-20")
    assert of_quarter(given_on(TODAY), "2022-01").shown("exemption-s40_2").number == 0


def test_command_says_what_it_gave(monkeypatch, capsys):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)
    call_command("give_figures")
    many()
    call_command("give_figures")
    call_command("give_figures")
    assert capsys.readouterr().out.splitlines() == [
        "Nothing to give as at 30 October 2022.",
        "Figures of 2 quarters given, as at 30 October 2022.",
        "Nothing to give as at 30 October 2022.",
    ]
    assert GivenFigures.objects.count() == 2


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    made=st.lists(walks(), min_size=1, max_size=9),
    days=st.lists(st.integers(100, 900), min_size=2, max_size=5).map(sorted),
    changes=st.lists(st.tuples(st.integers(0, 8), st.sampled_from(["restrict", "refuse", "none"])), max_size=4),
)
def test_what_tells_of_people_is_given_once_and_never_moves(made, days, changes):
    """On any two days, with anything happening between them, a number about people is the same or not there yet."""
    with transaction.atomic():
        kept, read = [keep(*walk) for walk in made], {}
        for number, after in enumerate(days):
            for view in given_on(START + timedelta(days=after)).quarters:
                told = {
                    line.key: line.shown.words
                    for line in view.lines
                    if line.key in OF_PEOPLE or line.key.startswith(EXEMPTION)
                }
                assert view.is_final or set(told.values()) <= {"once final", "not given"}
                assert read.setdefault(view.quarter, view) == view
                if not view.is_final:
                    del read[view.quarter]
            which, what = changes[number] if number < len(changes) else (0, "none")
            request = InformationRequest.objects.filter(pk=kept[which % len(kept)])
            if what == "restrict":
                request.update(audience="restricted")
            elif what == "refuse":
                QuestionPart.objects.filter(question__request__in=request).update(outcome="refused")
        transaction.set_rollback(True)
