"""Every byte of a file and all that is inside it: archives in archives, the streams, texts and properties of a PDF."""

import base64
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote_plus

from django.utils.text import slugify
from pypdf import PdfReader
from pypdf.generic import ByteStringObject, IndirectObject, StreamObject, TextStringObject


def parts_of(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The file itself with its name, and whatever can be taken out of it, each with where it was."""
    yield f"name of {name}", name.encode()
    yield name, content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield f"{name}: comment", archive.comment
            for entry in archive.infolist():
                yield f"{name}: about {entry.filename}", entry.comment + entry.extra
                yield from parts_of(f"{name}/{entry.filename}", archive.read(entry))
    if content[:5] == b"%PDF-":
        yield from _of_pdf(name, content)


def _of_pdf(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    reader = PdfReader(io.BytesIO(content))
    yield f"{name}: words", "\n".join(page.extract_text() for page in reader.pages).encode()
    numbers = {number for numbers in reader.xref.values() for number in numbers} | set(reader.xref_objStm)
    objects = [reader.get_object(IndirectObject(number, 0, reader)) for number in sorted(numbers)]
    yield f"{name}: objects", "\n".join(text for found in objects for text in _texts(found)).encode()
    for number, found in enumerate(objects):
        if isinstance(found, StreamObject):
            yield from parts_of(f"{name}: stream {number}", found.get_data())


def _texts(value: object) -> Iterator[str]:
    """Every text in an object of a PDF, its keys and names too."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield str(key)
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, ByteStringObject):
        yield value.decode("latin-1")
    elif isinstance(value, str | TextStringObject):
        yield str(value)


def stands_in(words: str, content: bytes) -> bool:
    """Whether words stand in some bytes, in any of the forms that are looked for."""
    return standing_in([words], content) == [words]


def standing_in(looked_for: Iterable[str], content: bytes) -> list[str]:
    """Which words stand in some bytes: as they are, in any case, without accents, as a slug, or in another coding."""
    text = content.decode("utf-8", errors="replace")
    unescaped = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)
    forms = [plain(each) for each in {text, unescape(text), unquote_plus(text), unescaped}]
    return [
        words
        for words in looked_for
        if any(coded in content for coded in _codings(words))
        or any(form in each for each in forms for form in (plain(words), slugify(words)) if form)
    ]


def _codings(words: str) -> list[bytes]:
    raw = [words.encode(coding) for coding in ("utf-8", "utf-16-be", "utf-16-le")]
    return raw + [form.hex().encode() for form in raw] + [each for form in raw for each in _base64(form)]


def plain(text: str) -> str:
    """A text without case, accents, tags and spaces of any sort but one."""
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", re.sub(r"<[^<>]*>", "", text)) if not unicodedata.combining(c)
    )
    return " ".join(bare.casefold().split())


def _base64(form: bytes) -> Iterator[bytes]:
    """What a text looks like in base64 at each of the three alignments."""
    for lead in range(3):
        coded = base64.b64encode(b"x" * lead + form)
        yield coded[-(-lead * 4 // 3) + 1 : len(coded) - 4]
