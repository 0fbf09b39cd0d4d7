"""The reader of Word files (.docx): what is known in them is made anew, and mammoth turns that into HTML."""

import re
from html import unescape
from xml.etree.ElementTree import Element, SubElement

import mammoth

from iag_registry.lib.strange_files.archives import Archive, make_archive
from iag_registry.lib.strange_files.safe_xml import parse_xml, write_xml
from meetings.importing.blocks import Notes, Reading, Remark, collapse
from meetings.importing.refusals import BROKEN, DAMAGE, Refused
from meetings.importing.web import read_html
from meetings.importing.word_cleaning import Cleaning
from meetings.importing.word_names import NAMES, RELATIONS, WRITTEN, child, value, words
from meetings.importing.word_numbering import Numbering
from meetings.importing.word_styles import Styles

STYLE_MAP = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='heading 7'] => h6:fresh
p[style-name='heading 8'] => h6:fresh
p[style-name='heading 9'] => h6:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
r[style-name='Emphasis'] => em
"""
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_PAGE_NUMBER = re.compile(r"^(page\s*)?\d*(\s*(of|/)\s*\d*)?$", re.IGNORECASE)


def read_docx(archive: Archive) -> Reading:
    """The blocks of a Word file; raises Refused where it is damaged or too large."""
    try:
        return _Package(archive).read()
    except DAMAGE as problem:
        raise Refused(BROKEN) from problem


class _Package:
    """One Word file."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.notes = Notes()
        self.main = self._main_part()
        self.folder = self.main.rpartition("/")[0]

    def read(self) -> Reading:
        root = self._part(self.main)
        body = child(root, "w:body")
        if root is None or body is None:
            raise Refused(BROKEN)
        styles = Styles(self._beside("styles.xml"))
        numbering_part = self._beside("numbering.xml")
        links = self._links()
        cleaning = Cleaning(
            styles=styles,
            numbering=Numbering(numbering_part, styles.places()),
            links=links,
            footnotes=self._footnotes(),
            notes=self.notes,
        )
        document = Element("w:document")
        document.append(cleaning.body(body))
        self._note_comments()
        self._note_headers()
        parts = {
            "word/document.xml": write_xml(document, WRITTEN),
            "word/_rels/document.xml.rels": _relations(links),
            "word/styles.xml": _style_names(styles),
        }
        if numbering_part is not None:
            parts["word/numbering.xml"] = write_xml(_list_forms(numbering_part), WRITTEN)
        made = mammoth.convert_to_html(make_archive(parts), style_map=STYLE_MAP, include_embedded_style_map=False)
        return read_html(made.value, self.notes)

    def _part(self, name: str) -> Element | None:
        data = self.archive.part(name)
        return parse_xml(data, NAMES) if data else None

    def _beside(self, name: str) -> Element | None:
        return self._part(f"{self.folder}/{name}" if self.folder else name)

    def _main_part(self) -> str:
        relations = self._part("_rels/.rels")
        for each in relations if relations is not None else ():
            target = each.get("Target", "").lstrip("/")
            if each.get("Type", "").endswith("/officeDocument") and target in self.archive.names:
                return target
        return "word/document.xml"

    def _links(self) -> dict[str, str]:
        """Identifier: address, of the links that lead out of the document."""
        name = self.main.rpartition("/")[2]
        relations = self._beside(f"_rels/{name}.rels")
        return {
            each.get("Id", ""): unescape(each.get("Target", ""))
            for each in (relations if relations is not None else ())
            if each.get("Type", "").endswith("/hyperlink") and each.get("TargetMode") == "External"
        }

    def _footnotes(self) -> dict[str, str]:
        """The words of each footnote and endnote, by the name of what refers to it and its identifier."""
        found = {}
        for part, tag in (("footnotes.xml", "w:footnoteReference"), ("endnotes.xml", "w:endnoteReference")):
            root = self._beside(part)
            for each in root if root is not None else ():
                found[f"{tag}{each.get('w:id')}"] = collapse(words(each))
        return found

    def _note_comments(self) -> None:
        comments = self._beside("comments.xml")
        for each in comments if comments is not None else ():
            author = each.get("w:author", "")
            self.notes.add(Remark.COMMENT, f"{author}: {words(each)}" if author else words(each))

    def _note_headers(self) -> None:
        for name in sorted(self.archive.names):
            if re.fullmatch(rf"{re.escape(self.folder)}/(header|footer)\d*\.xml", name):
                root = self._part(name)
                text = collapse(words(root)) if root is not None else ""
                if not _PAGE_NUMBER.match(text):
                    self.notes.add(Remark.HEADER, text)


def _relations(links: dict[str, str]) -> bytes:
    root = Element("Relationships", {"xmlns": PACKAGE})
    for identifier, address in links.items():
        SubElement(
            root,
            "Relationship",
            {"Id": identifier, "Type": f"{RELATIONS}/hyperlink", "Target": address, "TargetMode": "External"},
        )
    return write_xml(root, {})


def _style_names(styles: Styles) -> bytes:
    root = Element("w:styles")
    for identifier, (sort, name) in styles.names().items():
        style = SubElement(root, "w:style", {"w:type": sort, "w:styleId": identifier})
        SubElement(style, "w:name", {"w:val": name})
    return write_xml(root, WRITTEN)


def _list_forms(numbering: Element) -> Element:
    """The lists with nothing but what tells bullets from numbers."""
    root = Element("w:numbering")
    for each in numbering:
        if each.tag == "w:abstractNum":
            made = SubElement(root, each.tag, {"w:abstractNumId": each.get("w:abstractNumId", "")})
            for level in each:
                if level.tag == "w:lvl":
                    kept = SubElement(made, "w:lvl", {"w:ilvl": level.get("w:ilvl", "0")})
                    SubElement(kept, "w:numFmt", {"w:val": value(level, "w:numFmt") or "decimal"})
        elif each.tag == "w:num":
            made = SubElement(root, each.tag, {"w:numId": each.get("w:numId", "")})
            SubElement(made, "w:abstractNumId", {"w:val": value(each, "w:abstractNumId")})
    return root
