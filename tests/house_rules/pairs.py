"""A second row beside a first, for what a constraint refuses only of the two together."""

from collections.abc import Callable
from typing import Any


def second(factory: Callable[..., Any], *same: str) -> Callable[[], Any]:
    """A second row beside a first, equal to it in everything but what the case then changes."""

    def row() -> Any:
        first = factory()
        other = factory(**{name: getattr(first, name) for name in same})
        other.first_row = first
        return other

    return row


def of_first(field: str) -> Callable[[Any], Any]:
    """The value of the first row, for a refused change."""
    return lambda row: getattr(row.first_row, field)


def own(field: str) -> Callable[[Any], Any]:
    """Another value of the same row, for a refused change."""
    return lambda row: getattr(row, field)
