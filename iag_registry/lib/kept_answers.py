"""What is made of a long answer of the database; whoever keeps pages may keep that too, while the answer is right."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol, TypeVar

from iag_registry.lib.rows import Rows, rows_of

T = TypeVar("T")


class Keeper(Protocol):
    """Gives what was made of the same answer before, or has it made."""

    def __call__(self, sql: str, parameters: tuple[Any, ...], make: Callable[[Rows], T]) -> T: ...


_keeper: ContextVar[Keeper | None] = ContextVar("keeper", default=None)


@contextmanager
def kept_by(keeper: Keeper) -> Iterator[None]:
    """While this lasts, `keeper` is asked first."""
    token = _keeper.set(keeper)
    try:
        yield
    finally:
        _keeper.reset(token)


def made_of_answer(sql: str, parameters: tuple[Any, ...], make: Callable[[Rows], T]) -> T:
    """What `make` makes of the rows that one query answers.

    It must make the same of the same rows, and whoever is given it must not change it.
    """
    keeper = _keeper.get()
    return make(rows_of(sql, parameters)) if keeper is None else keeper(sql, parameters, make)
