"""The text of an OpenDocument file: what is written in it and not shown, and what it fetches from elsewhere."""

from dataclasses import dataclass, field

from iag_registry.lib.hidden_data.open_document_styles import Styles
from iag_registry.lib.hidden_data.paths import path_in
from iag_registry.lib.hidden_data.things import Hidden, Things
from iag_registry.lib.hidden_data.walking import Walk

COUNTED = {
    "changed-region": Hidden.CHANGE,
    "annotation": Hidden.COMMENT,
    "hidden-text": Hidden.HIDDEN_TEXT,
    "hidden-paragraph": Hidden.HIDDEN_TEXT,
    "conditional-text": Hidden.HIDDEN_TEXT,
    "table-source": Hidden.LINK,
    "section-source": Hidden.LINK,
    "dde-source": Hidden.LINK,
    "connection-resource": Hidden.CONNECTION,
    "database-source-sql": Hidden.CONNECTION,
    "database-source-table": Hidden.CONNECTION,
    "database-source-query": Hidden.CONNECTION,
    "source-service": Hidden.CONNECTION,
    "object-ole": Hidden.EMBEDDED,
    "plugin": Hidden.EMBEDDED,
    "scenario": Hidden.SCENARIO,
}
CELL_CHANGES = {"cell-content-change", "insertion", "deletion", "movement"}
TEXTS = {"p": "paragraph", "h": "paragraph", "span": "text"}
FILLED = {"value", "date-value", "time-value", "boolean-value", "string-value", "formula"}
NOTHING = "NaN"
"""What stands in the cells of a chart that have no number."""
MOST_REPEATED = 1_000
"""A row or column that is repeated more often runs to the end of the sheet, and has nothing in it."""


@dataclass
class _Table:
    """One table while it is read: which of its columns are hidden, which are filled, how many hidden rows are."""

    is_hidden: bool
    where: str
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    columns: int = 0
    filled: set[int] = field(default_factory=set)
    rows: int = 0
    row_hidden: bool = False
    row_repeated: int = 1
    row_filled: bool = False
    column: int = 0
    repeated: int = 1


