"""Dates and times of day as minutes print them."""

import re
from datetime import time

from iag_registry.lib.partial_dates import MONTHS, PartialDate

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]}|t)?" if len(month) > 3 else month for month in MONTHS)
_DATE = re.compile(
    rf"(?:(?P<weekday>(?:{'|'.join(day[:3] for day in DAYS)})[a-z]*),?\s+(?:the\s+)?)?"
    rf"(?:(?P<printed>\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\.?,?\s+\d{{4}})\b"
    rf"|(?P<turned>\b(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})\b"
    r"|(?P<numbers>\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2}))\b"
    r"|(?P<iso>\b\d{4}-\d{2}-\d{2})\b"
    rf"|(?P<month>\b(?:{_MONTH})\s+\d{{4}})\b)",
    re.IGNORECASE,
)
_TURNED = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>am|pm|a\.m\.|p\.m\.|noon|hrs|hours)?(?![\d/])",
    re.IGNORECASE,
)


class PrintedDate:
    """A date in a text: as read, as printed, and whether its weekday is the right one."""

    def __init__(self, date: PartialDate, printed: str, weekday: str) -> None:
        self.date, self.printed = date, printed
        right = (
            not weekday or date.precision != "day" or weekday.lower()[:3] == DAYS[date.earliest.weekday()].lower()[:3]
        )
        self.wrong_weekday = "" if right else DAYS[date.earliest.weekday()]


def dates_in(text: str) -> list[PrintedDate]:
    """Every date in a text, in its order; what only looks like one is passed over."""
    found = []
    for match in _DATE.finditer(text):
        printed = match["printed"] or match["turned"] or match["numbers"] or match["iso"] or match["month"]
        try:
            date = PartialDate.parse(_readable(match))
        except ValueError:
            continue
        found.append(PrintedDate(date, printed, match["weekday"] or ""))
    return found


def _readable(match: re.Match[str]) -> str:
    if match["turned"]:
        return _TURNED.sub(r"\2 \1 \3", match["turned"])
    if match["numbers"]:
        day, month, year = re.split(r"[/.]", match["numbers"])
        return f"{day}/{month}/{year if len(year) == 4 else f'20{year}'}"
    return re.sub(r"\s+of\s+", " ", match["printed"] or match["iso"] or match["month"], flags=re.IGNORECASE)


def times_in(text: str) -> list[time]:
    """The times of day in a text, such as "18:30", "6.30pm" or "6pm to 8pm"; a bare number is none."""
    found = []
    for match in _TIME.finditer(_DATE.sub(" ", text)):
        hour, half = int(match["hour"]), (match["half"] or "").lower().replace(".", "")
        if not match["minute"] and half not in {"am", "pm", "noon"}:
            continue
        if half == "pm" and hour < 12:
            hour += 12
        if half == "am" and hour == 12:
            hour = 0
        found.append(time(hour, int(match["minute"] or 0)))
    return found
