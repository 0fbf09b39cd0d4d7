"""Invented OpenDocument files, clean and with one thing hidden; odfdo made those that hide nothing."""

from collections.abc import Iterator
from io import BytesIO

from odfdo import Document, Header, Paragraph, Table

from iag_registry.lib.hidden_data import Hidden
from tests.lib.hidden_data.office_files import PHOTO
from tests.lib.hidden_data.seeds import ODP, ODS, ODT, PROPERTIES, Found, Seed
from tests.meetings.importing.files import ODF, parts_of, zipped

NAMES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        **ODF,
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "presentation": "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
        "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
        "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
        "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
    }.items()
)
TEXT, SETTINGS, SLIDE, ONE = "in the text", "in the settings", "on slide 1", "on sheet “One”"
KINDS = {ODT: "text", ODS: "spreadsheet", ODP: "presentation"}


def open_file(
    media_type: str, body: str, *, styles: str = "", named: str = "", meta: str = "", **parts: str | bytes
) -> bytes:
    """An OpenDocument file with this body; `styles` are its own, `named` those of the whole document."""
    kind = KINDS[media_type]
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": media_type,
            "content.xml": content,
            "styles.xml": f"<office:document-styles {NAMES}>{named}</office:document-styles>",
            "meta.xml": f"<office:document-meta {NAMES}><office:meta>{meta}</office:meta></office:document-meta>",
            **parts,
        }
    )


def text(body: str = "<text:p>Words.</text:p>", **more: str | bytes) -> bytes:
    return open_file(ODT, body, **more)  # type: ignore[arg-type]


def hidden_style(family: str, name: str = "Hid", more: str = "") -> str:
    properties = '<style:text-properties text:display="none"/>'
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{properties}</style:style>'


def setting(name: str, value: str) -> dict[str, str | bytes]:
    item = f'<config:config-item config:name="{name}" config:type="string">{value}</config:config-item>'
    return {"settings.xml": f"<office:document-settings {NAMES}>{item}</office:document-settings>"}


def manifest(kind: str) -> dict[str, str | bytes]:
    entry = f'<manifest:file-entry manifest:full-path="Object 1/" manifest:media-type="{kind}"/>'
    return {
        "META-INF/manifest.xml": f"<manifest:manifest {NAMES}>{entry}</manifest:manifest>",
        "Object 1/content.xml": f"<office:document-content {NAMES}/>",
    }


FRAME = '<text:p><draw:frame draw:style-name="Cut"><draw:image xlink:href="{}"/></draw:frame></text:p>'
CUT = '<style:style style:name="Cut" style:family="graphic"><style:graphic-properties fo:clip="{}"/></style:style>'
TRACKED = (
    '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>gone</text:p></text:deletion>'
    "</text:changed-region></text:tracked-changes><text:p>Words.</text:p>"
)
NOTE = "<office:annotation><text:p>Is this right?</text:p></office:annotation>"
SECTION = '<text:section text:name="s" text:display="{}"><text:p>secret</text:p><text:p>more</text:p></text:section>'


