"""The rows of a table in one order that does not change: whole, by the batch, or from a place onwards.

Each row is found by its sort key, a few columns that name it and no other. A row that is added or taken away moves none
of the others, so a reader who goes on from the key of the last row meets each of the rest once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import F, Func, Q, QuerySet
from django.db.models.expressions import Combinable

from iag_registry.lib.batches import BATCH, in_batches


class InCodeOrder(Func):
    """A text sorted by its characters, on every database alike, and not as the language of a server sorts words."""

    template = "%(expressions)s COLLATE BINARY"
    arity = 1

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template='%(expressions)s COLLATE "C"', **context)


@dataclass(frozen=True)
class Piece:
    """Some rows of a table, the sort key of the last of them, and whether there are more after it."""

    rows: tuple[Any, ...]
    last: tuple[str, ...]
    has_more: bool


class Rows(Protocol):
    """The rows of a table, wherever they come from."""

    def batches(self) -> Iterator[tuple[Any, ...]]:
        """All rows in their order, some at a time."""

    def after(self, key: Sequence[str], limit: int) -> Piece:
        """The next rows after a sort key; from the beginning where it is empty."""

    def named(self, names: Mapping[str, str]) -> Any | None:
        """The one row with these names; None where the table holds none."""


class QueryRows:
    """The rows of a queryset, each turned into its view by the app that owns it."""

    def __init__(
        self, queryset: QuerySet[Any], order: Sequence[Combinable], views: Callable[[Any], Sequence[Any]]
    ) -> None:
        self._keys = [f"sort_{number}" for number in range(len(order))]
        annotations: dict[str, Any] = dict(zip(self._keys, order, strict=True))
        self._ordered = queryset.order_by().annotate(**annotations).order_by(*self._keys)
        self._views = views

    def batches(self) -> Iterator[tuple[Any, ...]]:
        for batch in in_batches(self._ordered):
            yield tuple(self._views(batch))

    def after(self, key: Sequence[str], limit: int) -> Piece:
        rows = self._ordered.filter(self._later(key)) if key else self._ordered
        found = list(rows.values_list("pk", *self._keys)[: limit + 1])
        shown = found[:limit]
        last = tuple(str(part) for part in shown[-1][1:]) if shown else ()
        return Piece(self._of([pk for pk, *_ in shown]), last, len(found) > limit)

    def named(self, names: Mapping[str, str]) -> Any | None:
        try:
            found = list(self._ordered.filter(**names).values_list("pk", flat=True)[:1])
        except ValueError:  # a word where a number names the row
            return None
        return next(iter(self._of(found)), None)

    def _of(self, keys: Sequence[int]) -> tuple[Any, ...]:
        return tuple(self._views(self._ordered.filter(pk__in=keys))) if keys else ()

    def _later(self, key: Sequence[str]) -> Q:
        """Rows whose sort key comes after this one: a later first part, or the same and a later second one, …"""
        later, same = Q(), Q()
        for name, part in zip(self._keys, key, strict=True):
            later |= same & Q(**{f"{name}__gt": part})
            same &= Q(**{name: part})
        return later


class ListRows:
    """The rows of a table that is short, or counted: read at once, and sorted here."""

    def __init__(self, rows: Callable[[], Sequence[Any]], key: Callable[[Any], tuple[str, ...]]) -> None:
        self._read, self._key = rows, key

    def batches(self) -> Iterator[tuple[Any, ...]]:
        rows = self._sorted()
        for start in range(0, len(rows), BATCH):
            yield tuple(rows[start : start + BATCH])

    def after(self, key: Sequence[str], limit: int) -> Piece:
        rows = [row for row in self._sorted() if not key or self._key(row) > tuple(key)]
        shown = tuple(rows[:limit])
        return Piece(shown, self._key(shown[-1]) if shown else (), len(rows) > limit)

    def named(self, names: Mapping[str, str]) -> Any | None:
        wanted = tuple(names.values())
        return next((row for row in self._read() if self._key(row) == wanted), None)

    def _sorted(self) -> list[Any]:
        return sorted(self._read(), key=self._key)


def in_code_order(*names: str) -> tuple[Combinable, ...]:
    """The columns of a sort key that are texts."""
    return tuple(InCodeOrder(F(name)) for name in names)
