"""More than can be answered in good time is refused at once, with a word of when to come again."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from iag_registry import crowd
from iag_registry.crowd import Crowd


class Held:
    """A view that answers when it is told to."""

    def __init__(self) -> None:
        self.entered, self.go = [Event() for _ in range(9)], Event()
        self.count = 0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.entered[self.count].set()
        self.count += 1
        self.go.wait(10)
        return HttpResponse(request.path)


@pytest.fixture
def held(settings: Any) -> Iterator[Held]:
    settings.MADE_AT_ONCE, settings.WAITING_AT_ONCE = 2, 1
    view = Held()
    yield view
    view.go.set()


def until_waiting(middleware: Crowd, number: int) -> None:
    while middleware._waiting < number:
        Event().wait(0.01)


def test_some_are_answered_some_wait_and_the_rest_are_refused(rf, held) -> None:
    middleware = Crowd(held)
    with ThreadPoolExecutor(5) as pool:
        answers = [pool.submit(middleware, rf.get("/a/")) for _ in range(2)]
        assert [held.entered[number].wait(10) for number in range(2)] == [True, True]
        answers.append(pool.submit(middleware, rf.get("/waits/")))
        until_waiting(middleware, 1)
        refused = middleware(rf.get("/refused/"))
        assert (refused.status_code, refused["Retry-After"], refused["Cache-Control"]) == (503, "5", "no-store")
        assert '<h1 class="govuk-heading-l">The register is busy</h1>' in refused.content.decode()
        held.go.set()
        assert [answer.result(10).content for answer in answers] == [b"/a/", b"/a/", b"/waits/"]
    assert (middleware._waiting, middleware(rf.get("/after/")).content) == (0, b"/after/")


def test_who_waited_is_given_what_was_made_meanwhile(rf, held) -> None:
    middleware, waits, alone = Crowd(held), rf.get("/waits/"), rf.get("/alone/")
    waits.kept_meanwhile = lambda: HttpResponse("made for another")
    alone.kept_meanwhile = lambda: HttpResponse("is not asked")
    with ThreadPoolExecutor(3) as pool:
        for number in range(2):
            pool.submit(middleware, rf.get("/"))
            held.entered[number].wait(10)
        answer = pool.submit(middleware, waits)
        until_waiting(middleware, 1)
        held.go.set()
        assert answer.result(10).content == b"made for another"
    assert middleware(alone).content == b"/alone/"
    assert held.count == 3


def test_who_waited_for_too_long_is_refused_too(rf, held, monkeypatch) -> None:
    monkeypatch.setattr(crowd, "PATIENCE", 0.01)
    middleware = Crowd(held)
    with ThreadPoolExecutor(2) as pool:
        for number in range(2):
            pool.submit(middleware, rf.get("/"))
            held.entered[number].wait(10)
        assert (middleware(rf.get("/")).status_code, middleware._waiting) == (503, 0)
        held.go.set()


def test_whether_the_server_is_well_is_answered_always(rf, settings) -> None:
    settings.MADE_AT_ONCE, settings.WAITING_AT_ONCE = 1, 0
    answered = []

    def view(request: HttpRequest) -> HttpResponse:
        answered.append(request.path)
        if request.path == "/":
            assert middleware(rf.get("/groups/")).status_code == 503
            assert middleware(rf.get("/health/")).status_code == 200
        return HttpResponse()

    middleware = Crowd(view)
    assert middleware(rf.get("/")).status_code == 200
    assert answered == ["/", "/health/"]


def test_a_place_is_free_again_after_an_error(rf, settings) -> None:
    settings.MADE_AT_ONCE, settings.WAITING_AT_ONCE = 1, 0

    def view(request: HttpRequest) -> HttpResponse:
        raise RuntimeError("broken")

    middleware = Crowd(view)
    for _ in range(3):
        with pytest.raises(RuntimeError, match="broken"):
            middleware(rf.get("/"))


@pytest.mark.django_db
def test_a_refusal_is_like_any_other_answer_of_the_site(settings, monkeypatch) -> None:
    """It has the headers of the others, programs are told in their own form, and what is kept is given to everyone."""
    settings.PAGES_KEPT = 10
    settings.PAGES_ASKED_EVERY = 60.0
    client = Client()
    assert client.get("/about/").status_code == 200
    monkeypatch.setattr(Crowd, "__call__", lambda self, request: crowd._refusal())
    refused = client.get("/groups/")
    assert (refused.status_code, refused["Retry-After"], refused["Cache-Control"]) == (503, "5", "no-store")
    assert "default-src 'none'" in refused["Content-Security-Policy"]
    told = client.get("/api/v1/groups/")
    assert (told.status_code, told["Retry-After"], told["Cache-Control"]) == (503, "5", "no-store")
    assert (told["Content-Type"], told.json()["status"]) == ("application/problem+json", 503)
    assert client.get("/about/").status_code == 200
