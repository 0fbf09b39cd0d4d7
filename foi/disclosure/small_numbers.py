"""The small numbers of a table about people, and what else has to go so that they cannot be worked out (DP-07, L13)."""

from collections.abc import Iterable

from foi.disclosure.answer_document import FrozenTable
from foi.disclosure.hiding import FEWER, LEAST, NOT_GIVEN, Sum, gaps
from foi.disclosure.places import number_columns

__all__ = ["FEWER", "LEAST", "NOT_GIVEN", "small_number_gaps"]

Cell = tuple[int, int]
"""A row and a column."""


def small_number_gaps(table: FrozenTable, columns: Iterable[str]) -> dict[Cell, str]:
    """What stands in place of each number of these columns that may not be given, by row and column."""
    numbers = {
        (row, column): int(cell.text)
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        if cell.is_number
    }
    wanted = {number for number, heading in enumerate(table.headings) if heading.name in set(columns)}
    return gaps(numbers, [cell for cell in numbers if cell[1] in wanted], sums_in(table, numbers))


def sums_in(table: FrozenTable, numbers: dict[Cell, int]) -> Iterable[Sum]:
    """The sums of a table: a last row that is the sum of those above it, and a last column that is that of its row."""
    columns = [n for n, heading in enumerate(table.headings) if heading.name in number_columns(table)]
    rows = range(len(table.rows))
    for column in columns:
        cells = [(row, column) for row in rows if (row, column) in numbers]
        if len(cells) > 2 and numbers[cells[-1]] == sum(numbers[cell] for cell in cells[:-1]):
            yield Sum(cells[-1], tuple(cells[:-1]))
    if len(columns) > 2:
        lines = [[(row, column) for column in columns if (row, column) in numbers] for row in rows]
        whole = [line for line in lines if len(line) == len(columns)]
        if whole and all(numbers[line[-1]] == sum(numbers[cell] for cell in line[:-1]) for line in whole):
            yield from (Sum(line[-1], tuple(line[:-1])) for line in whole)
