"""What a text may give away: names that are not public, telephone numbers, email addresses, postcodes.

A match is certain, or it is a near miss that a person should look at ("check these"). Nothing here knows the register:
the names come in as words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from meetings.redaction.folding import Folded, fold
from meetings.redaction.names import NameIndex


class Kind(StrEnum):
    """What sort of thing was found."""

    NAME = "name"
    TELEPHONE = "telephone"
    EMAIL = "email"
    POSTCODE = "postcode"
    WITHHELD_WORDS = "withheld_words"

    @property
    def words(self) -> str:
        """What it is called on the screens."""
        return _WORDS[self]


_WORDS = {
    Kind.NAME: "the name of a person that is not public",
    Kind.TELEPHONE: "a telephone number",
    Kind.EMAIL: "an email address",
    Kind.POSTCODE: "a postcode",
    Kind.WITHHELD_WORDS: "words that are withheld elsewhere in these minutes",
}


@dataclass(frozen=True, order=True)
class Match:
    """Some words of a text, by their places in it, and what they may give away."""

    start: int
    end: int
    kind: Kind
    words: str
    is_certain: bool


def find_matches(text: str, names: NameIndex, *, withheld: Iterable[str] = ()) -> list[Match]:
    """All that was found, in the order of the text; of matches that overlap in one kind the surest and longest stays.

    `withheld` are words taken out elsewhere, which would be given away by standing here.
    """
    read = fold(text)
    found = [
        *_matches(read, Kind.NAME, names.find(read)),
        *_matches(read, Kind.EMAIL, _emails(read.text)),
        *_matches(read, Kind.POSTCODE, _postcodes(read.text)),
        *_matches(read, Kind.TELEPHONE, _telephones(read.text)),
        *_matches(read, Kind.WITHHELD_WORDS, _repeated(read.text, withheld)),
    ]
    return sorted(_surest(found))


def _matches(read: Folded, kind: Kind, found: Iterable[tuple[int, int, bool]]) -> Iterator[Match]:
    for start, end, is_certain in found:
        begins, ends = read.place(start, end)
        yield Match(begins, ends, kind, read.original[begins:ends], is_certain)


def _surest(found: list[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in sorted(found, key=lambda match: (not match.is_certain, match.start - match.end, match.start)):
        if not any(match.kind == other.kind and match.start < other.end and other.start < match.end for other in kept):
            kept.append(match)
    return kept


_EMAIL = re.compile(r"[a-z0-9][a-z0-9.!#$%&'*+/=?^_{|}~-]*\s?@\s?[a-z0-9-]+(?:\s?\.\s?[a-z0-9-]{2,})+")
_SPELT_EMAIL = re.compile(
    r"[a-z0-9._%+-]+\s*[\[({<]\s*(?:at|@)\s*[\])}>]\s*[a-z0-9-]+(?:\s*(?:[\[({<]\s*(?:dot|\.)\s*[\])}>]|\.|\sdot\s)\s*[a-z0-9-]+)+"
)
_LOOSE_EMAIL = re.compile(r"[a-z0-9._%+-]+\s+at\s+[a-z0-9-]+(?:\s+dot\s+[a-z0-9-]+)+|[a-z0-9._%+-]+@[a-z0-9-]+")


def _emails(text: str) -> Iterator[tuple[int, int, bool]]:
    for pattern, is_certain in ((_EMAIL, True), (_SPELT_EMAIL, True), (_LOOSE_EMAIL, False)):
        yield from ((match.start(), match.end(), is_certain) for match in pattern.finditer(text))


_AREA = r"(?:[a-z]{1,2}\d[a-z\d]?)"
_POSTCODE = re.compile(rf"(?<![a-z0-9])(?:gir\s?0aa|{_AREA}[\s.-]{{0,2}}\d[abd-hjlnp-uw-z]{{2}})(?![a-z0-9])")
_NEAR_POSTCODE = re.compile(r"(?<![a-z0-9])[a-z]{1,2}[\doil][a-z\d]?[\s.-]{1,2}[\doil][abd-hjlnp-uw-z]{2}(?![a-z0-9])")


def _postcodes(text: str) -> Iterator[tuple[int, int, bool]]:
    for pattern, is_certain in ((_POSTCODE, True), (_NEAR_POSTCODE, False)):
        for match in pattern.finditer(text):
            # Of lower-case words only those with two digits are told from prose: "in 2 it".
            if is_certain or sum(sign.isdigit() for sign in match[0]) >= 1:
                yield match.start(), match.end(), is_certain


_DIGITS = re.compile(r"(?<![\d.])(?:\+|\(\s?\+?)?\d(?:[\s().\-/\u2022·]{0,3}\d){5,14}(?!\d)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|(?:19|20)\d{2}[-/](?:\d{2}){1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")


def _telephones(text: str) -> Iterator[tuple[int, int, bool]]:
    for match in _DIGITS.finditer(text):
        written = match[0].strip()
        digits = re.sub(r"\D", "", written)
        if _DATE.fullmatch(written):
            continue
        begins_abroad = written.lstrip("( ").startswith("+") and len(digits) >= 9
        begins_at_home = digits.startswith("0") and 10 <= len(digits) <= 14
        without_zero = digits.startswith("44") and len(digits) in (12, 13)
        is_certain = begins_abroad or begins_at_home or without_zero
        is_grouped = re.search(r"\d[\s().\-·\u2022]+\d", written) is not None
        if is_certain or (is_grouped and 6 <= len(digits) <= 12) or len(digits) in (10, 11):
            yield match.start(), match.start() + len(match[0].rstrip()), is_certain


def _repeated(text: str, withheld: Iterable[str]) -> Iterator[tuple[int, int, bool]]:
    for words in {re.sub(r"\s+", " ", fold(each).text).strip() for each in withheld}:
        if len(words) < 3:
            continue
        pattern = r"\s+".join(re.escape(word) for word in words.split(" "))
        before = r"(?<!\w)" if words[0].isalnum() else ""
        after = r"(?!\w)" if words[-1].isalnum() else ""
        yield from ((match.start(), match.end(), True) for match in re.finditer(before + pattern + after, text))
