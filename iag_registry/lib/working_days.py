"""Promises in working days: from Monday to Friday, bank holidays left out. Pure: no clock, no settings, no records."""

from collections.abc import Container, Iterable
from datetime import date, timedelta

from holidays import country_holidays

SATURDAY = 5


def working_day_after(day: date, number: int, closed: Container[date]) -> date:
    """The day that comes this many working days after another, which is day 0 whatever day of the week it is.

    `closed` holds the bank holidays; it is asked for each weekday on the way. Raises ValueError for a negative number.
    """
    if number < 0:
        raise ValueError("Working days are counted forwards.")
    found = day
    while number:
        found += timedelta(days=1)
        if found.weekday() < SATURDAY and found not in closed:
            number -= 1
    return found


def bank_holidays_of_england(years: Iterable[int]) -> frozenset[date]:
    """The bank holidays of England in these years, those held on another day in place of a weekend included."""
    return frozenset(country_holidays("GB", subdiv="ENG", years=list(years)))
