from collections.abc import Iterator

import pytest
from django.core.cache import caches

from tests.kept_pages import forget_kept_pages


@pytest.fixture(autouse=True)
def pages_are_kept(settings) -> Iterator[None]:
    """As on the site, but that the database is asked each time: a test does not wait."""
    settings.PAGES_KEPT = 500
    settings.PAGES_ASKED_EVERY = 0.0
    _forget()
    yield
    _forget()


def _forget() -> None:
    forget_kept_pages()
    caches["template_fragments"].clear()
