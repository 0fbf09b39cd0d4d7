"""The pen that draws a page of a PDF: its state from one operator to the next."""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any, Self

from iag_registry.lib.hidden_data.pdf_drawing import Tokens, operations
from iag_registry.lib.hidden_data.pdf_drawn import (
    UNIT,
    Box,
    Colour,
    Drawn,
    Matrix,
    Point,
    Shown,
    around,
    boxed,
    common,
    moved,
    times,
)
from iag_registry.lib.hidden_data.pdf_fonts import Font

BLACK: Colour = ("g", 0.0)
OPAQUE = 0.9
FILLS = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"}
COLOURS = {b"g": 1, b"rg": 3, b"k": 4}
DEEPEST = 200


@dataclass(frozen=True)
class Named:
    """What a drawing names and its page keeps: fonts, states of the pen, pictures and other drawings."""

    font: Callable[[str], Font]
    state: Callable[[str], Mapping[str, Any]]
    place: Callable[[str, "Pen"], None]


class Pen:
    """The state of the drawing: where, in what colour, with what letters."""

    def __init__(self) -> None:
        self.matrix, self.colour, self.alpha, self.is_plain = UNIT, BLACK, 1.0, True
        self.clip: Box | None = None
        self.font, self.size, self.mode = Font(), 1.0, 0
        self.between = self.between_words = self.leading = self.rise = 0.0
        self.breadth = 1.0
        self.line = self.text = UNIT
        self._kept: list[Pen] = []
        self._boxes: list[Box] = []
        self._points: list[Point] = []
        self._is_straight, self._cuts = True, False

    def copy(self) -> Self:
        """The same state, for a drawing inside the drawing."""
        made = copy(self)
        made._kept, made._boxes, made._points = [], [], []
        return made

    def cut(self, box: Box) -> None:
        """From now on paint only inside this box as well."""
        self.clip = (common(self.clip, box) or (0.0, 0.0, 0.0, 0.0)) if self.clip else box

    def add_box(self, box: Box, drawn: Drawn, colour: Colour) -> None:
        """Paint a box, as far as it is inside what may be painted on, unless one can see through it."""
        if self.alpha >= OPAQUE and self.is_plain:
            drawn.add_box(common(box, self.clip) if self.clip else box, colour)

    def follow(self, content: bytes, drawn: Drawn, named: Named, tokens: Tokens) -> None:
        """Draw it all. Raises TooMuch where there is more than can be followed."""
        for operator, operands in operations(content, tokens):
            numbers = [each for each in operands if isinstance(each, float)]
            name = operands[0] if operands and isinstance(operands[0], str) else ""
            if operator in _STATE:
                _STATE[operator](self, operator, numbers)
            elif operator in _PAINTED:
                _PAINTED[operator](self, operator, operands, drawn)
            elif operator == b"Tf":
                self.font, self.size = named.font(name), numbers[-1] if numbers else self.size
            elif operator == b"gs":
                self._set_state(named.state(name))
            elif operator == b"Do":
                named.place(name, self)

    def _keep(self, operator: bytes, _: list[float]) -> None:
        if operator == b"q" and len(self._kept) < DEEPEST:
            self._kept.append(self.copy())
        elif operator == b"Q" and self._kept:
            kept, before = self._kept, self._kept.pop()
            self.__dict__.update(before.__dict__)
            self._kept = kept

    def _turn(self, _: bytes, numbers: list[float]) -> None:
        if len(numbers) == 6:
            self.matrix = times(six(numbers), self.matrix)

    def _set_state(self, values: Mapping[str, Any]) -> None:
        alpha, mode = values.get("/ca"), values.get("/BM")
        self.alpha = float(alpha) if isinstance(alpha, int | float) else self.alpha
        if mode is not None:
            self.is_plain = mode in {"/Normal", "/Compatible"}

    # Colours

    def _set_colour(self, operator: bytes, numbers: list[float]) -> None:
        if len(numbers) == COLOURS[operator]:
            self.colour = (operator.decode("ascii"), *numbers)

    def _set_other_colour(self, operator: bytes, operands: list[Any], _: Drawn) -> None:
        """A colour of a named space; a pattern is none, and paints nothing that is known to cover."""
        space = self.colour[1] if self.colour[0] == "scn" else ""
        if operator == b"cs":
            space = next((each for each in operands if isinstance(each, str)), "")
            operands = []
        self.colour = ("scn", space, *(tuple(each) if isinstance(each, list) else each for each in operands[:8]))

    @property
    def _paints_evenly(self) -> bool:
        return not any(isinstance(part, str) for part in self.colour[2:])

    # Paths

    def _path(self, operator: bytes, numbers: list[float]) -> None:
        if operator == b"re" and len(numbers) == 4:
            x, y, width, height = numbers
            if abs(self.matrix[1]) + abs(self.matrix[2]) and abs(self.matrix[0]) + abs(self.matrix[3]):
                self._is_straight = False
            self._boxes.append(boxed(self.matrix, (x, y, x + width, y + height)))
        elif operator != b"re" and len(numbers) >= 2:
            self._is_straight = self._is_straight and operator in {b"m", b"l"} and len(self._points) < 6
            self._points.append(moved(self.matrix, numbers[-2], numbers[-1]))

    def _cut_here(self, _: bytes, __: list[float]) -> None:
        self._cuts = True

    def _end_path(self, operator: bytes, _: list[Any], drawn: Drawn) -> None:
        """Paint or leave what was outlined; boxes in one another are a frame, which covers nothing."""
        boxes = self._boxes
        if self._points:
            boxes = [*boxes, around(self._points)]
            self._is_straight = self._is_straight and all(_is_corner(point, boxes[-1]) for point in self._points)
        if operator in FILLS and boxes:
            if self._is_straight and self._paints_evenly and not _has_frame(boxes):
                for box in boxes:
                    self.add_box(box, drawn, self.colour)
            else:
                drawn.has_shapes = True
        if self._cuts and boxes:
            self.cut(around([point for box in boxes for point in ((box[0], box[1]), (box[2], box[3]))]))
        self._boxes, self._points, self._is_straight, self._cuts = [], [], True, False

    def _shade(self, operator: bytes, _: list[Any], drawn: Drawn) -> None:
        drawn.has_shapes = True
        drawn.has_pictures = drawn.has_pictures or operator == b"BI"

    # Text

    def _begin_text(self, _: bytes, __: list[float]) -> None:
        self.line = self.text = UNIT

    def _turn_text(self, _: bytes, numbers: list[float]) -> None:
        if len(numbers) == 6:
            self.line = self.text = six(numbers)

    def _go(self, operator: bytes, numbers: list[float]) -> None:
        x, y = numbers if len(numbers) == 2 else (0.0, -self.leading)
        if operator == b"TD":
            self.leading = -y
        self.line = self.text = times((1.0, 0.0, 0.0, 1.0, x, y), self.line)

    def _set_text(self, operator: bytes, numbers: list[float]) -> None:
        if numbers:
            number = numbers[0] / 100 if operator == b"Tz" else numbers[0]
            setattr(self, _TEXT_STATE[operator], int(number) if operator == b"Tr" else number)

    def _show(self, operator: bytes, operands: list[Any], drawn: Drawn) -> None:
        if operator == b'"' and len(operands) == 3:
            self.between_words, self.between = operands[0], operands[1]
        if operator in {b"'", b'"'}:
            self._go(operator, [])
        parts = operands[-1] if operands and isinstance(operands[-1], list) else operands[-1:]
        at, starts, inked = 0.0, [0.0], list[bool]()
        for part in parts:
            if isinstance(part, float):
                at -= part / 1000 * self.size * self.breadth
                starts[-1] = at
            elif isinstance(part, bytes):
                drawn.count(len(part))
                for code in self.font.codes(part):
                    is_space = code == 32 and self.font.bytes_each == 1
                    gap = self.between + (self.between_words if is_space else 0.0)
                    at += (self.font.width(code) * self.size + gap) * self.breadth
                    starts.append(at)
                    inked.append(code not in self.font.blanks)
        if any(inked):
            raised = times((1.0, 0.0, 0.0, 1.0, 0.0, self.rise), self.text)
            drawn.add_text(
                Shown(drawn.turn(), times(raised, self.matrix), starts, inked, self.size, self.colour, self.mode)
            )
        self.text = times((1.0, 0.0, 0.0, 1.0, at, 0.0), self.text)


