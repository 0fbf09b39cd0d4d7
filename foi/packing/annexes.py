"""The annexes of a reply: the tables of its answers as CSV and as a spreadsheet, and what each column holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from foi.disclosure.answer_document import FrozenHeading, FrozenTable
from foi.disclosure.reply_document import ReplyAnswer, ReplyDocument
from foi.packing.packed_file import CSV, PackedFile
from iag_registry.lib import ods
from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.tables import Column, write_csv

DICTIONARY = "annexes/field-dictionary.csv"
EMPTY = "Empty: no source states it."
IN_PLACE = "Where a number is withheld, words stand in its place."
HARMLESS = "A text that a spreadsheet would take for a formula has an apostrophe before it."


@dataclass(frozen=True)
class _Field:
    """One column of one file: what a reader must know of it."""

    file: str
    table: str
    name: str
    label: str
    holds: str


def annexes(reply: ReplyDocument) -> Iterator[PackedFile]:
    """The files of every annex, and the dictionary of their columns."""
    fields: list[_Field] = []
    for answer in reply.answers:
        yield from _annex(answer, fields, reply)
    columns = [
        Column("file", "File", lambda row: row.file),
        Column("table", "Table", lambda row: row.table),
        Column("field", "Field", lambda row: row.name),
        Column("label", "Label", lambda row: row.label),
        Column("holds", "What it holds", lambda row: row.holds),
    ]
    content = b"".join(write_csv(columns, fields, for_spreadsheets=True))
    yield PackedFile(DICTIONARY, CSV, "What each column of the annexes holds", content, len(fields))


def _annex(answer: ReplyAnswer, fields: list[_Field], reply: ReplyDocument) -> Iterator[PackedFile]:
    sheets = []
    base = f"annexes/annex-{answer.annex}"
    for number, table in enumerate(answer.document.tables, 1):
        name = f"{base}-{number}-{table.name.replace('_', '-')}.csv"
        heads, rows = _columns(table), _rows(table)
        columns = [Column(head, head, itemgetter(place)) for place, head in enumerate(heads)]
        content = b"".join(write_csv(columns, rows, for_spreadsheets=True))
        about = f"Annex {answer.annex}, {table.caption}: for spreadsheets"
        yield PackedFile(name, CSV, about, content, len(rows))
        fields += [_Field(name, table.caption, *each) for each in _described(table)]
        sheets.append(ods.Sheet(table.caption, heads, rows))
    sheets.append(ods.Sheet("Notes", ["item", "text"], list(notes(answer, reply))))
    own = [(field.table, field.name, field.label, field.holds) for field in fields if field.file.startswith(f"{base}-")]
    sheets.append(ods.Sheet("Fields", ["table", "field", "label", "holds"], own))
    title = f"{reply.reference}, annex {answer.annex}: {answer.document.title}"
    about = f"Annex {answer.annex}, all its tables with notes and fields: a spreadsheet"
    yield PackedFile(f"{base}.ods", ods.MEDIA_TYPE, about, ods.write_ods(sheets, title=title))


def notes(answer: ReplyAnswer, reply: ReplyDocument) -> Iterator[tuple[str, str]]:
    """What must be read with the tables of an answer, line by line."""
    document = answer.document
    yield "question", document.title
    yield "answer identifier", answer.identifier
    yield "request", reply.reference
    yield "as at", document.on
    yield "as known at", document.known_at
    yield from ((each.label.lower(), each.words) for each in document.parameters)
    yield "answer", document.sentence
    yield from (("definition", text) for text in document.definition)
    yield "counting rule", document.counting_rule
    yield from (("coverage", text) for text in document.coverage)
    yield from (("caveat", text) for text in document.caveats)
    yield from (("warning", text) for text in document.warnings)
    yield from (("not shown", f"{each.count} {each.what}: {each.reason}") for each in document.withheld)
    yield from (("source", each.line) for each in document.citations)


def _columns(table: FrozenTable) -> list[str]:
    """The heads of a table for files: a dated column has its precision beside it (EXP-01)."""
    return [name for heading in table.headings for name in _names(heading)]


def _names(heading: FrozenHeading) -> list[str]:
    return [heading.name, f"{heading.name}_precision"] if heading.dated else [heading.name]


def _rows(table: FrozenTable) -> list[list[str | int]]:
    rows = []
    for cells in table.rows:
        row: list[str | int] = []
        for heading, cell in zip(table.headings, cells, strict=True):
            row.append(cell.value)
            if heading.dated:
                row.append("" if cell.is_gap else PartialDate(cell.text).precision)
        rows.append(row)
    return rows


def _described(table: FrozenTable) -> Iterator[tuple[str, str, str]]:
    """The name, the label and the content of each column of a table."""
    for column, heading in enumerate(table.headings):
        cells = [row[column] for row in table.rows]
        if heading.dated:
            yield heading.name, heading.label, "A date as far as it is known: year, year and month, or day. " + EMPTY
            yield f"{heading.name}_precision", f"{heading.label}: precision", "year, month or day; empty: not known."
        elif any(cell.is_number for cell in cells):
            gaps = f" {IN_PLACE}" if any(cell.is_gap for cell in cells) else ""
            yield heading.name, heading.label, f"A whole number. {EMPTY}{gaps}"
        else:
            yield heading.name, heading.label, f"Text. {EMPTY} {HARMLESS}"
