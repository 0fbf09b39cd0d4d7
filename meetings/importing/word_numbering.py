"""The numbers that Word prints before paragraphs: they are not in the text, and are worked out as Word does."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from meetings.importing.word_names import child, value, words

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
ROMAN_UNITS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
HIGHEST = 9_999


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered."""

    start: int
    form: str
    pattern: str


@dataclass(frozen=True)
class Place:
    """The list and the level that a paragraph belongs to."""

    list_id: str
    level: int


class Numbering:
    """The lists of one document."""

    def __init__(self, numbering: Element | None, style_places: dict[str, Place]) -> None:
        self._styles = style_places
        self._abstract: dict[str, dict[int, Level]] = {}
        self._of_list: dict[str, str] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._written: set[str] = set()
        for each in numbering if numbering is not None else ():
            if each.tag == "w:abstractNum":
                self._abstract[each.get("w:abstractNumId", "")] = _levels(each)
            elif each.tag == "w:num":
                self._read_list(each)

    def _read_list(self, element: Element) -> None:
        list_id = element.get("w:numId", "")
        self._of_list[list_id] = value(element, "w:abstractNumId")
        for override in element:
            restart = value(override, "w:startOverride")
            if override.tag == "w:lvlOverride" and restart:
                self._restarts[list_id, _number(override.get("w:ilvl", "0"))] = _number(restart)

    def place(self, paragraph: Element) -> Place | None:
        """Where a paragraph stands in a list, by itself or by its style."""
        properties = child(paragraph, "w:pPr")
        own = child(properties, "w:numPr")
        by_style = self._styles.get(value(properties, "w:pStyle"))
        list_id = value(own, "w:numId") or (by_style.list_id if by_style else "")
        level = value(own, "w:ilvl")
        place = Place(list_id, _number(level) if level else by_style.level if by_style else 0)
        return place if self._level(place) else None

    def is_bullet(self, place: Place) -> bool:
        """True where the paragraph has a mark and no number."""
        level = self._level(place)
        return level is None or level.form in {"bullet", "none"} or "%" not in level.pattern

    def choose(self, paragraphs: Iterable[Element]) -> None:
        """Find the lists that number the items of the meeting: those that other text stands between."""
        last, ended = "", set()
        for paragraph in paragraphs:
            place = self.place(paragraph)
            if place is None and not words(paragraph).strip():
                continue
            current = place.list_id if place else ""
            if last and current != last:
                ended.add(last)
            level = self._level(place) if place else None
            if current and (current in ended or (level and level.pattern.count("%") > 1)):
                self._written.add(current)
            last = current

    def writes_out(self, place: Place) -> bool:
        """True for a list whose numbers are to be written into the text."""
        return place.list_id in self._written and not self.is_bullet(place)

    def next_label(self, place: Place) -> str:
        """The number that Word prints before the next paragraph at this place: "1.", "2.1", "(a)"."""
        levels = self._abstract.get(self._of_list.get(place.list_id, ""), {})
        counts = self._counts.setdefault(self._of_list.get(place.list_id, ""), {})
        level = levels[place.level]
        restart = self._restarts.pop((place.list_id, place.level), None)
        counts[place.level] = restart if restart is not None else counts.get(place.level, level.start - 1) + 1
        for deeper in [each for each in counts if each > place.level]:
            del counts[deeper]
        label = level.pattern
        for above in range(place.level + 1):
            number = counts.get(above, levels[above].start if above in levels else 1)
            label = label.replace(
                f"%{above + 1}", printed_number(number, levels[above].form if above in levels else "decimal")
            )
        return label.strip()

    def _level(self, place: Place | None) -> Level | None:
        return self._abstract.get(self._of_list.get(place.list_id, ""), {}).get(place.level) if place else None


def _levels(abstract: Element) -> dict[int, Level]:
    return {
        _number(each.get("w:ilvl", "0")): Level(
            _number(value(each, "w:start") or "1"), value(each, "w:numFmt") or "decimal", value(each, "w:lvlText")[:40]
        )
        for each in abstract
        if each.tag == "w:lvl"
    }


def _number(text: str) -> int:
    return min(int(text), HIGHEST) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def printed_number(number: int, form: str) -> str:
    """A number as lists print it: 4, d, D, iv or IV."""
    if form in {"lowerLetter", "upperLetter"} and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 10)
        return letters if form == "lowerLetter" else letters.upper()
    if form in {"lowerRoman", "upperRoman"}:
        roman, rest = "", number
        for size, sign in (*ROMAN, *ROMAN_UNITS):
            roman += sign * (rest // size)
            rest %= size
        return roman if form == "lowerRoman" else roman.upper()
    return f"{number:02}" if form == "decimalZero" else str(number)
