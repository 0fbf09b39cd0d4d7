"""Finds names in a text in the forms that people write them in: in any case, turned round, shortened, broken off.

A form that can hardly be anyone else is certain. A surname that is a word too, a forename or bare initials alone, and a
slip of the pen are near misses.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from meetings.redaction.folding import Folded, folded
from meetings.redaction.name_words import AFTER_NAMES, ORDINARY, PARTICLES, SHORT_FORMS, TITLES

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[^\w\n]{0,4}\s{0,3}[^\w\n]{0,2}|_")
_APART = re.compile(r"(?<!\w)\w(?:(?:\.\s?|[\s-])\w){1,4}(?:\.|(?!\w))")
_SPACED = re.compile(r"(?<!\w)\w(?:[ .\-_]{1,3}\w){3,40}(?!\w)")
_LOOKALIKES = [str.maketrans("013457$@", f"o{one}eastsa") for one in "il"]
LONG_ENOUGH = 5
"""A word of fewer letters is not looked for with a slip of the pen in it."""


@dataclass(frozen=True)
class Name:
    """A name in parts, folded. `is_close` says that its bearer has to do with the meeting: forename and initials alone
    are looked for too; `called` are the initials by which the minutes call them."""

    forenames: tuple[str, ...]
    surname: tuple[str, ...]
    is_close: bool = False
    called: str = ""

    @classmethod
    def of(cls, written: str, *, is_close: bool = False, called: str = "") -> "Name":
        """The parts of a name as it is written: "Sir Stephen House", "Peck, Lib", "Commander Harper"."""
        before, comma, after = folded(written).partition(",")
        words = [*after.split(), *before.split()] if comma and after.strip(" .") not in AFTER_NAMES else before.split()
        parts = [[part for part in _WORD.findall(word) if part] for word in words if not word.startswith("(")]
        parts = [part for part in parts if part]
        while len(parts) > 1 and parts[0][0] in TITLES:
            del parts[0]
        while len(parts) > 1 and parts[-1][-1] in AFTER_NAMES:
            del parts[-1]
        first = len(parts) - 1
        while first > 1 and parts[first - 1][0] in PARTICLES:
            first -= 1
        return cls(
            forenames=tuple(word for part in parts[:first] for word in part),
            surname=tuple(word for part in parts[first:] for word in part),
            is_close=is_close,
            called=called.strip(),
        )

    @cached_property
    def joined(self) -> str:
        """The surname as one word."""
        return "".join(self.surname)

    @cached_property
    def initials(self) -> str:
        """The first letters of forenames and surname."""
        return "".join(word[0] for word in (*self.forenames, self.surname[0])) if self.surname else ""

    @cached_property
    def all_initials(self) -> str:
        """The first letters of every part: "dwb" for Debbie Weekes-Bernard."""
        return "".join(word[0] for word in (*self.forenames, *self.surname))

    def is_forename(self, word: str) -> bool:
        """True for one of the forenames, or a short form of one."""
        return any(
            word == own
            or word in SHORT_FORMS.get(own, ())
            or own in SHORT_FORMS.get(word, ())
            or _begins_alike(word, own)
            for own in self.forenames
        )

    def is_initial(self, word: str) -> bool:
        """True for the first letters of some forenames: "s", "sj"."""
        return bool(self.forenames) and "".join(own[0] for own in self.forenames).startswith(word)


def _begins_alike(word: str, own: str) -> bool:
    return len(word) >= 3 and len(own) >= 3 and (own.startswith(word) or word.startswith(own))


@dataclass(frozen=True)
class Word:
    """One word of a folded text, and whether it has a capital in the original."""

    text: str
    start: int
    end: int
    has_capital: bool


Found = tuple[int, int, bool]
"""Start, end and whether it is certain."""


class NameIndex:
    """Names to look for."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = [name for name in dict.fromkeys(names) if len(name.joined) > 1]
        self.by_surname: dict[str, list[tuple[tuple[str, ...], Name]]] = defaultdict(list)
        self.whole: dict[str, bool] = {}
        self.slips: dict[str, set[str]] = defaultdict(set)
        self.forenames: set[str] = set()
        self.initials: set[str] = set()
        self.called: set[str] = set()
        for name in self.names:
            self._add(name)

    def _add(self, name: Name) -> None:
        for pattern in dict.fromkeys((name.surname, (name.joined,))):
            self.by_surname[pattern[0]].append((pattern, name))
            if not pattern[-1].endswith("s"):
                plural = (*pattern[:-1], f"{pattern[-1]}s")
                self.by_surname[plural[0]].append((plural, name))
        for own in name.forenames:
            for run in (own + name.joined, name.joined + own, own[0] + name.joined):
                self.whole[run] = True
        if len(name.joined) >= LONG_ENOUGH:
            for form in _with_one_less(name.joined):
                self.slips[form].add(name.joined)
        if name.is_close:
            self.forenames |= {own for own in name.forenames if len(own) > 2}
            self.initials |= {letters for letters in (name.initials, name.all_initials) if len(letters) > 1}
        if name.called:
            self.called.add(name.called)

    def find(self, read: Folded) -> Iterator[Found]:
        """Each form of each name in the text; forms may overlap."""
        words = _words(read)
        for stream in (words, _joined_over_lines(read, words)):
            for place in range(len(stream)):
                yield from self._at(read, stream, place)
        yield from self._initials(read, words)
        yield from self._spaced(read)
        yield from self._literally(read)

    def _at(self, read: Folded, words: list[Word], place: int) -> Iterator[Found]:
        word = words[place]
        for pattern, name in self.by_surname.get(word.text, ()):
            last = place + len(pattern) - 1
            run = words[place : last + 1]
            if tuple(each.text for each in run) == pattern and _adjoin(read.text, run):
                yield from _surname(read, words, place, last, name)
        if self.whole.get(word.text):
            yield word.start, word.end, True
        if word.text in self.forenames and word.has_capital:
            yield word.start, word.end, False
        yield from self._slip(word)
        if place + 1 < len(words) and read.text[word.end : words[place + 1].start] in ("'", "-", "' "):
            after = words[place + 1]
            yield from self._slip(Word(word.text + after.text, word.start, after.end, word.has_capital))

    def _slip(self, word: Word) -> Iterator[Found]:
        """One letter too many, too few, wrong or changed places; or a figure that looks like a letter."""
        texts = [word.text]
        if any(sign.isdigit() for sign in word.text) and not word.text.isdigit():
            texts = [word.text.translate(table) for table in _LOOKALIKES]
            if any(text in self.by_surname or text in self.whole for text in texts):
                yield word.start, word.end, False
        if len(word.text) < LONG_ENOUGH - 1 or not word.has_capital or word.text in ORDINARY:
            return
        if any(self.slips.get(form) for text in texts for form in _with_one_less(text)):
            yield word.start, word.end, False

    def _initials(self, read: Folded, words: list[Word]) -> Iterator[Found]:
        for word in words:
            written = read.original[slice(*read.place(word.start, word.end))]
            if written in self.called:
                yield word.start, word.end, True
            elif written.isupper() and word.text in self.initials:
                yield word.start, word.end, False
        for match in _APART.finditer(read.text):
            letters = re.sub(r"\W", "", match[0])
            is_capital = read.original[slice(*read.place(match.start(), match.end()))].isupper()
            if is_capital and (letters in self.initials or letters.upper() in self.called):
                yield match.start(), match.end(), "." in match[0] or len(letters) > 2

    def _spaced(self, read: Folded) -> Iterator[Found]:
        """S p a c e d letters."""
        for match in _SPACED.finditer(read.text):
            letters = re.sub(r"[\W_]", "", match[0])
            if any(name.joined in letters for name in self.names if len(name.joined) > 2):
                yield match.start(), match.end(), True

    def _literally(self, read: Folded) -> Iterator[Found]:
        """Names in scripts that put no space between words."""
        for name in self.names:
            if not name.joined.isascii():
                at = read.text.find(name.joined)
                while at >= 0:
                    yield at, at + len(name.joined), True
                    at = read.text.find(name.joined, at + 1)


