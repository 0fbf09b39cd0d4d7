"""Whether a small number that a table withholds can be read, or counted, elsewhere in the same reply (DP-07, L13)."""

from collections.abc import Iterator

from foi.disclosure.answer_document import AnswerDocument, FrozenCell, FrozenTable
from foi.disclosure.places import Place
from foi.disclosure.released import NOTE
from foi.disclosure.reply_document import ReplyAnswer, ReplyDocument
from foi.disclosure.small_numbers import FEWER, small_number_gaps
from foi.disclosure.standing import tells_number

Texts = list[tuple[str, str]]
"""Where a text stands, and the text."""
OF_THE_REGISTER = NOTE.partition("{label}")[2]
"""How every note on small numbers ends, which names the numbers from 1 to 4."""


def small_numbers_told(
    what: str, document: AnswerDocument, place: Place, reply: ReplyDocument, texts: Texts
) -> Iterator[str]:
    """Each small number of a column that stands in a text or a cell of the reply, or that a list of it lets one count.

    `document` is the answer in full. Whether a number says the same there only a person can tell, who may say why not.
    """
    table = document.tables[place.number or 0]
    gaps = small_number_gaps(table, [place.column])
    rows = {at: int(table.rows[at[0]][at[1]].text) for at, words in gaps.items() if words == FEWER}
    for number in sorted(set(rows.values())):
        found = [where for where, text in texts if not text.endswith(OF_THE_REGISTER) and tells_number(number, text)]
        found += [f"annex {annex}" for annex, cell in sorted_cells(reply) if cell.is_number and cell.value == number]
        if found:
            yield f"{what}: withheld, and the number {number} stands in {', '.join(dict.fromkeys(found))}."
    for answer in reply.answers:
        if answer.document.question == document.question:
            continue
        for number in sorted(set(rows.values())):
            names = {cell.text for (row, _), few in rows.items() if few == number for cell in table.rows[row]}
            if listed := _listing(answer, names, number):
                named = ", ".join(f"“{caption}”" for caption in listed)
                yield f"{what}: withheld, and annex {answer.annex} has {number} in its rows to be counted ({named})."


def sorted_cells(reply: ReplyDocument) -> Iterator[tuple[int, FrozenCell]]:
    """The numbers and dates of every annex, each with the number of the annex."""
    for answer in reply.answers:
        for table in answer.document.tables:
            yield from ((answer.annex, cell) for row in table.rows for cell in row if cell.sort and not cell.is_gap)


def _listing(answer: ReplyAnswer, names: set[str], number: int) -> list[str]:
    """The captions of the tables of an answer that list what is counted: as many rows, or as many with such a name."""

    def numbers(table: FrozenTable) -> Iterator[int]:
        yield len(table.rows)
        for name in names - {""}:
            yield sum(any(cell.text == name for cell in row) for row in table.rows)

    return [table.caption for table in answer.document.tables if number in numbers(table)]
