"""The styles of an OpenDocument text, as far as they mean something: headings, bold, hidden text, numbered lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

NAMES = {
    f"urn:oasis:names:tc:opendocument:xmlns:{name}": prefix
    for name, prefix in {
        "office:1.0": "office",
        "text:1.0": "text",
        "table:1.0": "table",
        "style:1.0": "style",
        "drawing:1.0": "draw",
        "svg-compatible:1.0": "svg",
        "xsl-fo-compatible:1.0": "fo",
        "form:1.0": "form",
        "script:1.0": "script",
    }.items()
} | {"http://www.w3.org/1999/xlink": "xlink", "http://purl.org/dc/elements/1.1/": "dc"}
HEADINGS = {"Title": 1, "Subtitle": 2}
QUOTES = {"Quotations"}


@dataclass(frozen=True)
class NumberForm:
    """How one level of a list prints its number; without a form it is a bullet."""

    form: str
    before: str
    after: str
    levels: int
    start: int


@dataclass(frozen=True)
class Looks:
    """What of the looks of some words means something."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    hidden: bool = False


class Styles:
    """The styles of one document, from the text itself and from its part of styles."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._lists: dict[str, dict[int, NumberForm]] = {}
        self.outline: dict[int, NumberForm] = {}
        for root in roots:
            for each in root.iter() if root is not None else ():
                if each.tag == "style:style":
                    self._styles.setdefault(each.get("style:name", ""), each)
                elif each.tag == "text:list-style":
                    self._lists.setdefault(each.get("style:name", ""), dict(_levels(each)))
                elif each.tag == "text:outline-style":
                    self.outline = dict(_levels(each))

    def heading(self, style: str) -> int:
        """The level of a style for titles; 0 for another."""
        return next((HEADINGS[name] for name in self._chain_names(style) if name in HEADINGS), 0)

    def is_quote(self, style: str) -> bool:
        """True for the style of quotations."""
        return any(name in QUOTES for name in self._chain_names(style))

    def looks(self, style: str) -> Looks:
        """The looks of a style, with those of the styles that it is based on."""
        found: dict[str, str] = {}
        for each in self._chain(style):
            properties = next((part for part in each if part.tag == "style:text-properties"), None)
            for name, value in properties.items() if properties is not None else ():
                found.setdefault(name, value)
        weight = found.get("fo:font-weight", "")
        return Looks(
            bold=weight == "bold" or weight in {"600", "700", "800", "900"},
            italic=found.get("fo:font-style") in {"italic", "oblique"},
            struck=found.get("style:text-line-through-style", "none") != "none",
            hidden=found.get("text:display") == "none",
        )

    def number_form(self, list_style: str, level: int) -> NumberForm | None:
        """How a level of a list is numbered; nothing where it has bullets."""
        return self._lists.get(list_style, {}).get(level)

    def list_style_of(self, style: str) -> str:
        """The list that paragraphs of a style belong to."""
        return next((name for each in self._chain(style) if (name := each.get("style:list-style-name", ""))), "")

    def _chain(self, style: str) -> list[Element]:
        chain: list[Element] = []
        while (found := self._styles.get(style)) is not None and found not in chain and len(chain) < 20:
            chain.append(found)
            style = found.get("style:parent-style-name", "")
        return chain

    def _chain_names(self, style: str) -> list[str]:
        return [style, *(each.get("style:parent-style-name", "") for each in self._chain(style))]


def _levels(style: Element) -> Iterator[tuple[int, NumberForm]]:
    for each in style:
        if each.tag in {"text:list-level-style-number", "text:outline-level-style"} and each.get("style:num-format"):
            yield (
                number(each.get("text:level", "1")),
                NumberForm(
                    form=each.get("style:num-format", "1"),
                    before=each.get("style:num-prefix", "")[:5],
                    after=each.get("style:num-suffix", "")[:5],
                    levels=number(each.get("text:display-levels", "1")) or 1,
                    start=number(each.get("text:start-value", "1")),
                ),
            )


def number(text: str) -> int:
    """A small whole number; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0
