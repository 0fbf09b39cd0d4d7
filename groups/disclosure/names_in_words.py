"""Very many names looked for in a text at once: as whole words, in any case, also over the end of a line.

A text has few words that any name begins with, so that to look these up takes no longer with 18,000 names than with
ten. One regular expression of so many names is read for seconds, and PostgreSQL refuses it.
"""

import re
from collections import defaultdict
from collections.abc import Mapping

WORD = re.compile(r"\w+")
ALIKE = {"İ": "i", "ı": "i", "ﬅ": "ﬆ", "\u1fd3": "\u0390", "\u1fe3": "\u03b0", "\u0345": "\u0345"}
"""Letters that are one but for their case, and have no case of one letter in common: Turkish and
Greek ones, ligatures; and a mark below Greek letters, which is no letter and would become one."""


class _InOneCase(dict[int, str]):
    """Each character as it is compared; a text stays as long as it was."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = ALIKE.get(character) or character.casefold()
        if len(folded) != 1:
            folded = character.lower()
        self[code] = folded
        return folded


_IN_ONE_CASE = _InOneCase()


def compared(text: str) -> str:
    """The text in one case, with one space between two words."""
    return " ".join(text.split()).translate(_IN_ONE_CASE)


class NamesInWords:
    """Names in all their forms, each of a person."""

    def __init__(self) -> None:
        self._people: dict[str, set[int]] = defaultdict(set)
        self._by_first: dict[str, set[str]] = defaultdict(set)

    def add(self, person: int, name: str) -> None:
        """One more form of a person's name; none where it is blank."""
        written = compared(name)
        if not written:
            return
        self._people[written].add(person)
        first = WORD.match(written)
        # A name that begins with a mark, such as a bracket, is looked for by itself.
        self._by_first[first[0] if first else ""].add(written)

    def people_in(self, text: str) -> frozenset[int]:
        """Everyone of whom the text gives a name."""
        words = compared(text)
        found: set[int] = set()
        for word in WORD.finditer(words):
            for name in self._by_first.get(word[0], ()):
                if words.startswith(name, word.start()) and _ends_there(words, word.start() + len(name)):
                    found |= self._people[name]
        for name in self._by_first.get("", ()):
            if _stands_in(words, name):
                found |= self._people[name]
        return frozenset(found)

    def texts_of(self, texts: Mapping[int, str]) -> dict[int, set[int]]:
        """Of everyone who is named in one of many numbered texts: the numbers of these."""
        found: dict[int, set[int]] = defaultdict(set)
        for number, text in texts.items():
            for person in self.people_in(text):
                found[person].add(number)
        return dict(found)


def _ends_there(words: str, end: int) -> bool:
    return not WORD.match(words, end)


def _stands_in(words: str, name: str) -> bool:
    start = words.find(name)
    while start >= 0:
        is_begin = start == 0 or not WORD.match(words[start - 1])
        if is_begin and _ends_there(words, start + len(name)):
            return True
        start = words.find(name, start + 1)
    return False
