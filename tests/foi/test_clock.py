"""The clock of a request, against known cases, a second computation and its own rules (FOI-02 to FOI-09, C10)."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi.clock import (
    APPEAL,
    COMPLAINT,
    LONGEST,
    Clock,
    ClockEvent,
    Happened,
    Waiting,
    last_day_to_ask_for_a_review,
    months_after,
    read_clock,
    review_due,
    working_days_between,
)
from iag_registry.lib.working_days import bank_holidays_of_the_uk
from tests.foi.days_by_hand import CLOSED as CLOSED_BY_HAND
from tests.foi.days_by_hand import due_by_hand

CLOSED = frozenset(bank_holidays_of_the_uk(range(2019, 2038)))
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


def happened(*events: str) -> list[ClockEvent]:
    """Events from "received 2023-09-01" and "extended 2023-09-20 2023-10-20"."""
    found = []
    for event in events:
        words = event.split()
        dates = [day(word) for word in words if word[0].isdigit()]
        kind = Happened(" ".join(word for word in words if not word[0].isdigit()))
        found.append(ClockEvent(kind, *dates))
    return found


def clock(*events: str) -> Clock:
    return read_clock(happened(*events), CLOSED)


@pytest.mark.parametrize(
    ("received", "due", "longest"),
    [
        ("2022-01-10", "2022-02-07", "2022-03-07"),
        ("2022-03-01", "2022-03-30", "2022-04-29"),  # 17 March, Northern Ireland
        ("2022-05-20", "2022-06-21", "2022-07-20"),
        ("2022-06-30", "2022-07-29", "2022-08-30"),  # 12 July, Northern Ireland
        ("2022-07-29", "2022-08-30", "2022-09-28"),  # 1 August, Scotland
        ("2022-11-15", "2022-12-14", "2023-01-17"),  # 30 November, Scotland
        ("2023-12-22", "2024-01-25", "2024-02-22"),  # 2 January, Scotland
        ("2024-03-16", "2024-04-17", "2024-05-16"),  # received on a Saturday; 18 March, Northern Ireland
    ],
)
def test_reply_is_due_on_the_twentieth_working_day(received, due, longest):
    assert clock(f"received {received}") == Clock(
        began=day(received), twentieth=day(due), fortieth=day(longest), due=day(due)
    )


def test_fee_pauses_the_clock_from_the_day_asked_to_the_day_paid():
    asked = ("received 2023-09-01", "fee asked 2023-09-08")
    assert clock(*asked) == Clock(day("2023-09-01"), None, None, None, Waiting.FEE, day("2023-09-08"))
    assert clock(*asked, "fee paid 2023-09-20").due == day("2023-10-12")
    assert clock("received 2023-09-01").due == day("2023-09-29")


def test_fee_paid_on_the_day_it_is_asked_for_takes_that_day():
    assert clock("received 2023-09-01", "fee asked 2023-09-08", "fee paid 2023-09-08").due == day("2023-10-02")


def test_clarification_starts_twenty_new_days():
    asked = ("received 2023-09-01", "clarification asked 2023-09-06")
    assert clock(*asked) == Clock(day("2023-09-01"), None, None, None, Waiting.CLARIFICATION, day("2023-09-06"))
    clarified = clock(*asked, "clarified 2023-09-20")
    assert (clarified.began, clarified.due) == (day("2023-09-20"), day("2023-10-18"))


def test_clarification_forgets_a_fee_and_an_extension_from_before():
    before = ("received 2023-09-01", "fee asked 2023-09-04", "fee paid 2023-09-08", "extended 2023-09-11 2023-11-01")
    assert clock(*before, "clarification asked 2023-09-12", "clarified 2023-09-20") == clock("received 2023-09-20")


def test_extension_moves_the_day_to_the_promised_one():
    extended = clock("received 2022-06-30", "extended 2022-07-29 2022-08-19")
    assert (extended.twentieth, extended.due, extended.extended_to) == (
        day("2022-07-29"),
        day("2022-08-19"),
        day("2022-08-19"),
    )
    assert (extended.longer_than_expected, extended.told_late) == (False, False)
    assert clock("received 2022-06-30", "extended 2022-07-29 2022-08-30").longer_than_expected is False
    assert clock("received 2022-06-30", "extended 2022-07-29 2022-08-31").longer_than_expected is True


def test_extension_told_after_the_twentieth_day_moves_nothing():
    late = clock("received 2022-06-30", "extended 2022-08-01 2022-08-19")
    assert (late.due, late.extended_to, late.told_late) == (day("2022-07-29"), None, True)


def test_extension_to_an_earlier_day_moves_nothing():
    assert clock("received 2022-06-30", "extended 2022-07-04 2022-07-08").due == day("2022-07-29")


@pytest.mark.parametrize(
    ("ended", "asked_on", "overdue"),
    [
        ("", "2022-07-29", False),
        ("", "2022-07-30", True),
        ("answered 2022-07-29", "2022-09-01", False),
        ("answered 2022-08-01", "2022-09-01", True),
        ("answered 2022-08-01", "2022-07-29", False),
        ("closed 2022-07-04", "2022-09-01", False),
    ],
)
def test_overdue_is_judged_by_the_day_or_by_the_reply(ended, asked_on, overdue):
    events = ["received 2022-06-30", *([ended] if ended else [])]
    assert clock(*events).overdue_on(day(asked_on)) is overdue


def test_nothing_is_overdue_while_the_requester_is_waited_for():
    assert clock("received 2022-06-30", "fee asked 2022-07-01").overdue_on(day("2023-01-01")) is False


def test_lapsed_request_that_is_clarified_after_all_begins_anew():
    lapsed = ("received 2023-01-03", "clarification asked 2023-01-05", "closed 2023-03-06")
    assert clock(*lapsed).ended == day("2023-03-06")
    assert clock(*lapsed, "clarified 2023-03-10") == clock("received 2023-03-10")


def test_years_are_those_whose_holidays_are_asked_for():
    assert clock("received 2022-06-30").years == (2022,)
    assert clock("received 2022-11-15").years == (2022, 2023)
    assert clock("received 2023-12-22").years == (2023, 2024)
    assert clock("received 2023-12-01", "fee asked 2023-12-04").years == (2023,)


@pytest.mark.parametrize(
    "events",
    [
        (),
        ("answered 2022-07-01",),
        ("received 2022-07-01", "received 2022-07-02"),
        ("received 2022-07-01", "answered 2022-06-30"),
        ("received 2022-07-01", "fee paid 2022-07-04"),
        ("received 2022-07-01", "clarified 2022-07-04"),
        ("received 2022-07-01", "fee asked 2022-07-04", "clarified 2022-07-05"),
        ("received 2022-07-01", "fee asked 2022-07-04", "clarification asked 2022-07-05"),
        ("received 2022-07-01", "fee asked 2022-07-04", "extended 2022-07-05 2022-08-05"),
    ],
)
def test_events_that_cannot_have_been_so_are_refused(events):
    with pytest.raises(ValueError, match=r"A clock begins|comes after|The clock waits"):
        clock(*events)


def test_review_takes_twenty_days_or_forty_and_may_be_asked_for_in_forty():
    assert review_due(day("2022-11-15"), CLOSED) == day("2022-12-14")
    assert review_due(day("2022-11-15"), CLOSED, exceptional=True) == day("2023-01-17")
    assert last_day_to_ask_for_a_review(day("2022-11-15"), CLOSED) == day("2023-01-17")


def test_complaint_and_appeal_are_counted_in_days():
    assert day("2022-07-29") + COMPLAINT == day("2022-09-09")
    assert day("2022-07-29") + APPEAL == day("2022-08-26")


@pytest.mark.parametrize(
    ("start", "months", "found"),
    [
        ("2023-01-31", 1, "2023-02-28"),
        ("2023-12-31", 2, "2024-02-29"),
        ("2023-10-05", 3, "2024-01-05"),
        ("2023-09-30", 3, "2023-12-30"),
    ],
)
def test_months_after_a_day(start, months, found):
    assert months_after(day(start), months) == day(found)


def test_the_two_computations_know_the_same_holidays():
    """Of the library the weekdays alone, since the other names no holiday of a weekend."""
    of_library = {closed for closed in CLOSED if closed.weekday() < 5}
    assert of_library == CLOSED_BY_HAND
    assert len(CLOSED_BY_HAND) >= 250


def test_every_deadline_of_sixteen_years_is_that_of_a_second_computation(record_property: Any):
    received = [date.fromordinal(n) for n in range(day("2020-01-01").toordinal(), day("2036-01-01").toordinal())]
    wrong = []
    for each in received:
        found = read_clock([ClockEvent(Happened.RECEIVED, each)], CLOSED)
        reviewed = review_due(each, CLOSED), review_due(each, CLOSED, exceptional=True)
        by_hand = due_by_hand(each), due_by_hand(each, LONGEST)
        if (found.due, found.fortieth) != by_hand or reviewed != by_hand:
            wrong.append(each)
    record_property("proof", ["C10 days of receipt whose deadlines differ", len(wrong), len(received)])
    assert len(received) == 5844
    assert wrong == []


@given(DAYS, st.integers(0, 30), st.integers(0, 90))
def test_days_between_asking_for_a_fee_and_its_payment_never_count(received, until_asked, until_paid):
    asked = received + timedelta(days=until_asked)
    paid = asked + timedelta(days=until_paid)
    pause = frozenset(asked + timedelta(days=n) for n in range(until_paid + 1))
    found = read_clock(
        [
            ClockEvent(Happened.RECEIVED, received),
            ClockEvent(Happened.FEE_ASKED, asked),
            ClockEvent(Happened.FEE_PAID, paid),
        ],
        CLOSED,
    )
    assert found.due == due_by_hand(received, 20, pause)
    assert found.due not in pause


@given(DAYS, st.integers(0, 200), st.integers(0, 200))
def test_clarified_request_has_the_days_of_one_received_then(received, until_asked, until_clarified):
    asked = received + timedelta(days=until_asked)
    clarified = asked + timedelta(days=until_clarified)
    found = read_clock(
        [
            ClockEvent(Happened.RECEIVED, received),
            ClockEvent(Happened.CLARIFICATION_ASKED, asked),
            ClockEvent(Happened.CLARIFIED, clarified),
        ],
        CLOSED,
    )
    assert found.due == due_by_hand(clarified)


@given(DAYS, st.integers(0, 60), st.integers(0, 120))
def test_extension_never_brings_the_day_forward(received, until_told, until_promised):
    told, promised = received + timedelta(days=until_told), received + timedelta(days=until_promised)
    found = read_clock([ClockEvent(Happened.RECEIVED, received), ClockEvent(Happened.EXTENDED, told, promised)], CLOSED)
    twentieth = due_by_hand(received)
    assert found.due == (max(twentieth, promised) if told <= twentieth else twentieth)


@given(DAYS)
def test_later_receipt_is_never_due_earlier(received):
    today = read_clock([ClockEvent(Happened.RECEIVED, received)], CLOSED)
    tomorrow = read_clock([ClockEvent(Happened.RECEIVED, received + timedelta(days=1))], CLOSED)
    assert today.due is not None
    assert tomorrow.due is not None
    assert received < today.due <= tomorrow.due
    assert working_days_between(received, today.due, CLOSED) == 20
