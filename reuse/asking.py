"""What is asked of a table: its filters and its day, read in one way for the files and the API."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from groups.disclosure import Link
from groups.exports import listed_sources
from groups.filtering import Asked, Mistake, misplaced_parameters
from iag_registry.lib.on_day import Reading, reading_of
from iag_registry.lib.tables import Column
from reuse.rows import ListRows, Rows

ON = "on"


@dataclass(frozen=True)
class Listed:
    """What was asked of a table: the day, the filters said back, the rows, or what is wrong with the query."""

    reading: Reading
    asked: tuple[Asked, ...]
    mistakes: tuple[Mistake, ...]
    rows: Rows


@dataclass(frozen=True)
class Table:
    """One public table: its columns, what it can be narrowed by, and how its rows are read."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    ask: Callable[[QueryDict, date], Listed]
    filters: tuple[str, ...] = (ON,)
    """The parameters of the list that the public reads, all but those that order it or turn its pages."""
    key: tuple[str, ...] = ()
    """The columns that name a row, and no other."""
    names: tuple[str, ...] = ()
    """What names a row in the address of the API: a look-up of its record for each part."""
    leads_to: tuple[tuple[str, str, str], ...] = ()
    """Columns that always hold a value of another table, or nothing: the column, that table and its column."""
    cites: Callable[[Any], Link | None] | None = None
    """The document behind a row; no function where the rows of the table rest on no document of their own."""

    @property
    def column_names(self) -> list[str]:
        return [column.name for column in self.columns]

    def sources_of(self, rows: Iterable[Any]) -> list[dict[str, str]]:
        """The documents that these rows cite, each once, by title (EXP-06)."""
        cited = map(self.cites, rows) if self.cites else ()
        return listed_sources(source for source in cited if source)


def read(table: Table, query: QueryDict, today: date, *, besides: Iterable[str] = ()) -> Listed:
    """Read a query. Where anything in it cannot be used no row is given, and the mistakes say why.

    To leave out the part that was not understood would give more than was asked for. `besides` names parameters that
    are somebody else's to read, and are taken out of the query before. A parameter that is misplaced does not keep the
    others from being read: every one that is wrong is named.
    """
    others = list(besides)
    misplaced = misplaced_parameters(query, [*table.filters, *others], what="a parameter of this table")
    asked = query.copy()
    for name in query:
        if name not in table.filters or len(query.getlist(name)) > 1:
            del asked[name]
    listed = table.ask(asked, today)
    mistakes = (*misplaced, *listed.mistakes)
    return Listed(listed.reading, (), mistakes, ListRows(list, lambda row: ())) if mistakes else listed


def on_a_day(rows: Callable[[date], Rows]) -> Callable[[QueryDict, date], Listed]:
    """How a table is read that can be asked for a day, and for nothing else."""

    def ask(query: QueryDict, today: date) -> Listed:
        reading = reading_of(query, today)
        if reading.problem:
            return Listed(reading, (), (Mistake(ON, reading.problem, has_field=False),), rows(today))
        asked = () if reading.is_today else (Asked(ON, "As on", reading.words, reading.day.isoformat()),)
        return Listed(reading, asked, (), rows(reading.day))

    return ask
