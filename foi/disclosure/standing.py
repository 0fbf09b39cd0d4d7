"""Where the words that are withheld stand in a text: as they are, or in another form of the same name."""

import re
from collections.abc import Iterable

from meetings.redaction.matching import Kind, find_matches
from meetings.redaction.names import Name, NameIndex

LONGEST_NAME = 60
"""A longer text is no name."""


def places_of(words: str, text: str) -> list[tuple[int, int]]:
    """The beginning and end of each place, in order; near misses, which a person has to judge, are not among them."""
    name = Name.of(words)
    is_like_a_name = bool(name.forenames and name.surname) and len(words) <= LONGEST_NAME
    is_like_a_name = is_like_a_name and not re.search(r"\d", words)
    found = find_matches(text, NameIndex([name] if is_like_a_name else []), withheld=[words])
    spans = [(m.start, m.end) for m in found if m.is_certain and m.kind in (Kind.NAME, Kind.WITHHELD_WORDS)]
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
