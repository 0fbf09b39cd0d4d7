"""Writes a letter in the format of Word (DOCX, ISO 29500), for people who work with it.

The file holds the text, its title and its language, and nothing else: no author, no times, no revisions, no settings of
the machine that made it. Headings are headings, tables have heading rows that repeat on each page, and the same blocks
give the same bytes.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from iag_registry.lib.column_widths import column_widths
from iag_registry.lib.documents import Block, Bullets, Grid, Heading, Paragraph
from iag_registry.lib.xml_parts import NO_TIME, xml_text

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
    '<w:pgMar w:top="1134" w:right="1247" w:bottom="1134" w:left="1247" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)
_UPRIGHT = _PAGE.format(wide=11906, high=16838, turned="")
_ON_ITS_SIDE = _PAGE.format(wide=16838, high=11906, turned=' w:orient="landscape"')
_TWENTIETHS = 567
"""How many twentieths of a point, in which Word measures, a centimetre has."""


def write_docx(blocks: Iterable[Block], *, title: str, language: str = "en-GB") -> bytes:
    """The bytes of a DOCX file with these blocks; `title` is the title in its properties."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(_ROOT),
        "docProps/core.xml": _properties(title, language),
        "word/document.xml": _document(list(blocks)),
        "word/footer.xml": _FOOTER,
        "word/numbering.xml": _NUMBERING,
        "word/styles.xml": _styles(language),
        "word/_rels/document.xml.rels": _relations(_PARTS),
    }
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(ZipInfo(name, NO_TIME), _DECLARATION + text, ZIP_DEFLATED)
    return file.getvalue()


def _document(blocks: Sequence[Block]) -> str:
    body = "".join(map(_block, blocks))
    return f'<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}"><w:body>{body}{_UPRIGHT}</w:body></w:document>'


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return _paragraph(text, f"Heading{level}")
        case Paragraph(text, lead):
            return _paragraph(text, "Lead" if lead else "Normal")
        case Bullets(items):
            return "".join(_paragraph(item, "ListBullet") for item in items)
        case Grid():
            return _table(block)


def _paragraph(text: str, style: str, inside: str = "") -> str:
    named = "" if style == "Normal" else f'<w:pStyle w:val="{style}"/>'
    properties = f"<w:pPr>{named}{inside}</w:pPr>" if named or inside else ""
    return f"<w:p>{properties}{_run(text)}</w:p>" if text else f"<w:p>{properties}</w:p>"


def _run(text: str) -> str:
    """The text with its line breaks kept, and without characters that XML cannot hold."""
    lines = escape(xml_text(text)).split("\n")
    return "<w:r>" + "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines) + "</w:r>"


def _table(grid: Grid) -> str:
    """A table with its caption above it; one whose words do not fit an upright page stands on a page on its side."""
    is_wide, centimetres = column_widths(grid)
    widths = [round(each * _TWENTIETHS) for each in centimetres]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(grid.labels, widths, "TableHead", is_head=True)
    rows = "".join(_row(row, widths, "TableCell") for row in grid.rows)
    about = quoteattr(xml_text(grid.caption))
    table = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblCaption w:val={about}/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>'
    )
    before = _paragraph("", "After", _UPRIGHT) if is_wide else ""
    after = _paragraph("", "After", _ON_ITS_SIDE if is_wide else "")
    return f"{before}{_paragraph(grid.caption, 'Caption')}{table}{after}"


def _row(cells: Sequence[str], widths: Sequence[int], style: str, *, is_head: bool = False) -> str:
    head = "<w:tblHeader/>" if is_head else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(cell, style)}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{written}</w:tr>"


def _properties(title: str, language: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(xml_text(title))}</dc:title><dc:language>{escape(language)}</dc:language>"
        "</cp:coreProperties>"
    )


def _styles(language: str) -> str:
    """The styles of every letter, in one language."""
    template = Path(__file__).with_name("docx_styles.xml").read_text(encoding="utf-8")
    return Template(template).substitute(language=language)


def _relations(targets: Sequence[tuple[str, str, str]]) -> str:
    listed = "".join(f'<Relationship Id="{each}" Type="{sort}" Target="{to}"/>' for each, sort, to in targets)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


_ROOT = [
    ("document", f"{_OFFICE}/officeDocument", "word/document.xml"),
    ("properties", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
]
_PARTS = [
    ("styles", f"{_OFFICE}/styles", "styles.xml"),
    ("numbering", f"{_OFFICE}/numbering", "numbering.xml"),
    ("footer", f"{_OFFICE}/footer", "footer.xml"),
]
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_WORD}.numbering+xml"/>'
    f'<Override PartName="/word/footer.xml" ContentType="{_WORD}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
_NUMBERING = (
    f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_FOOTER = (
    f'<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Foot"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">Page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r>'
    '</w:fldSimple><w:r><w:t xml:space="preserve"> of </w:t></w:r><w:fldSimple w:instr=" NUMPAGES ">'
    "<w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"
)
