"""PostgreSQL: a column of the entries that holds their words, and an index over it."""

from search.choices import DENIED, Order
from search.engines.base import (
    CANDIDATES,
    FAVOURED,
    ORDERS,
    Engine,
    Found,
    Hit,
    Narrowing,
    found_in,
    hits_in,
    rows_of,
)
from search.query import Query
from search.shown import MARK_OFF, MARK_ON
from search.synonyms import Phrase

WEIGHTS = "{0.05, 0.25, 0.6, 1.0}"
"""How much a word weighs in the context, the body, the further words and the title."""
_MARKS = f'StartSel="{MARK_ON}", StopSel="{MARK_OFF}"'
TITLE = f"{_MARKS}, HighlightAll=true"
SNIPPET = f'{_MARKS}, MaxFragments=2, MinWords=15, MaxWords=40, ShortWord=0, FragmentDelimiter=" … "'

BRACKETS, STAND_INS = "<>", "\x04\x05"
"""What stands in for brackets while words are marked: `ts_headline` leaves out whatever it takes for a tag of HTML.

The index holds no control characters, so that each that comes back is one of these.
"""
BACK = str.maketrans(STAND_INS, BRACKETS)

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
    ), best AS MATERIALIZED (SELECT * FROM ranked AS best ORDER BY {{order}} LIMIT %s OFFSET %s)
    SELECT entry.sort, ts_headline('search_english', translate(entry.title, %s, %s), asked.query, %s),
        ts_headline('search_english', translate(entry.body, %s, %s), asked.query, %s),
        entry.context, entry.url, entry.dated
    FROM best JOIN search_entry AS entry ON entry.id = best.id CROSS JOIN asked ORDER BY {{order}}
"""


class PostgreSQL(Engine):
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

    def hits(
        self, query: Query, narrowing: Narrowing, *, start: int, stop: int, order: Order = Order.RELEVANCE
    ) -> tuple[Hit, ...]:
        expression, phrases = _expression(query)
        narrowed, parameters = self.narrowed(narrowing)
        bounds: list[object] = [CANDIDATES, stop - start, start]
        sql = HITS.format(expression=expression, narrowed=narrowed, weights=WEIGHTS, order=ORDERS[order])
        shown = [BRACKETS, STAND_INS, TITLE, BRACKETS, STAND_INS, SNIPPET]
        rows = rows_of(sql, [*phrases, *parameters, *bounds, *shown])
        return hits_in([tuple(column.translate(BACK) for column in row) for row in rows])


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
