"""Files that tests import: the one real page of the register, and invented ones made on the spot."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

DOCUMENTS = Path(__file__).parent.parent / "documents"
LCRB = DOCUMENTS / "london-crime-reduction-board-2021-02-02.txt"
"""The published page of the London Crime Reduction Board's minutes of 2 February 2021, as plain text."""

ODF = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
ODT_TYPE = "application/vnd.oasis.opendocument.text"
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def saved(document: Any) -> bytes:
    """The bytes of a document that python-docx made."""
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def word_part(xml: str) -> Any:
    """A part of a Word file, to be put into a document: `<w:r><w:t>words</w:t></w:r>`."""
    end = xml.index(">") if not xml[: xml.index(">")].endswith("/") else xml.index(">") - 1
    return parse_xml(f"{xml[:end]} {nsdecls('w', 'r', 'wp', 'a')}{xml[end:]}")


def docx_of(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def zipped(parts: dict[str, bytes | str], *, compression: int = ZIP_DEFLATED) -> bytes:
    """A zip archive with these parts."""
    made = BytesIO()
    with ZipFile(made, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a zip archive."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def bare_docx(body: str, **more: bytes | str) -> bytes:
    """The smallest Word file with this XML as its body, and more parts by their names."""
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{DOCX_TYPE}"/></Types>'
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": types, "word/document.xml": document, **more})


def bare_odt(body: str, *, automatic: str = "", master: str = "", **more: bytes | str) -> bytes:
    """The smallest OpenDocument text with this XML as its text, automatic styles and page parts."""
    names = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in ODF.items())
    content = (
        f"<office:document-content {names}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    pages = f"<office:master-styles>{master}</office:master-styles>"
    styles = f"<office:document-styles {names}>{pages}</office:document-styles>"
    return zipped({"mimetype": ODT_TYPE, "content.xml": content, "styles.xml": styles, **more})
