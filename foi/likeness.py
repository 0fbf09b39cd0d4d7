"""How alike two texts are, by the words that they share. Pure, so that it is the same on every database (FOI-47)."""

import re
from collections.abc import Set

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
COMMON_WORDS = """
    a about act all also am an and any are as ask asked at be been but by can could dear do does each ever every for
    freedom from give given has have hello hi how i if in information is it its kind know let like list many may me more
    much my name no not of on or our over please provide regards reply request requested send sincerely sir madam so
    some such supply tell thank thanks that the their them then there these they this those to under up us was we were
    what when where which who whom whose why will with would you your yours faithfully foi foia met mps metropolitan
    police service force hold held
"""
COMMON = frozenset(COMMON_WORDS.split())
"""Words that say nothing of what a request is about: they stand in most of them."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about, in one form for singular and plural."""
    told = (word for word in WORD.findall(text.casefold()) if word not in COMMON)
    return frozenset(word for word in map(_stem, told) if len(word) > 1 and word not in COMMON)


def likeness(one: Set[str], other: Set[str]) -> float:
    """Of all the words of two texts the share that stands in both: from 0 to 1; 0 where either has none."""
    return len(one & other) / len(one | other) if one and other else 0.0


def _stem(word: str) -> str:
    word = re.sub(r"['’]s?$|['’](?=\w)", "", word)
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
