"""The styles of a Word file, as far as they mean something: headings, hidden text, tables of contents, lists."""

import re
from xml.etree.ElementTree import Element

from meetings.importing.word_names import child, is_on, value
from meetings.importing.word_numbering import Place

_HEADING = re.compile(r"^(heading [1-9]|title|subtitle)$", re.IGNORECASE)
_CONTENTS = re.compile(r"^(toc [1-9]|toc heading|table of figures)$", re.IGNORECASE)


class Styles:
    """The styles of one document by their identifiers."""

    def __init__(self, styles: Element | None) -> None:
        rows = styles if styles is not None else ()
        self._styles = {each.get("w:styleId", ""): each for each in rows if each.tag == "w:style"}

    def names(self) -> dict[str, tuple[str, str]]:
        """Identifier: sort and name, for the reader that turns names into meaning."""
        return {key: (style.get("w:type", ""), value(style, "w:name")) for key, style in self._styles.items()}

    def is_heading(self, style: str) -> bool:
        """True for the style of headings and titles."""
        return bool(_HEADING.match(self._name(style)))

    def is_contents(self, style: str) -> bool:
        """True for the style of the lines of a table of contents."""
        return bool(_CONTENTS.match(self._name(style)))

    def hides(self, properties: Element | None, paragraph_style: str) -> bool:
        """True for a run that is hidden by itself, by its style or by that of its paragraph."""
        own = child(properties, "w:vanish")
        if own is not None:
            return is_on(own)
        chain = [*self._chain(value(properties, "w:rStyle")), *self._chain(paragraph_style)]
        return any(is_on(child(child(style, "w:rPr"), "w:vanish")) for style in chain)

    def places(self) -> dict[str, Place]:
        """The list and level that paragraphs of a style belong to."""
        found = {}
        for key in self._styles:
            for style in self._chain(key):
                listed = child(child(style, "w:pPr"), "w:numPr")
                if number := value(listed, "w:numId"):
                    level = value(listed, "w:ilvl")
                    found[key] = Place(number, int(level) if re.fullmatch("[0-8]", level) else 0)
                    break
        return found

    def _name(self, style: str) -> str:
        return value(self._styles.get(style), "w:name") or re.sub(r"(\w)([1-9])$", r"\1 \2", style)

    def _chain(self, style: str) -> list[Element]:
        """The style and those it is based on."""
        chain: list[Element] = []
        while (found := self._styles.get(style)) is not None and found not in chain and len(chain) < 20:
            chain.append(found)
            style = value(found, "w:basedOn")
        return chain
