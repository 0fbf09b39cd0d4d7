"""Small numbers about people, and what else has to go so that they cannot be worked out (DP-07, L13).

A number from 1 to 4 may point at someone. Where a total is given, the others would tell it: then another number goes
too, until every small one may have been at least two different numbers, for someone who knows the rule.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foi.disclosure.answer_document import FrozenTable
from foi.disclosure.places import number_columns

LEAST = 5
"""The least number about people that is given."""
FEWER = f"fewer than {LEAST}"
NOT_GIVEN = "not given"

Cell = tuple[int, int]
"""A row and a column."""


@dataclass(frozen=True)
class Sum:
    """A number that is the sum of others, as anyone can see in the table."""

    total: Cell
    parts: tuple[Cell, ...]


def small_number_gaps(table: FrozenTable, columns: Iterable[str]) -> dict[Cell, str]:
    """What stands in place of each number of these columns that may not be given, by row and column."""
    numbers = {
        (row, column): int(cell.text)
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        if cell.is_number
    }
    wanted = {number for number, heading in enumerate(table.headings) if heading.name in set(columns)}
    small = {cell for cell, number in numbers.items() if cell[1] in wanted and 0 < number < LEAST}
    sums = list(sums_in(table, numbers))
    hidden = set(small)
    while told := _told(numbers, small, hidden, sums):
        another = _another(numbers, hidden, sums, told)
        if another is None:
            break
        hidden.add(another)
    return {cell: FEWER if cell in small else NOT_GIVEN for cell in sorted(hidden)}


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


def _told(numbers: dict[Cell, int], small: set[Cell], hidden: set[Cell], sums: Sequence[Sum]) -> set[Cell]:
    """The small numbers that can be worked out from what is given: their bounds meet."""
    most = sum(numbers.values()) + LEAST
    low = {cell: 1 if cell in small else 0 if cell in hidden else number for cell, number in numbers.items()}
    high = {cell: LEAST - 1 if cell in small else most if cell in hidden else n for cell, n in numbers.items()}
    changed = True
    while changed:
        changed = False
        for each in sums:
            for cell, below, above in _bounds(each, low, high):
                if below > low[cell]:
                    low[cell], changed = below, True
                if above < high[cell]:
                    high[cell], changed = above, True
    return {cell for cell in small if low[cell] == high[cell]}


def _bounds(each: Sum, low: dict[Cell, int], high: dict[Cell, int]) -> Iterable[tuple[Cell, int, int]]:
    """What one sum says of each of its numbers, as far as the others are known."""
    lows, highs = sum(low[cell] for cell in each.parts), sum(high[cell] for cell in each.parts)
    yield each.total, lows, highs
    for cell in each.parts:
        yield cell, low[each.total] - (highs - high[cell]), high[each.total] - (lows - low[cell])


def _another(numbers: dict[Cell, int], hidden: set[Cell], sums: Sequence[Sum], told: set[Cell]) -> Cell | None:
    """The number to withhold next: the smallest part of a sum that tells a small number, and the total last of all."""
    telling = [each for each in sums if told & {each.total, *each.parts}]
    parts = {cell for each in telling for cell in each.parts if cell not in hidden}
    totals = {each.total for each in telling if each.total not in hidden}
    choices = sorted(parts, key=lambda cell: (numbers[cell] == 0, numbers[cell], cell)) or sorted(totals)
    return choices[0] if choices else None
