"""The writers of tables: one list of columns, written as CSV for machines or spreadsheets, or as JSON (EXP-01, EXP-02).

A column takes its value out of a row, which is a view and never a record. The same rows give the same bytes, in the
order given; only ``generated_at`` of a JSON document differs from one moment to the next.
"""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import chain
from string import ascii_letters, digits
from typing import Any
from unicodedata import normalize

from iag_registry.lib.partial_dates import PartialDate

FORMULA_STARTS = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula; some take the full-width forms of these for it too."""
QUOTE = '"'
_QUOTED = re.compile(r'[",\r\n]')
"""What must stand in quotes in CSV."""
_HARMLESS = frozenset(ascii_letters + digits + "/")
"""Characters of which it is plain that no formula begins with them, as nearly every text begins."""
_BLANKS = re.compile(r"[\s\x00-\x1f\u00ad\u200b-\u200f\u2060\ufeff]*")
"""What some spreadsheets pass over at the beginning of a cell."""

CHUNK = 64 * 1024
"""How many characters of a file are written at once, or a little more."""

Plain = str | int | float | bool | date | None
Cell = Plain | Sequence[Plain]


class ColumnType(StrEnum):
    """What sort of value a column holds, where it holds one."""

    TEXT = "text"
    NUMBER = "whole number"
    TRUTH = "true or false"
    DAY = "day"
    PARTIAL_DATE = "date as far as it is known"
    TEXTS = "several texts"
    ADDRESS = "address"
    ADDRESSES = "several addresses"


@dataclass(frozen=True)
class Column:
    """One column: its name for machines, its label and description for people, and how to get its value from a row."""

    name: str
    label: str
    get: Callable[[Any], Cell]
    description: str = ""
    type: ColumnType = ColumnType.TEXT
    codes: tuple[tuple[str, str], ...] = ()
    """Every value that a column of codes may hold, with what it means; none where any text may stand in it."""


def coded(choices: Iterable[tuple[str, Any]]) -> tuple[tuple[str, str], ...]:
    """The codes of a closed list, as the columns have them."""
    return tuple((str(code), str(label)) for code, label in choices)


def worded_columns(
    name: str, label: str, get: Callable[[Any], str], description: str, choices: Iterable[tuple[str, Any]]
) -> tuple[Column, Column]:
    """The two columns of a word out of a closed list: the word, and its code; both are empty where it is.

    The second raises ``KeyError`` for a word that is not of the list.
    """
    codes = coded(choices)
    by_word = {"": "", **{word: code for code, word in codes}}
    return (
        Column(name, label, get, description),
        Column(f"{name}_code", f"{label} (code)", lambda row: by_word[get(row)], "The same as a code.", codes=codes),
    )


PRECISIONS = (("year", "The year is known"), ("month", "Year and month are known"), ("day", "The day is known"))


def partial_date_columns(
    name: str, label: str, get: Callable[[Any], PartialDate], description: str = ""
) -> tuple[Column, Column]:
    """The two columns of a partial date: as far as it is known, and how far that is ("year", "month" or "day")."""
    return (
        Column(name, label, get, description, ColumnType.PARTIAL_DATE),
        Column(
            f"{name}_precision",
            f"{label}: precision",
            lambda row: PartialDate(get(row)).precision,
            f"How far “{name}” is known: year, month or day; empty where it is not known.",
            codes=PRECISIONS,
        ),
    )


def write_csv(
    columns: Sequence[Column], rows: Iterable[Any], *, for_spreadsheets: bool = False, guarded: bool = False
) -> Iterator[bytes]:
    """The lines of a CSV file (RFC 4180): UTF-8, CRLF, the names of the columns first; an empty cell means not known.

    Many lines are given at once, so that a row costs little; a row is never parted.
    Several values in one cell are parted by "; ". With ``for_spreadsheets`` a text that a spreadsheet would take for a
    formula gets an apostrophe before it (EXP-02), a line break within a cell becomes " / ", and the file begins with
    the mark by which a spreadsheet knows UTF-8; the file for machines is never changed in these ways. With ``guarded``
    only the apostrophe is given, in such a way that `unguarded_text` finds every text again.
    Raises ``TypeError`` for a value that is not text, a number, a date, true, false, nothing or a list of these.
    """
    as_text = _guarded_cell if guarded else _spreadsheet_cell if for_spreadsheets else plain_text
    names = [column.name for column in columns]
    head = _csv_line([spreadsheet_text(name) for name in names] if for_spreadsheets else names)
    getters = [column.get for column in columns]
    if for_spreadsheets:
        yield BOM_UTF8
    yield from many_at_once(chain([head], (_csv_line([as_text(get(row)) for get in getters]) for row in rows)))


def many_at_once(texts: Iterable[str]) -> Iterator[bytes]:
    """Texts as UTF-8, many together, so that each costs little to send; none is parted."""
    together: list[str] = []
    size = 0
    for text in texts:
        together.append(text)
        size += len(text)
        if size >= CHUNK:
            yield "".join(together).encode()
            together, size = [], 0
    if together:
        yield "".join(together).encode()


def _csv_line(cells: Sequence[str]) -> str:
    """One line, as `csv.writer` writes it; a text of many lines costs no more than any other."""
    if cells == [""]:
        return '""\r\n'  # an empty line would be no row
    quoted = [f'"{cell.replace(QUOTE, QUOTE * 2)}"' if _QUOTED.search(cell) else cell for cell in cells]
    return f"{','.join(quoted)}\r\n"


def stream_json(
    columns: Sequence[Column],
    rows: Iterable[Any],
    *,
    as_of: date,
    generated_at: datetime,
    query: Mapping[str, Any],
    sources: Sequence[Mapping[str, Any]],
    **envelope: Any,
) -> Iterator[bytes]:
    """One JSON document, row by row: when the facts held, when it was made, what was asked and of whom, columns, rows.

    ``envelope`` adds members of its own, between the sources and the columns. What is not known is null. Raises
    ``TypeError`` for a value that is not text, a number, a date, true, false, nothing or a list of these.
    """
    document = {
        "as_of": as_of.isoformat(),
        "generated_at": _moment(generated_at),
        "query": dict(query),
        "sources": [dict(source) for source in sources],
        **envelope,
        "columns": [{"name": c.name, "label": c.label, "description": c.description} for c in columns],
        "rows": [],
    }
    yield _json(document).removesuffix("]\n}").encode()
    before, after = "\n    ", ""
    for row in rows:
        values = {column.name: json_value(column.get(row)) for column in columns}
        # A line break within a text is written as a sign, so that these are those between the members.
        yield (before + _json(values).replace("\n", "\n    ")).encode()
        before, after = ",\n    ", "\n  "
    yield f"{after}]\n}}\n".encode()


def write_json(columns: Sequence[Column], rows: Iterable[Any], **members: Any) -> bytes:
    """The document of `stream_json` as a whole, for a list that is not long."""
    return b"".join(stream_json(columns, rows, **members))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _moment(moment: datetime) -> str:
    """A moment in UTC to the second: 2022-06-30T11:00:00Z."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def json_value(value: Cell) -> Any:
    """The value of a cell as JSON has it: what is not known is null. Raises ``TypeError`` for any other value."""
    if isinstance(value, list | tuple):
        return [json_value(part) for part in value]
    match value:
        case bool() | int() | float():
            return value
        case None | "":
            return None
        case str():
            return str(value)
        case datetime():
            return _moment(value)
        case date():
            return value.isoformat()
    raise TypeError(f"A table holds plain values, not {type(value).__name__}.")


