"""What every test starts from."""

import pytest
from django.core.cache import cache

from tests.network import guard

guard()


@pytest.fixture(autouse=True)
def _empty_cache():
    """No test sees what another one left in the cache."""
    cache.clear()