class Body(Walk):
    """The whole of a text, workbook or presentation."""

    def __init__(self, styles: Styles, things: Things, where: str = "in the text") -> None:
        super().__init__()
        self.styles, self.things, self.where = styles, things, where
        self._tables: list[_Table] = []
        self._hiding: list[bool] = []
        """For each open element, whether the words in it are hidden."""
        self._noted = False
        self._slide = 0
        self._has_notes = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.styles.inside = self.inside
        self.styles.begin(name, attributes)
        outer = bool(self._hiding) and self._hiding[-1]
        self._hiding.append(self._hides(name, attributes, outer=outer))
        if self._hiding[-1] and not outer:
            self._noted = False
        if name in COUNTED or (name in CELL_CHANGES and self.inside[-1:] == ["tracked-changes"]):
            self.things.add(COUNTED.get(name, Hidden.CHANGE), self._place())
        elif name == "page" and self.inside[-1:] == ["presentation"]:
            self._begin_slide(attributes)
        elif name in {"table", "table-column", "table-row", "table-cell", "covered-table-cell"}:
            self._of_table(name, attributes)
        self._note_drawn(name, attributes)

    def _hides(self, name: str, attributes: dict[str, str], *, outer: bool) -> bool:
        if name in TEXTS:
            style = attributes.get("style-name", "")
            return outer or self.styles.hide(TEXTS[name], style)
        if name == "section":
            return outer or attributes.get("display", "true") in {"none", "condition"}
        return False if name in {"annotation", "tracked-changes"} else outer

    def _place(self) -> str:
        if self._slide:
            return f"on slide {self._slide}"
        return self._tables[0].where if self._tables else self.where

    def _begin_slide(self, attributes: dict[str, str]) -> None:
        self._slide += 1
        self._has_notes = False
        if self.styles.hide("drawing-page", attributes.get("style-name", "")):
            self.things.add(Hidden.HIDDEN_SLIDE, self._place())

    def _note_drawn(self, name: str, attributes: dict[str, str]) -> None:
        href = attributes.get("href", "")
        if name in {"image", "object", "a", "fill-image", "video", "audio"} and href:
            self._note_link(name, href)
        if name == "image" and attributes.get("filter-name", "").startswith("ole"):
            self.things.add(Hidden.EMBEDDED, self._place())
        if attributes.get("style-name", "") in self.styles.cut and name in {"frame", "image"}:
            self.things.add(Hidden.CROPPED, self._place())
        is_shape = self.inside[-1:] in (["page"], ["g"], ["p"], ["shapes"], ["text"])
        hidden = attributes.get("display") == "none" or attributes.get("layer", "") in self.styles.layers
        if is_shape and hidden and name not in {"section", "layer"}:
            self.things.add(Hidden.HIDDEN_OBJECT, self._place())

    def _note_link(self, name: str, href: str) -> None:
        if path := path_in(href):
            self.things.add(Hidden.PATH, self._place(), words=path)
        elif name != "a" and (href.startswith("../") or "://" in href):
            self.things.add(Hidden.LINK, self._place(), words=href)

    def _of_table(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            is_hidden = self.styles.hide("table", attributes.get("style-name", ""))
            title = attributes.get("name", "")
            where = f"on sheet “{title}”" if self.inside[-1:] == ["spreadsheet"] else self._place()
            self._tables.append(_Table(is_hidden, where))
            if is_hidden:
                self.things.add(Hidden.HIDDEN_SHEET, "in the workbook", words=title)
            return
        if not self._tables:
            return
        table = self._tables[-1]
        is_hidden = attributes.get("visibility", "visible") in {"collapse", "filter"}
        if name == "table-column":
            repeated = _whole(attributes.get("number-columns-repeated", "1"))
            if is_hidden:
                table.hidden_columns.append((table.columns, table.columns + repeated))
            table.columns += repeated
        elif name == "table-row":
            table.row_hidden, table.row_filled, table.column, table.repeated = is_hidden, False, 0, 0
            table.row_repeated = _whole(attributes.get("number-rows-repeated", "1"))
        else:
            table.column += table.repeated
            table.repeated = _whole(attributes.get("number-columns-repeated", "1"))
            if any(attributes.get(key, NOTHING) != NOTHING for key in FILLED):
                self._fill()

    def _fill(self) -> None:
        """The cell that is open has something in it."""
        table = self._tables[-1]
        if not table.row_filled and table.row_hidden:
            table.rows += min(table.row_repeated, MOST_REPEATED)
        table.row_filled = True
        table.filled |= set(range(table.column, table.column + min(table.repeated, MOST_REPEATED)))

    def words(self, text: str) -> None:
        if text.strip() in {"", NOTHING}:
            return
        if self._tables and self.is_in("table-cell") and not self.is_in("annotation"):
            self._fill()
        if (
            self._slide
            and self.is_in("notes")
            and not self._has_notes
            and not self.is_in("page-number", "date", "time")
        ):
            self._has_notes = True
            self.things.add(Hidden.NOTES, f"at slide {self._slide}")
        if self._hiding[-1] and self.is_in(*TEXTS) and not self._noted:
            self._noted = True
            self.things.add(Hidden.HIDDEN_TEXT, self._place())

    def end(self, name: str) -> None:
        self._hiding.pop()
        if name == "table" and self._tables:
            table = self._tables.pop()
            self.things.add(Hidden.HIDDEN_ROW, table.where, number=table.rows)
            hidden = {n for n in table.filled if any(first <= n < last for first, last in table.hidden_columns)}
            self.things.add(Hidden.HIDDEN_COLUMN, table.where, number=len(hidden))


def _whole(number: str) -> int:
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 9 else 1
