"""PowerPoint files: hidden slides, speaker's notes, and what lies hidden on a slide or beside it."""

from iag_registry.lib.hidden_data.office import OfficeFile, note_drawn
from iag_registry.lib.hidden_data.things import Hidden, Things
from iag_registry.lib.hidden_data.walking import Walk, values_of

NOT_NOTES = {"sldNum", "dt", "hdr", "ftr", "sldImg"}
"""Boxes of a page of notes that PowerPoint fills in itself."""
SHAPES = {"sp", "pic", "graphicFrame", "grpSp", "cxnSp"}
Box = tuple[int, int]


def note_slides(file: OfficeFile, things: Things) -> None:
    """What a presentation may hide beside what any office file may."""
    order, size = _order(file)
    for part in file.of("slide"):
        where = f"on slide {order[part]}" if part in order else "on a slide that is not in the show"
        file.parts.walk(part, _Slide(where, size, things, is_shown=part in order))
    for part in file.of("notesslide"):
        notes = _Notes()
        file.parts.walk(part, notes)
        if notes.text.strip():
            slides = [target for kind, target, _ in file.relations(part).values() if kind == "slide"]
            number = order.get(slides[0]) if slides else None
            things.add(Hidden.NOTES, f"at slide {number}" if number else "in the presentation")


def _order(file: OfficeFile) -> tuple[dict[str, int], Box]:
    """Each slide's place in the show, and the size of a slide."""
    order: dict[str, int] = {}
    size = (0, 0)
    for part in file.of("main", "presentation"):
        relations = file.relations(part)
        for element, _, attributes in values_of(file.parts, part):
            if element == "sldId" and attributes.get("r:id") in relations:
                order[relations[attributes["r:id"]][1]] = len(order) + 1
            elif element == "sldSz":
                size = _whole(attributes.get("cx", "")), _whole(attributes.get("cy", ""))
    return order, size


class _Slide(Walk):
    """One slide."""

    def __init__(self, where: str, size: Box, things: Things, *, is_shown: bool) -> None:
        super().__init__()
        self.where, self.size, self.things, self.is_shown = where, size, things, is_shown
        self._start: Box | None = None
        self._extent: Box | None = None

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sld" and (attributes.get("show") in {"0", "false"} or not self.is_shown):
            self.things.add(Hidden.HIDDEN_SLIDE, self.where)
        elif name in SHAPES and self.inside[-1:] == ["spTree"]:
            self._start = self._extent = None
        elif name == "off" and self.inside[-1:] == ["xfrm"] and self._start is None:
            self._start = _whole(attributes.get("x", "")), _whole(attributes.get("y", ""))
        elif name == "ext" and self.inside[-1:] == ["xfrm"] and self._extent is None:
            self._extent = _whole(attributes.get("cx", "")), _whole(attributes.get("cy", ""))
        else:
            note_drawn(name, attributes, self.where, self.things)

    def end(self, name: str) -> None:
        if name not in SHAPES or self.inside[-1:] != ["spTree"] or not (self._start and self._extent and self.size[0]):
            return
        sides = zip(self._start, self._extent, self.size, strict=True)
        if any(start >= size or start + extent <= 0 for start, extent, size in sides):
            self.things.add(Hidden.OFF_PAGE, self.where)


class _Notes(Walk):
    """The words that someone has written below a slide."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._is_written = True

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sp":
            self._is_written = True
        elif name == "ph":
            self._is_written = attributes.get("type", "body") not in NOT_NOTES

    def words(self, text: str) -> None:
        if self._is_written and self.inside[-1:] == ["t"] and not self.is_in("fld"):
            self.text += text


def _whole(number: str) -> int:
    digits = number.removeprefix("-")
    return int(number) if digits.isascii() and digits.isdecimal() and len(digits) < 12 else 0
