"""A query as the search server is asked, and its answer: numbers of entries. Nothing that was typed is a command."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from search.choices import Order
from search.engines.base import FAVOUR, Narrowing
from search.opensearch.documents import STEP
from search.opensearch.server import ANSWERS_WITHIN, NoAnswer, speaking
from search.shown import Stems

WEIGHTS = {"title": 5, "words": 3, "body": 1.5, "context": 0.5}
"""How much a word weighs in each field."""

_BEST = [{"_score": "desc"}, {"place": "asc"}, {"ref": "asc"}]
ORDERS: dict[Order, list[Any]] = {Order.RELEVANCE: _BEST, Order.DATE: [{"newest": "desc"}, *_BEST]}
"""As those of the databases; what has no date comes last."""
UNWEIGHED = [{"place": "asc"}, {"number": "desc"}]
"""What is only counted: the sorts that are looked for first, and then the newest numbers."""
_FAVOURS = [{"filter": {"term": {"sort": sort.value}}, "weight": favour} for sort, favour in FAVOUR.items()]

_STATE = {"all": {"global": {}, "aggs": {STEP: {"terms": {"field": STEP, "size": 2}}}}}
"""How much the server holds, and which mark it bears, told in the same moment as what was found."""


@dataclass(frozen=True)
class Asked:
    """A query as the stems that are looked for."""

    terms: tuple[tuple[Stems, ...], ...]
    without: tuple[Stems, ...]


@dataclass(frozen=True)
class Answer:
    """The numbers of the entries that were found, in their order, and what the server holds in all."""

    numbers: tuple[int, ...]
    step: str
    entries: int


def ask(asked: Asked, narrowing: Narrowing, *, order: Order | None, start: int, stop: int) -> Answer:
    """The entries from place `start` to before `stop`; without an order none is weighed.

    Raises NoAnswer where the server does not answer, or not with all that it has.
    """
    question = _question(asked, narrowing)
    body: dict[str, Any] = {
        "query": {"bool": {"filter": [question]}} if order is None else _favoured(question),
        "sort": UNWEIGHED if order is None else ORDERS[order],
        "from": start,
        "size": max(stop - start, 0),
        "_source": False,
        "track_total_hits": False,
        "timeout": f"{int(ANSWERS_WITHIN * 1000)}ms",
        "aggs": _STATE,
    }
    with speaking() as server:
        # What the server could not look through in time is not what there is.
        answer = server.search(
            index=settings.OPENSEARCH_INDEX, body=body, params={"allow_partial_search_results": "false"}
        )
        held = answer["aggregations"]["all"]
        steps = [bucket["key"] for bucket in held[STEP]["buckets"]]
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise NoAnswer("The search server answers a part of what was asked.")
        numbers = tuple(int(hit["_id"]) for hit in answer["hits"]["hits"])
        return Answer(numbers, steps[0] if len(steps) == 1 else "", int(held["doc_count"]) - len(steps))


def _favoured(question: dict[str, Any]) -> dict[str, Any]:
    favoured = {"query": question, "functions": _FAVOURS, "score_mode": "first", "boost_mode": "multiply"}
    return {"function_score": favoured}


def _question(asked: Asked, narrowing: Narrowing) -> dict[str, Any]:
    fields = ["words"] if narrowing.by_words else [f"{name}^{weight}" for name, weight in WEIGHTS.items()]
    terms = [{"bool": {"should": list(_phrases(term, fields)), "minimum_should_match": 1}} for term in asked.terms]
    without = list(_phrases(asked.without, fields))
    return {"bool": {"must": terms, "must_not": without, "filter": list(_narrowed(narrowing))}}


def _phrases(phrases: Iterable[Stems], fields: list[str]) -> Iterable[dict[str, Any]]:
    for phrase in phrases:
        # All fields count, as they do in the databases, and not the best of them alone.
        yield {"multi_match": {"query": " ".join(phrase), "type": "phrase", "fields": fields, "tie_breaker": 1.0}}


def _narrowed(narrowing: Narrowing) -> Iterable[dict[str, Any]]:
    if narrowing.sort:
        yield {"term": {"sort": narrowing.sort}}
    for facet in narrowing.facets:
        yield {"term": {"facets": facet}}
    if narrowing.first:
        yield {"range": {"latest": {"gte": narrowing.first.isoformat()}}}
    if narrowing.last:
        yield {"range": {"earliest": {"lte": narrowing.last.isoformat()}}}
    if narrowing.among is not None:
        yield {"terms": {"number": list(narrowing.among)}}
