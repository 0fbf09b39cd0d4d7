"""A PDF from a stranger, read with a limit on everything; nothing in it is repaired by searching the whole file."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, StreamObject

from iag_registry.lib.strange_files.refusals import BROKEN, ENCRYPTED, TOO_MANY_PARTS, Refused

MOST_OBJECTS = 60_000
MOST_PAGES = 2_000
LONGEST_STREAM = 8_000_000
LIMITS = Configuration(
    zlib_maximum_output_length=LONGEST_STREAM,
    lzw_maximum_output_length=LONGEST_STREAM,
    run_length_maximum_output_length=LONGEST_STREAM,
    array_based_stream_maximum_output_length=LONGEST_STREAM,
    zlib_maximum_recovery_input_length=500_000,
    stream_decoding_work_maximum_length=3 * LONGEST_STREAM,
    stream_filters_maximum_length=4,
    array_maximum_element_count=MOST_OBJECTS,
    dictionary_maximum_element_count=MOST_OBJECTS,
    page_tree_maximum_entries=MOST_PAGES,
    jbig2dec_binary=None,
)
INHERITED = ("/Resources", "/MediaBox", "/CropBox")


@dataclass(frozen=True)
class Page:
    """One page: its number and what is said of it, there or above it in the tree of pages."""

    number: int
    values: Mapping[str, Any]

    @property
    def where(self) -> str:
        return f"on page {self.number}"


class _Reader(PdfReader):
    """Reads only what the file's table of contents leads to, and only so much of it."""

    resolved = 0
    is_open = False

    @property
    def is_encrypted(self) -> bool:
        """Never: a protected file is refused before anything in it is read."""
        if "/Encrypt" in self.trailer:
            raise Refused(ENCRYPTED)
        return False

    def get_object(self, indirect_reference: int | IndirectObject) -> Any:
        if not self.is_open:
            return super().get_object(indirect_reference)
        number = indirect_reference if isinstance(indirect_reference, int) else indirect_reference.idnum
        generation = 0 if isinstance(indirect_reference, int) else indirect_reference.generation
        if (generation, number) in self.resolved_objects:
            return self.resolved_objects[generation, number]
        self.resolved += 1
        if self.resolved > MOST_OBJECTS:
            raise Refused(TOO_MANY_PARTS)
        if generation == 0 and number in self.xref_objStm:
            return super().get_object(indirect_reference)
        start = self.xref.get(generation, {}).get(number)
        if start is None:
            return NullObject()
        self.stream.seek(start)
        if self.read_object_header(self.stream)[0] != number:
            raise Refused(BROKEN)
        return super().get_object(indirect_reference)


@contextmanager
def opened(data: bytes) -> Iterator["PdfFile"]:
    """The file, to be read inside a `with`; raises Refused for one that is damaged, protected or too large."""
    with apply_configuration(LIMITS):
        try:
            yield PdfFile(data)
        except LimitReachedError as problem:
            raise Refused(TOO_MANY_PARTS) from problem
        except PyPdfError as problem:
            raise Refused(BROKEN) from problem


class PdfFile:
    """One PDF: its objects, each looked up when it is asked for."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.reader = _Reader(BytesIO(data), xref_stream_maximum_entries=4 * MOST_OBJECTS)
        self.reader.is_open = True
        self.catalog = self.dictionary(self.reader.trailer.get("/Root"))
        if "/Pages" not in self.catalog:
            raise Refused(BROKEN)

    def get(self, thing: Any) -> Any:
        """What a reference leads to; anything else is itself."""
        for _ in range(20):
            if not isinstance(thing, IndirectObject):
                break
            thing = self.reader.get_object(thing)
        return None if isinstance(thing, NullObject) else thing

    def dictionary(self, thing: Any) -> Mapping[str, Any]:
        """The dictionary or the head of a stream; an empty one where it is neither."""
        found = self.get(thing)
        return found if isinstance(found, DictionaryObject) else {}

    def array(self, thing: Any) -> list[Any]:
        """The entries of an array, looked up; none where it is no array."""
        found = self.get(thing)
        return [self.get(each) for each in list.__iter__(found)] if isinstance(found, ArrayObject) else []

    def value(self, holder: Mapping[str, Any], key: str) -> Any:
        """An entry of a dictionary, looked up."""
        return self.get(dict.get(holder, key) if isinstance(holder, dict) else holder.get(key))

    def text(self, holder: Mapping[str, Any], key: str) -> str:
        """An entry of a dictionary as words."""
        found = self.value(holder, key)
        return str(found) if isinstance(found, str) else ""

    def numbers(self, thing: Any) -> list[float]:
        """The numbers of an array."""
        return [float(each) for each in self.array(thing) if isinstance(each, int | float)]

    def content(self, thing: Any) -> bytes | None:
        """What a stream holds, unpacked; None where it is too large for that, or packed in a way that is not known."""
        found = self.get(thing)
        try:
            return bytes(found.get_data()) if isinstance(found, StreamObject) else b""
        except (DependencyError, LimitReachedError):
            return None

    def pages(self) -> Iterator[Page]:
        """The pages in order. Raises Refused where there are too many, or they go round in a circle."""
        waiting: list[tuple[Any, dict[str, Any]]] = [(self.catalog["/Pages"], {})]
        seen: set[int] = set()
        number = 0
        while waiting:
            thing, inherited = waiting.pop()
            if isinstance(thing, IndirectObject):
                if thing.idnum in seen:
                    raise Refused(BROKEN)
                seen.add(thing.idnum)
            node = self.dictionary(thing)
            own = {key: dict.get(node, key) for key in node} if isinstance(node, dict) else {}
            values = {**inherited, **own}
            kids = self.get(own.get("/Kids"))
            if isinstance(kids, ArrayObject):
                passed_on = {key: values[key] for key in INHERITED if key in values}
                waiting += [(kid, passed_on) for kid in reversed(list(list.__iter__(kids)))]
            elif node:
                number += 1
                yield Page(number, values)
            if number > MOST_PAGES or len(waiting) > 4 * MOST_PAGES:
                raise Refused(TOO_MANY_PARTS)

    def names(self, tree: Any) -> int:
        """How many entries a tree of names has."""
        waiting, number, steps = [tree], 0, 0
        while waiting and steps < MOST_PAGES:
            node = self.dictionary(waiting.pop())
            steps += 1
            number += len(self.array(node.get("/Names"))) // 2
            waiting += self.array(self.value(node, "/Kids"))
        return number
