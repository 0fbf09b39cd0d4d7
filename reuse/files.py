"""Tables as files: CSV, JSON and ODS. The same data gives the same bytes, with their checksum (EXP-01, EXP-02).

A file is made whole before the first byte of it is sent, because its checksum goes before it: what is made waits in
memory up to a megabyte, and on the disk beyond that. A large table would keep its reader waiting, and is sent while it
is made.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, Any

from django.conf import settings

from groups.disclosure import Link
from groups.exports import listed_sources
from groups.filtering import sent_back
from iag_registry.lib.ods import MEDIA_TYPE as ODS_TYPE
from iag_registry.lib.ods import Sheet, write_ods
from iag_registry.lib.once_a_page import as_one_page
from iag_registry.lib.tables import ColumnType, json_value, many_at_once, plain_text, write_csv
from reuse.asking import Listed, Table
from reuse.licence import licence_name
from reuse.rows import Rows

IN_MEMORY = 1024 * 1024
WHOLE = 512 * 1024
"""A table of more bytes is sent while it is made."""
CHUNK = 64 * 1024
CSV_TYPE = "text/csv; charset=utf-8"


@dataclass(frozen=True)
class MadeFile:
    """A file that is ready to be sent: its bytes, how many they are, and their SHA-256; closed once it has been."""

    content: IO[bytes]
    size: int
    sha256: str

    def __iter__(self) -> Iterator[bytes]:
        while chunk := self.content.read(CHUNK):
            yield chunk

    def close(self) -> None:
        self.content.close()


def made(chunks: Iterable[bytes]) -> MadeFile:
    """A file of these bytes."""
    content: IO[bytes] = BytesIO()
    digest, size = sha256(), 0
    for chunk in chunks:
        if size <= IN_MEMORY < size + len(chunk):
            content = _on_disk(content)
        content.write(chunk)
        digest.update(chunk)
        size += len(chunk)
    content.seek(0)
    return MadeFile(content, size, digest.hexdigest())


def made_or_begun(chunks: Iterator[bytes]) -> MadeFile | Iterator[bytes]:
    """A file of these bytes; where they are more than `WHOLE`, and no single piece, the bytes with the first made."""
    begun: deque[bytes] = deque()
    size = 0
    for chunk in chunks:
        if size > WHOLE:
            begun.append(chunk)
            return as_one_page(_continued(begun, chunks))
        begun.append(chunk)
        size += len(chunk)
    return made(_continued(begun, ()))


def _continued(begun: deque[bytes], rest: Iterable[bytes]) -> Iterator[bytes]:
    """All the bytes; none that was given is held."""
    while begun:
        yield begun.popleft()
    yield from rest


def _on_disk(content: IO[bytes]) -> IO[bytes]:
    """The same bytes in a file without a name."""
    file = TemporaryFile()  # noqa: SIM115 - closed once it has been sent
    content.seek(0)
    copyfileobj(content, file)
    return file


@dataclass
class Measure:
    """How many bytes have passed, and their SHA-256."""

    size: int = 0

    def __post_init__(self) -> None:
        self._digest = sha256()

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def passing(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The same bytes, measured as they pass."""
        for chunk in chunks:
            self.size += len(chunk)
            self._digest.update(chunk)
            yield chunk


def csv_of(table: Table, rows: Rows) -> Iterator[bytes]:
    """The table as CSV for programs, of which no cell is a formula (EXP-02)."""
    return write_csv(table.columns, _each(rows), guarded=True)


def json_of(table: Table, listed: Listed) -> Iterator[bytes]:
    """The table as one JSON document, row by row, and after them the documents that they cite (EXP-06).

    What is not known is null.
    """
    about = {
        "table": table.name,
        "title": table.title,
        "about": table.about,
        "as_of": listed.reading.day.isoformat(),
        "query": sent_back(listed.asked),
        "publisher": settings.PUBLISHER_NAME,
        "licence": {"name": licence_name(), "url": settings.DATA_LICENCE_URL},
        "columns": [
            {"name": each.name, "label": each.label, "description": each.description, "type": str(each.type)}
            for each in table.columns
        ],
    }
    yield (json.dumps(about, ensure_ascii=False, indent=1)[:-2] + ',\n "rows": [').encode()
    cited: set[Link] = set()
    rows = (
        {column.name: json_value(column.get(row)) for column in table.columns}
        for row in _noting(table, _each(listed.rows), cited)
    )
    written = (json.dumps(row, ensure_ascii=False) for row in rows)
    yield from many_at_once(f"{',' if number else ''}\n  {row}" for number, row in enumerate(written))
    sources = f',\n "sources": {json.dumps(listed_sources(cited), ensure_ascii=False)}' if table.cites else ""
    yield f"\n ]{sources}\n}}\n".encode()


def _noting(table: Table, rows: Iterable[Any], cited: set[Link]) -> Iterator[Any]:
    """The same rows; what they cite is noted as they pass."""
    for row in rows:
        if table.cites and (source := table.cites(row)):
            cited.add(source)
        yield row


def ods_of(table: Table, listed: Listed) -> Iterator[bytes]:
    """The table as a spreadsheet for people; the whole of it is in memory while it is written."""
    rows = [[_spreadsheet_cell(column.get(row)) for column in table.columns] for row in _each(listed.rows)]
    sheet = Sheet(table.title, [column.label for column in table.columns], rows)
    day = listed.reading.day.isoformat()
    yield write_ods([sheet], title=f"{settings.SERVICE_NAME}: {table.title}, {day}")


ENDINGS: dict[str, tuple[str, Callable[[Table, Listed], Iterator[bytes]]]] = {
    "csv": (CSV_TYPE, lambda table, listed: csv_of(table, listed.rows)),
    "json": ("application/json", json_of),
    "ods": (ODS_TYPE, ods_of),
}
"""The forms in which a table is given, by the ending of its address: the media type, and what writes it."""

FORMATS = {
    ColumnType.TEXT: "Text",
    ColumnType.NUMBER: "A whole number",
    ColumnType.TRUTH: "true or false",
    ColumnType.DAY: "A day: 2022-06-30",
    ColumnType.PARTIAL_DATE: "A date as far as it is known: 2022, 2022-06 or 2022-06-30",
    ColumnType.TEXTS: "Several texts; in CSV and ODS parted by “; ”",
    ColumnType.ADDRESS: "An address on this site, without its beginning",
    ColumnType.ADDRESSES: "Several addresses on this site; in CSV and ODS parted by “; ”",
}
"""How a value of each type is written."""


def _each(rows: Rows) -> Iterator[Any]:
    for batch in rows.batches():
        yield from batch


def _spreadsheet_cell(value: Any) -> str | int | float:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else plain_text(value)
