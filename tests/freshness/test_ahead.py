"""What was asked for lately is made anew before anyone asks for it again, and nothing is remembered of who asked."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as of_the_site
from django.core.handlers.base import BaseHandler
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponseBase
from django.test import RequestFactory, override_settings

from freshness import ahead
from freshness.pages import PublicPages
from groups.models import AdvisoryGroup
from tests import factories as make

pytestmark = pytest.mark.django_db


class Made:
    """The site behind the kept pages, and the addresses of the pages that it made, the last one last."""

    def __init__(self) -> None:
        with override_settings(MIDDLEWARE=of_the_site.MIDDLEWARE[1:]):
            self.handler = BaseHandler()
            self.handler.load_middleware()
        self.addresses: list[str] = []
        self.requests: list[HttpRequest] = []
        self.pages = PublicPages(self.make)

    def make(self, request: HttpRequest) -> HttpResponseBase:
        self.addresses.append(request.get_full_path())
        self.requests.append(request)
        return self.handler.get_response(request)

    def make_and_rename(self, request: HttpRequest) -> HttpResponseBase:
        """A page during whose making someone else changes the record."""
        response = self.make(request)
        AdvisoryGroup.objects.update(name="Renamed again")
        return response

    def read(self, address: str, **headers: Any) -> str:
        """A page as a reader gets it."""
        return self.pages(RequestFactory().get(address, **headers)).content.decode()


@pytest.fixture
def made(settings) -> Made:
    settings.PAGES_AHEAD = 3
    return Made()


@pytest.fixture
def nobody_looks(monkeypatch) -> Iterator[None]:
    """The tests look themselves, on their own connection, which no page that was made may close."""
    monkeypatch.setattr(ahead.Thread, "start", lambda thread: None)
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


@pytest.fixture
def group() -> AdvisoryGroup:
    return make.make_group(key="invented-group", name="Invented group")


@pytest.mark.usefixtures("nobody_looks")
class TestLook:
    def test_what_changed_is_made_before_it_is_asked_for(self, made, group) -> None:
        made.read("/groups/invented-group/")
        made.pages.ahead.look()
        group.name = "Renamed group"
        group.save()
        made.addresses.clear()
        assert made.pages.ahead.look() == 1
        assert made.addresses == ["/groups/invented-group/"]
        assert "Renamed group" in made.read("/groups/invented-group/")
        assert made.addresses == ["/groups/invented-group/"]

    def test_what_would_be_answered_alike_is_not_made(self, made, group) -> None:
        made.read("/groups/invented-group/")
        make.make_group(key="other-group")
        made.addresses.clear()
        assert made.pages.ahead.look() == 1
        assert made.addresses == []

    def test_without_a_change_nothing_is_seen_to(self, made, group) -> None:
        made.read("/groups/invented-group/")
        made.pages.ahead.look()
        assert made.pages.ahead.look() == 0

    def test_a_new_day_is_a_change(self, made, group, monkeypatch) -> None:
        """The same address is another page on another day."""
        made.read("/groups/invented-group/")
        made.pages.ahead.look()
        made.addresses.clear()
        tomorrow = ahead.timezone.localdate().replace(year=2099)
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *arguments: tomorrow)
        assert made.pages.ahead.look() == 1
        assert made.addresses == ["/groups/invented-group/"]

    def test_those_asked_for_last_come_first_and_no_more_than_are_set(self, made, group) -> None:
        for address in ("/themes/", "/groups/", "/groups/?on=2020-01-01", "/groups/invented-group/", "/groups/"):
            made.read(address)
        last = ["/groups/", "/groups/invented-group/", "/groups/?on=2020-01-01"]
        # What is made ahead was not asked for, so that it comes neither earlier nor later the next time.
        for name in ("Renamed group", "Renamed again"):
            AdvisoryGroup.objects.update(name=name)
            made.addresses.clear()
            assert made.pages.ahead.look() == 3
            assert made.addresses == last

    def test_where_the_record_changes_meanwhile_those_asked_for_last_come_first_again(self, made, group) -> None:
        for address in ("/themes/", "/groups/", "/groups/invented-group/"):
            made.read(address)
        AdvisoryGroup.objects.update(name="Renamed group")
        make_page, made.pages.get_response = made.make, lambda request: made.make_and_rename(request)
        made.addresses.clear()
        assert made.pages.ahead.look() == 1
        made.pages.get_response = make_page
        assert made.pages.ahead.look() == 3
        assert made.addresses == [*2 * ["/groups/invented-group/"], "/groups/", "/themes/"]
        assert "Renamed again" in made.read("/groups/")

    def test_nothing_is_remembered_of_who_asked(self, made, group) -> None:
        made.read("/groups/?on=2020-01-01", REMOTE_ADDR="192.0.2.7", HTTP_USER_AGENT="Invented", HTTP_REFERER="/x")
        made.requests.clear()
        AdvisoryGroup.objects.update(name="Renamed group")
        made.pages.ahead.look()
        for request in made.requests:
            assert request.META.keys() <= {*ahead.OF_AN_ADDRESS, "REQUEST_METHOD", "wsgi.input"}
        assert [request.get_full_path() for request in made.requests] == ["/groups/?on=2020-01-01"]

    @pytest.mark.parametrize("address", ["/search/?q=group", "/nowhere/", "/feedback/", "/health/"])
    def test_what_is_not_kept_is_not_made_ahead(self, made, group, address) -> None:
        made.read(address)
        group.name = "Renamed group"
        group.save()
        made.addresses.clear()
        assert made.pages.ahead.look() == 0
        assert made.addresses == []

    def test_none_are_made_ahead_where_none_are_set(self, made, group, settings) -> None:
        settings.PAGES_AHEAD = 0
        made.read("/groups/")
        assert made.pages.ahead.look() == 0


def wait_until(is_so: Callable[[], bool]) -> bool:
    end = time.monotonic() + 20
    while not is_so() and time.monotonic() < end:
        time.sleep(0.05)
    return is_so()


@pytest.fixture
def thread_rests(monkeypatch) -> Iterator[None]:
    monkeypatch.setattr(ahead, "LOOKED_EVERY", 0.02)
    monkeypatch.setattr(ahead, "TRIES_AGAIN_AFTER", 0.02)
    monkeypatch.setattr(ahead, "RESTS_AFTER", 3.0)
    yield
    assert wait_until(lambda: not looking())


def looking() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "pages-ahead"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("thread_rests")
class TestThread:
    def test_a_thread_makes_pages_ahead_and_ends_when_nobody_asks(self, made, group) -> None:
        made.read("/groups/invented-group/")
        made.read("/groups/")
        assert len(looking()) == 1
        made.addresses.clear()
        AdvisoryGroup.objects.update(name="Renamed group")
        assert wait_until(lambda: sorted(made.addresses) == ["/groups/", "/groups/invented-group/"])
        assert "Renamed group" in made.read("/groups/")
        assert sorted(made.addresses) == ["/groups/", "/groups/invented-group/"]

    def test_what_goes_wrong_stops_neither_the_thread_nor_a_reader(self, made, group, monkeypatch, caplog) -> None:
        made.read("/groups/")
        problems = iter([OSError("Invented problem")])
        make_page = made.make

        def make_or_fail(request: HttpRequest) -> HttpResponseBase:
            for problem in problems:
                raise problem
            return make_page(request)

        monkeypatch.setattr(made.pages, "get_response", make_or_fail)
        made.addresses.clear()
        AdvisoryGroup.objects.update(name="Renamed group")
        assert wait_until(lambda: made.addresses == ["/groups/"])
        assert "Renamed group" in made.read("/groups/")
        assert [record.getMessage() for record in caplog.records if record.name == "freshness.ahead"] == [
            "Pages could not be made ahead."
        ]
