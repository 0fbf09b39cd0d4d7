"""The dates of a series of meetings, worked out from a pattern or read from a list."""

from calendar import monthrange
from collections.abc import Sized
from datetime import date, timedelta

from iag_registry.lib.partial_dates import PartialDate

MOST = 60
"""The most dates in one go: more than weekly for a year is a slip of the finger."""

LAST = 5
"""Which weekday of a month: the first to the fourth, or this, the last one."""


def monthly(*, which: int, weekday: int, start: date, until: date, every: int = 1) -> list[PartialDate]:
    """The `which` (1 to 4, or LAST) such weekday (0 is Monday) of every so many months, from `start` to `until`.

    Raises ValueError, in words for the person who plans, where no date or too many come of it.
    """
    found = []
    months = start.year * 12 + start.month - 1
    while (first := date(months // 12, months % 12 + 1, 1)) <= until:
        day = _weekday_of_month(first, which, weekday)
        if start <= day <= until:
            found.append(day)
        months += every
        if months // 12 > date.max.year:
            break
        _refuse_too_many(found)
    return _as_planned(found)


def every_weeks(*, weeks: int, start: date, until: date) -> list[PartialDate]:
    """Every so many weeks from the first date on. Raises ValueError where no date or too many come of it."""
    found = []
    day = start
    while day <= until:
        found.append(day)
        _refuse_too_many(found)
        if (date.max - day).days < weeks * 7:
            break
        day += timedelta(weeks=weeks)
    return _as_planned(found)


def read_list(text: str) -> list[PartialDate]:
    """Dates pasted one to a line, also approximate ones ("June 2027").

    Raises ValueError, which names the line, where one cannot be read or stands there twice, or where there are none.
    """
    found: list[PartialDate] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            day = PartialDate.parse(line)
        except ValueError as problem:
            raise ValueError(f"Line {number}: {problem}") from None
        if day.precision == "day" and day in found:
            raise ValueError(f"Line {number}: {day.words} stands in the list twice.")
        found.append(day)
        _refuse_too_many(found)
    if not found:
        raise ValueError("Type or paste at least one date, each on a line of its own.")
    return found


def _weekday_of_month(first: date, which: int, weekday: int) -> date:
    if which == LAST:
        last = first.replace(day=monthrange(first.year, first.month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def _refuse_too_many(found: Sized) -> None:
    if len(found) > MOST:
        raise ValueError(f"These would be more than {MOST} meetings. Choose a shorter time, or plan it in parts.")


def _as_planned(found: list[date]) -> list[PartialDate]:
    if not found:
        raise ValueError("No meeting falls between these two days. Choose a later last day.")
    return [PartialDate.of(day) for day in found]
