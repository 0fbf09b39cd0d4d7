"""XML from strangers, read with a limit on everything: no document type, no entities, so many elements, so deep."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, TreeBuilder, tostring
from xml.parsers import expat

from iag_registry.lib.strange_files.refusals import BROKEN, DOCTYPE, TOO_MANY_PARTS, Refused

MOST_ELEMENTS = 100_000
MOST_ATTRIBUTES = 200_000
DEEPEST = 80


class _Limits:
    """Counts what the parser meets, and stops it where there is too much."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self.builder = TreeBuilder()
        self.elements = self.attributes = self.depth = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.attributes += len(attributes)
        self.depth += 1
        if self.elements > MOST_ELEMENTS or self.attributes > MOST_ATTRIBUTES or self.depth > DEEPEST:
            raise Refused(TOO_MANY_PARTS)
        self.builder.start(self._short(name), {self._short(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self.depth -= 1
        self.builder.end(self._short(name))

    def _short(self, name: str) -> str:
        """ "w:p" for a name of a known namespace, "{namespace}p" for another."""
        namespace, parted, local = name.rpartition("}")
        if not parted:
            return name
        prefix = self.names.get(namespace)
        return f"{prefix}:{local}" if prefix else f"{{{namespace}}}{local}"


def _forbid(*_: object) -> None:
    raise Refused(DOCTYPE)


def parse_xml(data: bytes, namespaces: Mapping[str, str]) -> Element:
    """The root element, its names shortened by `namespaces` (address: prefix).

    Raises Refused for a document type or an entity, for too many elements or attributes, for elements too deep inside
    one another, and for what is not well-formed.
    """
    limits = _Limits(namespaces)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _forbid
    parser.EntityDeclHandler = _forbid
    parser.StartElementHandler = limits.begin
    parser.EndElementHandler = limits.end
    parser.CharacterDataHandler = limits.builder.data
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as problem:
        raise Refused(BROKEN) from problem
    return limits.builder.close()


def write_xml(root: Element, namespaces: Mapping[str, str]) -> bytes:
    """The element with its short names declared again, for a reader that parses it anew."""
    for prefix, address in namespaces.items():
        root.set(f"xmlns:{prefix}", address)
    return bytes(tostring(root, encoding="utf-8"))
