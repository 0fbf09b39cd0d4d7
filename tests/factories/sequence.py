"""One sequence for everything that a factory makes, so that no two records are alike by chance."""

from itertools import count

_numbers = count(1)


def next_number() -> int:
    """The next number that no record has yet."""
    return next(_numbers)


def place(number: int) -> int:
    """The number as a place in a list: a small column does not hold all that a run of the tests counts to."""
    return number % 30_000 + 1