_TEXT_STATE = {
    b"Tc": "between",
    b"Tw": "between_words",
    b"TL": "leading",
    b"Ts": "rise",
    b"Tz": "breadth",
    b"Tr": "mode",
}
_STATE: dict[bytes, Callable[[Pen, bytes, list[float]], None]] = {
    **dict.fromkeys((b"q", b"Q"), Pen._keep),
    **dict.fromkeys(COLOURS, Pen._set_colour),
    **dict.fromkeys((b"re", b"m", b"l", b"c", b"v", b"y"), Pen._path),
    **dict.fromkeys((b"W", b"W*"), Pen._cut_here),
    **dict.fromkeys((b"Td", b"TD", b"T*"), Pen._go),
    **dict.fromkeys(_TEXT_STATE, Pen._set_text),
    b"cm": Pen._turn,
    b"BT": Pen._begin_text,
    b"Tm": Pen._turn_text,
}
"""What changes the state of the pen, and is given numbers alone."""
_PAINTED: dict[bytes, Callable[[Pen, bytes, list[Any], Drawn], None]] = {
    **dict.fromkeys((b"Tj", b"TJ", b"'", b'"'), Pen._show),
    **dict.fromkeys((*FILLS, b"S", b"s", b"n"), Pen._end_path),
    **dict.fromkeys((b"sh", b"BI"), Pen._shade),
    **dict.fromkeys((b"sc", b"scn", b"cs"), Pen._set_other_colour),
}
"""What leaves something on the page, or is given more than numbers."""


def six(numbers: list[float]) -> Matrix:
    """A matrix of the six numbers that the file gives for it."""
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def _is_corner(point: Point, box: Box) -> bool:
    near = 0.01
    return min(abs(point[0] - box[0]), abs(point[0] - box[2])) < near and (
        min(abs(point[1] - box[1]), abs(point[1] - box[3])) < near
    )


def _has_frame(boxes: list[Box]) -> bool:
    return 1 < len(boxes) < 60 and any(
        one is not other and common(one, other) == other for one in boxes for other in boxes
    )
