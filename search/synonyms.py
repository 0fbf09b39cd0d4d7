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


def read_synonyms(text: str) -> tuple[Synonyms, ...]:
    """The rows of the table; ValueError for one with fewer than two phrases, without a reason, or with a phrase again.

    A phrase in two rows would make one mean the other by way of it, which nobody has reviewed.
    """
    rows: list[Synonyms] = []
    seen: set[Phrase] = set()
    for row in tomllib.loads(text).get("synonyms", []):
        phrases = tuple(dict.fromkeys(words_of(each) for each in row["words"]))
        if len(phrases) < 2 or () in phrases:
            raise ValueError(f"Give at least two phrases that mean the same: {row['words']}.")
        if not row.get("why", "").strip():
            raise ValueError(f"Say why these mean the same: {row['words']}.")
        if again := seen.intersection(phrases):
            raise ValueError(f"“{' '.join(again.pop())}” stands in two rows.")
        seen.update(phrases)
        rows.append(Synonyms(phrases, row["why"]))
    return tuple(rows)


@cache
def synonyms() -> dict[Phrase, tuple[Phrase, ...]]:
    """For each phrase of the table all that mean the same, itself first."""
    rows = read_synonyms((settings.BASE_DIR / "fixtures" / "search" / "synonyms.toml").read_text(encoding="utf-8"))
    return {
        phrase: (phrase, *(other for other in row.phrases if other != phrase)) for row in rows for phrase in row.phrases
    }


@cache
def longest_phrase() -> int:
    """How many words the longest phrase of the table has."""
    return max(map(len, synonyms()), default=1)
