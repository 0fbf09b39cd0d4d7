"""What a reader makes of a document: its blocks in order, and a list of what it dropped."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Literal

Kind = Literal["heading", "paragraph", "list", "table", "quote"]
GAP = "\u2003"
"""Stands for a tab in the lines of a block: it parts a name from an organisation, where a space would not."""
EXAMPLES = 8
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]"
)
_HALF_PAIRS = re.compile(r"[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, list, table or quotation.

    `html` is of the closed set of `iag_registry.lib.prose`; `lines` are its plain words: the lines of a paragraph, the
    entries of a list, the rows of a table. `cells` are the rows of a table, cell by cell.
    """

    kind: Kind
    html: str
    lines: tuple[str, ...]
    level: int = 0
    cells: tuple[tuple[str, ...], ...] = ()
    is_bold: bool = False

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(self.lines).replace(GAP, " ").strip()


class Remark(StrEnum):
    """What may be said about a document: what was left out of it, and what was kept that might surprise."""

    DELETED = "Text deleted with tracked changes: left out"
    INSERTED = "Text inserted with tracked changes: kept"
    COMMENT = "Comments: left out"
    HIDDEN = "Hidden text: left out"
    STRUCK = "Text that is struck through: kept as ordinary text"
    IMAGE_WITHOUT_TEXT = "Pictures without alternative text: left out"
    IMAGE_WITH_TEXT = "Pictures: left out, their alternative text kept in square brackets"
    HEADER = "Headers and footers of pages: left out"
    NOTE = "Footnotes: kept in square brackets at their place"
    TEXT_BOX = "Text boxes: kept, below the paragraph that they stood at"
    CONTENTS = "The table of contents: left out"
    PROMPT = "Prompts of a form that nobody filled in: left out"
    MACRO = "Scripts and macros: left out"
    FORM = "Boxes and buttons of a form: left out"
    LINK = "Links to places that cannot be opened from a page: the words kept, the link left out"
    UNSEEN = "Characters that cannot be seen: left out"
    STYLING = "Fonts, colours, sizes and alignment: left out"
    OTHER = "Other parts that cannot be read: left out"


@dataclass(frozen=True)
class Said:
    """One sort of thing that a reader left out or changed: how many, and the words of the first few."""

    what: Remark
    number: int
    examples: tuple[str, ...] = ()


class Notes:
    """The list of what was dropped, while it grows."""

    def __init__(self) -> None:
        self._found: dict[Remark, list[str]] = {}

    def add(self, what: Remark, words: str = "") -> None:
        """Note one more, with its words where it has any."""
        self._found.setdefault(what, []).append(collapse(words))

    def all(self) -> tuple[Said, ...]:
        """Everything noted, in the order of `Remark`."""
        return tuple(
            Said(what, len(self._found[what]), _examples(self._found[what])) for what in Remark if what in self._found
        )


@dataclass(frozen=True)
class Reading:
    """What was read from one file or text."""

    blocks: tuple[Block, ...]
    said: tuple[Said, ...] = ()

    @property
    def length(self) -> int:
        """How many characters of HTML it has."""
        return sum(len(block.html) for block in self.blocks)


def _examples(words: Iterable[str]) -> tuple[str, ...]:
    distinct = list(dict.fromkeys(each[:200] + "…" * (len(each) > 200) for each in words if each))
    return tuple(distinct[:EXAMPLES])


def collapse(text: str) -> str:
    """The words with single spaces between them, as a page shows them."""
    return _SPACES.sub(" ", visible(text)).strip(" ")


def visible(text: str) -> str:
    """The text without characters that cannot be seen, cannot be stored, or turn its direction about."""
    return _HALF_PAIRS.sub("", _UNSEEN.sub("", text))


def has_unseen(text: str) -> bool:
    """True where `visible` would leave something out."""
    return bool(_UNSEEN.search(text) or _HALF_PAIRS.search(text))


def paragraph(lines: Iterable[str]) -> Block:
    """A paragraph of plain text with these lines."""
    kept = tuple(line for each in lines if (line := collapse(each)))
    return Block(
        "paragraph", f"<p>{'<br>'.join(escape(line.replace(GAP, ' '), quote=False) for line in kept)}</p>", kept
    )
