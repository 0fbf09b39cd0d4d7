"""What a row of the tables beside this file is: a place in one of the five documents, and words that stand there."""

from typing import NamedTuple

SOURCES = {
    "000": "foi-reply-2022",
    "001": "mpa-report-2006",
    "002": "lcrb-minutes-2021",
    "003": "mpa-legacy-report-2011",
    "004": "mayor-press-release-2021",
}
"""The number that the tables give a document, and its key in the register."""


class Place(NamedTuple):
    """A document, the first and the last line, and words that the register quotes from there."""

    source: str
    first: int
    last: int
    words: str
