"""What every test starts from."""

import pytest
from django.conf import settings
from django.core.cache import cache

from tests.network import guard

guard()


def pytest_report_header() -> str:
    """Say which database the tests are run on."""
    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"


@pytest.fixture(autouse=True)
def _empty_cache():
    """No test sees what another one left in the cache."""
    cache.clear()
