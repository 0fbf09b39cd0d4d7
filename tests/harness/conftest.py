"""The registers of the harness, each made once for a file of tests that only look at it.

It stands from the first test that asks for it until the last of its file, and what one of them writes is taken back
after it. So every test of such a file that reads the database asks for it (`pytestmark`).
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from tests.harness.canaries import Canaries
from tests.harness.hidden_world import plant
from tests.harness.rolled_back import RolledBack
from tests.harness.world import World, make_world
from tests.search.conftest import either_engine, empty_server, search_server, server_alone, server_process

__all__ = ["either_engine", "empty_server", "search_server", "server_alone", "server_process"]


@pytest.fixture(scope="module")
def _world_of_the_file(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), RolledBack():
        yield make_world()


@pytest.fixture
def standing_world(_world_of_the_file: World, db: None) -> World:
    """What `make_world` makes, which takes longer than most pages."""
    return deepcopy(_world_of_the_file)


@pytest.fixture(scope="module")
def _planted_in_the_file(django_db_setup: None, django_db_blocker: Any) -> Iterator[Canaries]:
    with django_db_blocker.unblock(), RolledBack():
        yield plant()[0]


@pytest.fixture
def planted(_planted_in_the_file: Canaries, db: None) -> Canaries:
    """The marks of what `plant` makes."""
    return deepcopy(_planted_in_the_file)