def text_seeds() -> dict[str, tuple[bytes, Found]]:
    return {
        "author": (text(meta="<dc:creator>Ann</dc:creator>"), (Hidden.AUTHOR, PROPERTIES, 1)),
        "first author": (
            text(meta="<meta:initial-creator>Ann</meta:initial-creator>"),
            (Hidden.AUTHOR, PROPERTIES, 1),
        ),
        "printed by": (text(meta="<meta:printed-by>Ann</meta:printed-by>"), (Hidden.AUTHOR, PROPERTIES, 1)),
        "keyword": (text(meta="<meta:keyword>secret</meta:keyword>"), (Hidden.PROPERTY, PROPERTIES, 1)),
        "subject": (text(meta="<dc:subject>secret</dc:subject>"), (Hidden.PROPERTY, PROPERTIES, 1)),
        "remarks": (text(meta="<dc:description>secret</dc:description>"), (Hidden.PROPERTY, PROPERTIES, 1)),
        "custom property": (
            text(meta='<meta:user-defined meta:name="Case">7</meta:user-defined>'),
            (Hidden.CUSTOM, PROPERTIES, 1),
        ),
        "template": (
            text(meta='<meta:template xlink:href="file:///home/ann/a.ott"/>'),
            (Hidden.PATH, PROPERTIES, 1),
        ),
        "tracked change": (text(TRACKED), (Hidden.CHANGE, TEXT, 1)),
        "comment": (text(f"<text:p>Words{NOTE}.</text:p>"), (Hidden.COMMENT, TEXT, 1)),
        "comment in the footer": (
            text(
                named=f'<office:master-styles><style:master-page style:name="a"><style:footer><text:p>{NOTE}</text:p>'
                "</style:footer></style:master-page></office:master-styles>"
            ),
            (Hidden.COMMENT, "in the headers and footers", 1),
        ),
        "hidden section": (text(SECTION.format("none")), (Hidden.HIDDEN_TEXT, TEXT, 1)),
        "section hidden at times": (text(SECTION.format("condition")), (Hidden.HIDDEN_TEXT, TEXT, 1)),
        "hidden words": (
            text('<text:p>a<text:span text:style-name="Hid">secret</text:span></text:p>', styles=hidden_style("text")),
            (Hidden.HIDDEN_TEXT, TEXT, 1),
        ),
        "two hidden passages": (
            text(
                '<text:p>a<text:span text:style-name="Hid">one</text:span>b'
                '<text:span text:style-name="Hid">two</text:span></text:p>',
                styles=hidden_style("text"),
            ),
            (Hidden.HIDDEN_TEXT, TEXT, 2),
        ),
        "hidden by a named style": (
            text(
                '<text:p text:style-name="P1">secret</text:p>',
                styles='<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Hid"/>',
                named=hidden_style("paragraph"),
            ),
            (Hidden.HIDDEN_TEXT, TEXT, 1),
        ),
        "hidden field": (
            text('<text:p><text:hidden-text text:condition="1">secret</text:hidden-text></text:p>'),
            (Hidden.HIDDEN_TEXT, TEXT, 1),
        ),
        "hidden paragraph": (
            text('<text:p><text:hidden-paragraph text:condition="1"/>secret</text:p>'),
            (Hidden.HIDDEN_TEXT, TEXT, 1),
        ),
        "words that depend": (
            text('<text:p><text:conditional-text text:string-value-if-true="a">b</text:conditional-text></text:p>'),
            (Hidden.HIDDEN_TEXT, TEXT, 1),
        ),
        "document inside": (text(**manifest(ODS)), (Hidden.EMBEDDED, "in the file", 1)),
        "old object inside": (
            text('<text:p><draw:frame><draw:object-ole xlink:href="./Object 1"/></draw:frame></text:p>'),
            (Hidden.EMBEDDED, TEXT, 1),
        ),
        "spreadsheet inside": (text(**{"Object 1": zipped({"a": "b"})}), (Hidden.EMBEDDED, "in the file", 1)),
        "section from elsewhere": (
            text('<text:section><text:section-source xlink:href="../other.odt"/><text:p>a</text:p></text:section>'),
            (Hidden.LINK, TEXT, 1),
        ),
        "linked picture": (text(FRAME.format("https://x.example/a.png")), (Hidden.LINK, TEXT, 1)),
        "picture on a drive": (text(FRAME.format("file:///home/ann/a.png")), (Hidden.PATH, TEXT, 1)),
        "link to a drive": (
            text('<text:p><text:a xlink:href="file:///S:/cases/7.odt">x</text:a></text:p>'),
            (Hidden.PATH, TEXT, 1),
        ),
        "photograph": (text(**{"Pictures/a.jpg": PHOTO}), (Hidden.PICTURE_DATA, "in the file", 1)),
        "cut picture": (
            text(FRAME.format("Pictures/a.png"), styles=CUT.format("rect(0cm, 1.2cm, 0cm, 0cm)")),
            (Hidden.CROPPED, TEXT, 1),
        ),
        "older version": (text(**{"Versions/Version1": b"invented"}), (Hidden.OLD_VERSION, "in the file", 1)),
        "printer of a server": (text(**setting("PrinterName", "\\\\srv\\third")), (Hidden.PATH, SETTINGS, 1)),
        "source of letters": (
            text(**setting("CurrentDatabaseDataSource", "Addresses")),
            (Hidden.CONNECTION, SETTINGS, 1),
        ),
    }


ROWS = (
    "<table:table-column/><table:table-column{}/><table:table-row>"
    "<table:table-cell><text:p>a</text:p></table:table-cell>"
    '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
    "</table:table-row>"
    '<table:table-row{}><table:table-cell table:number-columns-repeated="2"{}</table:table-row>'
)
FILLED, EMPTY = "><text:p>b</text:p></table:table-cell>", "/>"
HIDES = (
    '<style:style style:name="ta" style:family="table"><style:table-properties table:display="false"/></style:style>'
)


def sheets(
    column: str = "", row: str = "", cells: str = FILLED, *, inner: str = "", styles: str = "", more: str = ""
) -> bytes:
    """A workbook with the sheet One."""
    table = f'<table:table table:name="One">{inner}{ROWS.format(column, row, cells)}</table:table>'
    return open_file(ODS, table + more, styles=styles)


