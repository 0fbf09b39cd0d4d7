"""Text of a PDF that is on the page and cannot be seen: under a box, in its colour, without ink, outside the page.

Who blacks out words by drawing over them leaves the words in the file. Each page is drawn in mind: where every
character stands, and which filled boxes come before and after it. Other shapes and pictures are not followed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from iag_registry.lib.hidden_data.pdf_drawing import Tokens, TooMuch
from iag_registry.lib.hidden_data.pdf_drawn import Box, Drawn, FilledBox, Point, Shown, boxed, times
from iag_registry.lib.hidden_data.pdf_file import Page, PdfFile
from iag_registry.lib.hidden_data.pdf_fonts import Font, font_of
from iag_registry.lib.hidden_data.pdf_pen import Named, Pen, six
from iag_registry.lib.hidden_data.things import Hidden, Things

DEEPEST = 6
MOST_FORMS = 400
"""Drawings inside the drawing of one page."""
MOST_COMPARISONS = 2_000_000
"""Of characters with boxes, on all pages together."""
STRIPE, MOST_STRIPES = 12.0, 400
INKLESS = 3
TINY_PICTURE = 64
"""A picture of no more dots than this, blown up, is a box."""
WHITE = {("g", 1.0), ("rg", 1.0, 1.0, 1.0), ("k", 0.0, 0.0, 0.0, 0.0)}
A4 = (0.0, 0.0, 595.0, 842.0)


class PageLook:
    """Looks at the pages of one file, one after the other, until there is too much of it."""

    def __init__(self, pdf: PdfFile, things: Things, most: int) -> None:
        self.pdf, self.things, self.left = pdf, things, most
        self.comparisons, self.tokens = MOST_COMPARISONS, Tokens()
        self.pictures: dict[int, Any] = {}
        """Every picture of the pages, once."""
        self._fonts: dict[int, Font] = {}
        self._forms = 0

    def at(self, page: Page) -> None:
        """Note what cannot be seen on this page."""
        self._forms = 0
        drawn = Drawn()
        contents = page.values.get("/Contents")
        parts = self.pdf.array(contents) or [contents]
        whole = self._content(parts, page)
        resources = self.pdf.dictionary(page.values.get("/Resources"))
        try:
            self._draw(whole, resources, Pen(), drawn, page)
        except TooMuch:
            self.things.add(Hidden.UNREAD, page.where)
        visible = self._visible(page)
        if any(self.pdf.value(mark, "/Subtype") == "/Widget" for mark in self.pdf.array(page.values.get("/Annots"))):
            # Below the boxes of a form stands what they said when it was made, once more.
            drawn.boxes = [box for box in drawn.boxes if box.colour not in WHITE]
        covers = Covers(drawn.boxes, self.comparisons)
        covered = sum(covers.hide(shown) for shown in drawn.texts)
        self.comparisons = covers.left
        self.things.add(Hidden.COVERED, page.where, number=covered)
        self.things.add(Hidden.UNREAD, page.where, number=int(covers.left < 0))
        if not covered and not drawn.has_pictures:
            inkless = [shown for shown in drawn.texts if shown.mode == INKLESS or _is_white_on_white(shown, drawn)]
            self.things.add(Hidden.HIDDEN_TEXT, page.where, number=int(bool(inkless)))
        outside = [shown for shown in drawn.texts if not _meets(shown.box, visible)]
        self.things.add(Hidden.OFF_PAGE, page.where, number=int(bool(outside)))

    def _visible(self, page: Page) -> Box:
        whole = self.pdf.numbers(page.values.get("/MediaBox"))
        cut = self.pdf.numbers(page.values.get("/CropBox"))
        sides = cut if len(cut) == 4 else whole if len(whole) == 4 else A4
        return min(sides[0], sides[2]), min(sides[1], sides[3]), max(sides[0], sides[2]), max(sides[1], sides[3])

    def _content(self, parts: Sequence[Any], page: Page) -> bytes:
        found = []
        for part in parts:
            content = self.pdf.content(part) if self.left > 0 else None
            if content is None or len(content) > self.left:
                self.left = 0
                self.things.add(Hidden.UNREAD, page.where)
                return b""
            self.left -= len(content)
            found.append(content)
        return b"\n".join(found)

    def _draw(
        self, content: bytes, resources: Mapping[str, Any], pen: Pen, drawn: Drawn, page: Page, depth: int = 0
    ) -> None:
        """Follow one drawing, and those inside it."""
        named = {
            kind: self.pdf.dictionary(self.pdf.value(resources, kind)) for kind in ("/Font", "/ExtGState", "/XObject")
        }

        def font(name: str) -> Font:
            found = self.pdf.value(named["/Font"], name)
            if id(found) not in self._fonts:
                self._fonts[id(found)] = font_of(self.pdf, found)
            return self._fonts[id(found)]

        def state(name: str) -> Mapping[str, Any]:
            found = self.pdf.dictionary(self.pdf.value(named["/ExtGState"], name))
            return {key: self.pdf.value(found, key) for key in ("/ca", "/BM")}

        def place(name: str, pen: Pen) -> None:
            found = self.pdf.value(named["/XObject"], name)
            if not isinstance(found, Mapping):
                return
            kind = self.pdf.value(found, "/Subtype")
            if kind == "/Image":
                self._picture(found, pen, drawn)
            elif kind == "/Form" and depth < DEEPEST and self._forms < MOST_FORMS:
                self._forms += 1
                self._form(found, resources, pen, drawn, page, depth)

        pen.follow(content, drawn, Named(font, state, place), self.tokens)

    def _picture(self, found: Mapping[str, Any], pen: Pen, drawn: Drawn) -> None:
        self.pictures[id(found)] = found
        width, height = (self.pdf.value(found, key) for key in ("/Width", "/Height"))
        if isinstance(width, int) and isinstance(height, int) and 0 < width * height <= TINY_PICTURE:
            pen.add_box(boxed(pen.matrix, (0.0, 0.0, 1.0, 1.0)), drawn, ("picture",))
        else:
            drawn.has_pictures = True

    def _form(
        self,
        found: Mapping[str, Any],
        outer: Mapping[str, Any],
        pen: Pen,
        drawn: Drawn,
        page: Page,
        depth: int,
    ) -> None:
        matrix = self.pdf.numbers(self.pdf.value(found, "/Matrix"))
        inner = pen.copy()
        if len(matrix) == 6:
            inner.matrix = times(six(matrix), pen.matrix)
        box = self.pdf.numbers(self.pdf.value(found, "/BBox"))
        if len(box) == 4:
            inner.cut(boxed(inner.matrix, (box[0], box[1], box[2], box[3])))
        resources = self.pdf.dictionary(self.pdf.value(found, "/Resources")) or outer
        self._draw(self._content([found], page), resources, inner, drawn, page, depth + 1)


def _meets(box: Box, other: Box) -> bool:
    return box[0] <= other[2] and box[2] >= other[0] and box[1] <= other[3] and box[3] >= other[1]


def _is_white_on_white(shown: Shown, drawn: Drawn) -> bool:
    """True for white text on a page on which nothing is painted that it could stand on."""
    return shown.colour in WHITE and not drawn.boxes and not drawn.has_shapes


class Covers:
    """The boxes of a page by the stripes of it that they lie in, so that each text is held against few of them."""

    def __init__(self, boxes: Sequence[FilledBox], most: int) -> None:
        self.left = most
        self._stripes: dict[int, list[FilledBox]] = {}
        for box in boxes:
            stripes = _stripes(box.sides)
            self.left -= len(stripes)
            if self.left < 0:
                return
            for stripe in stripes:
                self._stripes.setdefault(stripe, []).append(box)

    def hide(self, shown: Shown) -> bool:
        """True for text of which a character is under a box, or on a box of its own colour."""
        stripes = [found for stripe in _stripes(shown.box) if (found := self._stripes.get(stripe))]
        self.left -= sum(map(len, stripes))
        if not stripes or self.left < 0:
            return False
        near = {box.order: box for found in stripes for box in found}
        meeting = [box for box in near.values() if _meets(shown.box, box.sides)]
        self.left -= len(meeting) * len(shown.inked)
        if not meeting or self.left < 0:
            return False
        return any(_is_covered(point, shown, meeting) for point in shown.points())


def _stripes(box: Box) -> range:
    low, high = (max(min(int(side // STRIPE), MOST_STRIPES), -MOST_STRIPES) for side in (box[1], box[3]))
    return range(low, high + 1)


def _is_covered(point: Point, shown: Shown, near: Sequence[FilledBox]) -> bool:
    there = [box for box in near if box.holds(point)]
    if not there:
        return False
    if any(box.order > shown.order for box in there):
        return True
    beneath = max(there, key=lambda box: box.order)
    return beneath.colour == shown.colour or (shown.mode == INKLESS and beneath.is_dark)
