"""A walk through the XML of an office file: names without their namespaces, and where in the document one is."""

from typing import Any

from iag_registry.lib.strange_files.archives import Archive
from iag_registry.lib.strange_files.safe_xml import Limits, walk_xml

MOST_ELEMENTS = 700_000
"""In all parts of a file together: about a second of reading."""


class Walk:
    """Is told of each element of a part; a subclass says what it looks for.

    `inside` holds the names of the elements that are open, the innermost last. Attributes are named without their
    namespace too, but for "r:id", which is another thing than "id".
    """

    def __init__(self) -> None:
        self.inside: list[str] = []

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; it is not yet in `inside`."""

    def end(self, name: str) -> None:
        """An element ends; it is no longer in `inside`."""

    def words(self, text: str) -> None:
        """Words in the innermost element, or a part of them."""

    def is_in(self, *names: str) -> bool:
        """True inside an element of one of these names."""
        return not set(names).isdisjoint(self.inside)


class Parts:
    """The parts of an office file, all read with the same limits."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.limits = Limits(MOST_ELEMENTS, 4 * MOST_ELEMENTS)

    def walk(self, name: str, walk: Any) -> None:
        """Take a walk through one part, where there is one. Raises Refused for what is no sound XML."""
        data = self.archive.part(name)
        if not data:
            return

        def begin(full: str, attributes: dict[str, str]) -> None:
            local = full.rpartition("}")[2]
            walk.begin(local, {_short(key): value for key, value in attributes.items()})
            walk.inside.append(local)

        def end(_: str) -> None:
            walk.end(walk.inside.pop())

        walk_xml(data, begin=begin, end=end, words=walk.words, limits=self.limits)


def _short(name: str) -> str:
    namespace, parted, local = name.rpartition("}")
    return f"r:{local}" if parted and namespace.endswith("/relationships") else local


class Values(Walk):
    """The words of each element that holds nothing else: (name, words), with the attributes of the element."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, dict[str, str]]] = []
        self._open: list[tuple[dict[str, str], list[str]]] = []

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self._open.append((attributes, []))

    def words(self, text: str) -> None:
        if self._open:
            self._open[-1][1].append(text)

    def end(self, name: str) -> None:
        attributes, words = self._open.pop()
        self.found.append((name, "".join(words).strip(), attributes))


def values_of(parts: Parts, name: str) -> list[tuple[str, str, dict[str, str]]]:
    """Each element of a small part, as it ends: its name, its own words, its attributes."""
    walk = Values()
    parts.walk(name, walk)
    return walk.found
