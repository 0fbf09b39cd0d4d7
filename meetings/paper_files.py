"""What the file of a paper is, told by its content and never by its name (F2), and what is hidden in it (F10)."""

from dataclasses import dataclass
from hashlib import sha256

from iag_registry.lib.hidden_data import described, find_hidden
from iag_registry.lib.strange_files.archives import Archive
from iag_registry.lib.strange_files.refusals import Refused

LARGEST = 25_000_000
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
OPEN_XML = "application/vnd.openxmlformats-officedocument."
OFFICE = {
    b"wordprocessingml.document": "wordprocessingml.document",
    b"spreadsheetml.sheet": "spreadsheetml.sheet",
    b"presentationml.presentation": "presentationml.presentation",
}
REFUSED = (
    "This is no file that can be kept as a paper. Choose a PDF, a Word, Excel or PowerPoint file (.docx, .xlsx, "
    ".pptx), an OpenDocument file (.odt, .ods, .odp), or plain text."
)


@dataclass(frozen=True)
class PaperFacts:
    """What the page says of the file, and by which a copy can be checked."""

    media_type: str
    size: int
    sha256: str


def facts_of(data: bytes) -> PaperFacts:
    """The type, size and checksum of a file; raises Refused for one that is too large, harmful, or of another type."""
    if len(data) > LARGEST:
        raise Refused("This file is too large: at most 25 MB can be kept as a paper.")
    return PaperFacts(_media_type(data), len(data), sha256(data).hexdigest())


def hidden_in(data: bytes, media_type: str) -> str:
    """What the file holds and its pages do not show, and what to do about it, in lines; empty for a clean file.

    Raises Refused for a file that cannot be looked through.
    """
    return "\n".join(described(find_hidden(data, media_type)))


def _media_type(data: bytes) -> str:
    if data.startswith(b"%PDF-"):
        if b"/Encrypt" in data or b"/JavaScript" in data or b"/Launch" in data:
            raise Refused("This PDF is protected, or holds a program. Save a plain copy of it, and choose that.")
        return "application/pdf"
    if data.startswith(b"PK\x03\x04"):
        return _type_of_archive(Archive(data))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(REFUSED) from None
    if not text.strip() or "\x00" in text or text.lstrip()[:1] == "<":
        raise Refused(REFUSED)
    return "text/plain"


def _type_of_archive(archive: Archive) -> str:
    types = archive.part("[Content_Types].xml")
    has_macros = any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in archive.names)
    has_scripts = any(name.startswith(("Basic/", "Scripts/")) for name in archive.names)
    if has_macros or has_scripts or b"macroEnabled" in types:
        raise Refused("This file holds macros, which are small programs. Save a copy without them, and choose that.")
    named = archive.part("mimetype").decode("ascii", "replace").strip()
    if named.startswith(OPEN_DOCUMENT):
        return named
    for mark, name in OFFICE.items():
        if mark in types:
            return OPEN_XML + name
    raise Refused(REFUSED)
