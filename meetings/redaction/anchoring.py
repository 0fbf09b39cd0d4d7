"""Where withheld words stand now, after the text around them was edited; None wherever that is not sure.

A guess would publish what was withheld. So a place is only found where the same words stand, and where they stand in
the company that they had.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CONTEXT = 40
"""How many characters around the words are kept."""
ENOUGH = 12
"""How many characters of company on one side tell a place from another."""


@dataclass(frozen=True)
class Anchor:
    """Some words of a text, with what stood before and after them."""

    start: int
    quote: str
    before: str
    after: str


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of the words between two places; ValueError where that is no part of the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"There is no text from {start} to {end}.")
    return Anchor(start, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def find(text: str, wanted: Anchor) -> int | None:
    """Where the words of one anchor begin in the text, or None."""
    return find_all(text, [wanted])[0]


def find_all(text: str, wanted: Sequence[Anchor]) -> list[int | None]:
    """Where the words of each anchor begin in the text, or None where they are gone or may be any of several.

    First those whose company is wholly as it was. Then, for words that were edited around, the one place that no other
    anchor has found and that has kept enough of its company.
    """
    found = [_unmoved(text, each) for each in wanted]
    for index, each in enumerate(wanted):
        if found[index] is None:
            taken = [(at, len(other.quote)) for at, other in zip(found, wanted, strict=True) if at is not None]
            found[index] = _left_over(text, each, taken)
    return found


def _unmoved(text: str, wanted: Anchor) -> int | None:
    places = [place for place in _places(text, wanted) if _company(text, place, wanted) == _full(wanted)]
    if wanted.start in places:
        # Of several that are alike in all that was kept of them, the one that has not moved.
        return wanted.start
    return places[0] if len(places) == 1 else None


def _left_over(text: str, wanted: Anchor, taken: Iterable[tuple[int, int]]) -> int | None:
    """The one place, of those that no other anchor has, that is known by its company; by both sides, if not alone."""
    places = [place for place in _places(text, wanted) if (place, len(wanted.quote)) not in taken]
    known = [place for place in places if any(_known_sides(text, place, wanted))]
    if len(known) != 1:
        return None
    return known[0] if len(places) == 1 or all(_known_sides(text, known[0], wanted)) else None


def _known_sides(text: str, place: int, wanted: Anchor) -> list[bool]:
    sides = zip(_company(text, place, wanted), _full(wanted), strict=True)
    return [some >= min(ENOUGH, whole) for some, whole in sides]


def _places(text: str, wanted: Anchor) -> list[int]:
    """Where the same words stand; a part of a word is not the word that it was."""
    places, at = [], text.find(wanted.quote)
    while at >= 0:
        end = at + len(wanted.quote)
        now = (text[:at][-1:].isalnum(), text[end : end + 1].isalnum())
        if now == (wanted.before[-1:].isalnum(), wanted.after[:1].isalnum()):
            places.append(at)
        at = text.find(wanted.quote, at + 1)
    return places


def _full(wanted: Anchor) -> tuple[int, int]:
    return len(wanted.before), len(wanted.after)


def _company(text: str, place: int, wanted: Anchor) -> tuple[int, int]:
    """How many characters next to the words are as they were, before and after."""
    ahead, behind = text[:place], text[place + len(wanted.quote) :]
    return _shared(wanted.before[::-1], ahead[::-1]), _shared(wanted.after, behind)


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    length = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        length += 1
    return length
