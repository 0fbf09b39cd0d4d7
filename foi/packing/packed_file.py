"""One file of a pack before it is kept: its name, what it is, and its bytes."""

from dataclasses import dataclass
from hashlib import sha256

MANIFEST = "manifest.json"
CSV = "text/csv; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
JSON = "application/json"
ODT = "application/vnd.oasis.opendocument.text"
PDF = "application/pdf"


@dataclass(frozen=True)
class PackedFile:
    """One file; `rows` is how many rows a table has below its heads, and None for what is no table."""

    name: str
    media_type: str
    about: str
    content: bytes
    rows: int | None = None

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()
