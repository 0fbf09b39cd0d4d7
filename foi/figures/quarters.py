"""Quarters of a year, and from which day their figures are given. Pure: no records, no clock, no settings.

The quarters of a calendar year and those of a financial year, which begins in April, are the same months under other
names, so that no figures of the one can be taken from figures of the other.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from iag_registry.lib.partial_dates import MONTHS

GIVEN_AFTER = timedelta(days=30)
"""The figures of a quarter are given about a month after it has ended."""

EARLIEST = date(2, 1, 1)
"""Before this day the calendar has no quarter to give."""


class YearKind(StrEnum):
    """By which years quarters are named."""

    CALENDAR = "calendar"
    FINANCIAL = "financial"


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a year, by the first of them: 1, 4, 7 or 10."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter that a day lies in."""
        return cls(day.year, (day.month - 1) // 3 * 3 + 1)

    @classmethod
    def read(cls, key: str) -> "Quarter":
        """The quarter of a key such as "2022-04"; raises ValueError for anything else."""
        first = date.fromisoformat(f"{key}-01")
        if len(key) != len("2022-04") or first.month not in {1, 4, 7, 10}:
            raise ValueError(f"“{key}” is no quarter.")
        return cls(first.year, first.month)

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.month // 10, self.month % 12 + 3 if self.month < 10 else 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def key(self) -> str:
        """The month in which it begins: "2022-04"."""
        return f"{self.year:04}-{self.month:02}"

    @property
    def words(self) -> str:
        """ "April to June 2022"."""
        return f"{MONTHS[self.month - 1]} to {MONTHS[self.month + 1]} {self.year}"

    @property
    def short(self) -> str:
        """ "Apr–Jun 2022"."""
        return f"{MONTHS[self.month - 1][:3]}–{MONTHS[self.month + 1][:3]} {self.year}"

    def year_words(self, kind: str) -> str:
        """The year that it belongs to: "2022", or "2022/23"."""
        if kind == YearKind.CALENDAR:
            return str(self.year)
        begins = self.year - (self.month == 1)
        return f"{begins}/{(begins + 1) % 100:02}"

    def number(self, kind: str) -> int:
        """Which quarter of that year it is, from 1."""
        number = (self.month + 2) // 3
        return number if kind == YearKind.CALENDAR else (number + 2) % 4 + 1


def quarters_between(first: Quarter, last: Quarter) -> list[Quarter]:
    """Every quarter from one to another, both included; none where the second comes before the first."""
    found = []
    while first <= last:
        found.append(first)
        first = first.next
    return found


def given_by(day: date) -> Quarter:
    """The last quarter whose figures are given by a day."""
    ended = max(day, EARLIEST) - GIVEN_AFTER
    this = Quarter.of(ended)
    before = Quarter.of(this.first - timedelta(days=1))
    return this if this.last <= ended else before


def stands_for(day: date) -> date:
    """The day for which the figures stand that are given on a day: it moves four times a year."""
    return given_by(day).last + GIVEN_AFTER
