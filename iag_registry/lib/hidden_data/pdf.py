"""PDFs: properties, comments and marks, attachments, scripts, layers, earlier states, and text that is covered."""

import re
from collections.abc import Mapping
from typing import Any

from pypdf.generic import StreamObject

from iag_registry.lib.hidden_data.paths import path_in
from iag_registry.lib.hidden_data.pdf_covers import PageLook
from iag_registry.lib.hidden_data.pdf_file import Page, PdfFile, opened
from iag_registry.lib.hidden_data.pictures import told_in_picture
from iag_registry.lib.hidden_data.properties import WHERE
from iag_registry.lib.hidden_data.things import Hidden, Things
from iag_registry.lib.hidden_data.xmp import told_in_xmp
from iag_registry.lib.strange_files.refusals import BROKEN, Refused

PROPERTIES = {
    "/Author": Hidden.AUTHOR,
    "/Company": Hidden.COMPANY,
    "/Manager": Hidden.COMPANY,
    "/Subject": Hidden.PROPERTY,
    "/Keywords": Hidden.PROPERTY,
    "/AAPL:Keywords": Hidden.PROPERTY,
}
PLAIN = {"/Type", "/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped", "/PTEX.Fullbanner"}
NOBODY = {"anonymous", "(anonymous)", "unspecified", "(unspecified)", "unknown"}
NO_MARKS = {"/Link", "/Widget", "/Popup", "/PrinterMark", "/TrapNet"}
FILES = {"/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"}
HIDDEN_FLAGS = 2 | 32
_OBJECT = re.compile(rb"\d+\s+\d+\s+obj\b")
MOST_CONTENT = 4_000_000
"""Bytes of drawing on all pages together that are looked through for covered text: some three seconds."""


def note_pdf(data: bytes, things: Things) -> None:
    """What a PDF holds and does not show. Raises Refused for one that is damaged, protected or too large."""
    with opened(data) as pdf:
        _note_properties(pdf, things)
        _note_catalog(pdf, things)
        _note_layers(pdf, things)
        things.add(Hidden.OLD_VERSION, "in the file", number=_earlier_states(data))
        look, pages = PageLook(pdf, things, MOST_CONTENT), 0
        for page in pdf.pages():
            _note_marks(pdf, page, things)
            look.at(page)
            pages += 1
            if "/PieceInfo" in page.values:
                things.add(Hidden.CUSTOM, "in the data of programs")
        if not pages:
            raise Refused(BROKEN)
        for picture in look.pictures.values():
            _note_picture(pdf, picture, things)


def _note_properties(pdf: PdfFile, things: Things) -> None:
    info = pdf.dictionary(pdf.reader.trailer.get("/Info"))
    for key in info:
        words = pdf.text(info, key).strip()
        if not words or words.lower() in NOBODY:
            continue
        if key in PROPERTIES:
            things.add(PROPERTIES[key], WHERE, words=words)
        elif key not in PLAIN:
            things.add(Hidden.CUSTOM, WHERE, words=key.removeprefix("/"))
        elif path := path_in(words):
            things.add(Hidden.PATH, WHERE, words=path)
    for told in told_in_xmp(pdf.content(pdf.catalog.get("/Metadata")) or b""):
        kinds = {"author": Hidden.AUTHOR, "path": Hidden.PATH, "earlier versions": Hidden.OLD_VERSION}
        things.add(kinds.get(told, Hidden.PROPERTY), "in the XMP properties of the file", words=told)


def _note_catalog(pdf: PdfFile, things: Things) -> None:
    names = pdf.dictionary(pdf.value(pdf.catalog, "/Names"))
    attached = max(pdf.names(names.get("/EmbeddedFiles")), len(pdf.array(pdf.value(pdf.catalog, "/AF"))))
    things.add(Hidden.EMBEDDED, "attached to the file", number=attached)
    things.add(Hidden.SCRIPT, "in the file", number=pdf.names(names.get("/JavaScript")))
    _note_action(pdf, pdf.value(pdf.catalog, "/OpenAction"), "in the file", things)
    if "/AA" in pdf.catalog:
        things.add(Hidden.SCRIPT, "in the file")
    if "/XFA" in pdf.dictionary(pdf.value(pdf.catalog, "/AcroForm")):
        things.add(Hidden.EMBEDDED, "in the form")
    if "/PieceInfo" in pdf.catalog:
        things.add(Hidden.CUSTOM, "in the data of programs")


