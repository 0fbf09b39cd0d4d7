"""How wide the characters of a PDF's text are, so that it is known where on the page each one stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from iag_registry.lib.hidden_data.pdf_file import PdfFile

USUAL = 0.5
"""The width of a character of which the file says nothing, in heights of the letters."""
MOST_WIDTHS = 70_000
LONGEST_MAP = 500_000
SPACES = {"/space", "/nbspace", "/.notdef", "/uni00A0", "/nonbreakingspace"}
_SPACE_OF_MAP = re.compile(rb"<([0-9A-Fa-f]{2,4})>\s*(?:<[0-9A-Fa-f]{2,4}>\s*)?<00(?:20|A0|a0|09)>")


@dataclass
class Font:
    """The widths of one font by the codes of its characters, in heights of the letters; `blanks` leave no ink."""

    widths: dict[int, float] = field(default_factory=dict)
    usual: float = USUAL
    bytes_each: int = 1
    blanks: frozenset[int] = frozenset({32})

    def codes(self, text: bytes) -> Sequence[int]:
        """The codes of the characters in a string of the page."""
        if self.bytes_each == 1:
            return text
        return [int.from_bytes(text[place : place + 2], "big") for place in range(0, len(text) - 1, 2)]

    def width(self, code: int) -> float:
        """How wide one character is."""
        return self.widths.get(code, self.usual)


def font_of(pdf: PdfFile, found: Any) -> Font:
    """The font as the file describes it; one of usual widths where it does not."""
    if not isinstance(found, Mapping):
        return Font()
    if pdf.value(found, "/Subtype") == "/Type0":
        descendants = pdf.array(pdf.value(found, "/DescendantFonts"))
        head = descendants[0] if descendants and isinstance(descendants[0], Mapping) else {}
        return _composite(pdf, head, _blanks_of_map(pdf, found))
    scale = 0.001
    if pdf.value(found, "/Subtype") == "/Type3":
        matrix = pdf.numbers(pdf.value(found, "/FontMatrix"))
        scale = matrix[0] if matrix else scale
    first = pdf.value(found, "/FirstChar")
    start = first if isinstance(first, int) else 0
    widths = dict(_scaled(start, pdf.array(pdf.value(found, "/Widths")), scale))
    return Font(widths, USUAL * scale / 0.001, blanks=_blanks_of_encoding(pdf, found))


def _scaled(start: int, widths: Sequence[Any], scale: float) -> Iterator[tuple[int, float]]:
    for number, width in enumerate(widths):
        if isinstance(width, int | float):
            yield start + number, float(width) * scale


def _blanks_of_encoding(pdf: PdfFile, found: Mapping[str, Any]) -> frozenset[int]:
    """The codes that a font of single bytes has for spaces and for nothing."""
    blanks = {32, 160, *range(32)} if "/Encoding" in found else {32}
    encoding = pdf.dictionary(pdf.value(found, "/Encoding"))
    code = 0
    for each in pdf.array(pdf.value(encoding, "/Differences")):
        if isinstance(each, int | float):
            code = int(each)
        else:
            (blanks.add if each in SPACES else blanks.discard)(code)
            code += 1
    return frozenset(blanks | _blanks_of_map(pdf, found))


def _blanks_of_map(pdf: PdfFile, found: Mapping[str, Any]) -> frozenset[int]:
    """The codes that stand for a space when the text is copied."""
    content = pdf.content(dict.get(found, "/ToUnicode") if isinstance(found, dict) else None) or b""
    return frozenset(int(code, 16) for code in _SPACE_OF_MAP.findall(content[:LONGEST_MAP]))


def _composite(pdf: PdfFile, found: Mapping[str, Any], blanks: frozenset[int]) -> Font:
    usual = pdf.value(found, "/DW")
    font = Font({}, float(usual) / 1000 if isinstance(usual, int | float) else 1.0, 2, blanks)
    rest = pdf.array(pdf.value(found, "/W"))
    place = 0
    while place + 1 < len(rest) and len(font.widths) < MOST_WIDTHS:
        first, second = rest[place], rest[place + 1]
        if isinstance(first, int) and isinstance(second, list):
            font.widths |= dict(_scaled(first, pdf.array(second), 0.001))
            place += 2
        elif isinstance(first, int) and isinstance(second, int) and place + 2 < len(rest):
            width = rest[place + 2]
            if isinstance(width, int | float) and 0 <= second - first < MOST_WIDTHS:
                font.widths |= dict.fromkeys(range(first, second + 1), float(width) / 1000)
            place += 3
        else:
            place += 1
    return font
