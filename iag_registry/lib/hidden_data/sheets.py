"""Excel workbooks: hidden sheets, and on the others hidden rows, columns and cells that have something in them."""

import re
from typing import Any

from iag_registry.lib.hidden_data.office import OfficeFile, note_drawn
from iag_registry.lib.hidden_data.things import Hidden, Things
from iag_registry.lib.hidden_data.walking import Walk, values_of

ON = {"1", "true"}
_COLUMN = re.compile(r"[A-Z]{1,3}")
LAST_COLUMN = 16_384


def note_sheets(file: OfficeFile, things: Things) -> None:
    """What a workbook may hide beside what any office file may."""
    names: dict[str, str] = {}
    for workbook in file.of("main", "workbook"):
        relations = file.relations(workbook)
        for element, _, attributes in values_of(file.parts, workbook):
            if element == "sheet":
                name = attributes.get("name", "")
                names[relations.get(attributes.get("r:id", ""), ("", "", False))[1]] = f"on sheet “{name}”"
                _note_state(attributes.get("state", ""), name, things)
            elif element == "absPath" and (path := attributes.get("url", "")):
                things.add(Hidden.PATH, "in the workbook", words=path)
            elif element == "fileSharing" and (name := attributes.get("userName", "")):
                things.add(Hidden.AUTHOR, "in the workbook", words=name)
    unseen = _formats_that_hide(file)
    for part in file.of("worksheet", "sheet"):
        sheet = _Sheet(names.get(part, "on a sheet"), unseen, things)
        file.parts.walk(part, sheet)
        sheet.tell()
    for part in file.of("drawing"):
        file.parts.walk(part, _Drawing(things))


def _note_state(state: str, name: str, things: Things) -> None:
    kinds = {"hidden": Hidden.HIDDEN_SHEET, "veryhidden": Hidden.VERY_HIDDEN_SHEET}
    if what := kinds.get(state.lower()):
        things.add(what, "in the workbook", words=name)


def _formats_that_hide(file: OfficeFile) -> frozenset[str]:
    """The numbers of the cell formats that show nothing, whatever is in the cell: ";;;"."""
    hidden: set[str] = set()
    found: list[str] = []
    for part in file.of("styles"):
        formats = _Formats()
        file.parts.walk(part, formats)
        hidden |= formats.hidden
        found += [str(number) for number, code in enumerate(formats.cells) if code in formats.hidden]
    return frozenset(found)


class _Formats(Walk):
    """The number formats of a workbook, and which of them each cell format has."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden: set[str] = set()
        self.cells: list[str] = []

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and re.fullmatch(r"\s*;+\s*", attributes.get("formatCode", "")):
            self.hidden.add(attributes.get("numFmtId", ""))
        elif name == "xf" and self.inside[-1:] == ["cellXfs"]:
            self.cells.append(attributes.get("numFmtId", ""))


class _Sheet(Walk):
    """One sheet: what is in its cells does not matter, only whether something is."""

    def __init__(self, where: str, unseen: frozenset[str], things: Things) -> None:
        super().__init__()
        self.where, self.unseen, self.things = where, unseen, things
        self._hidden_columns: list[tuple[int, int]] = []
        self._filled_columns: set[int] = set()
        self._hides_by_default = False
        self._row_hidden = self._row_filled = False
        self._column = 0
        self._format = ""
        self._rows = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._format = attributes.get("s", "")
            found = _COLUMN.match(attributes.get("r", ""))
            self._column = _number_of(found[0]) if found else self._column + 1
        elif name in {"v", "f", "is"}:
            self._fill()
        elif name == "row":
            self._row_hidden = _is_hidden(attributes, "ht") or (self._hides_by_default and "ht" not in attributes)
            self._row_filled, self._column = False, 0
        elif name == "col" and _is_hidden(attributes, "width"):
            first, last = (_whole(attributes.get(key, "")) for key in ("min", "max"))
            self._hidden_columns.append((first, min(last, LAST_COLUMN)))
        elif name == "sheetFormatPr":
            self._hides_by_default = attributes.get("zeroHeight") in ON
        elif name == "scenario":
            self.things.add(Hidden.SCENARIO, self.where)

    def _fill(self) -> None:
        if self.inside[-1:] != ["c"]:
            return
        if not self._row_filled and self._row_hidden:
            self._rows += 1
        self._row_filled = True
        self._filled_columns.add(self._column)
        if self._format in self.unseen:
            self.things.add(Hidden.HIDDEN_CELL, self.where)
            self._format = ""

    def tell(self) -> None:
        """Note the rows and columns, once all of the sheet has been read."""
        self.things.add(Hidden.HIDDEN_ROW, self.where, number=self._rows)
        columns = {
            column
            for column in self._filled_columns
            if any(first <= column <= last for first, last in self._hidden_columns)
        }
        self.things.add(Hidden.HIDDEN_COLUMN, self.where, number=len(columns))


class _Drawing(Walk):
    """The pictures and shapes on the sheets."""

    def __init__(self, things: Things) -> None:
        super().__init__()
        self.things = things

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        note_drawn(name, attributes, "on a sheet", self.things)


def _is_hidden(attributes: dict[str, Any], size: str) -> bool:
    """True for a row or column that is hidden, or made too narrow to be seen."""
    return attributes.get("hidden") in ON or bool(re.fullmatch(r"0(\.0*)?", attributes.get(size, "")))


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def _whole(number: str) -> int:
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 8 else 0
