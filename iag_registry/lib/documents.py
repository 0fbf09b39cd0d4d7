"""A document as a run of blocks, before it is written as a letter (see ``odt``) or as plain text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import fill


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title of the document."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a lead paragraph is set larger."""

    text: str
    lead: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list of points; one that is numbered begins at `start`."""

    items: tuple[str, ...]
    start: int | None = None


@dataclass(frozen=True)
class Grid:
    """A table with a caption and a row of headings."""

    caption: str
    labels: Sequence[str]
    rows: Sequence[Sequence[str]]


Block = Heading | Paragraph | Bullets | Grid


def plain_text(blocks: Iterable[Block]) -> str:
    """The blocks as text for a terminal, 100 columns wide; the cells of a table stand in lines of their own."""
    return "\n\n".join(_text(block) for block in blocks) + "\n"


def _text(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{text}\n{('=' if level == 1 else '-') * min(len(text), 100)}"
        case Paragraph(text):
            return _filled(text)
        case Bullets(items, start):
            marks = ("* " if start is None else f"{start + place}. " for place in range(len(items)))
            return "\n".join(_filled(item, mark, " " * len(mark)) for item, mark in zip(items, marks, strict=True))
        case Grid(caption, labels, rows):
            return "\n".join([f"[{caption}]", *(_record(labels, row) for row in rows)])


def _record(labels: Sequence[str], row: Sequence[str]) -> str:
    """One row of a table: its first cell, then the others with their labels."""
    rest = "; ".join(f"{label}: {cell}" for label, cell in zip(labels[1:], row[1:], strict=True) if cell)
    return _filled(f"{row[0]} ({rest})" if rest else row[0], "- ", "  ")


def _filled(text: str, first: str = "", others: str = "") -> str:
    """The text in lines of at most 100 columns, each line of its own beginning one, as it does in a letter."""
    head, *more = text.split("\n")
    indented = [(head, first), *((line, others) for line in more)]
    return "\n".join(fill(line, 100, initial_indent=indent, subsequent_indent=others) for line, indent in indented)
