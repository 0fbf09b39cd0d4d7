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
_BEGINNING, _END = "\x02", "\x03"


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

    First those whose company is wholly as it was. Then, for words that were edited around, what is left: the one
    place where they stand and that no other anchor has found, if it has kept enough of its company on one side.
    """
    found = [_unmoved(text, each) for each in wanted]
    for index, each in enumerate(wanted):
        if found[index] is None:
            taken = [(at, len(other.quote)) for at, other in zip(found, wanted, strict=True) if at is not None]
            found[index] = _left_over(text, each, taken)
    return found


def _unmoved(text: str, wanted: Anchor) -> int | None:
    places = [place for place in _places(text, wanted.quote) if _company(text, place, wanted) == _full(wanted)]
    if wanted.start in places:
        # Of several that are alike in all that was kept of them, the one that has not moved.
        return wanted.start
    return places[0] if len(places) == 1 else None


def _left_over(text: str, wanted: Anchor, taken: Iterable[tuple[int, int]]) -> int | None:
    places = [place for place in _places(text, wanted.quote) if (place, len(wanted.quote)) not in taken]
    if len(places) != 1:
        return None
    kept, full = _company(text, places[0], wanted), _full(wanted)
    is_known = any(some >= min(ENOUGH, whole) for some, whole in zip(kept, full, strict=True))
    return places[0] if is_known else None


def _places(text: str, quote: str) -> list[int]:
    places, at = [], text.find(quote)
    while at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    return places


def _sides(wanted: Anchor) -> tuple[str, str]:
    """What stood on each side; that the text began or ended there is company too."""
    before = wanted.before if len(wanted.before) >= CONTEXT else _BEGINNING + wanted.before
    after = wanted.after if len(wanted.after) >= CONTEXT else wanted.after + _END
    return before, after


def _full(wanted: Anchor) -> tuple[int, int]:
    before, after = _sides(wanted)
    return len(before), len(after)


def _company(text: str, place: int, wanted: Anchor) -> tuple[int, int]:
    """How many characters next to the words are as they were, before and after."""
    before, after = _sides(wanted)
    ahead = (_BEGINNING + text[:place])[-len(before) :]
    behind = (text[place + len(wanted.quote) :] + _END)[: len(after)]
    return _shared(before[::-1], ahead[::-1]), _shared(after, behind)


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