def _note_layers(pdf: PdfFile, things: Things) -> None:
    """Layers that are switched off when the file is opened."""
    layers = pdf.dictionary(pdf.value(pdf.catalog, "/OCProperties"))
    start = pdf.dictionary(pdf.value(layers, "/D"))
    shown = [id(each) for each in pdf.array(pdf.value(start, "/ON"))]
    off = [id(each) for each in pdf.array(pdf.value(start, "/OFF"))]
    for layer in pdf.array(pdf.value(layers, "/OCGs")):
        usage = pdf.dictionary(pdf.value(layer, "/Usage")) if isinstance(layer, Mapping) else {}
        view = pdf.value(pdf.dictionary(pdf.value(usage, "/View")), "/ViewState")
        is_off = id(layer) in off or (pdf.value(start, "/BaseState") == "/OFF" and id(layer) not in shown)
        if is_off or view == "/OFF":
            things.add(Hidden.LAYER, "in the file", words=pdf.text(layer, "/Name"))


def _earlier_states(data: bytes) -> int:
    """How many times something was added to the end of the file: what it was before is still there.

    A file that is made to be shown while it is being fetched has two ends from the beginning, and Word closes its own
    twice; neither adds anything.
    """
    sections = data.split(b"%%EOF")[1:]
    if b"/Linearized" in data[:2000]:
        sections = sections[1:]
    return sum(bool(_OBJECT.search(section)) for section in sections)


def _note_marks(pdf: PdfFile, page: Page, things: Things) -> None:
    for mark in pdf.array(page.values.get("/Annots")):
        if not isinstance(mark, Mapping):
            continue
        kind, flags = pdf.value(mark, "/Subtype"), pdf.value(mark, "/F")
        is_hidden = isinstance(flags, int) and flags & HIDDEN_FLAGS
        if kind in FILES:
            things.add(Hidden.EMBEDDED, page.where)
        elif kind not in NO_MARKS:
            things.add(Hidden.ANNOTATION, page.where)
        elif kind == "/Widget" and is_hidden and pdf.value(mark, "/V"):
            things.add(Hidden.HIDDEN_TEXT, page.where)
        _note_action(pdf, pdf.value(mark, "/A"), page.where, things)
        if "/AA" in mark:
            things.add(Hidden.SCRIPT, page.where)
    if "/AA" in page.values:
        things.add(Hidden.SCRIPT, page.where)


def _note_action(pdf: PdfFile, action: Any, where: str, things: Things) -> None:
    """What happens when the file is opened or something on it is pressed; to go to a page of the web is harmless."""
    if not isinstance(action, Mapping):
        return
    kind = pdf.value(action, "/S")
    if kind == "/JavaScript":
        things.add(Hidden.SCRIPT, where)
    elif kind in {"/Launch", "/GoToR", "/GoToE", "/ImportData", "/SubmitForm"}:
        things.add(Hidden.LINK, where)
    elif kind == "/URI" and (path := path_in(pdf.text(action, "/URI"))):
        things.add(Hidden.PATH, where, words=path)


def _note_picture(pdf: PdfFile, picture: Any, things: Things) -> None:
    """What a photograph in the file says of itself: it is kept as the camera wrote it."""
    kind = pdf.value(picture, "/Filter")
    filters = pdf.array(kind) or [kind]
    told: list[str] = []
    if isinstance(picture, StreamObject) and filters == ["/DCTDecode"]:
        told += told_in_picture(bytes(picture._data))
    if "/Metadata" in picture:
        told += told_in_xmp(pdf.content(dict.get(picture, "/Metadata")) or b"")
    if told:
        things.add(Hidden.PICTURE_DATA, "in the file", words=", ".join(sorted(set(told))))
