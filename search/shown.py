"""The title and a snippet of an entry with the words found marked; pure."""

from collections.abc import Collection, Sequence
from itertools import islice

from search.endings import places, stems

MARK_ON, MARK_OFF = "\x02", "\x03"
"""Stand around each word found. The index holds no control characters, so that they can come from nowhere else."""

LONGEST = 40
"""So many words has a snippet at most."""
BEFORE = 5
"""So many words of it stand before the first that was found, where there are more."""
MORE = "…"
MOST = 100_000
"""So many characters of a text are looked through for it: a book would hold up whoever searches."""

Stems = tuple[str, ...]
"""The stems of words that stand side by side."""


def marked(text: str, phrases: Collection[Stems], algorithm: str) -> str:
    """The whole text."""
    found = _found(stems(text, algorithm), phrases)
    return _with_marks(text, found, 0, None) if found else text


def snippet(text: str, phrases: Collection[Stems], algorithm: str) -> str:
    """The part of a text in which most of what was found stands; the beginning where nothing of it does."""
    seen = text[:MOST]
    words = stems(seen, algorithm)
    found = _found(words, phrases)
    first = _best_start(found, len(words))
    last = first + LONGEST if first + LONGEST < len(words) else None
    shown = [(max(one, first), min(other, first + LONGEST)) for one, other in found]
    part = _with_marks(seen, [(one, other) for one, other in shown if one < other], first, last)
    return f"{MORE if first else ''}{part}{MORE if last or len(seen) < len(text) else ''}"


def _found(words: Sequence[str], phrases: Collection[Stems]) -> list[tuple[int, int]]:
    """Where phrases stand, as the number of their first word and of the one after the last; none overlap."""
    first_of: dict[str, list[Stems]] = {}
    for phrase in sorted(set(phrases), key=len, reverse=True):
        first_of.setdefault(phrase[0], []).append(phrase)
    found: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        for phrase in first_of.get(word, ()):
            if tuple(words[at : at + len(phrase)]) != phrase:
                continue
            if found and at < found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], at + len(phrase)))
            else:
                found.append((at, at + len(phrase)))
            break
    return found


def _best_start(found: Sequence[tuple[int, int]], total: int) -> int:
    """The number of the word that a snippet begins with."""
    if not found or total <= LONGEST:
        return 0
    numbers = [
        sum(one < at + LONGEST - BEFORE for one, _ in found[n : n + LONGEST]) for n, (at, _) in enumerate(found[:200])
    ]
    at = found[numbers.index(max(numbers))][0]
    return max(0, min(at - BEFORE, total - LONGEST))


def _with_marks(text: str, found: Sequence[tuple[int, int]], first: int, last: int | None) -> str:
    """The text from its word `first` to before its word `last`, all of it before or behind where these are its ends."""
    spans = list(islice(places(text), last))
    parts: list[str] = []
    at = spans[first][0] if first else 0
    for one, other in found:
        start, end = spans[one][0], spans[other - 1][1]
        parts += [text[at:start], MARK_ON, text[start:end], MARK_OFF]
        at = end
    return "".join([*parts, text[at : spans[-1][1] if last else None]])
