"""Proves that a pack is what was released, from its file alone: nothing is asked of a database or of the network.

Each file is held against its checksum in the manifest, the manifest against its own digest, what must be there against
what is, and the archive against the only way in which packs are written, so that no byte of it can be another.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import StringIO
from typing import Any

from foi.disclosure.reply_document import FILE, ReplyDocument
from foi.packing.archive import BrokenArchive, read_archive
from foi.packing.letter import letter_blocks
from foi.packing.manifest import FORM, digest, expected_names, text
from foi.packing.packed_file import CSV, MANIFEST
from iag_registry.lib.documents import plain_text

LETTER = "letter.txt"
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError, MemoryError)
"""What reading something may raise that was made to do harm."""


@dataclass(frozen=True)
class Verdict:
    """What was found: what the pack says that it is, how many files it has, its checksum, and all that is wrong."""

    reference: str
    version: int
    dated: str
    files: int
    sha256: str
    problems: tuple[str, ...]
    is_the_one_asked_for: bool = False
    """Whether the checksum of the whole is the one that was given from elsewhere."""
    remarks: tuple[str, ...] = ()
    """What is to be known of it, and proves nothing against it."""

    @property
    def agrees_with_itself(self) -> bool:
        return not self.problems

    @property
    def is_proved(self) -> bool:
        """True where it is what was released: that takes a checksum from elsewhere, for anyone can write a pack."""
        return self.agrees_with_itself and self.is_the_one_asked_for


def verify(content: bytes, *, expected: str = "") -> Verdict:
    """What is to be said of a pack; `expected` is the checksum that the disclosure log gives for it, if it is known.

    Whatever the file is, it gets a verdict: what cannot be read is told as a problem, and nothing is raised.
    """
    whole = sha256(content).hexdigest()
    problems: list[str] = []
    is_the_one = expected.strip().lower() == whole
    if expected and not is_the_one:
        problems.append(f"The file as a whole has the checksum {whole}, and not the one that you gave.")
    try:
        files = read_archive(content)
    except BrokenArchive as broken:
        return Verdict("", 0, "", 0, whole, (*problems, str(broken)))
    listed, said = _manifest(files)
    problems += said
    letter: list[str] = []
    if listed:
        try:
            problems += [*_files(listed, files), *_reply(listed, files)]
            letter = list(_letter(files))
        except UNREADABLE:
            problems.append("Its files are not what the list says of them: it has been changed.")
    return Verdict(
        reference=listed.get("reference", ""),
        version=listed.get("version", 0),
        dated=listed.get("dated", ""),
        files=len(files),
        sha256=whole,
        # The words of letters may have changed since: where the whole is known to be as it left, that proves nothing.
        problems=(*problems, *(() if is_the_one else letter)),
        is_the_one_asked_for=is_the_one,
        remarks=tuple(letter) if is_the_one else (),
    )


def _manifest(files: Mapping[str, bytes]) -> tuple[dict[str, Any], list[str]]:
    """The manifest, empty where it cannot be used, and what is wrong with it."""
    if MANIFEST not in files:
        return {}, [f"It has no {MANIFEST}: it is no pack, or its list was taken out."]
    try:
        written = files[MANIFEST].decode()
        listed = json.loads(written)
    except (ValueError, RecursionError):
        return {}, [f"{MANIFEST} cannot be read: it has been changed."]
    if not isinstance(listed, dict) or listed.get("form") != FORM:
        return {}, [f"{MANIFEST} is of no form that this program knows."]
    said = []
    try:
        if listed.get("digest") != digest({n: value for n, value in listed.items() if n != "digest"}):
            said.append(f"{MANIFEST} does not fit its own digest: it has been changed.")
        elif text(listed) != written:
            said.append(f"{MANIFEST} is not written as packs write it: it has been changed.")
        list(expected_names(listed))
        _refuse_other_sorts(listed)
    except UNREADABLE:
        return {}, [*said, f"{MANIFEST} lacks what every pack lists: it has been changed."]
    return listed, said


def _refuse_other_sorts(listed: dict[str, Any]) -> None:
    """Raise KeyError, TypeError or ValueError where the list lacks something, or has another sort of thing there."""
    sorts = [(listed, {"reference": str, "version": int, "dated": str, "answers": list, "minutes": list})]
    sorts += [(each, {"name": str, "bytes": int, "sha256": str}) for each in listed["files"]]
    sorts += [(each, {"annex": int, "identifier": str}) for each in listed["answers"]]
    for row, wanted in sorts:
        for name, sort in wanted.items():
            if type(row[name]) is not sort:
                raise TypeError(name)
    date.fromisoformat(listed["dated"])


def _files(listed: dict[str, Any], files: Mapping[str, bytes]) -> Iterator[str]:
    """Files that are changed, missing or not listed."""
    entries = {entry["name"]: entry for entry in listed["files"]}
    for name, entry in entries.items():
        if name not in files:
            yield f"{name} is listed, and is not there."
        elif len(files[name]) != entry["bytes"] or sha256(files[name]).hexdigest() != entry["sha256"]:
            yield f"{name} has been changed: it does not fit its checksum."
        elif entry.get("media_type") == CSV and _rows(files[name]) != entry.get("rows", -1):
            yield f"{name} has another number of rows than the list says."
    for name in files:
        if name != MANIFEST and name not in entries:
            yield f"{name} is there, and is not listed."
    for name in expected_names(listed):
        if name not in entries:
            yield f"{name} belongs to every such pack, and is not listed."


def _reply(listed: dict[str, Any], files: Mapping[str, bytes]) -> Iterator[str]:
    """Where the reply for programs and the list say different things of the same pack."""
    if FILE not in files:
        return
    try:
        reply = ReplyDocument.from_text(files[FILE].decode())
    except UNREADABLE:
        yield f"{FILE} cannot be read."
        return
    says = (reply.reference, reply.version, reply.dated)
    if says != (listed.get("reference"), listed.get("version"), listed.get("dated")):
        yield f"{FILE} and {MANIFEST} speak of different replies."
    if [answer.identifier for answer in reply.answers] != [each.get("identifier") for each in listed["answers"]]:
        yield f"{FILE} and {MANIFEST} list different answers."
    for answer in reply.answers:
        if answer.document.identifier != answer.identifier:
            yield f"{FILE}: annex {answer.annex} does not fit its identifier."


def _letter(files: Mapping[str, bytes]) -> Iterator[str]:
    """Where the letter does not say what the reply for programs says: it is written again and compared."""
    if FILE not in files or LETTER not in files:
        return
    try:
        reply = ReplyDocument.from_text(files[FILE].decode())
        again = plain_text(letter_blocks(reply)).encode()
    except UNREADABLE:
        yield f"{FILE} makes no letter: it has been changed."
        return
    if again != files[LETTER]:
        yield f"{LETTER} is not the letter that this program makes of {FILE}."


def _rows(content: bytes) -> int | None:
    """How many rows a table has below its heads; None where it is no table that can be read."""
    try:
        return sum(1 for _ in csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))) - 1
    except (ValueError, csv.Error):
        return None
