"""What was published, read and kept everywhere, and is then taken back, is gone from everything at once (L4)."""

import re
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from freshness import pages
from freshness.files import FILES
from freshness.large_pages import LARGE_PAGES
from iag_registry.lib import downloads
from reuse import files
from search.actions.refreshing import refresh_waiting
from tests import factories as make
from tests.harness.canaries import sightings
from tests.harness.crawl import Crawl
from tests.harness.hidden_world import plant
from tests.harness.taken_back import publish_to_take_back
from tests.harness.urls import url_patterns
from tests.kept_pages import forget_kept_pages

pytestmark = pytest.mark.django_db
LONGEST = 60
"""Seconds for which a cache that readers share may give out what it was given."""


def _forget() -> None:
    forget_kept_pages()
    for kept in (FILES, LARGE_PAGES):
        kept.clear()


@pytest.fixture(autouse=True)
def _pages_and_files_are_kept(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """As on the site, but that the database is asked each time: a test does not wait."""
    settings.PAGES_KEPT, settings.PAGES_ASKED_EVERY, settings.FILES_KEPT = 5000, 0.0, 10
    monkeypatch.setattr(downloads, "WHOLE", 0)  # every list counts as a long one
    monkeypatch.setattr(files, "WHOLE", 0)  # and every table as a large one
    monkeypatch.setattr(pages, "LARGEST", 10_000)  # and many a page
    _forget()
    yield
    _forget()


def read(addresses: list[str]) -> dict[str, set[str]]:
    """The marks that each address shows, in its headers or its body, but for those that it bears itself."""
    client, shown = Client(), {}
    for address in addresses:
        response = client.get(address)
        assert response.status_code < 500, address
        body = b"".join(response.streaming_content) if response.streaming else response.content
        shown[address] = sightings(str(list(response.items())).encode()) | sightings(body)
        shown[address] -= sightings(address.encode())
    return shown


def seen(addresses: list[str], marks: set[str]) -> dict[str, set[str]]:
    """Which of these marks are shown, by address."""
    found = {address: shown & short(marks) for address, shown in read(addresses).items()}
    return {address: marks for address, marks in found.items() if marks}


def short(marks: set[str]) -> set[str]:
    """As a mark of letters is told of: without its last two."""
    return {mark[:-2] for mark in marks}


def test_what_is_taken_back_is_gone_from_everything_at_once(record_property: Any) -> None:
    canaries, shared = plant()
    published = publish_to_take_back(canaries, shared)
    public = {mark for each in published for mark in each.marks}
    first = Crawl([""]).run()
    assert first.visited == {each.name for each in url_patterns() if each.is_public}
    shown = {where: marks for where, marks in first.sightings().items() if not where.startswith("headers of ")}
    addresses = [where for where in first.responses if not where.startswith("headers of ")]
    wrong = {}
    for each in published:
        of_this = [where for where, marks in shown.items() if marks & short(set(each.marks))]
        marks = set(each.marks)
        call_command("write_archive")  # the one of before is given no more since the last was taken back
        # Some addresses name, or turn a page of, what was taken back before; the others must still show this.
        assert len(seen(of_this, marks)) >= 2, each.what
        each.take_back()
        wrong |= {f"{each.what}: {where}": still for where, still in seen(of_this, marks).items()}
    refresh_waiting()
    wrong |= seen(addresses, public)
    record_property("proof", ["L4 answers that gave what was taken back", len(wrong), len(addresses)])
    assert wrong == {}


SHARED = re.compile(r"\bs-maxage=(\d+)")
KEPT = re.compile(r"\bmax-age=(\d+)")
OF_SETTINGS = {"/brand.css", "/robots.txt", "/.well-known/security.txt"}
"""What says nothing of the register, only of its settings, may be kept for longer."""
LASTING = {200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501}
"""Answers that a cache may keep as long as it sees fit, where they do not say for how long."""


def shared_for(status: int, cache_control: str) -> float:
    """For how many seconds a cache of many readers may keep an answer."""
    if "no-store" in cache_control or "private" in cache_control:
        return 0
    told = SHARED.search(cache_control) or KEPT.search(cache_control)
    return float(told[1]) if told else float("inf") if status in LASTING else 0


def test_no_answer_is_shared_for_more_than_a_minute(record_property: Any) -> None:
    _, shared = plant()
    make.make_former_key(key="key-of-before", group=shared["group"])
    crawl = Crawl([""]).run()
    client, told = Client(), {}
    for address in [where for where in crawl.responses if not where.startswith("headers of ")]:
        response = client.get(address)
        told[address] = shared_for(response.status_code, response.get("Cache-Control", ""))
    long = {address for address, seconds in told.items() if seconds > LONGEST} - OF_SETTINGS
    record_property("proof", ["L4 answers that may be shared for more than a minute", len(long), len(told)])
    assert len(told) >= 500
    assert "/groups/key-of-before/" in told
    assert long == set()
