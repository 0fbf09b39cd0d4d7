"""The places of an answer that can be withheld, each named by a short text that is kept with the decision (FOI-30).

A place is a paragraph ("sentence", "caveats/1"), a cell ("tables/0/3/person"), a row ("tables/0/3"), a column
("tables/0/*/person") or the small numbers of a column ("tables/0/small/present"). Tables, rows and paragraphs are
counted from 0: the answer is frozen, so that they never move.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from foi.disclosure.answer_document import AnswerDocument, FrozenTable

PARAGRAPHS = {
    "definition": "Definition",
    "coverage": "What it covers",
    "caveats": "What to know",
    "warnings": "Warning",
    "citations": "Where it comes from",
}
"""The lists of paragraphs of an answer, and what each is called."""
SINGLE = {"sentence": "The answer in a sentence", "counting_rule": "What was counted, and how"}
ALL, SMALL = "*", "small"


@dataclass(frozen=True)
class Place:
    """One place of an answer. `table` is None for a paragraph; `row` is None for a column or its small numbers."""

    part: str
    number: int | None = None
    row: int | None = None
    column: str = ""
    is_small: bool = False

    def __str__(self) -> str:
        if self.part != "tables":
            return self.part if self.number is None else f"{self.part}/{self.number}"
        if self.row is None:
            return f"tables/{self.number}/{SMALL if self.is_small else ALL}/{self.column}"
        return f"tables/{self.number}/{self.row}{f'/{self.column}' if self.column else ''}"


def place_in(document: AnswerDocument, written: str) -> Place:
    """The place that is written so; ValueError where this answer has no such place."""
    place = _parsed(written)
    if place is None or str(place) != written or not _is_there(document, place):
        raise ValueError("This answer has no such place.")
    return place


def words_at(document: AnswerDocument, place: Place) -> tuple[str, ...]:
    """The words that stand at a place, each once; of small numbers none, because they are no words."""
    if place.part != "tables":
        return (_paragraph(document, place),)
    if place.is_small:
        return ()
    table = document.tables[_sure(place.number)]
    columns = [_column(table, place.column)] if place.column else range(len(table.headings))
    rows = table.rows if place.row is None else (table.rows[place.row],)
    return tuple(dict.fromkeys(row[column].text for row in rows for column in columns if row[column].text))


def addresses_at(document: AnswerDocument, place: Place) -> set[str]:
    """The addresses to which the cells at a place lead; of a whole row those to which no other row leads."""
    if place.part != "tables" or place.is_small:
        return set()
    table = document.tables[_sure(place.number)]
    columns = [_column(table, place.column)] if place.column else range(len(table.headings))
    others = [row for number, row in enumerate(table.rows) if number != place.row]
    rows = table.rows if place.row is None else (table.rows[place.row],)
    found = {row[column].url for row in rows for column in columns} - {""}
    return found if place.column else found - {cell.url for row in others for cell in row}


def telling_words(document: AnswerDocument, place: Place) -> tuple[str, ...]:
    """Of the words at a place those that must then stand nowhere else in the reply.

    Of a whole row only what stands in that row alone: that other rows have the same theme gives nothing away.
    """
    if place.part != "tables" or place.is_small or place.column or place.row is None:
        return words_at(document, place)
    table = document.tables[_sure(place.number)]
    others = [row for number, row in enumerate(table.rows) if number != place.row]
    return tuple(
        dict.fromkeys(
            cell.text
            for column, cell in enumerate(table.rows[place.row])
            if cell.text and not cell.is_number and all(row[column].text != cell.text for row in others)
        )
    )


def what_it_is(document: AnswerDocument, place: Place) -> str:
    """What is withheld there, in words that give none of it away."""
    if place.part != "tables":
        name = SINGLE.get(place.part) or f"{PARAGRAPHS[place.part]} {_sure(place.number) + 1}"
        return f"A passage of the answer “{document.title}” ({name.lower()})"
    table = document.tables[_sure(place.number)]
    label = table.headings[_column(table, place.column)].label if place.column else ""
    of = f"the table “{table.caption}”"
    if place.is_small:
        return f"Small numbers in the column “{label}” of {of}"
    if place.row is None:
        return f"The column “{label}” of {of}"
    where = f"row {place.row + 1} of {of}"
    return f"“{label}” in {where}" if label else f"The whole of {where}"


def number_columns(table: FrozenTable) -> tuple[str, ...]:
    """The names of the columns of a table that hold numbers."""
    return tuple(
        heading.name
        for column, heading in enumerate(table.headings)
        if any(row[column].is_number for row in table.rows)
    )


def paragraphs_of(document: AnswerDocument) -> Iterator[tuple[Place, str, str]]:
    """Each paragraph: its place, what it is called, and its words."""
    yield Place("sentence"), SINGLE["sentence"], document.sentence
    for part, label in PARAGRAPHS.items():
        for number in range(len(getattr(document, part))):
            place = Place(part, number)
            yield place, label, _paragraph(document, place)
    yield Place("counting_rule"), SINGLE["counting_rule"], document.counting_rule


def _parsed(written: str) -> Place | None:
    part, *rest = written.split("/")
    if part in SINGLE and not rest:
        return Place(part)
    numbers = [int(each) if each.isascii() and each.isdecimal() and len(each) < 7 else None for each in rest]
    if part in PARAGRAPHS and len(rest) == 1 and numbers[0] is not None:
        return Place(part, numbers[0])
    if part != "tables" or len(rest) not in (2, 3) or numbers[0] is None:
        return None
    if rest[1] in (ALL, SMALL):
        return Place(part, numbers[0], None, rest[2], rest[1] == SMALL) if len(rest) == 3 else None
    if numbers[1] is None:
        return None
    return Place(part, numbers[0], numbers[1], rest[2] if len(rest) == 3 else "")


def _is_there(document: AnswerDocument, place: Place) -> bool:
    if place.part in SINGLE:
        return True
    if place.part in PARAGRAPHS:
        return _sure(place.number) < len(getattr(document, place.part))
    if _sure(place.number) >= len(document.tables):
        return False
    table = document.tables[_sure(place.number)]
    if place.row is not None and place.row >= len(table.rows):
        return False
    if place.is_small:
        return place.column in number_columns(table)
    return not place.column or any(heading.name == place.column for heading in table.headings)


def _paragraph(document: AnswerDocument, place: Place) -> str:
    if place.number is None:
        return str(getattr(document, place.part))
    found = getattr(document, place.part)[place.number]
    return found if isinstance(found, str) else found.line


def _column(table: FrozenTable, name: str) -> int:
    return next(number for number, heading in enumerate(table.headings) if heading.name == name)


def _sure(number: int | None) -> int:
    """A number that the sort of place has."""
    return 0 if number is None else number
