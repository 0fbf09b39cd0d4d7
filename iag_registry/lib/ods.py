"""Writes tables as an OpenDocument spreadsheet (ODS), for people who work with one.

The file holds the cells, its title and its language, and nothing else: no author, no times, no formula, no hidden row,
column or sheet. A text that a spreadsheet would take for a formula once it is saved as CSV has an apostrophe before it,
as in the CSV beside it (EXP-02). The same sheets give the same bytes. A long table is written part by part, so that it
takes little more memory than its file.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from iag_registry.lib.open_document import NAMESPACES, write_open_document
from iag_registry.lib.tables import spreadsheet_text
from iag_registry.lib.xml_parts import xml_text

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
LONGEST_NAME = 31
"""How many characters the name of a sheet may have in every program."""
Cell = str | int | float
_NO_NAME = re.compile(r"[\[\]*?:/\\'\x00-\x1f]+")
_WIDEST = 60
"""How many characters of a cell widen its column; a longer text is wrapped."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, the heads of its columns and its rows, all of one length."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def write_ods(sheets: Iterable[Sheet], *, title: str, language: str = "en-GB") -> bytes:
    """The bytes of an ODS file with these sheets; `title` is the title in its properties."""
    parts = {"content.xml": _content(list(sheets)), "styles.xml": [_styles(language)]}
    return write_open_document(parts, media_type=MEDIA_TYPE, title=title, language=language)


def _content(sheets: Sequence[Sheet]) -> Iterator[str]:
    widths = [list(_widths(sheet)) for sheet in sheets]
    styles = (
        f'<style:style style:name="Column{number}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{width:.2f}cm"/></style:style>'
        for number, width in enumerate(width for each in widths for width in each)
    )
    yield (
        f'<office:document-content {NAMESPACES} office:version="1.3"><office:automatic-styles>{"".join(styles)}'
        '<style:style style:name="Head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/>'
        '</style:style><style:style style:name="Cell" style:family="table-cell">'
        '<style:table-cell-properties fo:wrap-option="wrap"/></style:style></office:automatic-styles>'
        "<office:body><office:spreadsheet>"
    )
    first = 0
    for sheet, name in zip(sheets, _names(sheets), strict=True):
        yield from _table(sheet, name, first)
        first += len(sheet.heads)
    yield "</office:spreadsheet></office:body></office:document-content>"


def _widths(sheet: Sheet) -> Iterator[float]:
    """How many centimetres each column is wide."""
    for number, head in enumerate(sheet.heads):
        longest = max(len(head), max((len(str(row[number])) for row in sheet.rows), default=0))
        yield 0.6 + 0.2 * min(longest, _WIDEST)


def _table(sheet: Sheet, name: str, first: int) -> Iterator[str]:
    """A sheet, row by row; `first` is the number of the style of its first column."""
    columns = "".join(f'<table:table-column table:style-name="Column{first + n}"/>' for n in range(len(sheet.heads)))
    heads = "".join(_text(spreadsheet_text(head), "Head") for head in sheet.heads)
    yield (
        f"<table:table table:name={quoteattr(name)}>{columns}<table:table-header-rows><table:table-row>{heads}"
        "</table:table-row></table:table-header-rows>"
    )
    yield from (f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in sheet.rows)
    yield "</table:table>"


def _cell(value: Cell) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (
            f'<table:table-cell table:style-name="Cell" office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    return _text(spreadsheet_text(str(value)), "Cell") if value != "" else "<table:table-cell/>"


def _text(text: str, style: str) -> str:
    words = escape(xml_text(text))
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        f"<text:p>{words}</text:p></table:table-cell>"
    )


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """The names of the sheets, cut to what every program takes, and each once."""
    names: list[str] = []
    for sheet in sheets:
        plain = " ".join(_NO_NAME.sub(" ", xml_text(sheet.name)).split()) or "Sheet"
        name, number = plain[:LONGEST_NAME].strip(), 2
        while name.casefold() in (each.casefold() for each in names):
            ending = f" {number}"
            name, number = plain[: LONGEST_NAME - len(ending)].strip() + ending, number + 1
        names.append(name)
    return names


def _styles(language: str) -> str:
    tongue, _, country = language.partition("-")
    return (
        f'<office:document-styles {NAMESPACES} office:version="1.3"><office:styles>'
        '<style:default-style style:family="table-cell"><style:text-properties fo:font-family="Arial" '
        f'fo:font-size="10pt" fo:language="{tongue}" fo:country="{country}"/></style:default-style>'
        "</office:styles></office:document-styles>"
    )
