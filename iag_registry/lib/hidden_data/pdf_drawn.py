"""What has been drawn on a page of a PDF: filled boxes and strings of characters, each with its place and its turn."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from iag_registry.lib.hidden_data.pdf_drawing import TooMuch

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
Point = tuple[float, float]
Colour = tuple[Any, ...]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
THINNEST = 3.0
"""Points: what is thinner is a line, and covers nothing."""
MOST_BOXES = 40_000
MOST_LETTERS = 150_000
"""On one page."""
CUTS_OUT = 4


def times(first: Matrix, then: Matrix) -> Matrix:
    """One change of place and size after another."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def moved(matrix: Matrix, x: float, y: float) -> Point:
    """Where a point comes to lie."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def around(points: list[Point]) -> Box:
    """The smallest box that holds these points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def boxed(matrix: Matrix, box: Box) -> Box:
    """The smallest box that holds this box where it comes to lie."""
    return around([moved(matrix, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])])


def common(one: Box, other: Box) -> Box | None:
    """What two boxes share."""
    left, low = max(one[0], other[0]), max(one[1], other[1])
    right, high = min(one[2], other[2]), min(one[3], other[3])
    return (left, low, right, high) if left < right and low < high else None


@dataclass(frozen=True)
class FilledBox:
    """One box that was painted."""

    order: int
    sides: Box
    colour: Colour

    def holds(self, point: Point) -> bool:
        """True for a point inside it."""
        return self.sides[0] < point[0] < self.sides[2] and self.sides[1] < point[1] < self.sides[3]

    @property
    def is_dark(self) -> bool:
        """True for black and what is near to it, as far as its colour is known."""
        kind, *parts = self.colour
        if kind in {"g", "rg"}:
            return max(parts) < 0.35
        return kind == "k" and (parts[3] > 0.65 or min(parts[:3]) > 0.65)


@dataclass(frozen=True)
class Shown:
    """One string that was written.

    `starts` are where each character begins along the line, and where the last one ends; `inked` tells for each
    whether it is more than a space. `mode` is 3 for letters without ink, from 4 on for letters that cut out a shape.
    """

    order: int
    matrix: Matrix
    starts: list[float]
    inked: list[bool]
    size: float
    colour: Colour
    mode: int

    def points(self) -> Iterator[Point]:
        """The middle of each character on the page."""
        height = 0.3 * self.size
        for left, right, has_ink in zip(self.starts, self.starts[1:], self.inked, strict=False):
            if has_ink:
                yield moved(self.matrix, (left + right) / 2, height)

    @property
    def box(self) -> Box:
        """Where it stands on the page."""
        return boxed(self.matrix, (self.starts[0], 0.0, self.starts[-1], 0.6 * self.size))


@dataclass
class Drawn:
    """What has been drawn on a page, in its order."""

    boxes: list[FilledBox] = field(default_factory=list)
    texts: list[Shown] = field(default_factory=list)
    has_pictures: bool = False
    has_shapes: bool = False
    """True where something is filled that is no box."""
    order: int = 0
    letters: int = 0

    def count(self, letters: int) -> None:
        """So many more letters are to be drawn. Raises TooMuch."""
        self.letters += letters
        if self.letters > MOST_LETTERS or len(self.boxes) > MOST_BOXES:
            raise TooMuch

    def turn(self) -> int:
        """The number of what is drawn next."""
        self.order += 1
        return self.order

    def add_box(self, box: Box | None, colour: Colour) -> None:
        """A box that nothing can be seen through. Raises TooMuch."""
        if box and min(box[2] - box[0], box[3] - box[1]) >= THINNEST:
            self.count(0)
            self.boxes.append(FilledBox(self.turn(), box, colour))

    def add_text(self, shown: Shown) -> None:
        """A string that holds more than spaces."""
        if shown.mode < CUTS_OUT:
            self.texts.append(shown)
