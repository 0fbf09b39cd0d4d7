"""Proves that a pack is what was released, from its file alone: nothing is asked of a database or of the network.

Each file is held against its checksum in the manifest, the manifest against its own digest, what must be there against
what is, and the archive against the only way in which packs are written, so that no byte of it can be another.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from typing import Any

from foi.disclosure.reply_document import FILE, ReplyDocument
from foi.packing.archive import BrokenArchive, read_archive
from foi.packing.manifest import FORM, digest, expected_names, text
from foi.packing.packed_file import CSV, MANIFEST


@dataclass(frozen=True)
class Verdict:
    """What was found: what the pack says that it is, how many files it has, its checksum, and all that is wrong."""

    reference: str
    version: int
    dated: str
    files: int
    sha256: str
    problems: tuple[str, ...]

    @property
    def is_proved(self) -> bool:
        return not self.problems


def verify(content: bytes, *, expected: str = "") -> Verdict:
    """What is to be said of a pack; `expected` is the checksum that the disclosure log gives for it, if it is known."""
    whole = sha256(content).hexdigest()
    problems = []
    if expected and expected.strip().lower() != whole:
        problems.append(f"The file as a whole has the checksum {whole}, and not the one that you gave.")
    try:
        files = read_archive(content)
    except BrokenArchive as broken:
        return Verdict("", 0, "", 0, whole, (*problems, str(broken)))
    listed, said = _manifest(files)
    problems += said
    if listed:
        problems += [*_files(listed, files), *_reply(listed, files)]
    return Verdict(
        reference=str(listed.get("reference", "")),
        version=int(listed.get("version", 0)),
        dated=str(listed.get("dated", "")),
        files=len(files),
        sha256=whole,
        problems=tuple(problems),
    )


def _manifest(files: Mapping[str, bytes]) -> tuple[dict[str, Any], list[str]]:
    """The manifest, empty where it cannot be used, and what is wrong with it."""
    if MANIFEST not in files:
        return {}, [f"It has no {MANIFEST}: it is no pack, or its list was taken out."]
    try:
        written = files[MANIFEST].decode()
        listed = json.loads(written)
    except ValueError:
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
        [(each["name"], each["bytes"], each["sha256"]) for each in listed["files"]]
    except (KeyError, TypeError):
        return {}, [*said, f"{MANIFEST} lacks what every pack lists: it has been changed."]
    return listed, said


def _files(listed: dict[str, Any], files: Mapping[str, bytes]) -> Iterator[str]:
    """Files that are changed, missing or not listed."""
    entries = {entry["name"]: entry for entry in listed["files"]}
    for name, entry in entries.items():
        if name not in files:
            yield f"{name} is listed, and is not there."
        elif len(files[name]) != entry["bytes"] or sha256(files[name]).hexdigest() != entry["sha256"]:
            yield f"{name} has been changed: it does not fit its checksum."
        elif entry.get("media_type") == CSV and _rows(files[name]) != entry.get("rows"):
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
    except ValueError:
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


def _rows(content: bytes) -> int:
    """How many rows a table has below its heads."""
    return sum(1 for _ in csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))) - 1
