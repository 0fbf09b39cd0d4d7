"""Dates that may be known only to the year or the month (GRP-10).

A partial date is kept as ISO 8601 text of reduced precision: ``"2006"``, ``"2006-09"`` or ``"2006-09-28"``; the
empty string means that the date is not known. Nothing is ever padded: "2006" stays "2006" in storage, on pages and
in exports.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Literal, Self

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
EXAMPLES = "2006, Sept 2006 or 28/9/2006"

Precision = Literal["", "year", "month", "day"]

_PRECISIONS: dict[int, Precision] = {0: "", 4: "year", 7: "month", 10: "day"}
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?", re.ASCII)
_NUMBERS = re.compile(r"(?:(?P<day>\d{1,2})[/.])?(?P<month>\d{1,2})[/.](?P<year>\d{4})", re.ASCII)
_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[a-z]+)\.?,?\s+(?P<year>\d{4})",
    re.ASCII | re.IGNORECASE,
)


class PartialDate(str):
    """A date with year, month or day precision, as its own ISO text; empty when unknown.

    Being text, it is stored, compared for equality, exported and frozen as what it says. Order two of them through
    `earliest` and `latest`, never as text.
    """

    __slots__ = ()

    def __new__(cls, text: str = "") -> Self:
        """Take ISO text of reduced precision; raise ValueError for anything that is not a day of the calendar."""
        if type(text) is cls:
            return text
        _check(text)
        return super().__new__(cls, text)

    @classmethod
    def parse(cls, typed: str) -> Self:
        """Read what a person types: "2006", "Sept 2006", "9/2006", "28/9/2006", "28 September 2006", "2006-09-28".

        Raises ValueError with a message for that person where it is not a date.
        """
        text = " ".join(typed.split())
        if not text:
            return cls()
        match = _ISO.fullmatch(text) or _NUMBERS.fullmatch(text) or _WORDS.fullmatch(text)
        if not match:
            raise ValueError(f"“{typed}” is not a date that can be read. Write it like {EXAMPLES}.")
        year, month, day = (
            int(match["year"]),
            _month_number(match["month"]),
            match["day"],
        )
        try:
            date(year, month or 1, int(day or 1))
        except ValueError:
            raise ValueError(f"“{typed}” is not a day of the calendar. Write it like {EXAMPLES}.") from None
        parts = [f"{year:04}"]
        parts += [f"{month:02}"] if month else []
        parts += [f"{int(day):02}"] if day else []
        return cls("-".join(parts))

    @classmethod
    def of(cls, day: date) -> Self:
        """The partial date that is exactly this day."""
        return cls(day.isoformat())

    @property
    def precision(self) -> Precision:
        """ "year", "month", "day", or "" when the date is unknown."""
        return _PRECISIONS[len(self)]

    @property
    def earliest(self) -> date:
        """The first day that it can mean; the first day of the calendar when unknown."""
        year, month, day = self._parts()
        return date(year, month, day) if self else date.min

    @property
    def latest(self) -> date:
        """The last day that it can mean; the last day of the calendar when unknown."""
        if not self:
            return date.max
        year, month, day = self._parts()
        month = month if len(self) > 4 else 12
        return date(year, month, day if len(self) > 7 else monthrange(year, month)[1])

    @property
    def words(self) -> str:
        """As a reader expects it: "2006", "September 2006", "28 September 2006"; empty when unknown."""
        if not self:
            return ""
        year, month, day = self._parts()
        return {
            4: f"{year:04}",
            7: f"{MONTHS[month - 1]} {year:04}",
            10: f"{day} {MONTHS[month - 1]} {year:04}",
        }[len(self)]

    def _parts(self) -> tuple[int, int, int]:
        year, month, day = [*self.split("-"), "1", "1"][:3] if self else ("1", "1", "1")
        return int(year), int(month), int(day)


@lru_cache(maxsize=4096)  # a list holds the same few thousand days again and again
def _check(text: str) -> None:
    """Raise ValueError for anything that is neither empty nor a day, month or year of the calendar in ISO text."""
    if not text:
        return
    match = _ISO.fullmatch(text)
    if not match or len(text) not in _PRECISIONS:
        raise ValueError(f"“{text}” is not a date such as 2006, 2006-09 or 2006-09-28.")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    date(year, month, day)


def _month_number(text: str | None) -> int:
    """The month that a number, a name or its beginning stands for; 0 when none is given."""
    if not text:
        return 0
    if text.isdigit():
        return int(text) or 13  # month 0 is no month of the calendar, and is refused there
    for number, name in enumerate(MONTHS, start=1):
        if len(text) >= 3 and name.lower().startswith(text.lower()):
            return number
    raise ValueError(f"“{text}” is not the name of a month. Write the date like {EXAMPLES}.")
