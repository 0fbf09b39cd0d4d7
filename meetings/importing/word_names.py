"""The names of what a Word file is made of, in both of its dialects."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {
    WORD: "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    RELATIONS: "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
}
WRITTEN = {"w": WORD, "r": RELATIONS}
OFF = {"false", "0", "off", "none"}
DELETED = {"w:del", "w:moveFrom"}


def is_on(element: Element | None) -> bool:
    """True for a property that is there and not switched off."""
    return element is not None and element.get("w:val", "true").lower() not in OFF


def value(parent: Element | None, *path: str) -> str:
    """The value of the property at the end of this path; empty where there is none."""
    for name in path:
        parent = child(parent, name)
    return (parent.get("w:val") or "") if parent is not None else ""


def child(parent: Element | None, name: str) -> Element | None:
    """The first child of this name."""
    return next((each for each in parent if each.tag == name), None) if parent is not None else None


def words(element: Element, *, with_deleted: bool = False) -> str:
    """The words inside an element, with a space between paragraphs."""
    return "".join(_words(element, with_deleted=with_deleted))


def _words(element: Element, *, with_deleted: bool) -> Iterator[str]:
    if element.tag in DELETED and not with_deleted:
        return
    if element.tag in {"w:t", "m:t"} or (element.tag == "w:delText" and with_deleted):
        yield element.text or ""
    elif element.tag in {"w:tab", "w:br", "w:cr"}:
        yield " "
    for each in element:
        yield from _words(each, with_deleted=with_deleted)
    if element.tag == "w:p":
        yield " "


def run(text: str) -> Element:
    """A run of plain words."""
    made = Element("w:r")
    SubElement(made, "w:t", {"xml:space": "preserve"}).text = text
    return made
