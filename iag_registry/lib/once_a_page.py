"""What several parts of one page ask for is read or made once, and not kept for the next page."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

_made: ContextVar[dict[Hashable, Any] | None] = ContextVar("made", default=None)


@contextmanager
def one_page() -> Iterator[None]:
    """The making of one page, in which nothing is written; what was made for it is forgotten at its end."""
    token = _made.set({})
    try:
        yield
    finally:
        _made.reset(token)


def as_one_page(pieces: Iterable[T]) -> Iterator[T]:
    """Pieces that are made while they are sent: each has what the page at hand shares, which is over by then."""
    page, rest = copy_context(), iter(pieces)

    def made() -> Iterator[T]:
        nothing = object()
        while (piece := page.run(next, rest, nothing)) is not nothing:
            yield cast(T, piece)

    return made()


def once_a_page(make: Callable[P, T]) -> Callable[P, T]:
    """Make it once for each page and each set of arguments; outside the making of a page, each time.

    Whoever is given what was made before must not change it.
    """

    @wraps(make)
    def made(*args: P.args, **kwargs: P.kwargs) -> T:
        before = _made.get()
        if before is None:
            return make(*args, **kwargs)
        key = (make, args, tuple(sorted(kwargs.items())))
        if key not in before:
            before[key] = make(*args, **kwargs)
        found: T = before[key]
        return found

    return made
