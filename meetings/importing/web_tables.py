"""The tables of a page: rows of cells with their words, header cells marked, looks and odd sizes left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from meetings.importing.blocks import Notes
from meetings.importing.inline import Inline, is_left_out, name_of, words_of

WIDEST = 50
INNER = {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "pre", "blockquote"}
"""Elements inside a cell after which a new line begins."""


@dataclass(frozen=True)
class Cell:
    """One cell of a table."""

    node: Any
    words: str
    html: str


def read_table(node: Any, notes: Notes) -> tuple[str, list[list[Cell]]]:
    """The caption and the rows; a table inside a cell is read as its words."""
    caption = next((escape(words_of(each), quote=False) for each in node if name_of(each) == "caption"), "")
    rows = [
        [
            _cell(cell, notes, is_header=_is_header(cell, row))
            for cell in row
            if name_of(cell) in {"td", "th"} and not is_left_out(cell, notes)
        ]
        for row in _rows(node)
        if not is_left_out(row, notes)
    ]
    return caption, [row for row in rows if row]


def _rows(node: Any) -> Iterator[Any]:
    for child in node:
        if name_of(child) == "tr":
            yield child
        elif name_of(child) in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child if name_of(row) == "tr")


def _is_header(cell: Any, row: Any) -> bool:
    above = row.getparent()
    return name_of(cell) == "th" or (above is not None and name_of(above) == "thead")


def _cell(node: Any, notes: Notes, *, is_header: bool) -> Cell:
    inline = Inline(notes)
    _gather(node, inline)
    tag, scope = ("th", ' scope="col"') if is_header else ("td", "")
    spans = "".join(f' {name}="{number}"' for name in ("colspan", "rowspan") if (number := _span(node, name)) > 1)
    return Cell(node, "\n".join(inline.lines), f"<{tag}{scope}{spans}>{inline.html}</{tag}>")


def _span(node: Any, name: str) -> int:
    text = str(node.get(name) or "")
    return min(int(text), WIDEST) if text.isascii() and text.isdecimal() and len(text) < 6 else 1


def _gather(node: Any, inline: Inline) -> None:
    """The words of a cell, each of its paragraphs on a line of its own."""
    inline.text(node.text)
    for child in node:
        if name_of(child) in INNER or any(name_of(each) in INNER for each in child.iterdescendants()):
            if not is_left_out(child, inline.notes):
                if inline.lines:
                    inline.line_break()
                _gather(child, inline)
                inline.line_break()
        else:
            inline.element(child)
        inline.text(child.tail)
