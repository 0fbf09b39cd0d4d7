"""Canaries: marks in everything that is not public, and the eyes that look for them in whatever leaves (L1).

All data here is invented. A mark is ten characters of ASCII (`cnry0001zq`), a day of the thirteenth century in a date
(of the twenty-eighth where it is an end, which must not come first), a long number, or an identifier that begins as no
other does, so that each is found in any field of its kind and in nothing else.
"""

import base64
import html
import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import unquote_plus
from uuid import UUID

from django.db import models
from pypdf import PdfReader

from iag_registry.field_classes import fields_of_class
from iag_registry.lib.audiences import FieldClass
from iag_registry.lib.partial_date_field import PartialDateField
from iag_registry.lib.partial_dates import PartialDate

MARK = re.compile(
    r"cnry\d{2,4}|\b(?:12|27)\d\d-\d\d-\d\d(?!\d)|\b\d{1,2} [A-Z][a-z]+ (?:12|27)\d\d\b|\b7310000\d\d\b"
    r"|ca9a5e70-?0000-?4000"
)
"""A mark, whole or cut short; a date also as pages write it, an identifier also without its hyphens."""

BEGINNINGS = {"start", "observed", "as_of", "date", "dated", "published", "publication_date"} | {
    "approved_on",
    "agreed_on",
    "received",
}
"""Partial dates that other dates come after; every other one is an end, a review or an expectation."""

_BASE64 = [
    base64.b64encode(b"x" * lead + b"cnry").decode()[start:stop]
    for lead, start, stop in ((0, 0, 5), (1, 2, 6), (2, 3, 7))
]
"""What the beginning of a mark looks like in base64 at each of the three alignments."""


@dataclass
class Canaries:
    """The marks that were planted, and where: {"cnry0001zq": "groups.Role.title"}."""

    planted: dict[str, str] = field(default_factory=dict)

    def word(self, where: str) -> str:
        mark = f"cnry{len(self.planted) + 1:04}zq"
        self.planted[mark] = where
        return mark

    def day(self, where: str, century: int = 12) -> PartialDate:
        n = len(self.planted) + 1
        mark = PartialDate(f"{century}{n // 336 % 100:02}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}")
        self.planted[mark] = where
        return mark

    def moment(self, where: str) -> datetime:
        return datetime.combine(date.fromisoformat(self.day(where)), datetime.min.time(), UTC).replace(hour=12)

    def identifier(self, where: str) -> UUID:
        mark = UUID(f"ca9a5e70-0000-4000-8000-{len(self.planted) + 1:012}")
        self.planted[str(mark)] = where
        return mark

    def number(self, where: str) -> int:
        mark = 731000000 + sum(key.startswith("7310") for key in self.planted)
        self.planted[str(mark)] = where
        return mark

    def hide(self, row: models.Model, *keep: str) -> Any:
        """Fill every field of a row that is not public with marks, but those to keep; returns the row, saved."""
        return self._mark(row, set(FieldClass), keep)

    def guard(self, row: models.Model) -> Any:
        """Fill the fields of a public row that are never public; returns the row, saved."""
        return self._mark(row, {FieldClass.STAFF, FieldClass.RESTRICTED}, ())

    def _mark(self, row: Any, classes: set[FieldClass], keep: tuple[str, ...]) -> models.Model:
        for name in fields_of_class(type(row), *classes):
            column = row._meta.get_field(name)
            where = f"{row._meta.app_label}.{type(row).__name__}.{name}"
            if name in {"end", "end_reason"} and getattr(row, name):  # what has ended keeps its end
                continue
            if name not in keep and (value := self._value(column, where)) is not None:
                setattr(row, name, value)
        row.save()
        return row

    def _value(self, column: Any, where: str) -> Any:
        if column.primary_key or column.choices or column.name == "reference_key":
            return None
        if isinstance(column, models.UUIDField):
            return self.identifier(where)
        if isinstance(column, PartialDateField):
            return self.day(where, 12 if column.name in BEGINNINGS else 27)
        if isinstance(column, models.DateTimeField):
            return self.moment(where)
        if isinstance(column, models.DateField):
            return date.fromisoformat(self.day(where))
        if isinstance(column, models.EmailField):
            return f"{self.word(where)}@example.org"
        if isinstance(column, models.URLField):
            return f"https://example.org/{self.word(where)}"
        if isinstance(column, models.JSONField):
            return {"summary": self.word(where)}
        return self.word(where) if isinstance(column, models.CharField | models.TextField) else None


def sightings(content: bytes) -> set[str]:
    """Every mark, or beginning of one, that can be read in what left the server, in any of the forms of L1.

    Looked for as it is, HTML-escaped, URL-encoded, JSON-escaped, in base64, in any case, cut short (its first six
    characters are enough), as a slug, and inside archives.
    """
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [sightings(name.encode()) | sightings(archive.read(name)) for name in archive.namelist()]
        return set().union(*members)
    text = _text_of_pdf(content) if content[:5] == b"%PDF-" else content.decode("utf-8", errors="replace")
    forms = [text, html.unescape(text), unquote_plus(text), _unescape_json(text)]
    found = {match for form in forms for match in MARK.findall(form)}
    found |= {match for form in forms for match in MARK.findall(form.casefold())}
    return found | {form for form in _BASE64 if form in text}


def _text_of_pdf(content: bytes) -> str:
    """All that can be read in a PDF: the words of its pages, where its links lead, its outline and its properties."""
    reader = PdfReader(io.BytesIO(content))
    found = [page.extract_text() for page in reader.pages]
    found += [str(reader.metadata), str(reader.outline)]
    found += [reader.xmp_metadata.stream.get_data().decode()] if reader.xmp_metadata else []
    found += [str(note.get_object().get("/A")) for page in reader.pages for note in page.get("/Annots", [])]
    return "\n".join(found)


def _unescape_json(text: str) -> str:
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
