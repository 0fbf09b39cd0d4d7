"""Invented Excel workbooks, written part by part, clean and with one thing hidden."""

from collections.abc import Iterator

from iag_registry.lib.hidden_data import Hidden
from tests.lib.hidden_data.office_files import PHOTO, override, relations
from tests.lib.hidden_data.seeds import PROPERTIES, XLSX, Found, Seed
from tests.meetings.importing.files import zipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
BOOK, BESIDE, ONE, FILE = "in the workbook", "beside the text", "on sheet “One”", "in the file"
CELLS = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
SHEETS = '<sheet name="One" sheetId="1" r:id="rX0"/>'
PIVOT = '<pivotCacheDefinition><cacheFields><cacheField name="a"/></cacheFields></pivotCacheDefinition>'
STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="{}"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
)


def workbook(
    *,
    rows: str = CELLS,
    before: str = "",
    after: str = "",
    sheets: str = SHEETS,
    more: str = "",
    types: str = "",
    **parts: str | bytes,
) -> bytes:
    """A workbook of one sheet called One; `before` and `after` stand around its rows, `more` in the workbook."""
    names = f'xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    listed = override("xl/workbook.xml", f"{TYPE}sheet.main+xml") + override(
        "xl/worksheets/sheet1.xml", f"{TYPE}worksheet+xml"
    )
    return zipped(
        {
            "[Content_Types].xml": f"<Types>{listed}{types}</Types>",
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml", "Internal")),
            "xl/workbook.xml": f"<workbook {names}>{more}<sheets>{sheets}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": relations(
                ("worksheet", "worksheets/sheet1.xml", "Internal"), ("worksheet", "worksheets/sheet2.xml", "Internal")
            ),
            "xl/worksheets/sheet1.xml": f"<worksheet {names}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>",
            **parts,
        }
    )


def with_part(name: str, kind: str, content: str | bytes) -> bytes:
    return workbook(types=override(name, kind), **{name: content})


def two_sheets(state: str) -> bytes:
    second = f'<sheet name="Two" sheetId="2" state="{state}" r:id="rX1"/>'
    part = f'<worksheet xmlns="{MAIN}"><sheetData>{CELLS}</sheetData></worksheet>'
    return workbook(
        sheets=SHEETS + second,
        types=override("xl/worksheets/sheet2.xml", f"{TYPE}worksheet+xml"),
        **{"xl/worksheets/sheet2.xml": part},
    )


def hidden_row(attributes: str, *, filled: bool = True) -> str:
    cell = "<v>2</v>" if filled else ""
    return f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2" {attributes}><c r="A2" s="1">{cell}</c></row>'


def columns(attributes: str, first: int = 2, last: int = 2) -> str:
    return f'<cols><col min="{first}" max="{last}" {attributes}/></cols>'


def drawing(inner: str) -> str:
    return f'<xdr:wsDr xmlns:xdr="x" xmlns:a="y"><xdr:pic>{inner}</xdr:pic></xdr:wsDr>'


COMMENTS = f'<comments xmlns="{MAIN}"><commentList><comment ref="A1"/><comment ref="A2"/></commentList></comments>'
THREAD = '<ThreadedComments xmlns="x"><threadedComment ref="A1"/></ThreadedComments>'
DRAWING = "application/vnd.openxmlformats-officedocument.drawing+xml"


