"""What a person should look at before believing the date of a meeting that was found."""

from meetings.importing.found import Doubt
from meetings.importing.printed_dates import PrintedDate


def wrong_weekday(date: PrintedDate) -> list[Doubt]:
    """That the weekday which is printed was not that of the date."""
    if not date.wrong_weekday:
        return []
    return [
        Doubt("date", f"The document gives another weekday: {date.date.words} was a {date.wrong_weekday}. Check it.")
    ]


def other_dates(chosen: PrintedDate, found: list[PrintedDate]) -> list[Doubt]:
    """That more than one date is printed before the first item."""
    others = list(dict.fromkeys(each.date.words for each in found if each.date != chosen.date))
    return (
        [Doubt("date", f"The document also gives {', '.join(others[:4])}. Check which is the meeting's.")]
        if others
        else []
    )