def _surname(read: Folded, words: list[Word], first: int, last: int, name: Name) -> Iterator[Found]:
    """What a surname in the text is: with what stands before and after it, or alone."""
    start, end = words[first].start, words[last].end
    before = _before(read, words, first, name)
    after = _after(read, words, last, name)
    if before is not None or after is not None:
        yield (start if before is None else words[before].start), (end if after is None else words[after].end), True
        return
    is_ordinary = name.joined in ORDINARY
    if is_ordinary and words[last].text != name.surname[-1]:
        return
    other_forename = first > 0 and _adjoin(read.text, words[first - 1 : first + 1]) and words[first - 1].has_capital
    if words[first].has_capital:
        yield start, end, not is_ordinary and not other_forename and len(name.joined) > 2
    elif not is_ordinary and len(name.joined) > 2:
        yield start, end, len(name.joined) > LONG_ENOUGH


def _before(read: Folded, words: list[Word], first: int, name: Name) -> int | None:
    """The first word of the forenames, initials and titles that stand before a surname; None where none do."""
    found = None
    at = first
    unknown = 0
    while at > 0 and first - at < 6 and _adjoin(read.text, words[at - 1 : at + 1]):
        word = words[at - 1]
        if word.text in TITLES or name.is_forename(word.text) or name.is_initial(word.text):
            found = at - 1
        else:
            unknown += 1
            if unknown > 2 or not (word.has_capital or len(word.text) == 1):
                break
        at -= 1
    return found


def _after(read: Folded, words: list[Word], last: int, name: Name) -> int | None:
    """The last of the forenames or initials that stand after a surname: "Smith, John", "SMITH J"; None for none."""
    found = None
    at = last
    while at + 1 < len(words) and at - last < 4 and _adjoin(read.text, words[at : at + 2]):
        word = words[at + 1]
        is_initial = name.is_initial(word.text) and word.has_capital
        at += 1
        if is_initial or name.is_forename(word.text):
            found = at
        elif word.text not in TITLES:
            break
    return found


def _words(read: Folded) -> list[Word]:
    words = []
    for match in _WORD.finditer(read.text):
        start, _ = read.place(match.start(), match.start() + 1)
        words.append(Word(match[0], match.start(), match.end(), read.original[start].isupper()))
    return words


def _joined_over_lines(read: Folded, words: list[Word]) -> list[Word]:
    """The words again, with those that a hyphen parts at the end of a line made whole."""
    whole: list[Word] = []
    is_joined = False
    for word in words:
        if whole and re.fullmatch(r"-\s*\n\s*", read.text[whole[-1].end : word.start]):
            last = whole.pop()
            whole.append(Word(last.text + word.text, last.start, word.end, last.has_capital))
            is_joined = True
            continue
        whole.append(word)
    return whole if is_joined else []


def _adjoin(text: str, run: list[Word]) -> bool:
    """True where nothing but a little punctuation or space stands between words that follow one another."""
    return all(_BETWEEN.fullmatch(text[one.end : other.start]) for one, other in pairwise(run))


def _with_one_less(word: str) -> set[str]:
    """The word and all that is left of it with one letter less; two words that share one differ by a slip."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
