"""What changed from one version of minutes to the next, paragraph by paragraph, in words (MIN-04)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from iag_registry.lib.documents import Block, Bullets, Grid, Heading, Paragraph
from meetings.disclosure.document import MinutesDocument
from meetings.disclosure.minutes_blocks import minutes_blocks

ALIKE = 0.4
"""Two paragraphs that share less than this are not one that changed: one went, and another came."""
_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Words:
    """A run of words that both versions have, or that only this one has."""

    text: str
    only_here: bool


@dataclass(frozen=True)
class Change:
    """One paragraph that came, went or changed, and the heading that it stands under; `before` or `after` is empty."""

    heading: str
    before: tuple[Words, ...]
    after: tuple[Words, ...]

    @property
    def what(self) -> str:
        """What happened to the paragraph, in a word."""
        if self.before and self.after:
            return "Changed"
        return "Removed" if self.before else "Added"


@dataclass(frozen=True)
class Line:
    """One paragraph or point, and the heading that it stands under."""

    heading: str
    text: str


def changes_between(before: MinutesDocument, after: MinutesDocument) -> tuple[Change, ...]:
    """The changes in the order of the newer version."""
    old, new = list(_lines(before)), list(_lines(after))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    changes: list[Change] = []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            changes += _changes(old[old_from:old_to], new[new_from:new_to])
    return tuple(changes)


def _lines(document: MinutesDocument) -> Iterator[Line]:
    heading = ""
    for block in minutes_blocks(document):
        if isinstance(block, Heading):
            heading = block.text
        for text in _texts(block):
            if text:
                yield Line(heading, text)


def _texts(block: Block) -> Sequence[str]:
    match block:
        case Heading(text) | Paragraph(text):
            return [text]
        case Bullets(items):
            return items
        case Grid(caption, labels, rows):
            return [caption, *("; ".join(row) for row in (labels, *rows))]


def _changes(old: list[Line], new: list[Line]) -> Iterator[Change]:
    """Pair what stood in a place with what stands there now; where the two share too little they are no pair."""
    for before, after in zip_longest(old, new):
        if before and after and SequenceMatcher(None, before.text, after.text, autojunk=False).ratio() >= ALIKE:
            yield _changed(before, after)
            continue
        if before:
            yield Change(before.heading, (Words(before.text, only_here=True),), ())
        if after:
            yield Change(after.heading, (), (Words(after.text, only_here=True),))


def _changed(before: Line, after: Line) -> Change:
    old, new = _WORDS.findall(before.text), _WORDS.findall(after.text)
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return Change(
        heading=after.heading,
        before=tuple(Words("".join(old[a:b]), tag != "equal") for tag, a, b, _, _ in opcodes if b > a),
        after=tuple(Words("".join(new[a:b]), tag != "equal") for tag, _, _, a, b in opcodes if b > a),
    )
