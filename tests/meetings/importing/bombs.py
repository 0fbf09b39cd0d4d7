"""Files that are made to harm whoever opens them; invented, and harmless to whoever only looks at them."""

from zipfile import ZIP_STORED

from meetings.importing import refusals
from tests.meetings.importing.files import DOCX_TYPE, ODF, WORD, bare_docx, bare_odt, docx_of, parts_of, zipped

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + f']><w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>'
)
"""Entities inside entities, which expand to thousands of millions of words."""
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
)
TYPES = f'<Types><Override PartName="/word/document.xml" ContentType="{DOCX_TYPE}"/></Types>'
WORDS = "<w:p><w:r><w:t>Invented</w:t></w:r></w:p>"


def with_main(document: bytes | str, **more: bytes | str) -> bytes:
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": document, **more})


def flagged_as_encrypted(data: bytes) -> bytes:
    """The archive with the mark of an encrypted part in its table of contents and before the part."""
    made = bytearray(data)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := made.find(signature, start + 1)) >= 0:
            made[start + place] |= 1
    return bytes(made)


def lying_about_its_size(data: bytes) -> bytes:
    """The archive with small sizes written where its parts are large."""
    made = bytearray(data)
    start = -1
    while (start := made.find(b"PK\x01\x02", start + 1)) >= 0:
        made[start + 24 : start + 28] = (100).to_bytes(4, "little")
    return bytes(made)


def with_many_parts() -> bytes:
    return zipped({"[Content_Types].xml": TYPES, **{f"word/{number}.xml": b"" for number in range(30_000)}})


def macro_types() -> str:
    return TYPES.replace(DOCX_TYPE, "application/vnd.ms-word.document.macroEnabled.main+xml")


def bombs() -> dict[str, tuple[bytes, str]]:
    """Each hostile or unfit file by a name, with the words with which it is refused."""
    names = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in ODF.items())
    deep = "<w:sdt><w:sdtContent>" * 400 + WORDS + "</w:sdtContent></w:sdt>" * 400
    many = "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 45_000
    wide = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    cell = "<table:table-cell{}><text:p>a</text:p></table:table-cell>"
    row = "<table:table><table:table-row{}>{}</table:table-row></table:table>"
    attributes = " ".join(f"b{number}=''" for number in range(250_000))
    zeros = b"\x00" * 60_000_000
    return {
        "bomb: words without end": (with_main(f"<a>{'a' * 30_000_000}</a>"), refusals.SWELLS),
        "bomb: zeros in a picture": (docx_with("word/media/a.png", zeros), refusals.SWELLS),
        "bomb: zeros in the text": (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": zeros}),
            refusals.SWELLS,
        ),
        "bomb: small sizes stated": (lying_about_its_size(with_main(f"<a>{'a' * 3_000_000}</a>")), refusals.BROKEN),
        "bomb: entities in entities": (with_main(LAUGHS), refusals.DOCTYPE),
        "bomb: entities in OpenDocument": (bare_odt("", **{"content.xml": LAUGHS}), refusals.DOCTYPE),
        "bomb: thousands of parts": (with_many_parts(), refusals.TOO_MANY_PARTS),
        "bomb: elements without end": (
            zipped(parts_of(bare_docx(many)), compression=ZIP_STORED),
            refusals.TOO_MANY_PARTS,
        ),
        "bomb: deep elements": (bare_docx(deep), refusals.TOO_MANY_PARTS),
        "bomb: deep elements of OpenDocument": (
            bare_odt("<text:section>" * 3000 + "</text:section>" * 3000),
            refusals.TOO_MANY_PARTS,
        ),
        "bomb: attributes without end": (
            with_main(f"<a {attributes}/>"),
            refusals.TOO_MANY_PARTS,
        ),
        "size: a cell wider than the world": (bare_docx(wide), refusals.TOO_MANY_PARTS),
        "size: columns repeated": (
            bare_odt(row.format("", cell.format(' table:number-columns-repeated="99999999"'))),
            refusals.TOO_MANY_PARTS,
        ),
        "size: rows repeated": (
            bare_odt(row.format(' table:number-rows-repeated="1048576"', cell.format(""))),
            refusals.TOO_MANY_PARTS,
        ),
        "size: more than ten megabytes": (b"word " * 2_100_000, refusals.TOO_LARGE),
        "size: a text without end": (b"word\n\n" * 300_000, refusals.TOO_LONG),
        "size: tags without end": (b"<html>" + b"<b>" * 300_000, refusals.TOO_MANY_PARTS),
        "size: deep tags": (b"<html><body>" + b"<div>" * 5_000 + b"words", refusals.TOO_MANY_PARTS),
        "entity that reads a file": (with_main(OUTSIDE), refusals.DOCTYPE),
        "archive in an archive": (docx_with("word/media/a.bin", docx_of("inner")), refusals.EMBEDDED),
        "spreadsheet inside": (docx_with("word/embeddings/a.xlsx", b"invented"), refusals.EMBEDDED),
        "program inside": (docx_with("word/media/a.exe", b"MZ invented"), refusals.EMBEDDED),
        "macros": (docx_with("word/vbaProject.bin", b"invented"), refusals.MACROS),
        "macro file under another name": (
            zipped({"[Content_Types].xml": macro_types(), "word/document.xml": ""}),
            refusals.MACROS,
        ),
        "macros of OpenDocument": (
            bare_odt("<text:p>a</text:p>", **{"Basic/Standard/m.xml": "invented"}),
            refusals.MACROS,
        ),
        "encrypted part": (flagged_as_encrypted(docx_of("invented")), refusals.ENCRYPTED),
        "encrypted OpenDocument": (
            bare_odt("", **{"META-INF/manifest.xml": f"<m {names}><manifest:encryption-data/></m>"}),
            refusals.ENCRYPTED,
        ),
        "encrypted Word": (OLE + "EncryptedPackage".encode("utf-16-le"), refusals.ENCRYPTED),
        "old Word": (OLE + b"\x00" * 600, refusals.OLD_WORD),
        "rich text": (b"{\\rtf1 invented}", refusals.RICH_TEXT),
        "PDF": (b"%PDF-1.7\n1 0 obj invented", refusals.PDF),
        "PDF named otherwise": (b"\n\n%PDF-1.4 scanned", refusals.PDF),
        "picture": (b"\x89PNG\r\n\x1a\ninvented", refusals.PICTURE),
        "spreadsheet": (
            zipped({"[Content_Types].xml": "spreadsheetml", "xl/workbook.xml": "<a/>"}),
            refusals.SPREADSHEET,
        ),
        "spreadsheet of OpenDocument": (
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            refusals.SPREADSHEET,
        ),
        "archive of anything": (zipped({"a.txt": "invented"}), refusals.NOT_A_DOCUMENT),
        "program": (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00" * 20, refusals.NOT_A_DOCUMENT),
        "nothing": (b"", refusals.EMPTY),
        "document without words": (docx_of(), refusals.EMPTY),
        "unpacked and cut": (docx_of("invented")[:-30], refusals.BROKEN),
        "no text part": (zipped({"[Content_Types].xml": TYPES}, compression=ZIP_STORED), refusals.BROKEN),
    }


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How old Office files begin, and encrypted ones."""


def docx_with(name: str, content: bytes) -> bytes:
    """A Word file with one more part."""
    return zipped({**parts_of(docx_of("Invented")), name: content})
