"""An answer as a file: CSV and JSON from one set of tables (FOI-46), and the columns of the disclosure log.

The letter is in ``foi.letters``.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from foi.catalogue import Answer
from foi.catalogue.answer import KNOWN_NOW, Citation, Parameter, Table, address_of
from foi.catalogue.wording import moment_in_words
from foi.choices import Decision
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.quotations import LINES_COUNTED
from iag_registry.lib.tables import Column, ColumnType, worded_columns, write_csv

LOG_COLUMNS = [
    Column("reference", "Reference", lambda row: row.reference, "Of the request."),
    Column("title", "Title", lambda row: row.title, "What was asked, in short."),
    Column("reply", "Reply", lambda row: row.version, "The newest reply: 1 for the first.", ColumnType.NUMBER),
    Column("published", "Published", lambda row: row.published_on, "When it was put in the log.", ColumnType.DAY),
    *worded_columns(
        "decision", "Decision", lambda row: row.decision, "Empty for a reply that was withdrawn.", Decision.choices
    ),
    Column("more_to_come", "More to come", lambda row: row.is_interim, "True for a first part.", ColumnType.TRUTH),
    Column(
        "withdrawn",
        "Withdrawn",
        lambda row: row.withdrawn_on,
        "Empty for a reply that can be read.",
        ColumnType.DAY,
    ),
    Column("page", "Page", lambda row: row.url, "The address of its page on this site.", ColumnType.ADDRESS),
]
"""The columns of the disclosure log."""


def file_name(answer: Answer, ending: str) -> str:
    """A name that says the question, the day, the moment and, where it is not for the public, the audience."""
    parts = [answer.question, "on", answer.on.isoformat()]
    if answer.known_at:
        parts += ["known-at", f"{answer.known_at.astimezone(UTC):%Y-%m-%dT%H%MZ}"]
    if answer.audience != Audience.PUBLIC:
        parts.append(answer.audience.value.replace("_", "-"))
    return f"{'-'.join(parts)}.{ending}"


def identifier(answer: Answer) -> str:
    """What the answer can be quoted by: its question, its day and a digest of all that it says.

    The same answer has the same identifier whenever it is made; one that says anything else has another.
    """
    content = json.dumps(_document(answer), ensure_ascii=False, sort_keys=True)
    return f"{answer.question}-{answer.on.isoformat()}-{sha256(content.encode()).hexdigest()[:12]}"


@dataclass(frozen=True)
class _Line:
    """One line of the CSV file: the table that it belongs to and its cells by column."""

    table: str
    cells: dict[str, Any]


def to_csv(answer: Answer, *, generated_at: datetime) -> bytes:
    """All tables of the answer one under the other, and after them what must be read with them, line by line.

    The first column names the table of a line. An empty cell means that it is not known. Text that a spreadsheet would
    take for a formula gets an apostrophe before it, because people open this file in one (EXP-02); the JSON file keeps
    every text as it is. The file begins with the mark of UTF-8, without which a spreadsheet misreads names.
    """
    lines = [
        *_data(answer),
        *(_Line("notes", {"item": item, "text": text}) for item, text in _notes(answer, generated_at)),
    ]
    names = list(dict.fromkeys([*_columns(answer), "item", "text"]))
    columns = [
        Column("table", "Table", lambda line: line.table),
        *(Column(name, name, _cell(name)) for name in names),
    ]
    return b"".join(write_csv(columns, lines, for_spreadsheets=True))


def _cell(name: str) -> Callable[[_Line], Any]:
    return lambda line: line.cells.get(name)


def _columns(answer: Answer) -> Iterator[str]:
    for table in answer.tables:
        for heading in table.headings:
            yield heading.name
            if heading.dated:
                yield f"{heading.name}_precision"
            if heading.address:
                yield heading.address


def _data(answer: Answer) -> Iterator[_Line]:
    for table in answer.tables:
        for row in _rows(table):
            yield _Line(table.name, row)


def _labelled(table: Table) -> Iterator[dict[str, str]]:
    for heading in table.headings:
        yield {"name": heading.name, "label": heading.label}
        if heading.address:
            yield {"name": heading.address, "label": f"{heading.label}: address of the page"}


def _rows(table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a table by column, each dated column with its precision, and a link with its address (EXP-01)."""
    for row in table.rows:
        cells: dict[str, Any] = {}
        for heading, cell in zip(table.headings, row, strict=True):
            cells[heading.name] = cell if isinstance(cell, int) else str(cell)
            if heading.dated:
                cells[f"{heading.name}_precision"] = PartialDate(str(cell)).precision
            if heading.address:
                cells[heading.address] = address_of(cell)
        yield cells


