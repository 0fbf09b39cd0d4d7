"""Small pieces of English that the answers share."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from iag_registry.lib.partial_dates import PartialDate


def listed(words: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def any_of(words: Iterable[str]) -> str:
    """ "a", "a or b", "a, b or c"."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} or {last}" if first else last


def counted(number: int, one: str, many: str) -> str:
    """ "1 group", "3 groups"."""
    return f"{number} {one if number == 1 else many}"


def capital(text: str) -> str:
    """The text with a capital at its beginning, the rest untouched."""
    return text[:1].upper() + text[1:]


def day_in_words(day: date) -> str:
    """ "30 June 2022"."""
    return PartialDate.of(day).words


def duration(begun: date, until: date) -> str:
    """The full years and months from one day to another, both counted: "2 years and 3 months".

    1 January to 31 December is a year. Empty for less than a month.
    """
    ends_a_month = until.day == monthrange(until.year, until.month)[1]
    day_after = 1 if ends_a_month else until.day + 1
    months = (until.year - begun.year) * 12 + until.month + ends_a_month - begun.month - (day_after < begun.day)
    years, months = divmod(months, 12)
    parts = [counted(years, "year", "years") if years else "", counted(months, "month", "months") if months else ""]
    return listed(filter(None, parts))


def moment_in_words(moment: datetime) -> str:
    """ "22 November 2026 at 15:30", in the time of the place that the register serves."""
    here = timezone.localtime(moment)
    return f"{day_in_words(here.date())} at {here:%H:%M}"
