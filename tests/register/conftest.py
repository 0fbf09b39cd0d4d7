"""The register as its fixtures make it, loaded once for the tests of this folder and taken back after the last."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="package", autouse=True)
def _register(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Each test runs in a savepoint of this transaction, so that nothing is left for the tests of other folders."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", verbosity=0)
        call_command("load_register", verbosity=0)
        yield
        transaction.set_rollback(True)
