"""Working days of the United Kingdom worked out a second time, from the rules of the holidays and not from a library.

Written from the First Schedule of the Banking and Financial Dealings Act 1971 and the proclamations named below, so
that it has nothing in common with what the register does.
"""

from bisect import bisect_right
from datetime import date, timedelta

FIRST, LAST = 2019, 2037
BY_PROCLAMATION = [
    date(2022, 6, 3),  # Platinum Jubilee
    date(2022, 9, 19),  # State Funeral
    date(2023, 5, 8),  # Coronation
    date(2026, 6, 15),  # Scotland alone
]
MOVED = {(2020, "early May"): date(2020, 5, 8), (2022, "spring"): date(2022, 6, 2)}


def easter(year: int) -> date:
    """Easter Sunday, by the table of golden numbers."""
    golden = year % 19
    century = year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    back = epact - weekday
    month = 3 + (back + 40) // 44
    return date(year, month, back + 28 - 31 * (month // 4))


def nth_monday(year: int, month: int, number: int) -> date:
    """The Monday of this number in a month; the last for -1."""
    days = [date(year, month, day) for day in range(1, 32) if _exists(year, month, day)]
    return [day for day in days if day.isoweekday() == 1][number]


def _exists(year: int, month: int, day: int) -> bool:
    return day <= ((date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day)


def weekdays_for(days: list[date]) -> set[date]:
    """For each day itself or, at a weekend, the next weekday that no day of the list has taken."""
    taken = {day for day in days if day.isoweekday() < 6}
    for day in days:
        if day.isoweekday() > 5:
            while day.isoweekday() > 5 or day in taken:
                day += timedelta(days=1)
            taken.add(day)
    return taken


def closed_in(year: int) -> set[date]:
    """The weekdays of a year on which banks are closed in any part of the United Kingdom."""
    sunday = easter(year)
    anywhere = weekdays_for([date(year, 12, 25), date(year, 12, 26)])
    anywhere |= weekdays_for([date(year, 1, 1), date(year, 1, 2)])  # with 2 January, of Scotland
    anywhere |= weekdays_for([date(year, 3, 17)]) | weekdays_for([date(year, 7, 12)])  # Northern Ireland
    anywhere |= weekdays_for([date(year, 11, 30)])  # Scotland
    anywhere |= {sunday - timedelta(days=2), sunday + timedelta(days=1)}
    anywhere.add(MOVED.get((year, "early May"), nth_monday(year, 5, 0)))
    anywhere.add(MOVED.get((year, "spring"), nth_monday(year, 5, -1)))
    anywhere |= {nth_monday(year, 8, 0), nth_monday(year, 8, -1)}  # Scotland, and the rest
    return anywhere | {day for day in BY_PROCLAMATION if day.year == year}


CLOSED = frozenset(day for year in range(FIRST, LAST + 1) for day in closed_in(year))
WORKING = [
    day
    for number in range(date(FIRST, 1, 1).toordinal(), date(LAST + 1, 1, 1).toordinal())
    if (day := date.fromordinal(number)).isoweekday() < 6 and day not in CLOSED
]
"""Every working day of all these years, in order."""


def due_by_hand(received: date, number: int = 20, without: frozenset[date] = frozenset()) -> date:
    """The working day of this number after a receipt, looked up in the list of all of them."""
    days = [day for day in WORKING if day not in without] if without else WORKING
    return days[bisect_right(days, received) + number - 1]
