"""Promises in working days: from Monday to Friday, bank holidays left out. Pure: no clock, no settings, no records."""

from collections.abc import Container, Iterable
from datetime import date, timedelta

from holidays import country_holidays

SATURDAY = 5
PARTS = {"england_and_wales": ("ENG", "WLS"), "scotland": ("SCT",), "northern_ireland": ("NIR",)}
"""The parts of the United Kingdom that have bank holidays of their own, and what the library calls them."""


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


def bank_holidays_of_the_uk(years: Iterable[int]) -> dict[date, dict[str, str]]:
    """The bank holidays of every part of the United Kingdom in these years: the name of each, by part (FOI-03)."""
    wanted = list(years)
    found: dict[date, dict[str, str]] = {}
    for part, codes in PARTS.items():
        for code in codes:
            for day, name in country_holidays("GB", subdiv=code, years=wanted).items():
                found.setdefault(day, {})[part] = name
    return dict(sorted(found.items()))