def plain_text(value: Cell) -> str:
    """The value of a cell as the CSV for programs has it."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, list | tuple):
        return "; ".join(map(plain_text, value))
    plain = json_value(value)
    if isinstance(plain, bool):
        return "true" if plain else "false"
    return "" if plain is None else str(plain)


def _spreadsheet_cell(value: Cell) -> str:
    return plain_text(value) if _is_number(value) else spreadsheet_text(plain_text(value))


def _guarded_cell(value: Cell) -> str:
    return guarded_text(plain_text(value))


def _is_number(value: Cell) -> bool:
    """Whether a cell is a number, or true or false, which no spreadsheet takes for a formula: -1 stays -1."""
    return isinstance(value, bool | int | float)


def spreadsheet_text(text: str) -> str:
    """The text on one line, made harmless where a spreadsheet would take it for a formula (EXP-02)."""
    if "\n" in text or "\r" in text:
        text = " / ".join(line.strip() for line in text.splitlines() if line.strip())
    return f"'{text}" if _may_be_a_formula(text) else text


def guarded_text(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would take for a formula, apostrophes before it or not."""
    return f"'{text}" if _may_be_a_formula(text.lstrip("'")) else text


def unguarded_text(text: str) -> str:
    """The text of which `guarded_text` made this one."""
    return text[1:] if text.startswith("'") and _may_be_a_formula(text.lstrip("'")) else text


def _may_be_a_formula(text: str) -> bool:
    if text[:1] in _HARMLESS:
        return False
    blanks = _BLANKS.match(text)
    begins = text[blanks.end() if blanks else 0 :][:1]
    return text.startswith(("\t", "\r")) or normalize("NFKC", begins).startswith(FORMULA_STARTS)
