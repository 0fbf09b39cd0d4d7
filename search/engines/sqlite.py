"""SQLite: the full-text index FTS5, a table beside the entries."""

from django.db import connection, transaction

from iag_registry.lib.rows import Rows, rows_of
from search.choices import DENIED, Order
from search.engines.base import (
    CANDIDATES,
    FAVOURED,
    ORDERS,
    DatabaseEngine,
    Found,
    Narrowing,
    found_in,
)
from search.full_text import AHEAD, REFILL, place_of
from search.query import Query
from search.synonyms import Phrase

WEIGHTS = "5.0, 0.5, 1.5, 3.0"
"""How much a word weighs in the title, the context, the body and the further words."""

FOUND = f"""
    FROM search_words JOIN search_entry AS entry ON entry.id = search_words.rowid & {AHEAD - 1}
    WHERE search_words MATCH %s{{narrowed}} ORDER BY search_words.rowid DESC LIMIT %s
"""
CANDIDATES_OF = f"""
    SELECT entry.id, entry.sort, entry.ref, entry.dated, -bm25(search_words, {WEIGHTS}) * {FAVOURED} AS score {FOUND}
"""
COUNT = f"SELECT best.sort, count(*) AS entries FROM (SELECT entry.sort {FOUND}) AS best GROUP BY best.sort"
"""Without a score: to weigh words FTS5 reads all places where they stand, however few entries are looked at."""
NUMBERS = f", (SELECT json_group_object(counted.sort, counted.entries) FROM ({COUNT}) AS counted)"
HITS = f"""
    WITH best AS MATERIALIZED (
        SELECT * FROM ({CANDIDATES_OF}) AS best ORDER BY {{order}} LIMIT %s OFFSET %s
    )
    SELECT entry.sort, entry.title, entry.body, entry.context, entry.url, entry.dated{{numbers}}
    FROM best JOIN search_entry AS entry ON entry.id = best.id ORDER BY {{order}}
"""


class SQLite(DatabaseEngine):
    """The words of a query as an expression of FTS5: words inside quotation marks, so that nothing is a command."""

    position = "instr"
    is_denied = f"facets LIKE '%% {DENIED} %%' ESCAPE '\\'"
    algorithm = "porter"

    def restore(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in REFILL:
                cursor.execute(statement)

    def is_among(self, numbers: str) -> str:
        """By the row among the words: else all that fits is gone through."""
        places = f"SELECT {place_of('one')} FROM search_entry AS one WHERE one.id IN ({numbers})"
        return f"search_words.rowid IN ({places})"

    def count(self, query: Query, narrowing: Narrowing) -> Found:
        narrowed, parameters = self.narrowed(narrowing)
        sql = COUNT.format(narrowed=narrowed)
        return found_in(rows_of(sql, [_expression(query, narrowing), *parameters, CANDIDATES + 1]))

    def best(
        self, query: Query, narrowing: Narrowing, order: Order, *, start: int, stop: int, with_numbers: bool = False
    ) -> Rows:
        narrowed, parameters = self.narrowed(narrowing)
        numbers = NUMBERS.format(narrowed=narrowed) if with_numbers else ""
        sql = HITS.format(narrowed=narrowed, order=ORDERS[order], numbers=numbers)
        asked = [_expression(query, narrowing), *parameters]
        counted = [*asked, CANDIDATES + 1] if with_numbers else []
        return rows_of(sql, [*asked, CANDIDATES, stop - start, start, *counted])


def _expression(query: Query, narrowing: Narrowing) -> str:
    terms = " AND ".join(f"({' OR '.join(map(_phrase, term.phrases))})" for term in query.terms)
    without = " OR ".join(map(_phrase, query.without))
    expression = f"({terms}) NOT ({without})" if without else terms
    return f"{{words}} : ({expression})" if narrowing.by_words else expression


def _phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'
