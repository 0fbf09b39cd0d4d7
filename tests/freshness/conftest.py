from collections.abc import Iterator

import pytest
from django.core.cache import caches

KEPT = ("pages", "pages_asked", "questions", "template_fragments")


@pytest.fixture(autouse=True)
def pages_are_kept(settings) -> Iterator[None]:
    """As on the site, but that the database is asked each time: a test does not wait."""
    settings.PAGES_KEPT = 500
    settings.PAGES_ASKED_EVERY = 0.0
    for name in KEPT:
        caches[name].clear()
    yield
    for name in KEPT:
        caches[name].clear()
