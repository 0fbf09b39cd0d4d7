"""Nothing that is not public is in the search index, and hidden words find no more than nonsense (L1, L6, L7)."""

from random import Random
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from iag_registry.lib.audiences import Audience
from search.actions.refreshing import rebuild, refresh_waiting
from search.disclosure import bodies, meetings, sayings
from search.models import Entry, Waiting, Word
from tests.harness.canaries import Canaries, sightings
from tests.harness.hidden_world import plant
from tests.sizes import IS_PROOF

pytestmark = pytest.mark.django_db

NONSENSE = "zzqq0000zz"


@pytest.fixture
def planted_and_found() -> Canaries:
    canaries, _ = plant()
    refresh_waiting()
    return canaries


def seen_in_the_index() -> set[str]:
    """Every mark in any column of any row."""
    rows = [*Entry.objects.values_list(), *Word.objects.values_list(), *Waiting.objects.values_list()]
    return {mark for row in rows for value in row for mark in sightings(str(value).encode())}


def test_no_mark_is_anywhere_in_the_index(planted_and_found: Canaries, record_property: Any) -> None:
    found = seen_in_the_index()
    sorts = set(Entry.objects.values_list("sort", flat=True))
    record_property("proof", ["L1 marks in the search index", len(found), len(planted_and_found.planted)])
    assert len(planted_and_found.planted) >= 200
    assert sorts >= {"group", "organisation", "theme", "area", "statement", "meeting", "minutes"}
    assert found == set()
    rebuild()
    assert seen_in_the_index() == set()


@pytest.mark.parametrize("module", [bodies, meetings, sayings], ids=lambda module: module.__name__)
def test_index_that_is_made_for_others_than_the_public_is_seen(module: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    plant()
    monkeypatch.setattr(module, "PUBLIC", Audience.RESTRICTED)
    refresh_waiting()
    assert seen_in_the_index() != set()


def test_hidden_words_find_no_more_than_nonsense(planted_and_found: Canaries, record_property: Any) -> None:
    """The whole page is the same, but for the words that it says back; so it is for every beginning of a word."""
    client = Client()
    marks = [mark for mark in planted_and_found.planted if mark.startswith("cnry")]
    looked_for = marks if IS_PROOF else Random(7).sample(marks, 25)  # noqa: S311 - a sample, and no secret
    differing, asked = set(), 0
    for mark in looked_for:
        # All marks begin alike, so that in the ordinary run each is asked for by one of its beginnings.
        lengths = range(2, len(mark)) if IS_PROOF else [2 + asked // 4 % (len(mark) - 2)]
        for form, length in [*(("{}", n) for n in lengths), ("{}", 10), ('"{}"', 10), ("-open {}", 10)]:
            hidden, nonsense = form.format(mark[:length]), form.format(NONSENSE[:length])
            asked += 1
            if page(client, hidden) != page(client, nonsense).replace(NONSENSE[:length], mark[:length]):
                differing.add(hidden)
    record_property("proof", ["L7 hidden words that find other than nonsense", len(differing), asked])
    assert len(marks) >= 200
    assert differing == set()


def page(client: Client, typed: str) -> str:
    response = client.get(reverse("search:search"), {"q": typed})
    assert response.status_code == 200
    return response.content.decode()


def test_page_leads_to_nothing_that_is_not_public(planted_and_found: Canaries) -> None:
    client = Client()
    urls = set(Entry.objects.values_list("url", flat=True))
    answered = {url: client.get(url.partition("#")[0]).status_code for url in urls}
    assert len(urls) >= 20
    assert {url for url, status in answered.items() if status != 200} == set()