def workbook_seeds() -> dict[str, tuple[bytes, Found]]:
    hidden = ' table:visibility="collapse"'
    return {
        "hidden sheet": (
            sheets(styles=HIDES, more='<table:table table:name="Two" table:style-name="ta"/>'),
            (Hidden.HIDDEN_SHEET, "in the workbook", 1),
        ),
        "hidden row": (sheets(row=hidden), (Hidden.HIDDEN_ROW, ONE, 1)),
        "filtered row": (sheets(row=' table:visibility="filter"'), (Hidden.HIDDEN_ROW, ONE, 1)),
        "hidden column": (sheets(column=hidden), (Hidden.HIDDEN_COLUMN, ONE, 1)),
        "comment": (sheets(inner=f"<table:shapes>{NOTE}</table:shapes>"), (Hidden.COMMENT, ONE, 1)),
        "sheet from elsewhere": (
            sheets(inner='<table:table-source xlink:href="../other.ods"/>'),
            (Hidden.LINK, ONE, 1),
        ),
        "database": (
            sheets(
                more='<table:database-ranges><table:database-source-sql form:connection="x"/></table:database-ranges>'
            ),
            (Hidden.CONNECTION, TEXT, 1),
        ),
        "tracked change": (
            sheets(more="<table:tracked-changes><table:cell-content-change/></table:tracked-changes>"),
            (Hidden.CHANGE, TEXT, 1),
        ),
    }


def slide(style: str = "", inner: str = "") -> str:
    words = "<draw:frame><draw:text-box><text:p>Words</text:p></draw:text-box></draw:frame>"
    return f'<draw:page draw:name="a" draw:style-name="{style}">{words}{inner}</draw:page>'


NOTES = (
    "<presentation:notes><draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
    "</presentation:notes>"
)
UNSEEN = (
    '<style:style style:name="dp" style:family="drawing-page">'
    '<style:drawing-page-properties presentation:visibility="hidden"/></style:style>'
)
LAYERS = (
    '<office:master-styles><draw:layer-set><draw:layer draw:name="layout"/>'
    '<draw:layer draw:name="secret" draw:display="none"/></draw:layer-set></office:master-styles>'
)


def presentation_seeds() -> dict[str, tuple[bytes, Found]]:
    return {
        "hidden slide": (open_file(ODP, slide("dp"), styles=UNSEEN), (Hidden.HIDDEN_SLIDE, SLIDE, 1)),
        "notes": (open_file(ODP, slide(inner=NOTES.format("do not say"))), (Hidden.NOTES, "at slide 1", 1)),
        "hidden layer": (
            open_file(ODP, slide(inner='<draw:rect draw:layer="secret"/>'), named=LAYERS),
            (Hidden.HIDDEN_OBJECT, SLIDE, 1),
        ),
        "comment": (open_file(ODP, slide(inner=NOTE)), (Hidden.COMMENT, SLIDE, 1)),
    }


def made_by_odfdo(kind: str) -> bytes:
    """A file that a library writes, without the names in its properties."""
    document = Document(kind)
    document.body.clear()
    if kind == "text":
        document.body.append(Header(1, "Invented paper"))
        document.body.append(Paragraph("Words."))
    elif kind == "spreadsheet":
        document.body.append(Table("One", width=2, height=2))
    buffer = BytesIO()
    document.save(buffer)
    parts = parts_of(buffer.getvalue())
    meta = (
        f"<office:document-meta {NAMES}><office:meta><dc:title>Invented</dc:title></office:meta></office:document-meta>"
    )
    return zipped({**parts, "meta.xml": meta})


def open_seeds() -> Iterator[Seed]:
    """Every OpenDocument file of the corpus."""
    for media_type, seeds in ((ODT, text_seeds()), (ODS, workbook_seeds()), (ODP, presentation_seeds())):
        for name, (data, found) in seeds.items():
            yield Seed(f"OpenDocument {KINDS[media_type]}: {name}", media_type, data, (found,))
    clean = {
        "plain": (ODT, text(meta="<dc:title>Invented</dc:title><meta:generator>Invented Office</meta:generator>")),
        "empty property": (ODT, text(meta='<meta:user-defined meta:name="Info 1"/>')),
        "shown section": (ODT, text(SECTION.format("true"))),
        "chart": (ODT, text(**manifest("application/vnd.oasis.opendocument.chart"))),
        "whole picture": (ODT, text(FRAME.format("Pictures/a.png"), styles=CUT.format("rect(0cm, 0cm, 0cm, 0cm)"))),
        "web link": (ODT, text('<text:p><text:a xlink:href="https://x.example/">x</text:a></text:p>')),
        "printer": (ODT, text(**setting("PrinterName", "Invented Printer"))),
        "plain sheets": (ODS, sheets()),
        "hidden row without anything": (ODS, sheets(row=' table:visibility="collapse"', cells=EMPTY)),
        "plain slides": (ODP, open_file(ODP, slide(inner=NOTES.format("")))),
        "text by a library": (ODT, made_by_odfdo("text")),
        "workbook by a library": (ODS, made_by_odfdo("spreadsheet")),
        "presentation by a library": (ODP, made_by_odfdo("presentation")),
    }
    for name, (media_type, data) in clean.items():
        yield Seed(f"OpenDocument {KINDS[media_type]}: {name}", media_type, data)
