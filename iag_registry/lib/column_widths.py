"""How wide the columns of a table are in a letter, so that no word is broken and the page is filled."""

import re
from collections.abc import Sequence

from iag_registry.lib.documents import Grid

PAGE_WIDTH = 16.6
WIDE_PAGE_WIDTH = 25.3
"""Centimetres between the margins of a page upright and on its side, which are in the styles."""
_NARROW, _BROAD = frozenset("iIjlftr .,;:’'|!()[]-/"), frozenset("mwMW%@—…")
_PADDING = 0.26
"""Centimetres that a cell needs beside its words."""
_BOLD = 1.12
"""How much broader a heading is than the same words in a cell."""
_BREAKS = re.compile(r"\s+|(?<=[-–/])")
"""Where a line may break in a cell: at a space, and after a hyphen, a dash or a stroke."""


def column_widths(grid: Grid) -> tuple[bool, list[float]]:
    """Whether the table takes a page on its side, and how many centimetres each of its columns is wide."""
    wanted = [_width(label, [row[i] for row in grid.rows]) for i, label in enumerate(grid.labels)]
    is_wide = sum(least for least, _ in wanted) > PAGE_WIDTH
    return is_wide, _shared(wanted, WIDE_PAGE_WIDTH if is_wide else PAGE_WIDTH)


def _width(label: str, texts: Sequence[str]) -> tuple[float, float]:
    """The least width of a column, which is that of its longest word, and the width that its longest text asks for."""
    words = max((_extent(word) for text in texts for word in _BREAKS.split(text)), default=0.0)
    heading = max(_BOLD * _extent(word) for word in _BREAKS.split(label))
    least = _PADDING + max(words, heading)
    wish = _PADDING + min(9.0, max(map(_extent, texts), default=0.0))
    return least, max(least, wish)


def _extent(text: str) -> float:
    """About how many centimetres a text takes in a cell, in the broadest of the typefaces that may stand in."""
    ems = sum(0.4 if c in _NARROW else 1.0 if c in _BROAD else 0.75 if c.isupper() else 0.635 for c in text)
    return 0.3175 * ems


def _shared(wanted: Sequence[tuple[float, float]], page: float) -> list[float]:
    """Widths that fill the page: each column has its least, and what is left goes to those that ask for more."""
    left = page - sum(least for least, _ in wanted)
    if left < 0:
        return [page * least / sum(least for least, _ in wanted) for least, _ in wanted]
    more = [wish - least for least, wish in wanted]
    if not sum(more):
        return [least + left / len(wanted) for least, _ in wanted]
    return [least + left * part / sum(more) for (least, _), part in zip(wanted, more, strict=True)]
