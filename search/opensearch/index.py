"""Writing the index of the search server, and reading what it holds; every function may raise NoAnswer."""

from collections.abc import Collection, Iterable
from typing import Any

from django.conf import settings
from opensearchpy import OpenSearch, helpers

from search.opensearch.documents import MADE_BY, STEP, form_of_index
from search.opensearch.server import WRITES_WITHIN, NoAnswer, speaking

_PATIENT = {"request_timeout": WRITES_WITHIN}
MOST_BYTES = 5_000_000
"""So much is sent in one request at most."""

NOT_THERE = 404


def ensure_index() -> None:
    """Make the index where there is none, or one of another form.

    Raises NoAnswer where the name is that of an index that the register has not made: it is left alone.
    """
    name, form = settings.OPENSEARCH_INDEX, form_of_index()
    with speaking() as server:
        if server.indices.exists(index=name, params=_PATIENT):
            (found,) = server.indices.get_mapping(index=name, params=_PATIENT).values()
            mark = found["mappings"].get("_meta", {})
            if mark.get("made_by") != MADE_BY:
                raise NoAnswer(f"The index {name} of the search server was not made by the register. Name another one.")
            if mark == form["mappings"]["_meta"]:
                return
            server.indices.delete(index=name, params=_PATIENT)
        server.indices.create(index=name, body=form, params=_PATIENT)


def mark_borne() -> str:
    """The mark of what was sent last; empty where the index bears none."""
    with speaking() as server:
        documents = _search(server, {"query": {"exists": {"field": STEP}}, "size": 2, "aggs": _STEPS})
        steps = [bucket["key"] for bucket in documents["aggregations"][STEP]["buckets"]]
        return str(steps[0]) if len(steps) == 1 else ""


_STEPS = {STEP: {"terms": {"field": STEP, "size": 2}}}


def bear_mark(step: str) -> int:
    """Have the index bear a mark, now that all that it stands for was sent; returns how many entries it holds."""
    with speaking() as server:
        server.index(
            index=settings.OPENSEARCH_INDEX, id=STEP, body={STEP: step}, params={**_PATIENT, "refresh": "true"}
        )
        return int(server.count(index=settings.OPENSEARCH_INDEX, params=_PATIENT)["count"]) - 1


def put(documents: Iterable[dict[str, Any]]) -> None:
    """Add documents, or replace those of the same number."""
    _write({"_op_type": "index", "_id": each["number"], **each} for each in documents)


def remove(numbers: Iterable[int]) -> None:
    """Remove the documents of these numbers, as far as they are there."""
    _write({"_op_type": "delete", "_id": number} for number in numbers)


def _write(actions: Iterable[dict[str, Any]]) -> None:
    addressed = ({**action, "_index": settings.OPENSEARCH_INDEX} for action in actions)
    with speaking() as server:
        _, refused = helpers.bulk(
            server,
            addressed,
            max_chunk_bytes=MOST_BYTES,
            raise_on_error=False,
            refresh="true",
            request_timeout=WRITES_WITHIN,
        )
    # What was to be removed and is not there is removed.
    wrong = [each for item in refused for each in item.values() if each["status"] != NOT_THERE or "error" in each]
    if wrong:
        raise NoAnswer(f"The search server refuses {len(wrong)} of the documents (status {wrong[0]['status']}).")


def prints_after(number: int, *, most: int) -> list[tuple[int, str]]:
    """The numbers and prints of the documents with a greater number, in order, so many at most."""
    question = {"range": {"number": {"gt": number}}}
    body = {"query": question, "sort": [{"number": "asc"}], "size": most, "_source": ["number", "print"]}
    with speaking() as server:
        hits = _search(server, body)["hits"]["hits"]
        return [(int(hit["_source"]["number"]), str(hit["_source"]["print"])) for hit in hits]


def numbers_among(numbers: Collection[int]) -> set[int]:
    """Which of these numbers the index has a document of."""
    body = {"query": {"terms": {"number": list(numbers)}}, "size": len(numbers), "_source": False}
    with speaking() as server:
        return {int(hit["_id"]) for hit in _search(server, body)["hits"]["hits"]}


def _search(server: OpenSearch, body: dict[str, Any]) -> dict[str, Any]:
    params = {**_PATIENT, "allow_partial_search_results": "false"}
    return dict(server.search(index=settings.OPENSEARCH_INDEX, body=body, params=params))
