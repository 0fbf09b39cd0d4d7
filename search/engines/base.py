"""What every engine does: find entries, in order, with the words that were found marked."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.rows import Rows, rows_of
from search.choices import Maker, Order, Sort
from search.endings import stem
from search.models import Waiting
from search.query import Query
from search.shown import Stems, marked, snippet
from search.synonyms import Phrase

CANDIDATES = 1000
"""So many entries are ranked at most: to rank every entry with a common word would take seconds in a large register.

Where more fit, those of the sorts of `FOUND_FIRST` are among them before any other.
"""

MOST_AMONG = 1000

SORTS = list(Sort)

STATE = f"""
    SELECT id FROM (SELECT id FROM search_entry WHERE {{is_denied}} ORDER BY id LIMIT %s) AS denied
    UNION ALL SELECT NULL FROM (SELECT 1 FROM {Waiting._meta.db_table} WHERE made_of = %s LIMIT 1) AS waiting
"""
"""Asked with every search, and written here because to put it into SQL each time takes ten times as long."""


@dataclass(frozen=True)
class Narrowing:
    """What the results are narrowed down to; what is empty narrows nothing."""

    sort: str = ""
    facets: tuple[str, ...] = ()
    """Such as "area=enfield"; an entry has all of them."""
    by_words: bool = False
    """True for entries that the query finds in their further words alone."""
    first: date | None = None
    last: date | None = None
    """Entries whose date may lie between these days; those without one are left out as soon as one is given."""
    among: tuple[int, ...] | None = None
    """The numbers of the entries that are looked through; `MOST_AMONG` at most. None for all of them."""


@dataclass(frozen=True)
class Hit:
    """One entry that was found; `title` and `snippet` have marks around the words found."""

    sort: Sort
    title: str
    snippet: str
    context: str
    url: str
    dated: PartialDate


@dataclass(frozen=True)
class Found:
    """How many entries were found of each sort; `at_most` where there are more than are counted."""

    of_sort: dict[Sort, int]
    is_cut: bool

    @property
    def total(self) -> int:
        return sum(self.of_sort.values())


@dataclass(frozen=True)
class State:
    """What every search has to know of the index as a whole."""

    denied: tuple[int, ...]
    """The numbers of the entries that a source denies, the first `MOST_AMONG` and one."""
    is_behind: bool
    """Whether it is being made anew as a whole.

    Of single records that wait nothing is said: it would tell when something hidden was changed.
    """


class Engine(ABC):
    """One way to search the index. Counting is one query, and so is reading a page of results."""

    position: str
    """The function of SQL that says where one text stands in another, 0 for nowhere."""

    is_denied: str
    """That an entry is a denial, in the words of the index of denials: in others the database would not use it."""

    algorithm: str
    """By which Snowball algorithm it cuts the endings off words."""

    @abstractmethod
    def restore(self) -> None:
        """Put right what finds words, where it was lost or has fallen out of step with the entries."""

    @abstractmethod
    def count(self, query: Query, narrowing: Narrowing) -> Found:
        """How many entries fit, by sort."""

    @abstractmethod
    def hits(
        self, query: Query, narrowing: Narrowing, *, start: int, stop: int, order: Order = Order.RELEVANCE
    ) -> tuple[Hit, ...]:
        """The entries from place `start` to before `stop`, in the order that is asked for."""

    def first(
        self, query: Query, narrowing: Narrowing, *, stop: int, order: Order = Order.RELEVANCE
    ) -> tuple[Found, tuple[Hit, ...]]:
        """How many entries fit, and the first of them."""
        return self.count(query, narrowing), self.hits(query, narrowing, start=0, stop=stop, order=order)

    def state(self) -> State:
        """What every search has to know, as one query."""
        sql = STATE.format(is_denied=self.is_denied)
        numbers = [number for (number,) in rows_of(sql, [MOST_AMONG + 1, Maker.EVERYTHING])]
        denied = tuple(int(number) for number in numbers if number is not None)
        return State(denied, is_behind=len(denied) < len(numbers))

    def stems(self, phrase: Phrase) -> Stems:
        """A phrase as its words are compared."""
        return tuple(stem(word, self.algorithm) for word in phrase)

    def shown(self, query: Query, rows: Iterable[Sequence[str]]) -> tuple[Hit, ...]:
        """Hits from rows of sort, title, body, context, address and date."""
        phrases = [self.stems(phrase) for term in query.terms for phrase in term.phrases]
        return tuple(
            Hit(
                Sort(sort),
                marked(title, phrases, self.algorithm),
                snippet(body, phrases, self.algorithm),
                context,
                url,
                PartialDate(dated),
            )
            for sort, title, body, context, url, dated in rows
        )

    def is_among(self, numbers: str) -> str:
        """That an entry is one of these, in SQL."""
        return f"entry.id IN ({numbers})"

    def narrowed(self, narrowing: Narrowing) -> tuple[str, list[object]]:
        """What narrows entries down, as conditions of SQL that each begin with AND, and their parameters."""
        conditions, parameters = "", list[object]()
        if narrowing.sort:
            conditions, parameters = conditions + " AND entry.sort = %s", [*parameters, narrowing.sort]
        for facet in narrowing.facets:
            conditions += f" AND {self.position}(entry.facets, %s) > 0"
            parameters.append(f" {facet} ")
        if narrowing.first:
            conditions += (
                " AND entry.dated <> '' AND entry.dated || substr('9999-12-31', length(entry.dated) + 1) >= %s"
            )
            parameters.append(narrowing.first.isoformat())
        if narrowing.last:
            conditions += (
                " AND entry.dated <> '' AND entry.dated || substr('0000-01-01', length(entry.dated) + 1) <= %s"
            )
            parameters.append(narrowing.last.isoformat())
        if narrowing.among is not None:
            conditions += f" AND {self.is_among(', '.join(['%s'] * len(narrowing.among)) or 'NULL')}"
            parameters += narrowing.among
        return conditions, parameters


class DatabaseEngine(Engine):
    """Whatever the database itself finds and ranks."""

    @abstractmethod
    def best(
        self, query: Query, narrowing: Narrowing, order: Order, *, start: int, stop: int, with_numbers: bool = False
    ) -> Rows:
        """Sort, title, body, context, address and date of the best entries from one place to another, as one query.

        With numbers each bears in a last column how many there are of each sort in all, as the text of a JSON object.
        """

    def hits(
        self, query: Query, narrowing: Narrowing, *, start: int, stop: int, order: Order = Order.RELEVANCE
    ) -> tuple[Hit, ...]:
        return self.shown(query, self.best(query, narrowing, order, start=start, stop=stop))

    def first(
        self, query: Query, narrowing: Narrowing, *, stop: int, order: Order = Order.RELEVANCE
    ) -> tuple[Found, tuple[Hit, ...]]:
        """One query: to put two to another process takes longer than to answer the second."""
        rows = self.best(query, narrowing, order, start=0, stop=stop, with_numbers=True)
        of_sort = json.loads(rows[0][-1]) if rows else {}
        return found_in(of_sort.items()), self.shown(query, [row[:-1] for row in rows])


def found_in(rows: Iterable[tuple[str, Any]]) -> Found:
    """The numbers of each sort, from pairs of a sort and how many there are."""
    numbers = {sort: int(number) for sort, number in rows}
    of_sort = {sort: numbers[sort.value] for sort in SORTS if sort.value in numbers}
    return Found(of_sort, is_cut=sum(of_sort.values()) > CANDIDATES)


FAVOUR = {
    **dict.fromkeys((Sort.GROUP, Sort.THEME, Sort.AREA), 2.0),
    **dict.fromkeys((Sort.PERSON, Sort.ORGANISATION), 1.6),
    **dict.fromkeys((Sort.MEETING, Sort.REPLY), 1.3),
}
"""How much better an entry of each sort fits than its words alone say.

Who types a name looks for its page first, and then for what is said of it.
"""
_FAVOURS = " ".join(f"WHEN '{sort.value}' THEN {favour}" for sort, favour in FAVOUR.items())
FAVOURED = f"CASE entry.sort {_FAVOURS} ELSE 1.0 END"
_PLACES = " ".join(f"WHEN '{sort.value}' THEN {place}" for place, sort in enumerate(SORTS))
_BEST = f"best.score DESC, CASE best.sort {_PLACES} END, best.ref"
ORDERS = {Order.RELEVANCE: _BEST, Order.DATE: f"replace(best.dated, '-', '') DESC, {_BEST}"}
"""The best first; of those that fit equally well by sort, and then by what they stand for.

Or the newest first, by digits alone, which every database sorts alike: a day comes before its month, and a month before
its year; what has no date comes last.
"""
