"""The title and a snippet of an entry with the words found marked; pure."""

from collections.abc import Collection, Sequence

from search.endings import Place, places

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
    words = list(places(text, algorithm))
    return _with_marks(text, 0, len(text), words, _found(words, phrases))


def snippet(text: str, phrases: Collection[Stems], algorithm: str) -> str:
    """The part of a text in which most of what was found stands; the beginning where nothing of it does."""
    seen = text[:MOST]
    words = list(places(seen, algorithm))
    found = _found(words, phrases)
    first = _best_start(found, len(words))
    last = min(first + LONGEST, len(words))
    start = words[first].start if first else 0
    end = words[last - 1].end if last < len(words) else len(seen)
    shown = [(max(one, first), min(other, last)) for one, other in found if one < last and other > first]
    part = _with_marks(seen, start, end, words, shown)
    return f"{MORE if first else ''}{part}{MORE if end < len(text) else ''}"


def _found(words: Sequence[Place], phrases: Collection[Stems]) -> list[tuple[int, int]]:
    """Where phrases stand, as the number of their first word and of the one after the last; none overlap."""
    stems = tuple(word.stem for word in words)
    first_of: dict[str, list[Stems]] = {}
    for phrase in sorted(set(phrases), key=len, reverse=True):
        first_of.setdefault(phrase[0], []).append(phrase)
    found: list[tuple[int, int]] = []
    for at, stem in enumerate(stems):
        for phrase in first_of.get(stem, ()):
            if stems[at : at + len(phrase)] != phrase:
                continue
            if found and at < found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], at + len(phrase)))
            else:
                found.append((at, at + len(phrase)))
            break
    return found


def _best_start(found: Sequence[tuple[int, int]], total: int) -> int:
    """The number of the word that a snippet begins with."""
    if not found:
        return 0
    numbers = [
        sum(one < at + LONGEST - BEFORE for one, _ in found[n : n + LONGEST]) for n, (at, _) in enumerate(found[:200])
    ]
    at = found[numbers.index(max(numbers))][0]
    return max(0, min(at - BEFORE, total - LONGEST))


def _with_marks(text: str, start: int, end: int, words: Sequence[Place], found: Sequence[tuple[int, int]]) -> str:
    parts: list[str] = []
    at = start
    for one, other in found:
        parts += [text[at : words[one].start], MARK_ON, text[words[one].start : words[other - 1].end], MARK_OFF]
        at = words[other - 1].end
    return "".join([*parts, text[at:end]])
