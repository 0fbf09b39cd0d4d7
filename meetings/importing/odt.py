"""The reader of OpenDocument texts (.odt), as LibreOffice writes them."""

from xml.etree.ElementTree import Element

from iag_registry.lib.strange_files.archives import Archive
from iag_registry.lib.strange_files.safe_xml import parse_xml
from meetings.importing.blocks import Notes, Reading, Remark, collapse
from meetings.importing.odt_numbering import Numbering
from meetings.importing.odt_styles import NAMES, Styles
from meetings.importing.odt_text import Text, words
from meetings.importing.refusals import BROKEN, DAMAGE, Refused
from meetings.importing.web import read_html

PAGE_PARTS = {
    *("style:header", "style:header-left", "style:header-first"),
    *("style:footer", "style:footer-left", "style:footer-first"),
}


def read_odt(archive: Archive) -> Reading:
    """The blocks of an OpenDocument text; raises Refused where it is damaged or too large."""
    try:
        return _read(archive)
    except DAMAGE as problem:
        raise Refused(BROKEN) from problem


def _read(archive: Archive) -> Reading:
    content, styles_part = _part(archive, "content.xml"), _part(archive, "styles.xml")
    body = next(content.iter("office:text"), None) if content is not None else None
    if content is None or body is None:
        raise Refused(BROKEN)
    notes = Notes()
    if any(len(each) for each in content if each.tag == "office:scripts"):
        notes.add(Remark.MACRO)
    styles = Styles(content, styles_part)
    html = Text(styles, Numbering(styles, body), notes).blocks(body)
    _note_page_parts(styles_part, notes)
    return read_html(f"<body>{html}</body>", notes)


def _part(archive: Archive, name: str) -> Element | None:
    data = archive.part(name)
    return parse_xml(data, NAMES) if data else None


def _note_page_parts(styles: Element | None, notes: Notes) -> None:
    for each in styles.iter() if styles is not None else ():
        if each.tag in PAGE_PARTS and (text := collapse(words(each))) and not text.isdecimal():
            notes.add(Remark.HEADER, text)
