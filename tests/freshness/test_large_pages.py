"""Pages that are too large for memory stand on the disk, and are kept like any other page."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from freshness import files, large_pages, pages
from freshness.ahead import Ahead
from freshness.large_pages import LARGE_PAGES
from iag_registry.lib.audiences import Audience
from tests import factories as make

pytestmark = pytest.mark.django_db
ADDRESS = "/groups.json"


@pytest.fixture(autouse=True)
def every_page_is_large(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings.FILES_KEPT = 4
    monkeypatch.setattr(pages, "LARGEST", 10)
    LARGE_PAGES.clear()
    yield
    LARGE_PAGES.clear()


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_large_page_is_made_once(client, django_assert_num_queries) -> None:
    make.make_group(name="Invented group")
    first = client.get(ADDRESS)
    with django_assert_num_queries(1):
        second = client.get(ADDRESS)
        assert body(second) == (told := body(first))
    assert [group["name"] for group in json.loads(told)["rows"]] == ["Invented group"]
    assert dict(second.items()) == dict(first.items())
    assert second["Content-Length"] == str(len(told))


def test_it_says_when_it_was_made_until_something_public_changes(client, monkeypatch) -> None:
    """Otherwise whoever asks every second would learn that something hidden was changed just now (decision 39)."""
    group = make.make_group(name="Invented group")
    before = body(client.get(ADDRESS))
    group.staff_note = "Nobody is to know."
    group.save()
    make.make_person(name="Nobody is to know")
    later = timezone.now() + timedelta(seconds=5)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert body(client.get(ADDRESS)) == before
    group.name = "Renamed group"
    group.save()
    after = body(client.get(ADDRESS))
    moments = [datetime.fromisoformat(json.loads(each)["generated_at"]) for each in (before, after)]
    assert moments[1] - moments[0] >= timedelta(seconds=4)


def test_a_change_that_the_public_may_see_is_seen_at_once(client) -> None:
    group = make.make_group(name="Invented group")
    before = client.get(ADDRESS)
    assert b"Invented group" in body(before)
    group.audience = Audience.RESTRICTED
    group.save()
    after = client.get(ADDRESS)
    assert b"Invented group" not in body(after)
    assert after["ETag"] != before["ETag"]
    assert body(client.get(ADDRESS)) == body(client.get(ADDRESS))


def test_whoever_has_it_is_told_so_and_whoever_asks_for_its_head_is_given_that(client) -> None:
    first = client.get(ADDRESS)
    told = body(first)
    same = client.get(ADDRESS, headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, body(same)) == (304, b"")
    head = client.head(ADDRESS)
    assert (body(head), head["Content-Length"], head["ETag"]) == (b"", str(len(told)), first["ETag"])


def test_a_body_goes_with_its_page(client) -> None:
    """L4: of what was taken back not even a file without a name stays, once the page was asked for again."""
    group = make.make_group(name="Invented group", key="invented-group")
    assert client.get("/groups/invented-group/").status_code == 200
    assert len(LARGE_PAGES._kept) == 1
    group.audience = Audience.RESTRICTED
    group.save()
    assert client.get("/groups/invented-group/").status_code == 404
    assert LARGE_PAGES._kept == {}


def test_a_page_that_is_large_no_more_stands_in_memory(client, monkeypatch) -> None:
    group = make.make_group(name="Invented group")
    body(client.get(ADDRESS))
    monkeypatch.setattr(pages, "LARGEST", 1_000_000)
    group.name = "Renamed group"
    group.save()
    assert b"Renamed group" in client.get(ADDRESS).content
    assert LARGE_PAGES._kept == {}


def test_few_are_kept_and_none_that_nobody_asked_for_in_an_hour(client, monkeypatch) -> None:
    now = 0.0
    monkeypatch.setattr(large_pages, "monotonic", lambda: now)
    monkeypatch.setattr(large_pages, "MOST", 2)
    for words in ("one", "two", "three"):
        body(client.get(f"{ADDRESS}?q={words}"))
    assert len(LARGE_PAGES._kept) == 2
    now = 60.0 * 60 + 1
    body(client.get(f"{ADDRESS}?q=four"))
    assert len(LARGE_PAGES._kept) == 1


def test_a_reader_who_takes_their_time_reads_to_the_end_what_was_given_up_meanwhile(client) -> None:
    group = make.make_group(name="Invented group")
    told = body(client.get(ADDRESS))
    slow = client.get(ADDRESS)
    group.name = "Renamed group"
    group.save()
    assert b"Renamed group" in body(client.get(ADDRESS))
    assert body(slow) == told


def test_it_is_not_made_ahead(client, monkeypatch) -> None:
    noted = []
    monkeypatch.setattr(Ahead, "note", lambda self, place, request: noted.append(request.path))
    for _ in range(2):
        body(client.get(ADDRESS))
    assert noted == []
    monkeypatch.setattr(pages, "LARGEST", 1_000_000)
    body(client.get("/groups/"))
    assert noted == ["/groups/"]


def test_what_was_not_asked_for_longest_goes_first(client, monkeypatch, django_assert_num_queries) -> None:
    make.make_group(name="Invented group")
    size = len(body(client.get(ADDRESS)))
    LARGE_PAGES.clear()
    monkeypatch.setattr(large_pages, "_bytes_kept", lambda: 3 * size)
    for address in (ADDRESS, f"{ADDRESS}?q=invented", ADDRESS, f"{ADDRESS}?q=group"):
        body(client.get(address))
    with django_assert_num_queries(1):
        body(client.get(ADDRESS))
    assert sum(file.size for file, _ in LARGE_PAGES._kept.values()) <= 3 * size
    gone = client.get(f"{ADDRESS}?q=invented")
    assert [group["name"] for group in json.loads(body(gone))["rows"]] == ["Invented group"]


@pytest.mark.parametrize("why", ["no room at all", "too large", "a full disk"])
def test_without_room_it_is_made_each_time(client, settings, monkeypatch, why) -> None:
    make.make_group(name="Invented group")
    if why == "no room at all":
        settings.FILES_KEPT = 0
    elif why == "too large":
        monkeypatch.setattr(large_pages, "_bytes_kept", lambda: 100)
    else:
        monkeypatch.setattr(large_pages, "Unnamed", no_room)
    first, second = client.get(ADDRESS), client.get(ADDRESS)
    rows = [json.loads(body(each))["rows"] for each in (first, second)]
    assert rows[0] == rows[1] != []
    assert LARGE_PAGES._kept == {}


def no_room() -> files.Unnamed:
    raise OSError("No space left on device")