def sheet_seeds() -> Iterator[Seed]:
    """Every Excel workbook of the corpus."""
    hidden: dict[str, tuple[bytes, Found]] = {
        "hidden sheet": (two_sheets("hidden"), (Hidden.HIDDEN_SHEET, BOOK, 1)),
        "very hidden sheet": (two_sheets("veryHidden"), (Hidden.VERY_HIDDEN_SHEET, BOOK, 1)),
        "hidden row": (workbook(rows=hidden_row('hidden="1"')), (Hidden.HIDDEN_ROW, ONE, 1)),
        "row without height": (workbook(rows=hidden_row('ht="0" customHeight="1"')), (Hidden.HIDDEN_ROW, ONE, 1)),
        "rows hidden at first": (
            workbook(
                rows=hidden_row("").replace('r="1"', 'r="1" ht="15"', 1),
                before='<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>',
            ),
            (Hidden.HIDDEN_ROW, ONE, 1),
        ),
        "hidden column": (workbook(before=columns('hidden="1"')), (Hidden.HIDDEN_COLUMN, ONE, 1)),
        "column without width": (workbook(before=columns('width="0"')), (Hidden.HIDDEN_COLUMN, ONE, 1)),
        "two hidden columns": (workbook(before=columns('hidden="1"', 1, 9)), (Hidden.HIDDEN_COLUMN, ONE, 2)),
        "cell that looks empty": (
            workbook(
                rows='<row r="1"><c r="A1" s="1"><v>7</v></c><c r="B1"><v>8</v></c></row>',
                types=override("xl/styles.xml", f"{TYPE}styles+xml"),
                **{"xl/styles.xml": STYLES.format(";;;")},
            ),
            (Hidden.HIDDEN_CELL, ONE, 1),
        ),
        "pivot": (
            with_part("xl/pivotCache/pivotCacheDefinition1.xml", f"{TYPE}pivotCacheDefinition+xml", PIVOT),
            (Hidden.PIVOT, BOOK, 1),
        ),
        "scenario": (
            workbook(after='<scenarios><scenario name="worst"/></scenarios>'),
            (Hidden.SCENARIO, ONE, 1),
        ),
        "link to a workbook": (
            with_part("xl/externalLinks/externalLink1.xml", f"{TYPE}externalLink+xml", "<externalLink/>"),
            (Hidden.LINK, BOOK, 1),
        ),
        "connection": (
            with_part(
                "xl/connections.xml", f"{TYPE}connections+xml", '<connections><connection id="1"/></connections>'
            ),
            (Hidden.CONNECTION, BOOK, 1),
        ),
        "query": (
            with_part("xl/queryTables/queryTable1.xml", f"{TYPE}queryTable+xml", "<queryTable/>"),
            (Hidden.CONNECTION, BOOK, 1),
        ),
        "notes": (with_part("xl/comments1.xml", f"{TYPE}comments+xml", COMMENTS), (Hidden.COMMENT, BESIDE, 2)),
        "thread": (
            with_part("xl/threadedComments/a.xml", "application/vnd.ms-excel.threadedcomments+xml", THREAD),
            (Hidden.COMMENT, BESIDE, 1),
        ),
        "notes that are a thread": (
            workbook(
                types=override("xl/comments1.xml", f"{TYPE}comments+xml")
                + override("xl/threadedComments/a.xml", "application/vnd.ms-excel.threadedcomments+xml"),
                **{"xl/comments1.xml": COMMENTS, "xl/threadedComments/a.xml": THREAD},
            ),
            (Hidden.COMMENT, BESIDE, 2),
        ),
        "writers of comments": (
            with_part(
                "xl/persons/person.xml",
                "application/vnd.ms-excel.person+xml",
                '<personList><person displayName="Ann Invented"/></personList>',
            ),
            (Hidden.AUTHOR, "in the list of people", 1),
        ),
        "record of changes": (
            with_part("xl/revisions/revisionLog1.xml", f"{TYPE}revisionLog+xml", "<revisions/>"),
            (Hidden.CHANGE, BOOK, 1),
        ),
        "folder": (
            workbook(more='<x15ac:absPath xmlns:x15ac="x" url="C:\\Users\\ann\\Desktop\\"/>'),
            (Hidden.PATH, BOOK, 1),
        ),
        "who locked it": (workbook(more='<fileSharing userName="Ann Invented"/>'), (Hidden.AUTHOR, BOOK, 1)),
        "printer of a server": (
            workbook(**{"xl/printerSettings/printerSettings1.bin": "\\\\srv\\third floor".encode("utf-16-le")}),
            (Hidden.PATH, "in the settings of the printer", 1),
        ),
        "hidden shape": (
            with_part("xl/drawings/drawing1.xml", DRAWING, drawing('<xdr:cNvPr id="2" hidden="1"/>')),
            (Hidden.HIDDEN_OBJECT, "on a sheet", 1),
        ),
        "cut picture": (
            with_part("xl/drawings/drawing1.xml", DRAWING, drawing('<a:srcRect b="20000"/>')),
            (Hidden.CROPPED, "on a sheet", 1),
        ),
        "photograph": (workbook(**{"xl/media/image1.jpeg": PHOTO}), (Hidden.PICTURE_DATA, FILE, 1)),
        "author": (
            workbook(
                **{"docProps/core.xml": '<cp:p xmlns:cp="x" xmlns:dc="y"><dc:creator>Ann</dc:creator></cp:p>'},
            ),
            (Hidden.AUTHOR, PROPERTIES, 1),
        ),
        "company": (
            workbook(**{"docProps/app.xml": "<Properties><Company>Invented Ltd</Company></Properties>"}),
            (Hidden.COMPANY, PROPERTIES, 1),
        ),
        "data model": (workbook(**{"xl/model/item.data": b"invented"}), (Hidden.EMBEDDED, FILE, 1)),
    }
    for name, (data, found) in hidden.items():
        yield Seed(f"Excel: {name}", XLSX, data, (found,))
    clean = {
        "plain": workbook(),
        "hidden row without anything": workbook(rows=hidden_row('hidden="1"', filled=False)),
        "hidden columns to the right": workbook(before=columns('hidden="1"', 3, 16384)),
        "narrow column": workbook(before=columns('width="0.5" customWidth="1"')),
        "formats": with_part("xl/styles.xml", f"{TYPE}styles+xml", STYLES.format("0.00;-0.00;;@")),
        "printer": workbook(**{"xl/printerSettings/printerSettings1.bin": "Invented Printer".encode("utf-16-le")}),
        "nobody": with_part("xl/persons/person.xml", "application/vnd.ms-excel.person+xml", "<personList/>"),
        "picture": with_part("xl/drawings/drawing1.xml", DRAWING, drawing('<xdr:cNvPr id="2"/><a:srcRect/>')),
        "filter": workbook(more='<definedNames><definedName name="_xlnm._FilterDatabase" hidden="1"/></definedNames>'),
        "shown sheets": two_sheets("visible"),
    }
    for name, data in clean.items():
        yield Seed(f"Excel: {name}", XLSX, data)
