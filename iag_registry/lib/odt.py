"""Writes a letter in the OpenDocument format (ODT), for people who work with a word processor or a screen reader.

The file holds the text, its title and its language, and nothing else: no author, no times, no picture, no settings of
the machine that made it. Tables have heading rows that repeat on each page, headings are headings, and the same blocks
give the same bytes.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from iag_registry.lib.column_widths import PAGE_WIDTH, WIDE_PAGE_WIDTH, column_widths
from iag_registry.lib.documents import Block, Bullets, Grid, Heading, Paragraph
from iag_registry.lib.open_document import NAMESPACES, write_open_document
from iag_registry.lib.xml_parts import xml_text

MIMETYPE = "application/vnd.oasis.opendocument.text"
_TABLES = (
    '<style:style style:name="Grid" style:family="table">'
    f'<style:table-properties style:width="{PAGE_WIDTH}cm" table:align="margins"/></style:style>'
    '<style:style style:name="WideGrid" style:family="table">'
    f'<style:table-properties style:width="{WIDE_PAGE_WIDTH}cm" table:align="margins"/></style:style>'
    '<style:style style:name="WideCaption" style:family="paragraph" style:parent-style-name="Caption" '
    'style:master-page-name="Wide"/>'
    '<style:style style:name="Upright" style:family="paragraph" style:parent-style-name="After" '
    'style:master-page-name="Standard"/>'
    '<style:style style:name="GridRow" style:family="table-row">'
    '<style:table-row-properties fo:keep-together="always"/></style:style>'
    '<style:style style:name="GridCell" style:family="table-cell">'
    '<style:table-cell-properties fo:border-bottom="0.02cm solid #c3cbd1" fo:padding="0.1cm"/></style:style>'
)


def write_odt(blocks: Iterable[Block], *, title: str, language: str = "en-GB") -> bytes:
    """The bytes of an ODT file with these blocks; `title` is the title in its properties."""
    parts = {"content.xml": [_content(list(blocks))], "styles.xml": [_styles(language)]}
    return write_open_document(parts, media_type=MIMETYPE, title=title, language=language)


def _words(text: str) -> str:
    """Text as XML, with line breaks kept and characters left out that XML cannot hold."""
    return escape(xml_text(text)).replace("\n", "<text:line-break/>")


def _content(blocks: Sequence[Block]) -> str:
    columns: list[str] = []
    body = "".join(_block(block, number, columns) for number, block in enumerate(blocks))
    return (
        f'<office:document-content {NAMESPACES} office:version="1.3">'
        f"<office:automatic-styles>{_TABLES}{''.join(columns)}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def _block(block: Block, number: int, columns: list[str]) -> str:
    match block:
        case Heading(text, level):
            return f'<text:h text:style-name="Heading{level}" text:outline-level="{level}">{_words(text)}</text:h>'
        case Paragraph(text, lead):
            return f'<text:p text:style-name="{"Lead" if lead else "Body"}">{_words(text)}</text:p>'
        case Bullets():
            return _list(block)
        case Grid():
            return _table(block, f"Table{number}", columns)


def _list(block: Bullets) -> str:
    """A list with a bullet, or with a number that goes on from its first, before each point."""
    style = "Points" if block.start is None else "Numbers"
    begins = "" if block.start is None else f' text:start-value="{block.start}"'
    points = "".join(
        f'<text:list-item{"" if place else begins}><text:p text:style-name="Point">{_words(item)}</text:p>'
        "</text:list-item>"
        for place, item in enumerate(block.items)
    )
    return f'<text:list text:style-name="{style}">{points}</text:list>'


def _table(grid: Grid, name: str, columns: list[str]) -> str:
    """A table with its caption above it; one whose words do not fit an upright page stands on a page on its side."""
    is_wide, widths = column_widths(grid)
    declared = "".join(f'<table:table-column table:style-name="{name}.{i}"/>' for i in range(len(widths)))
    columns += [
        f'<style:style style:name="{name}.{i}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width:.2f}cm"/></style:style>'
        for i, width in enumerate(widths)
    ]
    head = _row(grid.labels, "Head")
    rows = "".join(_row(row, "Cell") for row in grid.rows)
    return (
        f'<text:p text:style-name="{"WideCaption" if is_wide else "Caption"}">{_words(grid.caption)}</text:p>'
        f'<table:table table:name="{name}" table:style-name="{"WideGrid" if is_wide else "Grid"}">{declared}'
        f"<table:table-header-rows>{head}</table:table-header-rows>{rows}</table:table>"
        f'<text:p text:style-name="{"Upright" if is_wide else "After"}"/>'
    )


def _row(cells: Sequence[str], style: str) -> str:
    written = "".join(
        f'<table:table-cell table:style-name="GridCell" office:value-type="string">'
        f'<text:p text:style-name="{style}">{_words(cell)}</text:p></table:table-cell>'
        for cell in cells
    )
    return f'<table:table-row table:style-name="GridRow">{written}</table:table-row>'


def _styles(language: str) -> str:
    """The styles of every letter, in one language."""
    tongue, _, country = language.partition("-")
    template = Path(__file__).with_name("odt_styles.xml").read_text(encoding="utf-8")
    return Template(template).substitute(tongue=tongue, country=country)
