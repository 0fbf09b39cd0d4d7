"""Words of a text with their places, without accents and endings: as the database takes them, but in Python.

Words that were found are marked by them, alike for every engine (`search/shown.py`). A search server is given words
that are ready to be compared, so that what is found does not hang on how it cuts and stems.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from threading import Lock
from typing import Any

import snowballstemmer

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
"""Letters and digits, with the accents that stand behind their letters as characters of their own."""

PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Letters that are written otherwise on most keyboards, and are no letter with an accent to Unicode."""

SHORTEST = 3
"""What has fewer letters has no ending: the “s” of “women’s” is a word, and “as” is another one than “a”."""

_one_at_a_time = Lock()


def stems(text: str, algorithm: str) -> list[str]:
    """What the words of a text are compared by, in their order."""
    return [stem(word, algorithm) for word in WORD.findall(text)]


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a text begin and end."""
    return (found.span() for found in WORD.finditer(text))


@lru_cache(maxsize=50_000)
def stem(word: str, algorithm: str) -> str:
    """A word in small letters, without accents and without its ending."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", word.lower().translate(PLAIN)) if letter.isalnum()
    )
    if len(plain) < SHORTEST:
        return plain or word
    # A stemmer keeps the word that it is at work on.
    with _one_at_a_time:
        return str(_stemmer(algorithm).stemWord(plain))


@cache
def _stemmer(algorithm: str) -> Any:
    return snowballstemmer.stemmer(algorithm)
