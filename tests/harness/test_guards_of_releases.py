"""Each guard that stands where a release is made is taken out before it, and the crawl sees what then leaks (L6)."""

from typing import Any

import pytest

from iag_registry.lib import prose
from iag_registry.lib.audiences import Audience
from meetings.disclosure import document_making, names_making
from tests.harness.crawl import Crawl
from tests.harness.hidden_world import plant

pytestmark = pytest.mark.django_db

GUARDS: dict[str, list[tuple[Any, str, Any]]] = {
    "redacted words are cut": [(document_making, "parts", lambda html, gaps: prose.parts(html))],
    "a link that loses words loses its address": [(prose, "_severed", lambda leaf, at, gaps: set())],
    "a withheld item, decision or action is not published": [(document_making, "PUBLIC", Audience.RESTRICTED)],
    "a withheld name is not published": [(names_making, "PUBLIC", Audience.RESTRICTED)],
}


@pytest.mark.parametrize("guard", GUARDS)
def test_a_guard_of_releases_taken_out_is_seen(guard: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for owner, name, without in GUARDS[guard]:
        assert hasattr(owner, name)
        monkeypatch.setattr(owner, name, without)
    plant()
    assert Crawl(days=["", "2022-06-30"]).first_sighting() != "", f"Nothing noticed that {guard} no more."
