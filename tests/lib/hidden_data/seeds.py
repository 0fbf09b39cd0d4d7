"""What one file of the corpus is: its bytes, its type, and exactly what is to be found in it."""

from dataclasses import dataclass

from iag_registry.lib.hidden_data import Hidden

OPEN_XML = "application/vnd.openxmlformats-officedocument."
DOCX = f"{OPEN_XML}wordprocessingml.document"
XLSX = f"{OPEN_XML}spreadsheetml.sheet"
PPTX = f"{OPEN_XML}presentationml.presentation"
ODT, ODS, ODP = (f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "spreadsheet", "presentation"))
PDF = "application/pdf"
Found = tuple[Hidden, str, int]
PROPERTIES = "in the properties of the file"
PROGRAMS = "in the data of programs"


@dataclass(frozen=True)
class Seed:
    """One invented file; `found` is what it hides: what, where and how many. A clean one hides nothing."""

    name: str
    media_type: str
    data: bytes
    found: tuple[Found, ...] = ()
