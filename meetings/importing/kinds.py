"""What a file is, told by its content and never by its name (F2)."""

from typing import Literal

from iag_registry.lib.strange_files.archives import Archive
from meetings.importing import refusals
from meetings.importing.refusals import Refused

FileKind = Literal["docx", "odt", "html", "text"]
LARGEST = 10_000_000
ODT = "application/vnd.oasis.opendocument.text"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")


def kind_of(data: bytes) -> tuple[FileKind, Archive | None]:
    """The kind of a file, with its archive where it is one; raises Refused for every kind that is not read."""
    if len(data) > LARGEST:
        raise Refused(refusals.TOO_LARGE)
    if not data.strip(b" \t\r\n\x00"):
        raise Refused(refusals.EMPTY)
    if b"%PDF-" in data[:1024]:
        raise Refused(refusals.PDF)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise Refused(refusals.ENCRYPTED if encrypted else refusals.OLD_WORD)
    if data.startswith(PICTURES):
        raise Refused(refusals.PICTURE)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        archive = Archive(data)
        return _kind_of_archive(archive), archive
    if data.lstrip().startswith(b"{\\rtf"):
        raise Refused(refusals.RICH_TEXT)
    return _kind_of_text(data), None


def _kind_of_archive(archive: Archive) -> FileKind:
    names = archive.names
    types = archive.part("[Content_Types].xml")
    if any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in names) or b"macroEnabled" in types:
        raise Refused(refusals.MACROS)
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in names):
        raise Refused(refusals.MACROS)
    if any(name.startswith(("word/embeddings/", "word/activeX/")) for name in names):
        raise Refused(refusals.EMBEDDED)
    media_type = archive.part("mimetype").decode("ascii", "replace").strip()
    if b"encryption-data" in archive.part("META-INF/manifest.xml"):
        raise Refused(refusals.ENCRYPTED)
    if media_type in {ODT, f"{ODT}-template"}:
        return "odt"
    if media_type.startswith("application/vnd.oasis.opendocument"):
        raise Refused(refusals.SPREADSHEET)
    if b"wordprocessingml" in types:
        return "docx"
    raise Refused(refusals.SPREADSHEET if types else refusals.NOT_A_DOCUMENT)


def _kind_of_text(data: bytes) -> FileKind:
    text = decoded(data)
    start = text[:2000].lstrip().lower()
    return "html" if start.startswith(("<!doctype html", "<html", "<?xml")) or "<html" in start else "text"


def decoded(data: bytes) -> str:
    """The words of a text file in any of the encodings that editors write; raises Refused for what is not text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    strange = sum(character < " " and character not in "\t\n\r\f\v" for character in text[:20_000])
    if strange > len(text[:20_000]) / 100 or "\ufffd" * 3 in text:
        raise Refused(refusals.NOT_A_DOCUMENT)
    return text
