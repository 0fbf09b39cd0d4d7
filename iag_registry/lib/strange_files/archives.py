"""The parts of a document that is a zip archive, looked at from outside before anything is unpacked."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from iag_registry.lib.strange_files.refusals import (
    BROKEN,
    DAMAGE,
    EMBEDDED,
    ENCRYPTED,
    SWELLS,
    TOO_MANY_PARTS,
    Refused,
)

MOST_PARTS = 2_000
LARGEST_DIRECTORY = 400_000
LARGEST_PART = 12_000_000
"""Bytes of one part of text; a part that is not read, such as a picture, may be larger."""
LARGEST_WHOLE = 150_000_000
STEEPEST = 200
"""A part may unpack to this many times its size, as repeated words do; bombs reach a thousand."""
END = b"PK\x05\x06"
ARCHIVES = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\xd0\xcf\x11\xe0",
    b"MZ",
)
"""How archives, compressed files, old Office files and programs begin."""


class Archive:
    """A zip archive that has been found harmless; parts are read one by one, each up to a size.

    `inner` names the parts that are files of another kind, such as an inserted spreadsheet.
    """

    def __init__(self, data: bytes, *, may_hold_files: bool = False) -> None:
        """Raises Refused for a damaged or encrypted archive, and one that swells.

        One with other files inside is refused too, unless it `may_hold_files`: they are named, and never opened.
        """
        _check_directory(data)
        try:
            self._zip = ZipFile(BytesIO(data))
        except DAMAGE as problem:
            raise Refused(BROKEN) from problem
        self._parts = {info.filename: info for info in self._zip.infolist()}
        self._check_parts()
        self.inner = frozenset(
            name for name, info in self._parts.items() if not info.is_dir() and self.head(name, 8).startswith(ARCHIVES)
        )
        if self.inner and not may_hold_files:
            raise Refused(EMBEDDED)

    @property
    def names(self) -> frozenset[str]:
        """The names of its parts."""
        return frozenset(self._parts)

    def part(self, name: str) -> bytes:
        """What the part holds; nothing where there is no such part. Raises Refused where it is damaged."""
        info = self._parts.get(name)
        if info is None:
            return b""
        if info.file_size > LARGEST_PART:
            raise Refused(SWELLS)
        return self._read(info, LARGEST_PART)

    def head(self, name: str, most: int) -> bytes:
        """How the part begins. Raises Refused where it is damaged."""
        info = self._parts.get(name)
        return self._read(info, most) if info else b""

    def _read(self, info: ZipInfo, most: int) -> bytes:
        try:
            with self._zip.open(info) as part:
                return part.read(most)
        except DAMAGE as problem:
            raise Refused(BROKEN) from problem

    def _check_parts(self) -> None:
        parts = self._zip.infolist()
        if any(info.flag_bits & 0x1 for info in parts):
            raise Refused(ENCRYPTED)
        if len(parts) > MOST_PARTS:
            raise Refused(TOO_MANY_PARTS)
        if len(parts) > len(self._parts):
            # Two parts of one name: each program would open another one.
            raise Refused(BROKEN)
        if any(info.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for info in parts):
            raise Refused(BROKEN)
        if sum(info.file_size for info in parts) > LARGEST_WHOLE or any(_swells(info) for info in parts):
            raise Refused(SWELLS)


def _swells(info: ZipInfo) -> bool:
    return info.file_size > 1_000_000 and info.file_size > STEEPEST * max(info.compress_size, 1)


def _check_directory(data: bytes) -> None:
    """Refuse an archive whose table of contents would itself fill the memory."""
    place = data.rfind(END, max(0, len(data) - 65_557))
    if place < 0 or len(data) < place + 22:
        raise Refused(BROKEN)
    parts, size = struct.unpack("<HL", data[place + 10 : place + 16])
    if parts > MOST_PARTS or size > LARGEST_DIRECTORY:
        raise Refused(TOO_MANY_PARTS)


def make_archive(parts: dict[str, bytes]) -> BytesIO:
    """A new archive with these parts, ready to be read."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    made.seek(0)
    return made
