"""What the settings of a search server say, and what is asked of it."""

from datetime import date
from typing import Any

from search.checks import search_settings
from search.choices import Order
from search.engines import Narrowing, database_engine, engine
from search.engines.opensearch import OpenSearch
from search.engines.opensearch_questions import Asked, ask
from search.models import Entry
from search.opensearch import server
from search.opensearch.documents import document_of, form_of_index


def test_database_finds_entries_unless_the_site_has_chosen_a_server(settings: Any) -> None:
    assert engine() is database_engine()
    settings.SEARCH_ENGINE = "opensearch"
    assert isinstance(engine(), OpenSearch)


def test_server_without_an_address_is_an_error(settings: Any) -> None:
    assert search_settings() == []
    settings.SEARCH_ENGINE, settings.OPENSEARCH_URL = "opensearch", ""
    (error,) = search_settings()
    assert (error.id, error.msg) == (
        "search.E001",
        "SEARCH_ENGINE is opensearch: give the address of the server in OPENSEARCH_URL.",
    )
    settings.OPENSEARCH_URL = "https://search.invented.example"
    assert search_settings() == []


def test_password_stands_in_no_address() -> None:
    connected = server.connection("https://user:p%40ss@search.invented.example")
    (one,) = connected.transport.connection_pool.connections
    assert (one.host, one.use_ssl) == ("https://search.invented.example:443", True)
    assert ["p@ss" in repr(each) for each in (connected, one)] == [False, False]
    assert one.headers["authorization"] == "Basic dXNlcjpwQHNz"
    server.connection.cache_clear()


def test_document_holds_words_ready_to_be_compared() -> None:
    entry = Entry(
        pk=7,
        ref="meeting/x",
        sort="meeting",
        title="Searching “cafés”",
        body="S&S",
        dated="2022-03",
        facets=" a=b c=d ",
    )
    document = document_of(entry, "porter")
    assert {**document, "print": len(document["print"])} == {
        "number": 7,
        "ref": "meeting/x",
        "sort": "meeting",
        "place": 6,
        "title": "search cafe",
        "body": "s s",
        "words": "",
        "context": "",
        "facets": ["a=b", "c=d"],
        "newest": "202203",
        "earliest": "2022-03-01",
        "latest": "2022-03-31",
        "print": 64,
    }
    assert set(document) < set(form_of_index()["mappings"]["properties"])
    undated = document_of(Entry(pk=8, sort="theme", title="x"), "porter")
    assert (undated["newest"], "latest" in undated) == ("", False)


class Overhearing:
    """A server that answers nothing found, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def search(self, *, index: str, body: dict[str, Any], params: dict[str, str]) -> dict[str, Any]:
        self.asked.append({"index": index, **body, **params})
        held = {"doc_count": 1, "step": {"buckets": [{"key": "mark"}]}}
        return {"hits": {"hits": []}, "timed_out": False, "_shards": {"failed": 0}, "aggregations": {"all": held}}


def test_what_is_typed_is_asked_for_as_words_side_by_side_and_as_no_command(settings: Any, monkeypatch: Any) -> None:
    settings.SEARCH_ENGINE, settings.OPENSEARCH_URL = "opensearch", "http://127.0.0.1:9"
    heard = Overhearing()
    monkeypatch.setattr(server, "connection", lambda address: heard)
    asked = Asked(terms=((("hate", "crime"), ("*",)),), without=(("title:x",),))
    narrowing = Narrowing(sort="meeting", facets=("a=b",), first=date(2022, 1, 2), last=date(2022, 1, 3), among=(4,))
    answer = ask(asked, narrowing, order=Order.DATE, start=20, stop=40)
    assert (answer.numbers, answer.step, answer.entries) == ((), "mark", 0)
    (body,) = heard.asked
    fields = ["title^5", "words^3", "body^1.5", "context^0.5"]

    def phrase(words: str) -> dict[str, Any]:
        return {"multi_match": {"query": words, "type": "phrase", "fields": fields, "tie_breaker": 1.0}}

    assert body["query"]["function_score"]["query"] == {
        "bool": {
            "must": [{"bool": {"should": [phrase("hate crime"), phrase("*")], "minimum_should_match": 1}}],
            "must_not": [phrase("title:x")],
            "filter": [
                {"term": {"sort": "meeting"}},
                {"term": {"facets": "a=b"}},
                {"range": {"latest": {"gte": "2022-01-02"}}},
                {"range": {"earliest": {"lte": "2022-01-03"}}},
                {"terms": {"number": [4]}},
            ],
        }
    }
    assert [body[name] for name in ("index", "from", "size", "_source")] == ["iag-register", 20, 20, False]
    assert body["sort"] == [{"newest": "desc"}, {"_score": "desc"}, {"place": "asc"}, {"ref": "asc"}]
    ask(asked, Narrowing(by_words=True), order=None, start=0, stop=1)
    assert "words" in str(heard.asked[1])
    assert "title^5" not in str(heard.asked[1])
