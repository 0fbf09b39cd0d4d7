"""PostgreSQL: a column of the entries that holds their words, and an index over it."""

from typing import Any

from search.choices import DENIED, Order
from search.engines.base import (
    CANDIDATES,
    FAVOURED,
    ORDERS,
    DatabaseEngine,
    Found,
    Narrowing,
    found_in,
    rows_of,
)
from search.query import Query
from search.synonyms import Phrase

WEIGHTS = "{0.05, 0.25, 0.6, 1.0}"
"""How much a word weighs in the context, the body, the further words and the title."""

FOUND = """
    SELECT entry.id, entry.sort, entry.ref, entry.dated, entry.full_text
    FROM search_entry AS entry, asked WHERE entry.full_text @@ asked.query{narrowed} LIMIT %s
"""
COUNT = f"""
    WITH asked AS (SELECT {{expression}} AS query)
    SELECT best.sort, count(*) FROM ({FOUND}) AS best GROUP BY best.sort
"""
HITS = f"""
    WITH asked AS (SELECT {{expression}} AS query), found AS MATERIALIZED ({FOUND}), ranked AS (
        SELECT entry.id, entry.sort, entry.ref, entry.dated,
            ts_rank('{{weights}}', entry.full_text, asked.query) * {FAVOURED} AS score
        FROM found AS entry, asked
    ), best AS MATERIALIZED (SELECT * FROM ranked AS best ORDER BY {{order}} LIMIT %s OFFSET %s){{counted}}
    SELECT entry.sort, entry.title, entry.body, entry.context, entry.url, entry.dated{{numbers}}
    FROM best JOIN search_entry AS entry ON entry.id = best.id ORDER BY {{order}}
"""
COUNTED = """,
    counted AS (SELECT found.sort, count(*) AS entries FROM found GROUP BY found.sort),
    numbers AS (SELECT json_object_agg(counted.sort, counted.entries) AS of_sort FROM counted)
"""
NUMBERS = ", (SELECT of_sort::text FROM numbers)"


class PostgreSQL(DatabaseEngine):
    """The words of a query as a tsquery, each phrase a parameter, so that nothing is a command."""

    position = "strpos"
    is_denied = f"facets::text LIKE '%% {DENIED} %%'"
    algorithm = "english"

    def restore(self) -> None:
        """Nothing to do: the database makes the column itself, of each entry as it is kept."""

    def narrowed(self, narrowing: Narrowing) -> tuple[str, list[object]]:
        conditions, parameters = super().narrowed(narrowing)
        in_words = " AND ts_filter(entry.full_text, '{b}') @@ asked.query" if narrowing.by_words else ""
        return conditions + in_words, parameters

    def count(self, query: Query, narrowing: Narrowing) -> Found:
        expression, phrases = _expression(query)
        narrowed, parameters = self.narrowed(narrowing)
        sql = COUNT.format(expression=expression, narrowed=narrowed)
        return found_in(rows_of(sql, [*phrases, *parameters, CANDIDATES + 1]))

    def best(
        self, query: Query, narrowing: Narrowing, order: Order, *, start: int, stop: int, with_numbers: bool = False
    ) -> list[tuple[Any, ...]]:
        expression, phrases = _expression(query)
        narrowed, parameters = self.narrowed(narrowing)
        counted, numbers = (COUNTED, NUMBERS) if with_numbers else ("", "")
        ranked = {"weights": WEIGHTS, "order": ORDERS[order], "counted": counted, "numbers": numbers}
        sql = HITS.format(expression=expression, narrowed=narrowed, **ranked)
        return rows_of(sql, [*phrases, *parameters, CANDIDATES + 1, stop - start, start])


def _expression(query: Query) -> tuple[str, list[object]]:
    asked = [" || ".join(_PHRASE for _ in term.phrases) for term in query.terms]
    expression = " && ".join(f"({term})" for term in asked)
    phrases = [phrase for term in query.terms for phrase in term.phrases]
    for phrase in query.without:
        expression += f" && !!{_PHRASE}"
        phrases.append(phrase)
    return expression, list(map(_words, phrases))


_PHRASE = "phraseto_tsquery('search_english', %s)"


def _words(phrase: Phrase) -> object:
    return " ".join(phrase)
