"""Every role follows the links that it is shown: each leads to a sound page with a title of its own (Z3)."""

import logging

import pytest
from django.test import Client

from tests.harness.role_crawl import walk
from tests.harness.world import ROLES, World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_world")]


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Refusals are what is looked for: not each is told of."""
    caplog.set_level(logging.CRITICAL, logger="django.request")


@pytest.mark.parametrize("role", ROLES)
def test_role_meets_sound_pages_wherever_its_links_lead(standing_world: World, role: str, record_property) -> None:
    client = Client()
    if role != "anonymous":
        client.force_login(standing_world.accounts[role])
    found = walk(client)
    problems, titles, fragments = found.problems(), found.titles_of_several(), found.broken_fragments()
    wrong = len(found.refused) + len(problems) + len(titles) + len(fragments)
    record_property("proof", ["Z3 wrong things of pages met by roles", wrong, found.met])
    assert found.refused == {}
    assert problems == []
    assert titles == {}
    assert fragments == []
    assert found.met >= (300 if role in {"superuser", "Engagement editor", "FOI officer"} else 100)
