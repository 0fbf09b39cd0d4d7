"""Requests taken through any steps: their figures are those of a second count that shares nothing with it (C9)."""

from collections import Counter
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foi.figures.counting import figures
from foi.models import InformationRequest, QuestionPart, RequestEvent, RequestQuestion
from foi.moves import STEPS
from tests.foi.days_by_hand import due_by_hand
from tests.foi.desk import hold_bank_holidays

pytestmark = pytest.mark.django_db
START = date(2022, 5, 20)
PARTS = ("granted", "granted_in_part", "refused", "not_held", "ncnd", "pending", "withdrawn")
NUMBERS = count(1)
ON_THE_WAY = "acknowledged searching drafting"
BEGINNINGS = [
    "",
    f"{ON_THE_WAY} approval answered",
    f"{ON_THE_WAY} exemption_review pit_extended",
    f"{ON_THE_WAY} exemption_review pit_extended approval answered",
    "acknowledged fee_requested searching drafting approval answered",
    "acknowledged clarification_requested searching drafting approval answered",
    f"{ON_THE_WAY} approval answered internal_review review_upheld",
]
"""Ways on which a request is taken some steps, so that many are answered."""
WAYS = {}
for _step in STEPS:
    WAYS.setdefault(_step.came_from.value, []).append(_step.to.value)


@st.composite
def walks(draw):
    """The day of receipt, steps as (from, to, day, promised day), and the outcomes of parts."""
    day = received = START + timedelta(days=draw(st.integers(0, 100)))
    state, steps = "received", []
    beginning = draw(st.sampled_from(BEGINNINGS)).split()
    for number in range(len(beginning) + draw(st.integers(0, 8))):
        if state not in WAYS:
            break
        came_from = state
        state = beginning[number] if number < len(beginning) else draw(st.sampled_from(WAYS[state]))
        day += timedelta(days=draw(st.one_of(st.integers(0, 3), st.integers(0, 3), st.integers(0, 40))))
        promised = day + timedelta(days=draw(st.integers(1, 40))) if state == "pit_extended" else None
        steps.append((came_from, state, day, promised))
    return received, steps, draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=3))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(walks(), min_size=1, max_size=4), on=st.integers(0, 400))
def test_figures_are_those_of_a_second_count(made, on):
    day = START + timedelta(days=on)
    kept = [keep(*walk) for walk in made]
    found = figures(InformationRequest.objects.filter(pk__in=kept), day)
    counted = Counter()
    for each in found.quarters:
        counted.update({(each.quarter.first, key): n for key, n in each.numbers.items() if n})
    assert counted == recount(made, day)


def keep(received, steps, parts):
    """The rows of a request that took these steps; returns its number."""
    reference = f"R{next(NUMBERS)}"
    state = steps[-1][1] if steps else "received"
    request = InformationRequest(
        reference=reference, reference_key=reference, received=received.isoformat(), state=state
    )
    InformationRequest.objects.bulk_create([request])
    taken = [("", "received", received, None), *steps]
    RequestEvent.objects.bulk_create(
        RequestEvent(request=request, came_from=a, state=b, happened_on=c, promised_for=d, reason="Invented.")
        for a, b, c, d in taken
    )
    question = RequestQuestion(request=request, number=1, text="Q")
    RequestQuestion.objects.bulk_create([question])
    QuestionPart.objects.bulk_create(
        QuestionPart(question=question, position=n, label="P", outcome=outcome) for n, outcome in enumerate(parts)
    )
    return request.pk


def recount(made, day):
    counted = Counter()
    for received, steps, parts in made:
        if received <= day:
            first = date(received.year, 3 * ((received.month - 1) // 3) + 1, 1)
            taken = [step for step in steps if step[2] <= day]
            counted.update((first, key) for key in keys_of(received, taken, parts))
    return counted


def keys_of(received, taken, parts):
    """The figures that count one request, told from the words of its steps."""
    states = [to for _, to, _, _ in taken]
    last = states[-1] if states else "received"
    yield "received"
    lapsed = {"lapsed_no_clarification", "lapsed_fee_unpaid"}
    ends = {"not_foi", "invalid", "transferred", "withdrawn", *lapsed}
    if last in ends:
        yield from ("ended", "lapsed" if last in lapsed else last)
    elif "answered" not in states:
        yield "open"
        if last in {"clarification_requested", "fee_requested"}:
            yield "open_waiting"
        elif timing(received, taken)[1]:
            yield "open_extended"
    else:
        yield from _of_an_answer(received, taken, set(parts))
        yield from _of_reviews(states)


def _of_an_answer(received, taken, parts):
    left = parts - {"withdrawn"}
    if not left:
        yield from ("ended", "withdrawn")
        return
    yield "answered"
    yield timing(received, taken)[0]
    if "pending" in left:
        yield "outcome_not_known"
    elif left == {"granted"}:
        yield "granted"
    elif left == {"not_held"}:
        yield from ("refused_in_full", "not_held")
    elif left & {"granted", "granted_in_part"}:
        yield "in_part"
    else:
        yield from ("refused_in_full", "refused")


def _of_reviews(states):
    results = [state for state in states if state.startswith("review_")]
    if "internal_review" in states:
        yield "reviews"
        last = next(state for state in reversed(states) if state == "internal_review" or state.startswith("review_"))
        yield "review_pending" if last == "internal_review" else results[-1]
    if "ico_complaint" in states:
        yield "complaints"


def timing(received, taken):
    """When the answer came, and whether an extension counts, with the days of a fee left out one by one."""
    began, paused, promised, asked = received, set(), None, None
    for came_from, to, on, until in taken:
        if to == "fee_requested":
            asked = on
        elif came_from == "fee_requested" and to == "searching":
            paused |= {asked + timedelta(days=n) for n in range((on - asked).days + 1)}
        elif came_from in {"clarification_requested", "lapsed_no_clarification"} and to == "searching":
            began, paused, promised = on, set(), None
        elif to == "pit_extended" and on <= due_by_hand(began, without=frozenset(paused)):
            promised = until
        elif to == "answered":
            due = due_by_hand(began, without=frozenset(paused))
            if on <= due:
                return "in_twenty", promised
            return ("in_extension" if promised and on <= promised else "late"), promised
    return None, promised


@pytest.fixture(autouse=True)
def _holidays():
    hold_bank_holidays(2022, 2025)
