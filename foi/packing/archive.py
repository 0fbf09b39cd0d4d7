"""A pack as one file: a ZIP whose bytes follow from its files and from nothing else.

Nothing is compressed, because what compresses is a library that changes with the years; the files in it are small, and
most are compressed already. Times, owners and rights are the same in every archive.
"""

import zipfile
from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

NO_TIME = (1980, 1, 1, 0, 0, 0)
MADE_ON = 3
"""The system that every archive says it was made on, wherever it was."""
MOST_FILES = 5000
MOST = 200 * 1024 * 1024
"""How many files and bytes an archive may have: no reply has nearly as many."""
OTHERWISE = "It is not written as packs are: something was added, or changed, around its files."


class BrokenArchive(Exception):
    """What is wrong with an archive, in words for people."""


def write_archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The bytes of an archive with these files, in the order given."""
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_STORED) as written:
        for name, content in files:
            entry = ZipInfo(name, NO_TIME)
            entry.create_system = MADE_ON
            entry.external_attr = 0o644 << 16
            written.writestr(entry, content)
    return archive.getvalue()


def read_archive(content: bytes) -> dict[str, bytes]:
    """The files of an archive that ``write_archive`` made, by name; BrokenArchive where a single byte is another."""
    if len(content) > MOST:
        raise BrokenArchive(f"It has {len(content):,} bytes, more than any pack.")
    try:
        files = _read(content)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, OverflowError) as e:
        raise BrokenArchive("It is not a ZIP archive that can be read: it has been changed, or cut short.") from e
    if twice := sorted(name for name, times in Counter(name for name, _ in files).items() if times > 1):
        raise BrokenArchive(f"It holds more than one file named {', '.join(twice)}.")
    if write_archive(files) != content:
        raise BrokenArchive(OTHERWISE)
    return dict(files)


def _read(content: bytes) -> list[tuple[str, bytes]]:
    with ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
        if any(entry.compress_type != ZIP_STORED for entry in entries):
            # Nothing that is compressed is ever unpacked: neither a bomb nor what is damaged comes to anything.
            raise BrokenArchive(OTHERWISE)
        if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST:
            raise BrokenArchive("It says that it holds more than any pack.")
        return [(entry.filename, archive.read(entry)) for entry in entries]
