"""XML from strangers, read with a limit on everything: no document type, no entities, so many elements, so deep."""

from collections.abc import Callable, Mapping
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder, tostring
from xml.parsers import expat

from iag_registry.lib.strange_files.refusals import BROKEN, DOCTYPE, TOO_MANY_PARTS, Refused

MOST_ELEMENTS = 100_000
MOST_ATTRIBUTES = 200_000
DEEPEST = 80

Begin = Callable[[str, dict[str, str]], object]
End = Callable[[str], object]
Words = Callable[[str], object]


class Limits:
    """How much may be met, in one document or in several that are read with the same limits."""

    def __init__(self, elements: int = MOST_ELEMENTS, attributes: int = MOST_ATTRIBUTES) -> None:
        self.elements, self.attributes = elements, attributes


def walk_xml(data: bytes, *, begin: Begin, end: End, words: Words, limits: Limits | None = None) -> None:
    """Tell of each element as it begins and ends, and of the words between; a name is "p" or "namespace}p".

    Raises Refused for a document type or an entity, for too many elements or attributes, for elements too deep inside
    one another, and for what is not well-formed.
    """
    left = limits or Limits()
    depth = 0

    def begun(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        left.elements -= 1
        left.attributes -= len(attributes)
        depth += 1
        if left.elements < 0 or left.attributes < 0 or depth > DEEPEST:
            raise Refused(TOO_MANY_PARTS)
        begin(name, attributes)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    parser: Any = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _forbid
    parser.EntityDeclHandler = _forbid
    parser.StartElementHandler = begun
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = words
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as problem:
        raise Refused(BROKEN) from problem


def _forbid(*_: object) -> None:
    raise Refused(DOCTYPE)


def parse_xml(data: bytes, namespaces: Mapping[str, str]) -> Element:
    """The root element, its names shortened by `namespaces` (address: prefix). Raises as `walk_xml`."""
    builder = TreeBuilder()

    def short(name: str) -> str:
        """ "w:p" for a name of a known namespace, "{namespace}p" for another."""
        namespace, parted, local = name.rpartition("}")
        if not parted:
            return name
        prefix = namespaces.get(namespace)
        return f"{prefix}:{local}" if prefix else f"{{{namespace}}}{local}"

    def begin(name: str, attributes: dict[str, str]) -> None:
        builder.start(short(name), {short(key): value for key, value in attributes.items()})

    walk_xml(data, begin=begin, end=lambda name: builder.end(short(name)), words=builder.data)
    return builder.close()


def write_xml(root: Element, namespaces: Mapping[str, str]) -> bytes:
    """The element with its short names declared again, for a reader that parses it anew."""
    for prefix, address in namespaces.items():
        root.set(f"xmlns:{prefix}", address)
    return bytes(tostring(root, encoding="utf-8"))
