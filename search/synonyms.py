"""Words of the field that mean the same, from one reviewed table; each row says why it is there."""

import tomllib
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from search.words import words_of

Phrase = tuple[str, ...]
"""Words that stand side by side."""


@dataclass(frozen=True)
class Synonyms:
    """Phrases that are looked for together whichever of them is typed, and the reason."""

    phrases: tuple[Phrase, ...]
    why: str
    printed: tuple[str, ...]
    """The phrases as the table writes them, in the same order."""


def read_synonyms(text: str) -> tuple[Synonyms, ...]:
    """The rows of the table; ValueError for one with fewer than two phrases, without a reason, or with a phrase again.

    A phrase in two rows would make one mean the other by way of it, which nobody has reviewed.
    """
    rows: list[Synonyms] = []
    seen: set[Phrase] = set()
    for row in tomllib.loads(text).get("synonyms", []):
        printed = {words_of(each): each for each in row["words"]}
        phrases = tuple(printed)
        if len(phrases) < 2 or () in phrases:
            raise ValueError(f"Give at least two phrases that mean the same: {row['words']}.")
        if not row.get("why", "").strip():
            raise ValueError(f"Say why these mean the same: {row['words']}.")
        if again := seen.intersection(phrases):
            raise ValueError(f"“{' '.join(again.pop())}” stands in two rows.")
        seen.update(phrases)
        rows.append(Synonyms(phrases, row["why"], tuple(printed.values())))
    return tuple(rows)


@cache
def table() -> tuple[Synonyms, ...]:
    """The reviewed table."""
    return read_synonyms((settings.BASE_DIR / "fixtures" / "search" / "synonyms.toml").read_text(encoding="utf-8"))


@cache
def synonyms() -> dict[Phrase, tuple[Phrase, ...]]:
    """For each phrase of the table all that mean the same, itself first."""
    return {
        phrase: (phrase, *(other for other in row.phrases if other != phrase))
        for row in table()
        for phrase in row.phrases
    }


@cache
def as_printed() -> dict[Phrase, str]:
    """Each phrase of the table as people write it: "Mayor's Office", and not "mayor s office"."""
    return {phrase: text for row in table() for phrase, text in zip(row.phrases, row.printed, strict=True)}


@cache
def longest_phrase() -> int:
    """How many words the longest phrase of the table has."""
    return max(map(len, synonyms()), default=1)
