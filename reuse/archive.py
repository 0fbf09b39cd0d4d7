"""The archive of a day: every table with its descriptions in one ZIP file, kept a while and given while true.

An archive is a copy, and what is in it may be taken back: a name withheld, minutes withdrawn, a record deleted. So it
is given only while each file in it is, byte for byte, what the register says of that day when it is asked for. Else it
is not given, from that moment on, and the next run makes it anew.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import DEFAULT_STORAGE_ALIAS, settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, default_storage, storages
from django.utils import timezone

from freshness.kept import PAGES
from freshness.revision import read_mark
from reuse.asking import Table
from reuse.descriptions.csvw import csvw_group
from reuse.descriptions.package import Packed, data_package
from reuse.descriptions.popolo import popolo
from reuse.files import CHUNK, Measure, csv_of
from reuse.licence import caveat
from reuse.packing import document
from reuse.tables import TABLES, of_day

FOLDER = "archive"
NAME = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})-(?P<sha256>[0-9a-f]{64})\.zip")
SUMS = "SHA256SUMS"
CSVW = "csv-metadata.json"
README_FILE = "README.txt"
HALF = ".half"
VERDICT_SECONDS = 60 * 60
BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can write down: its files have no time of their own."""

README = """\
{service}
Published by {publisher}, {site}/data/

The public tables of the register as it stood on {day}, as far as that was known when this archive was made.

Licence: {licence}
{confirmed}Words quoted from a document belong to its publisher.

{tables}  datapackage.json
      What each column means, and the size and checksum of each table (Frictionless Data Package).
  csv-metadata.json
      The same for CSV on the Web.
  popolo.json
      Organizations, persons, memberships, posts and events (Popolo).
  {sums}
      The SHA-256 of every other file; check them with: sha256sum -c {sums}

CSV files are UTF-8 with CRLF. An empty cell means that it is not known; several values are parted by "; ". Before what
a spreadsheet would take for a formula stands an apostrophe.

What the register publishes may be put right or taken back later. Whoever passes this archive on is asked to fetch it
anew from time to time.
"""


@dataclass(frozen=True)
class Archive:
    """One archive that is kept: of which day, where, how large, and its SHA-256."""

    day: date
    name: str
    size: int
    sha256: str


def kept() -> list[Archive]:
    """The archives that are kept, the latest day first, whether or not they may be given."""
    if not default_storage.exists(FOLDER):
        return []
    found = []
    for name in default_storage.listdir(FOLDER)[1]:
        if match := NAME.fullmatch(name):
            path = f"{FOLDER}/{name}"
            day = date.fromisoformat(match["day"])
            found.append(Archive(day, path, default_storage.size(path), match["sha256"]))
    return sorted(found, key=lambda each: (each.day, each.name), reverse=True)


def still_true(archive: Archive) -> bool:
    """Whether every file of an archive is what the register says of its day now."""
    return _sums_in(archive) == "".join(_sums(archive.day))


def _sums_in(archive: Archive) -> str:
    """The checksums that an archive gives; none where the nightly run has just taken it away."""
    try:
        with default_storage.open(archive.name) as stored, ZipFile(stored) as zipped:
            return zipped.read(SUMS).decode()
    except FileNotFoundError:
        return ""


def may_be_given(archive: Archive) -> bool:
    """Whether an archive is still true; worked out once for each state of the public record (decision 39)."""
    if not settings.PAGES_KEPT:
        return still_true(archive)
    # The state is read before the rows: an answer is never remembered for a later state than that of its rows.
    place = _place_of_verdict(archive, read_mark())
    verdict: bool | None = PAGES.get(place)
    if verdict is None:
        verdict = still_true(archive)
        PAGES.set(place, verdict, VERDICT_SECONDS)
    return verdict


def known_to_be_false(archives: Iterable[Archive]) -> set[Archive]:
    """Those that were found, since the record last changed, not to be true; nothing is worked out, one query."""
    if not settings.PAGES_KEPT:
        return set()
    mark = read_mark()
    return {each for each in archives if PAGES.get(_place_of_verdict(each, mark)) is False}


def _place_of_verdict(archive: Archive, mark: str) -> str:
    return sha256(f"{archive.name}\n{timezone.localdate()}\n{mark}".encode()).hexdigest()


