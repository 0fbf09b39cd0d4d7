"""No number from 1 to 4 about people is given, nor can one be worked out (DP-07, L13)."""

from itertools import product
from math import prod

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from foi.disclosure.small_numbers import FEWER, LEAST, NOT_GIVEN, small_number_gaps
from tests.foi.documents import table

NAMES = ("group", "men", "women", "all")


def gaps(*rows, columns=("men",), names=("group", "men")):
    return small_number_gaps(table(*rows, names=names), columns)


def test_small_number_is_withheld_and_others_are_given():
    assert gaps(("A", 3), ("B", 7), ("C", 0)) == {(0, 1): FEWER}


def test_number_of_another_column_is_given():
    assert gaps(("A", 3), ("B", 7), columns=("group",)) == {}


def test_one_small_number_below_a_total_takes_another_with_it():
    assert gaps(("A", 3), ("B", 7), ("C", 9), ("All", 19)) == {(0, 1): FEWER, (1, 1): NOT_GIVEN}


def test_two_small_numbers_that_their_sum_tells_take_another_with_them():
    assert gaps(("A", 1), ("B", 1), ("C", 9), ("All", 11)) == {(0, 1): FEWER, (1, 1): FEWER, (2, 1): NOT_GIVEN}


def test_two_small_numbers_that_their_sum_does_not_tell_are_enough():
    assert gaps(("A", 1), ("B", 3), ("C", 9), ("All", 13)) == {(0, 1): FEWER, (1, 1): FEWER}


def test_total_goes_where_no_other_number_is_left():
    assert gaps(("A", 4), ("B", 4), ("All", 8)) == {(0, 1): FEWER, (1, 1): FEWER, (2, 1): NOT_GIVEN}


def test_total_that_is_small_itself_tells_nothing():
    assert gaps(("A", 1), ("B", 0), ("All", 1)) == {(0, 1): FEWER, (2, 1): FEWER}


def test_sum_of_a_row_tells_as_much_as_that_of_a_column():
    rows = [("A", 3, 8, 11), ("B", 9, 9, 18)]
    assert gaps(*rows, columns=("men",), names=NAMES) == {(0, 1): FEWER, (0, 2): NOT_GIVEN}


def test_total_of_all_is_no_longer_said_to_be_small_where_that_would_tell_each_of_them():
    rows = [("A", 1, 1, 2), ("B", 1, 1, 2), ("All", 2, 2, 4)]
    found = gaps(*rows, columns=("men", "women", "all"), names=NAMES)
    assert (found[2, 3], {words for cell, words in found.items() if cell != (2, 3)}) == (NOT_GIVEN, {FEWER})


@st.composite
def tables(draw):
    """Two or three rows of one or two numbers, with their sums beside and below them as it falls."""
    width = draw(st.integers(1, 2))
    rows = draw(st.lists(st.lists(st.integers(0, 8), min_size=width, max_size=width), min_size=2, max_size=3))
    with_total = draw(st.booleans())
    if width == 2 and draw(st.booleans()):
        rows = [[*row, sum(row)] for row in rows]
    if with_total:
        rows.append([sum(column) for column in zip(*rows, strict=True)])
    return rows, with_total


@settings(max_examples=200, deadline=None)
@given(tables())
def test_no_small_number_can_be_worked_out(made):
    """Someone who knows the rule tries every number that could stand in each gap: two or more fit each small one."""
    rows, with_total = made
    lines = [(f"G{number}", *row) for number, row in enumerate(rows)]
    names = NAMES[: len(rows[0]) + 1]
    found = small_number_gaps(table(*lines, names=names), names[1:])
    small = {(r, c + 1) for r, row in enumerate(rows) for c, number in enumerate(row) if 0 < number < LEAST}
    assert {cell for cell, words in found.items() if words == FEWER} <= small <= set(found)
    hidden = sorted(found)
    ranges = [range(1, LEAST) if found[cell] == FEWER else range(25) for cell in hidden]
    assume(prod(len(each) for each in ranges) <= 50_000)
    fitting = [values for values in product(*ranges) if fits(rows, with_total, dict(zip(hidden, values, strict=True)))]
    told = [cell for n, cell in enumerate(hidden) if cell in small and len({values[n] for values in fitting}) < 2]
    assert told == []


def fits(rows, with_total, numbers):
    """Whether these numbers in the gaps agree with every sum that the table shows."""
    filled = [[numbers.get((r, c + 1), number) for c, number in enumerate(row)] for r, row in enumerate(rows)]
    if len(rows[0]) == 3 and any(row[2] != row[0] + row[1] for row in filled):
        return False
    return not with_total or all(filled[-1][c] == sum(row[c] for row in filled[:-1]) for c in range(len(filled[0])))