_SAID_ABOVE = {"As at", "As known"}
"""Parameters that the notes give as machines read them."""


def _notes(answer: Answer, generated_at: datetime) -> Iterator[tuple[str, str]]:
    yield "question", answer.title
    yield "answer identifier", identifier(answer)
    if answer.request:
        yield "request", answer.request
    yield "as of", answer.on.isoformat()
    yield "known at", _moment(answer.known_at or generated_at)
    yield "made at", _moment(generated_at)
    yield from ((each.label.lower(), each.words) for each in answer.parameters if each.label not in _SAID_ABOVE)
    yield "audience", answer.audience.label
    yield "answer", answer.sentence
    yield from (("definition", text) for text in answer.definition)
    yield "counting rule", answer.counting_rule
    yield from (("coverage", text) for text in answer.coverage)
    yield from (("caveat", text) for text in answer.caveats)
    yield from (("warning", text) for text in answer.warnings)
    yield from (("withheld", f"{each.count} {each.what}: {each.reason}") for each in answer.withheld)
    if answer.citations:
        yield "lines", LINES_COUNTED
    yield from (("source", cited(citation)) for citation in answer.citations)


def cited(citation: Citation) -> str:
    """A citation in one line: "Report, section B.12, line 32: “words” (as of 3 November 2011; stated)"."""
    words = f"“{citation.quote}”" if citation.quote else citation.says
    as_of = f"as of {citation.as_of.words}; " if citation.as_of else ""
    return f"{citation.document}, {citation.place}: {words} ({as_of}{citation.standing.lower()})"


def to_json(answer: Answer, *, generated_at: datetime) -> bytes:
    """The whole answer as one JSON document (EXP-06). What is not known is null."""
    document = {"identifier": identifier(answer), "generated_at": _moment(generated_at), **_document(answer)}
    document["known_at"] = _moment(answer.known_at or generated_at)
    document["query"]["parameters"] = {each.label: each.words for each in asked_at(answer, generated_at)}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def asked_at(answer: Answer, generated_at: datetime) -> tuple[Parameter, ...]:
    """What was asked for, with the moment of asking where no other was named: a file is read long after it."""
    now = Parameter(KNOWN_NOW.label, f"on {moment_in_words(generated_at)}, when it was asked")
    return tuple(now if each == KNOWN_NOW else each for each in answer.parameters)


def _document(answer: Answer) -> dict[str, Any]:
    """All that the answer says, without the moment at which it is asked and written down."""
    return {
        "as_of": answer.on.isoformat(),
        "known_at": _moment(answer.known_at) if answer.known_at else None,
        "audience": answer.audience.value,
        "query": {
            "question": answer.question,
            "title": answer.title,
            "request": answer.request or None,
            "parameters": {parameter.label: parameter.words for parameter in answer.parameters},
        },
        "answer": answer.sentence,
        "tables": [
            {
                "name": table.name,
                "caption": table.caption,
                "about": table.about or None,
                "columns": list(_labelled(table)),
                "rows": [{name: _or_null(value) for name, value in row.items()} for row in _rows(table)],
            }
            for table in answer.tables
        ],
        "definition": answer.definition,
        "counting_rule": answer.counting_rule,
        "coverage": answer.coverage,
        "caveats": answer.caveats,
        "warnings": answer.warnings,
        "withheld": [{"what": w.what, "count": w.count, "reason": w.reason} for w in answer.withheld],
        "sources": [_source(citation) for citation in answer.citations],
    }


def _source(citation: Citation) -> dict[str, Any]:
    return {
        "statement": citation.statement,
        "document": citation.document,
        "document_key": citation.source,
        "publisher": citation.publisher or None,
        "reference": citation.reference or None,
        "section": citation.section or None,
        "lines": citation.lines,
        "quote": citation.quote or None,
        "says": citation.says,
        "as_of": str(citation.as_of) or None,
        "as_of_precision": citation.as_of.precision or None,
        "standing": citation.standing,
    }


def _or_null(value: Any) -> Any:
    return None if value == "" else value


def _moment(moment: datetime) -> str:
    """A moment in UTC to the second: 2022-06-30T11:00:00Z."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
