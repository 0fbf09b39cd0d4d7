"""The search log of a request, and the estimate of section 12 that it adds up to (FOI-45)."""

from datetime import timedelta
from fractions import Fraction
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from foi.actions.searching import log_search
from foi.costs import HOURS, Estimate, in_hours
from foi.models import SearchEntry
from foi.searches import estimate_of
from tests import factories as make
from tests.foi.desk import day, make_officer
from tests.meetings.staff import make_staff


@pytest.mark.parametrize(
    ("minutes", "words", "near", "exceeds"),
    [
        (0, "0 min of 18 h (£0 of £450)", False, False),
        (45, "45 min of 18 h (£18.75 of £450)", False, False),
        (863, "14 h 23 min of 18 h (£359.58 of £450)", False, False),
        (864, "14 h 24 min of 18 h (£360 of £450)", True, False),
        (1080, "18 h of 18 h (£450 of £450)", True, False),
        (1081, "18 h 1 min of 18 h (£450.42 of £450)", False, True),
    ],
)
def test_limit_is_eighteen_hours(minutes, words, near, exceeds):
    estimate = Estimate(spent=minutes)
    assert (estimate.words, estimate.is_near, estimate.exceeds) == (words, near, exceeds)
    assert bool(estimate.warning) == (near or exceeds)


def test_hours_are_those_that_the_limit_buys():
    assert Fraction(18) == HOURS
    assert [in_hours(minutes) for minutes in (0, 1, 60, 61)] == ["0 min", "1 min", "1 h", "1 h 1 min"]


@given(st.integers(0, 5_000), st.integers(0, 5_000))
def test_time_to_come_counts_as_time_that_was_spent(spent, expected):
    assert Estimate(spent, expected).pounds == Estimate(spent + expected).pounds
    assert Estimate(spent, expected).exceeds == (spent + expected > 18 * 60)


@pytest.mark.django_db
def test_estimate_counts_what_the_law_counts():
    request = make.make_request()
    for activity, minutes in (
        ("whether_held", 1),
        ("locating", 10),
        ("retrieving", 100),
        ("extracting", 1000),
        ("other", 5000),
    ):
        make.make_search_entry(request=request, activity=activity, minutes=minutes)
    make.make_search_entry(request=request, minutes=7, expected=True)
    make.make_search_entry(minutes=9)
    assert estimate_of(request) == Estimate(spent=1111, expected=7)
    assert estimate_of(make.make_request()) == Estimate()


def search(request, by, **values):
    given = {"place": " Shared mailbox ", "activity": "locating", "minutes": 30, "on": day("2022-07-01")}
    return log_search(request=request, by=by, **{**given, **values})


@pytest.mark.django_db
def test_search_is_logged_with_who_searched():
    officer, request = make_officer(), make.make_request()
    question = make.make_question(request=request)
    entry = search(request, officer, question=question, found="Nothing.")
    entry.refresh_from_db()
    assert (entry.place, entry.activity, entry.minutes, entry.searched_on) == (
        "Shared mailbox",
        "locating",
        30,
        day("2022-07-01"),
    )
    assert (entry.searched_by, entry.question, entry.found, entry.expected) == (officer, question, "Nothing.", False)
    assert entry.history.get().history_user == officer


@pytest.mark.django_db
def test_search_that_is_sent_twice_is_logged_once():
    officer, request, form = make_officer(), make.make_request(), uuid4()
    assert search(request, officer, form=form) == search(request, officer, form=form)
    assert SearchEntry.objects.count() == 1


@pytest.mark.django_db
def test_search_is_refused_where_it_cannot_have_been():
    officer, request = make_officer(), make.make_request()
    with pytest.raises(PermissionDenied):
        search(request, make_staff("Auditor"))
    with pytest.raises(ValidationError, match="has not come yet"):
        search(request, officer, on=timezone.localdate() + timedelta(days=1))
    with pytest.raises(ValidationError, match="another request"):
        search(request, officer, question=make.make_question())
    with pytest.raises(ValidationError, match="at least 1"):
        search(request, officer, minutes=0)
    assert SearchEntry.objects.count() == 0
