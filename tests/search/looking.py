"""What the tests of the search look for, and at; `is_whole` and its neighbours where there is a search server."""

from typing import Any

from search.actions.refreshing import refresh_waiting
from search.engines import Hit, Narrowing, engine
from search.engines.opensearch import _held
from search.models import Entry, Gone, Waiting, Word
from search.opensearch import index
from search.query import parse

COLUMNS = ("made_of", "record", "ref", "sort", "title", "context", "body", "words", "url", "dated", "facets")


def hits(typed: str, **narrowing: Any) -> tuple[Hit, ...]:
    """What is found once nothing waits any more."""
    refresh_waiting()
    return found_now(typed, **narrowing)


def found_now(typed: str, **narrowing: Any) -> tuple[Hit, ...]:
    """What is found while some of the index may still have to be made."""
    return engine().hits(parse(typed), Narrowing(**narrowing), start=0, stop=50)


def addresses(typed: str, **narrowing: Any) -> list[str]:
    return [hit.url for hit in hits(typed, **narrowing)]


def whole_index() -> tuple[list[Any], list[Any], int]:
    """Every entry and every word of the index, and how much waits."""
    entries = list(Entry.objects.order_by("ref").values_list(*COLUMNS))
    words = list(Word.objects.order_by("text").values_list("text", "letters", "entries"))
    return entries, words, Waiting.objects.count()


def numbers_held() -> list[int]:
    """The numbers of the entries that the server holds."""
    return [number for number, _ in index.prints_after(0, most=1000)]


def numbers_kept() -> list[int]:
    return sorted(Entry.objects.values_list("pk", flat=True))


def is_whole() -> bool:
    """Whether the server is relied on, and holds just what the database does."""
    return _held() is not None and numbers_held() == numbers_kept() and not Gone.objects.exists()
