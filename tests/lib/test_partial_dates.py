"""Partial dates: what people type, what is kept, and what a reduced date can mean (GRP-10)."""

import re
from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iag_registry.lib.partial_dates import MONTHS, PartialDate


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("   ", ""),
        ("2006", "2006"),
        ("2006-09", "2006-09"),
        ("2006-9-3", "2006-09-03"),
        ("2006-09-28", "2006-09-28"),
        ("9/2006", "2006-09"),
        ("28/9/2006", "2006-09-28"),
        ("28.09.2006", "2006-09-28"),
        ("Sept 2006", "2006-09"),
        ("sep. 2006", "2006-09"),
        ("September 2006", "2006-09"),
        ("28 September 2006", "2006-09-28"),
        (" 1st  March 2022 ", "2022-03-01"),
    ],
)
def test_parse_what_people_type(typed: str, kept: str) -> None:
    assert PartialDate.parse(typed) == kept


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("soon", "“soon” is not a date that can be read. Write it like 2006, Sept 2006 or 28/9/2006."),
        ("31/2/2006", "“31/2/2006” is not a day of the calendar. Write it like 2006, Sept 2006 or 28/9/2006."),
        ("2006-13", "“2006-13” is not a day of the calendar. Write it like 2006, Sept 2006 or 28/9/2006."),
        ("0/2006", "“0/2006” is not a day of the calendar. Write it like 2006, Sept 2006 or 28/9/2006."),
        ("Brumaire 2006", "“Brumaire” is not the name of a month. Write the date like 2006, Sept 2006 or 28/9/2006."),
        ("Ma 2006", "“Ma” is not the name of a month. Write the date like 2006, Sept 2006 or 28/9/2006."),
        ("28/9/06", "“28/9/06” is not a date that can be read. Write it like 2006, Sept 2006 or 28/9/2006."),
    ],
)
def test_parse_what_is_no_date_says_how_to_write_one(typed: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        PartialDate.parse(typed)


@pytest.mark.parametrize("text", ["2006-9", "28/9/2006", "2006-02-30", "06", "2006-09-28T00:00", "२००६"])
def test_constructor_with_anything_but_iso_text_raises(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|day|month"):
        PartialDate(text)


@given(st.dates())
def test_a_day_keeps_its_precision_and_bounds(day: date) -> None:
    kept = PartialDate.of(day)
    assert (kept.precision, kept.earliest, kept.latest) == ("day", day, day)
    assert PartialDate.parse(kept.words) == kept
    assert PartialDate.parse(f"{day.day}/{day.month}/{day.year:04}") == kept


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_means_any_of_its_days_and_is_never_padded(year: int, month: int) -> None:
    kept = PartialDate.parse(f"{MONTHS[month - 1]} {year:04}")
    assert kept == f"{year:04}-{month:02}"
    assert kept.precision == "month"
    assert kept.earliest == date(year, month, 1)
    assert kept.latest == date(year, month, monthrange(year, month)[1])
    assert kept.words == f"{MONTHS[month - 1]} {year:04}"


@given(st.integers(1, 9999))
def test_a_year_means_any_of_its_days_and_is_never_padded(year: int) -> None:
    kept = PartialDate.parse(f"{year:04}")
    assert (kept, kept.precision, kept.words) == (f"{year:04}", "year", f"{year:04}")
    assert (kept.earliest, kept.latest) == (date(year, 1, 1), date(year, 12, 31))


def test_an_unknown_date_may_be_any_day() -> None:
    unknown = PartialDate()
    assert (unknown.precision, unknown.words) == ("", "")
    assert (unknown.earliest, unknown.latest) == (date.min, date.max)


def parsed_or_message(typed: str) -> str:
    try:
        return PartialDate.parse(typed)
    except ValueError as error:
        return str(error)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_with_a_message(typed: str) -> None:
    outcome = parsed_or_message(typed)
    remedies = ("Write it like 2006, Sept 2006 or 28/9/2006.", "Write the date like 2006, Sept 2006 or 28/9/2006.")
    assert outcome.endswith(remedies) or outcome == PartialDate(outcome)
