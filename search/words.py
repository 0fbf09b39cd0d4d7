"""Words of texts and of what people type, cut as both databases cut them."""

import re
from collections import Counter
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

COMMON = """
    a an and are as at be by can do does for from has have how i in is it its me my of on or our that the their there
    these this those to was we were what when where which who with you your
"""
STOP_WORDS = frozenset(COMMON.split())
"""Words that stand in nearly every text: they are asked for only inside quotation marks."""

LONGEST = 40
"""Nothing longer is kept as a word of the index: it is no word that anyone mistypes."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters: "S&S" is two, "LGBT+" is one."""
    return tuple(word.lower() for word in WORD.findall(text))


def clean(text: str) -> str:
    """A text as the index keeps it: without control characters, of which two mark the words found, on one line."""
    return " ".join(CONTROLS.sub(" ", text).split())


def vocabulary(texts: Iterable[str]) -> Counter[str]:
    """In how many of these texts each word stands, of the words that may be offered as a spelling: letters only."""
    return Counter(word for text in texts for word in set(words_of(text)) if _can_be_offered(word))


def _can_be_offered(word: str) -> bool:
    return 4 <= len(word) <= LONGEST and word.isalpha()
