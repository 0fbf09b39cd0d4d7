"""The register of the harness, made once for a file of tests that only look at it."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction

from tests.harness.world import World, make_world
from tests.search.conftest import either_engine, empty_server, search_server, server_alone, server_process

__all__ = ["either_engine", "empty_server", "search_server", "server_alone", "server_process"]


class TakenBack(transaction.Atomic):
    """A transaction of which nothing is kept."""

    def __init__(self) -> None:
        super().__init__(using=None, savepoint=True, durable=False)
        # As Django's own TestCase marks its transactions: work that must be the outermost may stand within.
        self._from_testcase = True

    def __exit__(self, *error: Any) -> None:
        transaction.set_rollback(True)
        super().__exit__(*error)


@pytest.fixture(scope="module")
def _world_of_the_file(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), TakenBack():
        yield make_world()


@pytest.fixture
def standing_world(_world_of_the_file: World, db: None) -> World:
    """What `make_world` makes, which takes longer than most pages; it stands until the last test of the file.

    So every test of the file asks for it (`pytestmark`), and what one of them writes is taken back after it.
    """
    return deepcopy(_world_of_the_file)
