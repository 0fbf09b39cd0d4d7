"""Where what is withheld stands elsewhere: words as they are, or in another form of the same name, date or number."""

import re
from collections.abc import Iterable

from foi.disclosure.answer_document import FrozenCell
from iag_registry.lib.partial_dates import MONTHS, PartialDate
from meetings.redaction.matching import Kind, find_matches
from meetings.redaction.names import Name, NameIndex

LONGEST_NAME = 60
"""A longer text is no name."""
SPELT = ("", *["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
_MONTH = "|".join(f"{month}|{month[:3]}\\.?" for month in MONTHS)
_NO_NUMBER = re.compile(
    rf"\d{{4}}-\d\d(?:-\d\d)?|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})\b|\b(?:{_MONTH})\s+\d{{1,2}}\b"
    r"|\[redacted: [^\]]*\]|\bs(?:\.|ections?)\s?\d+[A-Z]?(?:\(\w+\))*|\bfewer than \d+"
    r"|\b(?:annex|item|lines?|pages?|part|question|reply|row|version)\s\d+(?:\s(?:to|and)\s\d+)?"
    r"|\bone by one\b|\bone or more\b|\bone another\b|\b(?:any|each|earlier|later|more than|no|that|this) one\b",
    re.IGNORECASE,
)
"""What counts nothing: days of dates, sections of the Act, the numbers of lines, questions and annexes, and idioms."""


def places_of(words: str, text: str) -> list[tuple[int, int]]:
    """The beginning and end of each place, in order; near misses, which a person has to judge, are not among them.

    A date is found in each of its forms, and not as a part of a longer one.
    """
    name = Name.of(words)
    is_like_a_name = bool(name.forenames and name.surname) and len(words) <= LONGEST_NAME
    is_like_a_name = is_like_a_name and not re.search(r"\d", words)
    found = find_matches(text, NameIndex([name] if is_like_a_name else []), withheld=[words])
    spans = [(m.start, m.end) for m in found if m.is_certain and m.kind in (Kind.NAME, Kind.WITHHELD_WORDS)]
    spans += [match.span() for match in re.finditer(_date_pattern(words), text, re.IGNORECASE)]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def cut(text: str, withheld: Iterable[tuple[str, str]]) -> str:
    """The text with these words taken out wherever they stand, and what is given beside each in their place."""
    for words, instead in withheld:
        for start, end in reversed(places_of(words, text)):
            text = f"{text[:start]}{instead}{text[end:]}"
    return text


def is_in_cell(words: str, cell: FrozenCell) -> bool:
    """Whether a cell gives these words: a number by its value, a date in any form, a text where they stand in it."""
    if cell.is_gap:
        return False
    if cell.is_number:
        return words.isdecimal() and int(words) == int(cell.text)
    if cell.sort == "date":
        return bool(cell.text) and _as_date(words) == cell.text
    return bool(places_of(words, cell.text))


def tells_number(number: int, text: str) -> bool:
    """Whether a text gives a number that counts something, in figures or spelt out."""
    figures = rf"(?<![\w.,]){number:,}(?!\w|[.,]\d)|(?<![\w.,]){number}(?!\w|[.,]\d)"
    spelt = rf"|\b{SPELT[number]}\b" if 0 < number < len(SPELT) else ""
    return re.search(figures + spelt, _NO_NUMBER.sub(" ", text), re.IGNORECASE) is not None


def date_forms(words: str) -> tuple[str, ...]:
    """The forms of a day or a month as files and people write it; none where the words are neither."""
    day = _as_date(words)
    return (day, PartialDate(day).words) if "-" in day else ()


def _as_date(words: str) -> str:
    """The date that these words are and nothing else, as ISO text; empty where they are none."""
    try:
        return str(PartialDate.parse(words))
    except ValueError:
        return ""


def _date_pattern(words: str) -> str:
    """What finds a day or a month in the forms that people write; what finds nothing where the words are neither."""
    parts = _as_date(words).split("-")
    if len(parts) < 2:
        return r"(?!)"
    year, number = parts[0], int(parts[1])
    month = rf"(?:{MONTHS[number - 1]}|{MONTHS[number - 1][:3]}\.?)"
    if len(parts) == 2:
        return rf"\b{month},?\s+{year}\b|\b{year}-{parts[1]}(?!\d)|\b0?{number}/{year}\b"
    day, short = int(parts[2]), rf"(?:{year}|{year[2:]})"
    nth = rf"0?{day}(?:st|nd|rd|th)?"
    return (
        rf"\b{nth}\s+(?:of\s+)?{month},?\s+{year}\b|\b{month}\s+{nth},?\s+{year}\b"
        rf"|\b{year}[-/.]{parts[1]}[-/.]{parts[2]}\b|\b0?{day}[-/.]0?{number}[-/.]{short}\b"
    )
