"""Two registers that differ only in what is hidden answer alike, to the byte, and go on doing so (L2)."""

import re
from typing import Any
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client

from freshness import pages
from freshness.files import FILES
from freshness.large_pages import LARGE_PAGES
from reuse import archive, files
from search.actions.refreshing import rebuild, refresh_waiting
from search.forms import forget_boxes
from tests.harness.crawl import Crawl
from tests.harness.two_worlds import NOW, build, hide_in_public, hide_much, hide_nothing
from tests.harness.urls import url_patterns
from tests.kept_pages import forget_kept_pages

pytestmark = pytest.mark.django_db
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
"""What a form holds for one reader: it is drawn at random each time, and says nothing of the register."""
BEFORE = ("2031-01-01", "2031-03-01")
"""Days before the public was told of the meetings to come: before and after hidden ones were put off to them."""
PATHS_OF_MEETINGS = [
    "/meetings/",
    "/groups/group/meetings/",
    "/groups/group/meetings/announced/",
    "/groups/group/meetings/unannounced/",
]
Answer = tuple[int, tuple[tuple[str, str], ...], bytes]


@pytest.fixture(autouse=True)
def _pages_are_kept(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """As on the site, but that the database is asked each time: a test does not wait. Many pages stand on the disk."""
    settings.PAGES_KEPT, settings.PAGES_ASKED_EVERY, settings.FILES_KEPT = 5000, 0.0, 10
    monkeypatch.setattr(pages, "LARGEST", 10_000)
    monkeypatch.setattr(files, "WHOLE", 0)
    with patch("django.utils.timezone.now", return_value=NOW), patch("time.time", return_value=NOW.timestamp()):
        yield
    forget_kept_pages()


def crawled() -> list[str]:
    """Every address that there is, hidden ones too, and whatever the pages lead to."""
    crawl = Crawl([""]).run()
    assert crawl.visited == {each.name for each in url_patterns() if each.is_public}
    meetings = [path for path in PATHS_OF_MEETINGS if path in crawl.responses]
    assert meetings == PATHS_OF_MEETINGS
    return [
        *(where for where in crawl.responses if not where.startswith("headers of ")),
        *(f"{path}?on={day}" for path in meetings for day in BEFORE),
    ]


def answers(addresses: list[str]) -> dict[str, Answer]:
    """What each is answered with, body and headers; each address is asked as if it were the first that day."""
    cache.clear()
    client, told = Client(), {}
    for address in addresses:
        response = client.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        told[address] = (response.status_code, tuple(sorted(response.items())), TOKEN.sub(b"", body))
    return told


def differing(one: dict[str, Answer], other: dict[str, Answer]) -> dict[str, tuple[Any, Any]]:
    return {address: (one[address], other[address]) for address in one if one[address] != other[address]}


def forget() -> None:
    """What a process, a cache and a folder remember of one world is nothing to the other."""
    cache.clear()
    forget_kept_pages()
    LARGE_PAGES.clear()
    FILES.clear()
    forget_boxes()
    for name in default_storage.listdir("archive")[1] if default_storage.exists("archive") else []:
        default_storage.delete(f"archive/{name}")


def test_hidden_records_change_no_byte_of_any_answer(record_property: Any) -> None:
    told: dict[str, dict[str, Answer]] = {}
    public: list[str] = []
    for name, hide in (("nothing", hide_nothing), ("much", hide_much)):
        forget()
        with transaction.atomic():
            world = build("Bo Larkspur" if hide is hide_nothing else "Ned Pimpernel", hide)
            if hide is hide_much:
                hide_in_public(world)
            refresh_waiting()
            rebuild()
            archive.write(NOW.date())
            public = public or crawled()
            told[name] = answers(public)
            transaction.set_rollback(True)
    found = differing(told["nothing"], told["much"])
    record_property("proof", ["L2 answers by which two worlds can be told apart", len(found), len(public)])
    assert len(public) >= 300
    assert {address: first_difference(*pair) for address, pair in found.items()} == {}


def test_edits_of_what_is_hidden_change_no_byte_of_kept_pages(record_property: Any) -> None:
    forget()
    world = build("Bo Larkspur", hide_nothing)
    refresh_waiting()
    addresses = crawled()
    before = answers(addresses)
    hide_in_public(world)
    hide_much(1)
    refresh_waiting()  # as it is done when a change is kept, which it never is in a test
    found = differing(before, answers(addresses))
    record_property("proof", ["L2 answers that an edit of hidden records changed", len(found), len(addresses)])
    assert len(addresses) >= 300
    assert {address: first_difference(*pair) for address, pair in found.items()} == {}


def first_difference(one: Answer, other: Answer) -> str:
    """Where two answers first say something else, in a few words."""
    if one[0] != other[0] or one[2] == other[2]:
        headers = set(one[1]) ^ set(other[1])
        return f"{one[0]} and {other[0]}, {sorted(headers)}"
    at = next((n for n, pair in enumerate(zip(one[2], other[2], strict=False)) if pair[0] != pair[1]), 0)
    return f"{one[2][max(0, at - 60) : at + 60]!r} and {other[2][max(0, at - 60) : at + 60]!r}"
