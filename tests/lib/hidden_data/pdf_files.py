"""Invented PDFs, clean and with one thing hidden."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from iag_registry.lib.hidden_data import Hidden
from tests.lib.hidden_data.pictures import GPS, PLAIN_XMP, exif, jpeg, xmp
from tests.lib.hidden_data.seeds import PDF, PROGRAMS, PROPERTIES, Found, Seed

FILE, PAGE, IN_XMP = "in the file", "on page 1", "in the XMP properties of the file"
WORDS = "BT /F1 12 Tf 100 700 Td (Ann Invented lives here) Tj ET "
"""Some words at (100, 700): about 130 points wide, of letters that are 6 points wide."""
BOX = "95 696 140 14 re f "
PART = "124 696 30 14 re f "
"""A box over the surname alone."""


def pdf_of(value: Any) -> Any:
    """A value of Python as one of PDF: "/Name" a name, other text a string."""
    if isinstance(value, dict):
        return DictionaryObject({NameObject(key): pdf_of(each) for key, each in value.items()})
    if isinstance(value, list):
        return ArrayObject([pdf_of(each) for each in value])
    if isinstance(value, bool):
        return BooleanObject(value)
    if isinstance(value, int):
        return NumberObject(value)
    if isinstance(value, float):
        return FloatObject(value)
    if isinstance(value, str):
        return NameObject(value) if value.startswith("/") else TextStringObject(value)
    return value


def stream(data: bytes, **head: Any) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    made.update(pdf_of({f"/{key}": value for key, value in head.items()}))
    return made


class Made:
    """A PDF in the making: one page with this drawing."""

    def __init__(self, drawing: str = WORDS, **resources: Any) -> None:
        self.writer = PdfWriter()
        self.page = self.writer.add_blank_page(595, 842)
        self.page[NameObject("/Contents")] = self.add(stream(drawing.encode("latin-1")))
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Courier", "/FirstChar": 32}
        font |= {"/Widths": [600] * 96, "/Encoding": "/WinAnsiEncoding"}
        self.page[NameObject("/Resources")] = pdf_of(
            {"/Font": {"/F1": self.add(pdf_of(font))}, **{f"/{key}": value for key, value in resources.items()}}
        )

    def add(self, thing: Any) -> Any:
        return self.writer._add_object(thing)

    def on_page(self, **values: Any) -> "Made":
        self.page.update(pdf_of({f"/{key}": value for key, value in values.items()}))
        return self

    def in_catalog(self, **values: Any) -> "Made":
        self.writer.root_object.update(pdf_of({f"/{key}": value for key, value in values.items()}))
        return self

    def with_info(self, **values: str) -> "Made":
        self.writer.add_metadata({f"/{key}": value for key, value in values.items()})
        return self

    @property
    def data(self) -> bytes:
        buffer = BytesIO()
        self.writer.write(buffer)
        return buffer.getvalue()


def mark(kind: str, **values: Any) -> bytes:
    """A page with one mark of this kind on it."""
    note = {"/Type": "/Annot", "/Subtype": kind, "/Rect": [95, 696, 235, 710]}
    return Made().on_page(Annots=[{**note, **{f"/{key}": value for key, value in values.items()}}]).data


def with_form(drawing: str, inner: str, **form: Any) -> bytes:
    """A page whose drawing holds another, called X1."""
    made = Made(drawing)
    held = stream(inner.encode(), Type="/XObject", Subtype="/Form", BBox=[0, 0, 600, 900], **form)
    made.page["/Resources"].update({NameObject("/XObject"): DictionaryObject({NameObject("/X1"): made.add(held)})})
    return made.data


def with_picture(drawing: str, data: bytes, width: int, height: int, **head: Any) -> bytes:
    made = Made(drawing)
    held = stream(data, Type="/XObject", Subtype="/Image", Width=width, Height=height, **head)
    made.page["/Resources"].update({NameObject("/XObject"): DictionaryObject({NameObject("/X1"): made.add(held)})})
    return made.data


def with_layers(**start: Any) -> bytes:
    made = Made()
    layers = [made.add(pdf_of({"/Type": "/OCG", "/Name": name})) for name in ("Streets", "Patrols")]
    start = {
        f"/{key}": [layers[place] for place in value] if isinstance(value, tuple) else value
        for key, value in start.items()
    }
    return made.in_catalog(OCProperties={"/OCGs": layers, "/D": start}).data


def with_names(kind: str) -> bytes:
    made = Made()
    attached = made.add(stream(b"invented", Type="/EmbeddedFile"))
    file = {"/Type": "/Filespec", "/F": "a.txt", "/EF": {"/F": attached}}
    script = {"/S": "/JavaScript", "/JS": "app.alert(1)"}
    entry = file if kind == "/EmbeddedFiles" else script
    return made.in_catalog(Names={kind: {"/Kids": [{"/Names": ["a", entry]}]}}).data


def updated(data: bytes) -> bytes:
    """The file with a newer state of its page added to its end, as programs do that save quickly."""
    place = data.rindex(b"startxref")
    old = int(data[place:].split()[1])
    added = b"1 0 obj\n<< /Invented true >>\nendobj\n"
    table = f"xref\n1 1\n{len(data):010} 00000 n \ntrailer\n<< /Size 9 /Root 3 0 R /Prev {old} >>\n".encode()
    return data + added + table + f"startxref\n{len(data) + len(added)}\n%%EOF\n".encode()


def closed_twice(data: bytes) -> bytes:
    """The file with a second end that adds nothing, as Word writes it."""
    root = data[data.rindex(b"/Root") :].split(b"\n")[0]
    old = int(data[data.rindex(b"startxref") :].split()[1])
    end = b"xref\n0 0\ntrailer\n<< /Size 9 " + root + f" /Prev {old} >>\nstartxref\n{len(data)}\n%%EOF\n".encode()
    return data + end


def with_xmp(packet: bytes) -> bytes:
    made = Made()
    return made.in_catalog(Metadata=made.add(stream(packet, Type="/Metadata", Subtype="/XML"))).data


def with_state(drawing: str, **values: Any) -> bytes:
    return Made(drawing, ExtGState={"/G1": {f"/{key}": value for key, value in values.items()}}).data


def composite(drawing: str) -> bytes:
    """A page whose font has two bytes for each letter, as Word writes them."""
    made = Made(drawing)
    inner = made.add(
        pdf_of({"/Type": "/Font", "/Subtype": "/CIDFontType2", "/DW": 500, "/W": [1, [600, 600], 3, 40, 600]})
    )
    table = made.add(stream(b"1 beginbfchar <0003> <0020> endbfchar"))
    font = {"/Type": "/Font", "/Subtype": "/Type0", "/Encoding": "/Identity-H", "/DescendantFonts": [inner]}
    made.page["/Resources"]["/Font"][NameObject("/F2")] = made.add(pdf_of({**font, "/ToUnicode": table}))
    return made.data


def covered_seeds() -> dict[str, tuple[bytes, Found]]:
    """Words that are under a box, or cannot be seen for another reason."""
    found = (Hidden.COVERED, PAGE, 1)
    return {
        "black box over words": (Made(f"{WORDS} 0 g {BOX}").data, found),
        "box over one word of a line": (Made(f"{WORDS} 0 g {PART}").data, found),
        "white box over words": (Made(f"{WORDS} 1 g {BOX}").data, found),
        "box drawn by lines": (Made(f"{WORDS} 0 g 95 696 m 235 696 l 235 710 l 95 710 l h f").data, found),
        "black words on black": (Made(f"0 g {BOX} {WORDS}").data, found),
        "black words on black after white": (Made(f"1 g 90 690 150 30 re f 0 g {BOX} {WORDS}").data, found),
        "box moved to its place": (Made(f"{WORDS} q 1 0 0 1 95 696 cm 0 0 140 14 re f Q").data, found),
        "box of two": (Made(f"{WORDS} 20 20 50 50 re 95 696 140 14 re f").data, found),
        "box in a drawing inside": (with_form(f"{WORDS} /X1 Do", BOX), found),
        "box in a moved drawing": (
            with_form(f"{WORDS} /X1 Do", "0 0 140 14 re f", Matrix=[1, 0, 0, 1, 95, 696]),
            found,
        ),
        "dot blown up to a box": (
            with_picture(
                f"{WORDS} q 140 0 0 14 95 696 cm /X1 Do Q", b"\x00", 1, 1, ColorSpace="/DeviceGray", BitsPerComponent=8
            ),
            found,
        ),
        "letter by letter": (
            Made("BT /F1 12 Tf 100 700 Td [(A) -10 (n) 20 (n)] TJ ET 0 g " + BOX).data,
            found,
        ),
        "second line": (
            Made(f"BT /F1 12 Tf 14 TL 100 714 Td (first line) Tj (second line) ' ET 0 g {BOX}").data,
            found,
        ),
        "letters of two bytes": (composite(f"BT /F2 12 Tf 100 700 Td <00050006> Tj ET 0 g {BOX}"), found),
        "two lines": (
            Made("BT /F1 12 Tf 14 TL 100 714 Td (first) Tj (second) ' ET 0 g 95 690 140 40 re f").data,
            (Hidden.COVERED, PAGE, 2),
        ),
        "words without ink": (Made(f"3 Tr {WORDS}").data, (Hidden.HIDDEN_TEXT, PAGE, 1)),
        "white words": (Made(f"1 g {WORDS}").data, (Hidden.HIDDEN_TEXT, PAGE, 1)),
        "words outside the page": (Made(WORDS).on_page(CropBox=[0, 0, 595, 600]).data, (Hidden.OFF_PAGE, PAGE, 1)),
    }


def other_seeds() -> dict[str, tuple[bytes, Found]]:
    script = {"/S": "/JavaScript", "/JS": "app.alert(1)"}
    return {
        "author": (Made().with_info(Author="Ann Invented").data, (Hidden.AUTHOR, PROPERTIES, 1)),
        "subject": (Made().with_info(Subject="secret").data, (Hidden.PROPERTY, PROPERTIES, 1)),
        "keywords": (Made().with_info(Keywords="secret").data, (Hidden.PROPERTY, PROPERTIES, 1)),
        "company": (Made().with_info(Company="Invented Ltd").data, (Hidden.COMPANY, PROPERTIES, 1)),
        "custom property": (Made().with_info(SourceModified="D:2022").data, (Hidden.CUSTOM, PROPERTIES, 1)),
        "path as a title": (
            Made().with_info(Title="Word - C:\\Users\\ann\\plan.docx").data,
            (Hidden.PATH, PROPERTIES, 1),
        ),
        "author in XMP": (
            with_xmp(xmp("<dc:creator>Ann</dc:creator>")),
            (Hidden.AUTHOR, IN_XMP, 1),
        ),
        "keywords in XMP": (with_xmp(xmp("<pdf:Keywords>secret</pdf:Keywords>")), (Hidden.PROPERTY, IN_XMP, 1)),
        "path in XMP": (
            with_xmp(xmp("<xmpMM:History><stEvt:changed>file:///C:/Users/ann/a.indd</stEvt:changed></xmpMM:History>")),
            (Hidden.PATH, IN_XMP, 1),
        ),
        "broken XMP": (with_xmp(b"<x:xmpmeta><a>"), (Hidden.PROPERTY, IN_XMP, 1)),
        "comment": (mark("/Text", Contents="Is this right?"), (Hidden.ANNOTATION, PAGE, 1)),
        "typed comment": (mark("/FreeText", Contents="no"), (Hidden.ANNOTATION, PAGE, 1)),
        "black square laid over": (mark("/Square", IC=[0, 0, 0]), (Hidden.ANNOTATION, PAGE, 1)),
        "redaction not applied": (mark("/Redact"), (Hidden.ANNOTATION, PAGE, 1)),
        "highlight": (mark("/Highlight"), (Hidden.ANNOTATION, PAGE, 1)),
        "file on the page": (mark("/FileAttachment"), (Hidden.EMBEDDED, PAGE, 1)),
        "film": (mark("/RichMedia"), (Hidden.EMBEDDED, PAGE, 1)),
        "hidden box of a form": (mark("/Widget", F=2, V="secret", FT="/Tx"), (Hidden.HIDDEN_TEXT, PAGE, 1)),
        "script of a button": (mark("/Widget", A=script), (Hidden.SCRIPT, PAGE, 1)),
        "link that starts a program": (mark("/Link", A={"/S": "/Launch", "/F": "a.exe"}), (Hidden.LINK, PAGE, 1)),
        "link to another PDF": (mark("/Link", A={"/S": "/GoToR", "/F": "b.pdf"}), (Hidden.LINK, PAGE, 1)),
        "link to a drive": (
            mark("/Link", A={"/S": "/URI", "/URI": "file:///S:/cases/7.pdf"}),
            (Hidden.PATH, PAGE, 1),
        ),
        "attached file": (with_names("/EmbeddedFiles"), (Hidden.EMBEDDED, "attached to the file", 1)),
        "script": (with_names("/JavaScript"), (Hidden.SCRIPT, FILE, 1)),
        "script at the start": (Made().in_catalog(OpenAction=script).data, (Hidden.SCRIPT, FILE, 1)),
        "script of the page": (Made().on_page(AA={"/O": script}).data, (Hidden.SCRIPT, PAGE, 1)),
        "form of another sort": (Made().in_catalog(AcroForm={"/XFA": ["a"]}).data, (Hidden.EMBEDDED, "in the form", 1)),
        "data of a program": (Made().in_catalog(PieceInfo={"/Painter": {}}).data, (Hidden.CUSTOM, PROGRAMS, 1)),
        "data of a program on the page": (
            Made().on_page(PieceInfo={"/Painter": {}}).data,
            (Hidden.CUSTOM, PROGRAMS, 1),
        ),
        "layer switched off": (with_layers(OFF=(1,)), (Hidden.LAYER, FILE, 1)),
        "layers off at first": (with_layers(BaseState="/OFF", ON=(0,)), (Hidden.LAYER, FILE, 1)),
        "photograph": (
            with_picture("q 100 0 0 100 0 0 cm /X1 Do Q", jpeg(exif(GPS)), 100, 100, Filter="/DCTDecode"),
            (Hidden.PICTURE_DATA, FILE, 1),
        ),
        "earlier state": (updated(Made().data), (Hidden.OLD_VERSION, FILE, 1)),
    }


def pdf_seeds() -> Iterator[Seed]:
    """Every PDF of the corpus."""
    for name, (data, found) in {**covered_seeds(), **other_seeds()}.items():
        yield Seed(f"PDF: {name}", PDF, data, (found,))
    clean = {
        "plain": Made().data,
        "title and program": Made().with_info(Title="Invented", Creator="Invented Writer").data,
        "nobody": Made().with_info(Author="(anonymous)").data,
        "plain XMP": with_xmp(PLAIN_XMP),
        "shaded cell": Made(f"0.9 g {BOX} 0 g {WORDS}").data,
        "white words on a dark box": Made(f"0 g {BOX} 1 g {WORDS}").data,
        "black words on white on black": Made(f"0 g 90 690 150 30 re f 1 g {BOX} 0 g {WORDS}").data,
        "line through words": Made(f"{WORDS} 0 g 95 703 140 1 re f").data,
        "frame around words": Made(f"{WORDS} 0 g 90 690 150 30 re 92 692 146 26 re f*").data,
        "box beside words": Made(f"{WORDS} 0 g 95 650 140 14 re f").data,
        "box cut away": Made(f"{WORDS} q 0 0 10 10 re W n 0 g {BOX} Q").data,
        "outline": Made(f"{WORDS} {BOX.replace('f', 'S')}").data,
        "see-through highlight": with_state(f"{WORDS} /G1 gs 1 1 0 rg {BOX}", ca=0.4),
        "multiplied highlight": with_state(f"{WORDS} /G1 gs 1 1 0 rg {BOX}", BM="/Multiply"),
        "spaces under a box": Made(f"BT /F1 12 Tf 100 700 Td (   ) Tj ET 0 g {BOX}").data,
        "spaces of two bytes": composite(f"BT /F2 12 Tf 100 700 Td <00030003> Tj ET 0 g {BOX}"),
        "scan with its words": with_picture(
            f"q 595 0 0 842 0 0 cm /X1 Do Q 3 Tr {WORDS}", jpeg(), 1000, 1400, Filter="/DCTDecode"
        ),
        "link to the web": mark("/Link", A={"/S": "/URI", "/URI": "https://x.example/"}, Contents="Invented"),
        "box of a form": mark("/Widget", V="shown", FT="/Tx"),
        "layers": with_layers(ON=(0, 1)),
        "closed twice": closed_twice(Made().data),
        "letters that cut out": Made(f"q 7 Tr {WORDS} 0 0 1 rg {BOX} Q").data,
    }
    for name, data in clean.items():
        yield Seed(f"PDF: {name}", PDF, data)
