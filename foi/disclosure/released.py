"""An answer as it is released: with what is withheld taken out, and a label in its place (FOI-30 to FOI-32).

What is taken out is not in the result in any form: neither covered nor kept beside it. With the words go the addresses
that lead to them, and the keys in what was asked (FOI-31).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from foi.disclosure.answer_document import AnswerDocument, FrozenCell, FrozenCitation, FrozenTable
from foi.disclosure.keys import Keys, keys_of
from foi.disclosure.places import PARAGRAPHS, SINGLE, Place, place_in
from foi.disclosure.small_numbers import FEWER, small_number_gaps
from foi.disclosure.standing import cut, is_in_cell

NOTE = (
    "In the column “{label}” numbers from 1 to 4 are given as “fewer than 5”, because they may point at someone. "
    "Others are not given where they would tell them."
)
Words = Sequence[tuple[str, str]]
"""Words that are withheld wherever they stand, each with what stands in their place."""


@dataclass(frozen=True)
class SmallNumbers:
    """A column of a table whose small numbers are withheld, and the question that the table answers."""

    question: str
    table: FrozenTable
    column: str

    def are_in(self, question: str, table: FrozenTable) -> bool:
        """Whether a table says the same: of two equal tables both must hide the number, in whatever annex they are."""
        same = (self.table.name, self.table.headings, self.table.rows) == (table.name, table.headings, table.rows)
        return same and question == self.question


def gap(labels: str) -> str:
    """What stands in place of what is withheld: "[redacted: s.40(2)]"."""
    return f"[redacted: {labels}]"


def released(
    document: AnswerDocument,
    withheld: Mapping[str, str],
    *,
    everywhere: Words = (),
    addresses: Sequence[str] = (),
    small: Sequence[SmallNumbers] = (),
) -> AnswerDocument:
    """The answer without what is withheld, by place: the labels of the sections that each rests on.

    `everywhere` are words that go wherever they stand, each with its labels; `addresses` are those of the pages to
    which withheld cells lead, of this answer or of another one of the reply; `small` are the small numbers that go from
    equal tables too. ValueError where it has no such place.
    """
    keys = keys_of([each for each, _ in everywhere], addresses)
    words = [(each, gap(labels)) for each, labels in everywhere]
    places = {place_in(document, written): gap(labels) for written, labels in withheld.items()}
    for number, table in enumerate(document.tables):
        for each in small:
            if each.are_in(document.question, table):
                places.setdefault(Place("tables", number, None, each.column, is_small=True), FEWER)
    changes: dict[str, Any] = {part: places.get(Place(part)) or cut(getattr(document, part), words) for part in SINGLE}
    for part in PARAGRAPHS:
        changes[part] = tuple(
            _paragraph(each, places.get(Place(part, number)), words, keys)
            for number, each in enumerate(getattr(document, part))
        )
    changes["caveats"] += tuple(_notes(document, places))
    changes["tables"] = tuple(
        _table(table, number, places, words, keys) for number, table in enumerate(document.tables)
    )
    changes["parameters"] = tuple(replace(each, words=cut(each.words, words)) for each in document.parameters)
    changes["asked"] = keys.without(document.asked)
    changes["withheld"] = tuple(replace(each, reason=cut(each.reason, words)) for each in document.withheld)
    return replace(document, **changes)


def _paragraph(paragraph: Any, instead: str | None, words: Words, keys: Keys) -> Any:
    if isinstance(paragraph, str):
        return instead or cut(paragraph, words)
    if instead:
        return FrozenCitation(source="", document=instead, publisher="", words="")
    return replace(
        paragraph,
        source="" if keys.stand_in(paragraph.source) else paragraph.source,
        document=cut(paragraph.document, words),
        publisher=cut(paragraph.publisher, words),
        words=cut(paragraph.words, words),
    )


def _table(table: FrozenTable, number: int, places: Mapping[Place, str], words: Words, keys: Keys) -> FrozenTable:
    here = {place: instead for place, instead in places.items() if (place.part, place.number) == ("tables", number)}
    small = small_number_gaps(table, [place.column for place in here if place.is_small])
    rows = []
    for row, cells in enumerate(table.rows):
        kept = []
        for column, cell in enumerate(cells):
            name = table.headings[column].name
            found = [w for p, w in here.items() if not p.is_small and p.row in (None, row) and p.column in ("", name)]
            instead = found[0] if found else small.get((row, column))
            kept.append(FrozenCell(instead, sort="gap") if instead else _cell(cell, words, keys))
        rows.append(tuple(kept))
    return replace(table, caption=cut(table.caption, words), about=cut(table.about, words), rows=tuple(rows))


def _cell(cell: FrozenCell, words: Words, keys: Keys) -> FrozenCell:
    """The cell without the words that go everywhere; an address that says the same goes too."""
    if cell.sort and (instead := [label for each, label in words if is_in_cell(each, cell)]):
        return FrozenCell(instead[0], sort="gap")
    text = cell.text if cell.sort else cut(cell.text, words)
    if text != cell.text:
        return FrozenCell(text, sort="gap")
    return replace(cell, url="") if keys.stand_in(cell.url) else cell


def _notes(document: AnswerDocument, places: Mapping[Place, str]) -> list[str]:
    """What is said of small numbers, once for each column."""
    notes = []
    for place in places:
        if place.is_small and place.number is not None:
            table = document.tables[place.number]
            label = next(heading.label for heading in table.headings if heading.name == place.column)
            notes.append(NOTE.format(label=label))
    return notes
