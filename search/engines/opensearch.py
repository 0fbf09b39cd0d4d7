"""OpenSearch: a server that finds the numbers of entries, which are then read from the database.

The database stays the truth. What the server finds counts only where the database still has all of it, and whatever is
shown is read from there. As long as the server is not in step with the entries, or does not answer, the database's own
engine answers.
"""

from django.conf import settings

from iag_registry.lib.rows import Rows, rows_of
from search.choices import Order
from search.engines.base import CANDIDATES, Engine, Found, Hit, Narrowing, found_in
from search.engines.opensearch_questions import Asked, ask
from search.models import Copy
from search.opensearch.server import NoAnswer, say_now_and_then
from search.query import Query

COUNT = "SELECT sort, count(*) FROM search_entry WHERE id IN ({numbers}) GROUP BY sort"
HITS = "SELECT id, sort, title, body, context, url, dated FROM search_entry WHERE id IN ({numbers})"

NOT_IN_STEP = "The search server does not hold what it was sent last. The database answers in its place."


class OpenSearch(Engine):
    """The server, with the engine of the database behind it."""

    def __init__(self, database: Engine) -> None:
        self.database = database
        self.position, self.is_denied, self.algorithm = database.position, database.is_denied, database.algorithm

    def restore(self) -> None:
        """Put right what the database finds words by; the server is brought in step once all entries are there."""
        self.database.restore()

    def count(self, query: Query, narrowing: Narrowing) -> Found:
        numbers = self._numbers(self._asked(query), narrowing, order=None, start=0, stop=CANDIDATES + 1)
        if numbers is not None:
            found = found_in(_rows(COUNT, numbers))
            if found.total == len(numbers):
                return found
        return self.database.count(query, narrowing)

    def hits(
        self, query: Query, narrowing: Narrowing, *, start: int, stop: int, order: Order = Order.RELEVANCE
    ) -> tuple[Hit, ...]:
        numbers = self._numbers(self._asked(query), narrowing, order=order, start=start, stop=min(stop, CANDIDATES))
        if numbers is not None:
            rows = {int(number): columns for number, *columns in _rows(HITS, numbers)}
            if len(rows) == len(numbers):
                return self.shown(query, [rows[number] for number in numbers])
        return self.database.hits(query, narrowing, start=start, stop=stop, order=order)

    def _numbers(
        self, asked: Asked, narrowing: Narrowing, *, order: Order | None, start: int, stop: int
    ) -> tuple[int, ...] | None:
        """The numbers of entries that the server finds; None where it cannot be relied on."""
        held = _held()
        if held is None:
            return None
        try:
            answer = ask(asked, narrowing, order=order, start=start, stop=stop)
        except NoAnswer as trouble:
            say_now_and_then("%s The database answers in its place.", trouble)
            return None
        if (answer.step, answer.entries) == held:
            return answer.numbers
        # It may just have been sent a change, and then it is as it should be.
        if held == _held():
            say_now_and_then(NOT_IN_STEP)
        return None

    def _asked(self, query: Query) -> Asked:
        terms = tuple(tuple(self.stems(phrase) for phrase in term.phrases) for term in query.terms)
        return Asked(terms, tuple(self.stems(phrase) for phrase in query.without))


def _held() -> tuple[str, int] | None:
    """The mark that the server bears and how much it holds, if it holds all entries and no others."""
    copies = Copy.objects.in_step().filter(index=settings.OPENSEARCH_INDEX)
    return copies.values_list("step", "entries").first()


def _rows(sql: str, numbers: tuple[int, ...]) -> Rows:
    if not numbers:
        return []
    return rows_of(sql.format(numbers=", ".join(["%s"] * len(numbers))), list(numbers))
