"""Charts of bars, worked out for a template that draws them as SVG: no script, no inline style, no colour by itself.

Widths are percentages, so that a chart fits any window and its words keep their size. Each piece of a bar has a pattern
as well as a shade, and each bar says its numbers in words.
"""

from dataclasses import dataclass

LINE = 26
"""The height of one line of words."""
THICK = 22
"""The height of a bar."""
GAP = 16
"""What is left below a bar."""
PATTERNS = ("solid", "hatched", "dotted")
"""How the pieces of a bar are told apart, in their order."""


@dataclass(frozen=True)
class Piece:
    """One piece of a bar: what it stands for, how much that is, and the words for it; None where it is not given."""

    meaning: str
    amount: int | None
    words: str


@dataclass(frozen=True)
class Bar:
    """One bar: what it is about, its pieces, and what it says in words.

    A bar of which a piece is not given is not drawn, since it would be too short.
    """

    label: str
    pieces: tuple[Piece, ...]
    words: str

    @property
    def length(self) -> int:
        amounts = [piece.amount for piece in self.pieces]
        return 0 if None in amounts else sum(amount or 0 for amount in amounts)


@dataclass(frozen=True)
class Box:
    """One piece as it is drawn: where it begins and how wide it is, in per cent of the chart."""

    x: float
    width: float
    pattern: str


@dataclass(frozen=True)
class Drawn:
    """One bar as it is drawn, with the place of its words and of its pieces from the top."""

    bar: Bar
    label_y: int
    words_y: int
    y: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Chart:
    """A chart of bars below one another: its key in the page, its title, what it shows in a sentence, and its bars.

    `most` is the amount that a bar of full width stands for; the greatest of the bars where none is given. `mark` is an
    amount at which a line is drawn, `mark_words` what that line means.
    """

    key: str
    title: str
    about: str
    bars: tuple[Bar, ...]
    most: int = 0
    mark: int | None = None
    mark_words: str = ""
    thick: int = THICK

    @property
    def full(self) -> int:
        """What the full width stands for, never nought."""
        return self.most or max([bar.length for bar in self.bars] + [1])

    @property
    def height(self) -> int:
        return len(self.bars) * self._step

    @property
    def mark_x(self) -> float | None:
        return None if self.mark is None else _percent(self.mark, self.full)

    @property
    def heads(self) -> list[str]:
        """What the pieces stand for: the heads of the columns of the table that says the same as the chart."""
        return [piece.meaning for piece in self.bars[0].pieces] if self.bars else []

    @property
    def meanings(self) -> list[tuple[str, str]]:
        """What each piece stands for, with its pattern; none where there is but one."""
        return list(zip(self.heads, PATTERNS, strict=False)) if len(self.heads) > 1 else []

    @property
    def drawn(self) -> list[Drawn]:
        """The bars with their places."""
        return [self._draw(bar, number * self._step) for number, bar in enumerate(self.bars)]

    @property
    def _step(self) -> int:
        return 2 * LINE + self.thick + GAP

    def _draw(self, bar: Bar, top: int) -> Drawn:
        boxes, x = [], 0.0
        for piece, pattern in zip(bar.pieces if bar.length else (), PATTERNS, strict=False):
            width = _percent(piece.amount or 0, self.full)
            if width:
                boxes.append(Box(x, width, pattern))
            x = round(x + width, 2)
        return Drawn(bar, top + LINE - 8, top + 2 * LINE - 8, top + 2 * LINE, tuple(boxes))


def _percent(amount: int, full: int) -> float:
    return round(100 * amount / full, 2)
