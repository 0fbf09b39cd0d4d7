from collections.abc import Iterator

import pytest
from django.core.cache import caches

from freshness.kept import PAGES, PAGES_ASKED, QUESTIONS

KEPT = (PAGES, PAGES_ASKED, QUESTIONS, caches["template_fragments"])


@pytest.fixture(autouse=True)
def pages_are_kept(settings) -> Iterator[None]:
    """As on the site, but that the database is asked each time: a test does not wait."""
    settings.PAGES_KEPT = 500
    settings.PAGES_ASKED_EVERY = 0.0
    for each in KEPT:
        each.clear()
    yield
    for each in KEPT:
        each.clear()
