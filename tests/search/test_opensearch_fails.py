"""The search goes on whatever becomes of the server, and what is withheld is found from no moment on."""

import json
import socket
from collections.abc import Iterator
from contextlib import closing
from threading import Thread
from time import monotonic
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from iag_registry.lib.audiences import Audience
from search.actions.leaving import delete
from search.actions.refreshing import refresh_waiting
from search.actions.sending import send_changes
from search.engines import Narrowing, engine
from search.engines.opensearch import _held
from search.models import Copy, Entry, Gone, Word
from search.opensearch import server
from search.query import parse
from search.spelling import meant
from tests import factories as make
from tests.search.invented_entries import make_entries
from tests.search.looking import found_now, hits

pytestmark = pytest.mark.django_db
BEHIND = "he database answers in its place."


@pytest.fixture
def sent(search_server: Any) -> list[Entry]:
    entries = make_entries()
    send_changes()
    assert _held() is not None
    return entries


def number_of(typed: str) -> int:
    return engine().count(parse(typed), Narrowing()).total


def test_withheld_record_is_in_no_result_number_or_spelling_while_the_server_has_it(
    search_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server is told nothing: neither that the entry is gone, nor that it does not hold everything."""
    group = make.make_group(name="Enfield invented group")
    make.make_group(name="Another invented group")
    refresh_waiting()
    held = server_holds(search_server)
    for is_noted in (True, False):
        with transaction.atomic():
            group.audience = Audience.STAFF
            group.save()
            if not is_noted:
                Gone.objects.all().delete()
            assert (_held() is None) == is_noted
            assert (found_now("enfield"), number_of("enfield")) == ((), 0)
            assert (len(found_now("invented")), number_of("invented")) == (1, 1)
            assert Word.objects.filter(text="enfield").exists()
            assert meant(parse("enfeild"), Narrowing()) == {}
            page = Client().get("/search/", {"q": "enfeild"}).content.decode().lower()
            assert "enfield" not in page
            assert server_holds(search_server) == held == 2
            transaction.set_rollback(True)


def server_holds(running: Any) -> int:
    return int(server.connection(running.url).count(index="iag-register")["count"]) - 1


def test_numbers_of_entries_that_are_gone_are_never_shown(sent: list[Entry]) -> None:
    """Even where the deletion was not noted, as one in SQL typed by hand."""
    first, *_ = found_now("meeting")
    Entry.objects.filter(url=first.url).delete()
    assert _held() is not None
    assert (len(found_now("meeting")), number_of("meeting")) == (3, 3)
    assert first.url not in [hit.url for hit in found_now("meeting")]
    assert number_of("heron") == len(found_now("heron")) == 2


def test_server_that_is_down_is_left_alone_for_a_while(sent: list[Entry], settings: Any, caplog: Any) -> None:
    with closing(socket.socket()) as unused:
        unused.bind(("127.0.0.1", 0))
        settings.OPENSEARCH_URL = f"http://user:invented-secret@127.0.0.1:{unused.getsockname()[1]}"
        assert (len(found_now("meeting")), number_of("meeting")) == (4, 4)
        Entry.objects.create(made_of="theme", record=9, ref="new", sort="theme", title="Bittern", url="/new/")
        send_changes()
        assert number_of("bittern") == 1
    assert caplog.text.count(BEHIND) == 2  # one line of searching and one of sending
    assert "invented-secret" not in caplog.text
    with pytest.raises(server.NoAnswer, match="a moment ago"), server.speaking():
        pass


def test_changes_that_a_server_missed_while_it_was_down_are_sent_with_the_next(
    sent: list[Entry], settings: Any
) -> None:
    up, settings.OPENSEARCH_URL = settings.OPENSEARCH_URL, "http://127.0.0.1:9"
    delete(Entry.objects.filter(pk=sent[0].pk))
    send_changes()
    assert (_held(), Copy.objects.get().busy_since) == (None, None)
    settings.OPENSEARCH_URL = up
    server.forget_troubles()
    Entry.objects.create(made_of="theme", record=9, ref="new", sort="theme", title="Bittern", url="/new/")
    send_changes()
    assert (_held() is not None, number_of("bittern"), len(found_now("larkspur", sort="group"))) == (True, 1, 0)


@pytest.fixture
def odd_server(settings: Any) -> Iterator[dict[str, bytes]]:
    """A server that takes what it is sent, and answers what the test says; without words it never answers."""
    says: dict[str, bytes] = {}
    kept: list[socket.socket] = []
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        settings.OPENSEARCH_URL = f"http://127.0.0.1:{listening.getsockname()[1]}"

        def serve() -> None:
            while True:
                try:
                    found, _ = listening.accept()
                except OSError:
                    return
                kept.append(found)
                found.recv(65536)
                if "answer" in says:
                    found.sendall(says["answer"])
                    found.close()

        at_work = Thread(target=serve)
        at_work.start()
        yield says
        listening.shutdown(socket.SHUT_RDWR)
        at_work.join()
    for each in kept:
        each.close()


def answer_of(content: bytes, status: str = "200 OK") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content


def test_slow_server_is_waited_for_once(
    sent: list[Entry], odd_server: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    monkeypatch.setattr(server, "ANSWERS_WITHIN", 0.3)
    began = monotonic()
    assert [number_of(typed) for typed in ("meeting", "heron", "meeting")] == [4, 2, 4]
    assert 0.3 <= monotonic() - began < 1.5
    assert caplog.text.count("The search server does not answer (ConnectionTimeout).") == 1


WHOLE = {
    "timed_out": False,
    "_shards": {"failed": 0},
    "hits": {"hits": [{"_id": "1"}]},
    "aggregations": {"all": {"doc_count": 21, "step": {"buckets": []}}},
}


@pytest.mark.parametrize(
    "answer",
    [
        answer_of(b"<html>Not a search server</html>"),
        answer_of(b"null"),
        answer_of(b"[]"),
        answer_of(b"{}"),
        answer_of(b'{"hits": 1}'),
        answer_of(json.dumps(WHOLE).encode()),
        answer_of(json.dumps({**WHOLE, "timed_out": True}).encode()),
        answer_of(json.dumps({**WHOLE, "_shards": {"failed": 1}}).encode()),
        answer_of(json.dumps({**WHOLE, "hits": {"hits": [{"_id": "' OR 1=1"}]}}).encode()),
        answer_of(b"{}", "401 Unauthorized"),
        answer_of(b"{}", "503 Service Unavailable"),
        answer_of(b"{}", "302 Found"),
        b"nonsense\r\n\r\n",
    ],
)
def test_whatever_a_server_answers_the_database_is_believed(
    sent: list[Entry], odd_server: dict[str, bytes], answer: bytes, caplog: Any
) -> None:
    odd_server["answer"] = answer
    assert (number_of("meeting"), len(found_now("meeting"))) == (4, 4)
    assert BEHIND in caplog.text
    send_changes()
    assert number_of("meeting") == 4


@pytest.mark.parametrize(("status", "is_left_alone"), [("400 Bad Request", False), ("429 Too Many Requests", True)])
def test_server_that_refuses_one_question_is_asked_the_next(
    sent: list[Entry], odd_server: dict[str, bytes], settings: Any, status: str, is_left_alone: bool
) -> None:
    odd_server["answer"] = answer_of(b"{}", status)
    assert number_of("meeting") == 4
    if is_left_alone:
        with pytest.raises(server.NoAnswer, match="a moment ago"), server.speaking():
            pass
    else:
        with server.speaking() as asked:
            assert asked is server.connection(settings.OPENSEARCH_URL)


def test_rebuilding_without_the_server_makes_the_index_and_says_so(search_server: Any, settings: Any) -> None:
    make.make_group(name="Larkspur group")
    settings.OPENSEARCH_URL = "http://127.0.0.1:9"
    with pytest.raises(CommandError) as caught:
        call_command("rebuild_search")
    assert str(caught.value) == (
        "The search server does not answer (ConnectionError). "
        "Until it is put right the database finds entries by itself."
    )
    assert len(hits("larkspur")) == 1


def test_search_page_is_given_whether_or_not_the_server_answers(sent: list[Entry], settings: Any) -> None:
    with_server = Client().get("/search/", {"q": "bittern"}).content
    settings.OPENSEARCH_URL = "http://127.0.0.1:9"
    assert Client().get("/search/", {"q": "bittern"}).content == with_server
