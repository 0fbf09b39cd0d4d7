"""Files that are made to keep a scanner busy or to fill its memory; invented, and harmless to whoever only looks."""

import zlib
from collections.abc import Iterator

from tests.lib.hidden_data.pdf_files import Made, pdf_of, stream, updated, with_xmp
from tests.lib.hidden_data.pictures import tiff, xmp
from tests.lib.hidden_data.seeds import DOCX, ODS, ODT, PDF, XLSX
from tests.lib.hidden_data.sheet_files import workbook
from tests.meetings.importing.bombs import bombs as bombs_of_imports
from tests.meetings.importing.files import zipped

LAUGHS = '<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def raw_pdf(*objects: str, root: int = 1, more: str = "") -> bytes:
    """A PDF of these objects, numbered from 1."""
    made, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return (
        made + f"trailer\n<< /Size {len(objects) + 1} /Root {root} 0 R {more}>>\nstartxref\n{start}\n%%EOF\n".encode()
    )


def page_of(drawing: bytes, *, packed: bytes | None = None) -> bytes:
    """A page with this drawing, packed; or with these packed bytes as they are."""
    data = zlib.compress(drawing, 9) if packed is None else packed
    made = Made("")
    held = stream(data, Filter="/FlateDecode")
    made.page[pdf_of("/Contents")] = made.add(held)
    return made.data


def packed_again(size: int) -> bytes:
    """Zeros without end, packed without ever being there whole."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b"\x00" * 1_000_000) for _ in range(size // 1_000_000)) + packer.flush()


def many_marks() -> bytes:
    made = Made()
    note = {"/Type": "/Annot", "/Subtype": "/Link"}
    return made.on_page(Annots=[note] * 50_000).data


def in_circles() -> bytes:
    """A drawing that holds itself."""
    made = Made("/X1 Do " * 300)
    held = stream(b"/X1 Do " * 300, Type="/XObject", Subtype="/Form", BBox=[0, 0, 600, 900])
    reference = made.add(held)
    for resources in (made.page["/Resources"], held.setdefault(pdf_of("/Resources"), pdf_of({}))):
        resources.update(pdf_of({"/XObject": {"/X1": reference}}))
    return made.data


def pdf_bombs() -> Iterator[tuple[str, bytes]]:
    leaf = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    catalog = "<< /Type /Catalog /Pages 2 0 R >>"
    yield "zeros in a drawing", page_of(b"", packed=packed_again(400_000_000))
    yield "packed twice", raw_packed_twice()
    yield "page that holds itself", raw_pdf(catalog, "<< /Type /Pages /Count 1 /Kids [2 0 R] >>")
    yield "pages in a circle", raw_pdf(catalog, "<< /Kids [3 0 R 3 0 R] >>", "<< /Kids [2 0 R] >>")
    yield "pages without end", raw_pdf(catalog, f"<< /Kids [{'3 0 R ' * 90_000}] >>", leaf)
    yield "deep pages", raw_pdf(catalog, *(f"<< /Kids [{n} 0 R] >>" for n in range(3, 5_000)), leaf)
    yield "references to nothing", raw_pdf(catalog, f"<< /Kids [{' '.join(f'{n} 0 R' for n in range(9, 7_000))}] >>")
    yield "table of contents in a circle", updated_in_a_circle()
    yield "wrong places", wrong_places()
    yield "drawing in itself", in_circles()
    yield "marks without end", many_marks()
    yield "operators without end", page_of(b"q Q " * 990_000)
    yield "numbers without end", page_of(b"1 " * 1_900_000)
    yield "brackets without end", page_of(b"[" * 3_900_000)
    yield "open strings", page_of(b"(" * 3_900_000)
    yield "strings in strings", page_of(b"((((a)b)c)d) Tj " * 200_000)
    yield "boxes and words", page_of(b"0 0 500 800 re f BT /F1 9 Tf 9 9 Td (aaaaaaaaaa) Tj ET " * 60_000)
    yield "letters without end", page_of(b"BT /F1 9 Tf (" + b"a" * 3_800_000 + b") Tj ET")
    yield "entities in XMP", with_xmp(LAUGHS.encode() + b"<a>&b;</a>")
    yield "XMP without end", with_xmp(xmp("<dc:title>a</dc:title>" * 200_000))
    yield "cut off", Made().data[:-60]
    yield "nothing but a head", b"%PDF-1.7\n" + b"x" * 1_000_000
    yield "numbers that are none", raw_pdf(catalog, "<< /Kids [[[[[[[[ >>" + "[" * 30_000)


def raw_packed_twice() -> bytes:
    made = Made("")
    made.page[pdf_of("/Contents")] = made.add(
        stream(zlib.compress(packed_again(200_000_000), 9), Filter=["/FlateDecode", "/FlateDecode"])
    )
    return made.data


def updated_in_a_circle() -> bytes:
    data = updated(Made().data)
    place = data.rindex(b"/Prev ")
    last = data[data.rindex(b"startxref") :].split()[1]
    return data[:place] + b"/Prev " + last + b" " * 4 + data[data.index(b">>", place) :]


def wrong_places() -> bytes:
    """Every object is somewhere else than the table says."""
    data = raw_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Kids [{' '.join(f'{n} 0 R' for n in range(3, 900))}] >>",
        *["<< /Type /Page >>"] * 900,
    )
    start = data.index(b"xref\n0")
    return data[:start].replace(b"%PDF-1.7\n", b"%PDF-1.7\n" + b"%" + b"x" * 2_000_000 + b"\n") + data[start:]


def office_bombs() -> Iterator[tuple[str, str, bytes]]:
    cell = '<c r="A1" s="1"><v>1</v></c>'
    yield "cells without end", XLSX, workbook(rows="<row>" + cell * 400_000 + "</row>")
    yield (
        "columns without end",
        XLSX,
        workbook(before="<cols>" + '<col min="1" max="16384" hidden="1"/>' * 60_000 + "</cols>"),
    )
    table = '<table:table><table:table-row table:number-rows-repeated="1048576">{}</table:table-row></table:table>'
    wide = '<table:table-cell table:number-columns-repeated="99999999"><text:p>a</text:p></table:table-cell>'
    names = 'xmlns:table="t" xmlns:text="x" xmlns:office="o"'
    content = f"<office:document-content {names}>{table.format(wide) * 2_000}</office:document-content>"
    yield "repeated cells", ODS, zipped({"mimetype": ODS, "content.xml": content})
    deep = f"<office:document-content {names}>" + "<text:section>" * 3_000
    yield "deep sections", ODT, zipped({"mimetype": ODT, "content.xml": deep})
    yield "two parts of one name", DOCX, twice()
    yield "tags that lead in circles", "image/tiff", tiff((0x8769, 4, b"\x08\x00\x00\x00")) * 2
    for name, (data, _) in bombs_of_imports().items():
        if data[:4] == b"PK\x03\x04":
            yield f"import, {name}", ODT if b"mimetype" in data[:60] else DOCX, data


def twice() -> bytes:
    first, second = zipped({"word/document.xml": "<a/>"}), zipped({"word/document.xmk": "<a/>"})
    both = zipped({"word/document.xml": "<a/>", "word/document.xmk": "<a/>"})
    assert first != second
    return both.replace(b"document.xmk", b"document.xml")


def bombs() -> Iterator[tuple[str, str, bytes]]:
    """Name, type and bytes of each."""
    yield from ((f"PDF, {name}", PDF, data) for name, data in pdf_bombs())
    yield from office_bombs()