def is_described_as_now(archive: Archive) -> bool:
    """Whether what an archive says of itself and of its tables is what would be said now.

    An archive of which this is not so, because a setting or a column has changed, is not given (`still_true`); asking
    costs no query. One of which it is so may still hold rows of which the register says something else now.
    """
    sums = set(_sums_in(archive).splitlines(keepends=True))
    wanted = {CSVW: document(csvw_group(_paths())), README_FILE: _readme(archive.day).encode()}
    return {f"{sha256(content).hexdigest()}  {name}\n" for name, content in wanted.items()} <= sums


def write(day: date) -> Archive:
    """Make the archive of a day and put it in its place in one step; others of the same day are taken away."""
    with TemporaryFile() as target:
        _zip(day, target)
        digest = _digest(target)
        target.seek(0)
        name = f"{FOLDER}/{day.isoformat()}-{digest}.zip"
        if not default_storage.exists(name):
            _put(storages[DEFAULT_STORAGE_ALIAS], name, target)
    _take_away(lambda each: each.day == day and each.name != name)
    return Archive(day, name, default_storage.size(name), digest)


def tidy() -> list[date]:
    """Make anew what is no longer true, and take away the oldest beyond the number that is kept; the days made anew.

    What an interrupted run left half written goes too.
    """
    for name in default_storage.listdir(FOLDER)[1]:
        if name.endswith(HALF):
            default_storage.delete(f"{FOLDER}/{name}")
    days = sorted({each.day for each in kept()}, reverse=True)
    last = set(days[: settings.ARCHIVES_KEPT])
    _take_away(lambda each: each.day not in last)
    false = [each for each in kept() if not still_true(each)]
    for each in false:
        write(each.day)
    return [each.day for each in false]


def _zip(day: date, target: IO[bytes]) -> None:
    sums = []
    with ZipFile(target, "w", ZIP_DEFLATED) as zipped:
        for name, chunks in _files(day):
            measure = Measure()
            with zipped.open(_entry(name), "w") as entry:
                for chunk in measure.passing(chunks):
                    entry.write(chunk)
            sums.append(_sum(name, measure))
        with zipped.open(_entry(SUMS), "w") as entry:
            entry.write("".join(sums).encode())


def _sums(day: date) -> Iterator[str]:
    for name, chunks in _files(day):
        measure = Measure()
        for _ in measure.passing(chunks):
            pass
        yield _sum(name, measure)


def _files(day: date) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The files of an archive in their order; each must be read to its end before the next is asked for."""
    packed = []
    for path, table in _paths().items():
        measure = Measure()
        yield path, measure.passing(csv_of(table, of_day(table, day)))
        packed.append(Packed(table, path, measure.size, measure.sha256))
    yield CSVW, iter([document(csvw_group(_paths()))])
    yield "datapackage.json", iter([document(data_package(packed, day))])
    yield "popolo.json", iter([document(popolo(day))])
    yield README_FILE, iter([_readme(day).encode()])


def _paths() -> dict[str, Table]:
    """The tables of an archive by the names of their files, in their order."""
    return {f"data/{table.name}.csv": table for table in sorted(TABLES, key=lambda each: each.name)}


def _readme(day: date) -> str:
    context = {
        "day": day.isoformat(),
        "service": settings.SERVICE_NAME,
        "publisher": settings.PUBLISHER_NAME,
        "site": settings.PUBLIC_URL,
        "licence": f"{settings.DATA_LICENCE_NAME}, {settings.DATA_LICENCE_URL}",
        "confirmed": f"{caveat()}\n" if caveat() else "",
        "tables": "".join(f"  data/{table.name}.csv\n      {table.about}\n" for table in TABLES),
        "sums": SUMS,
    }
    return README.format(**context)


def _sum(name: str, measure: Measure) -> str:
    return f"{measure.sha256}  {name}\n"


def _entry(name: str) -> ZipInfo:
    """A file in an archive, alike on every machine."""
    entry = ZipInfo(name, BEGINNING_OF_TIME)
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
    return entry


def _digest(target: IO[bytes]) -> str:
    target.seek(0)
    digest = sha256()
    while chunk := target.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _put(storage: Storage, name: str, content: IO[bytes]) -> None:
    """Keep a file under its name in one step: a folder gets it under another name first, a store takes it whole."""
    if isinstance(storage, FileSystemStorage):
        half = Path(storage.path(storage.save(f"{name}{HALF}", File(content))))
        half.replace(storage.path(name))
    else:
        storage.save(name, File(content))


def _take_away(wanted: Callable[[Archive], bool]) -> None:
    for each in kept():
        if wanted(each):
            default_storage.delete(each.name)
