"""PostgreSQL: a column of the entries that holds their words, and an index over it."""

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
from search.full_text import FIRST
from search.query import Query
from search.synonyms import Phrase

WEIGHTS = "{0.05, 0.25, 0.6, 1.0}"
"""How much a word weighs in the context, the body, the further words and the title."""

MOST = CANDIDATES + 1
_COLUMNS = ", ".join(
    f"entry.{name}" for name in ("sort", "title", "body", "context", "url", "dated", "ref", "full_text")
)
_FOUND = f"""
    SELECT {_COLUMNS} FROM search_entry AS entry, asked
    WHERE entry.full_text @@ asked.query AND {{that}}{{{{narrowed}}}} LIMIT {MOST}
"""
FOUND = f"({_FOUND.format(that=f'entry.{FIRST}')}) UNION ALL ({_FOUND.format(that=f'NOT entry.{FIRST}')}) LIMIT {MOST}"
"""What was asked is a table of its own, so that the database does not guess how much fits. It would read all entries
where two common words seldom stand together."""
COUNT = f"""
    WITH asked AS (SELECT {{expression}} AS query)
    SELECT best.sort, count(*) FROM ({FOUND}) AS best GROUP BY best.sort
"""
HITS = f"""
    WITH asked AS (SELECT {{expression}} AS query), found AS MATERIALIZED ({FOUND}), best AS (
        SELECT entry.*, ts_rank('{{weights}}', entry.full_text, asked.query) * {FAVOURED} AS score
        FROM found AS entry, asked
    )
    SELECT best.sort, best.title, best.body, best.context, best.url, best.dated{{numbers}}
    FROM best ORDER BY {{order}} LIMIT %s OFFSET %s
"""
NUMBERS = """, (
    SELECT json_object_agg(counted.sort, counted.entries)::text
    FROM (SELECT found.sort, count(*) AS entries FROM found GROUP BY found.sort) AS counted
)"""


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
        return found_in(rows_of(sql, [*phrases, *parameters, *parameters]))

    def best(
        self, query: Query, narrowing: Narrowing, order: Order, *, start: int, stop: int, with_numbers: bool = False
    ) -> Rows:
        expression, phrases = _expression(query)
        narrowed, parameters = self.narrowed(narrowing)
        numbers = NUMBERS if with_numbers else ""
        sql = HITS.format(
            expression=expression, narrowed=narrowed, weights=WEIGHTS, order=ORDERS[order], numbers=numbers
        )
        # With `among` there is another text for each number of entries, and the others would be forgotten for these.
        is_frequent = narrowing.among is None
        return rows_of(sql, [*phrases, *parameters, *parameters, stop - start, start], is_frequent=is_frequent)


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
