"""A search server that each test has to itself, and the engines that the same tests are run on."""

from collections.abc import Iterator
from typing import Any

import pytest
from osmem_server import OsmemClone, OsmemServer

from search.actions.sending import send_everything
from search.engines import Engine, engine
from search.opensearch import server


@pytest.fixture(scope="session")
def server_process() -> Iterator[OsmemServer]:
    """One process for all tests, on this machine; it ends with them. Without it they fail."""
    with OsmemServer.start(addr="127.0.0.1:0", japanese=False) as running:
        yield running
    assert running.process.stdout
    running.process.stdout.close()


@pytest.fixture
def empty_server(server_process: OsmemServer, settings: Any) -> Iterator[OsmemClone]:
    """A server that the site has chosen, and that was never sent anything."""
    with server_process.clone() as clone:
        settings.SEARCH_ENGINE, settings.OPENSEARCH_URL = "opensearch", clone.url
        server.forget_troubles()
        yield clone
        server.connection(clone.url).close()
        server.connection.cache_clear()
        server.forget_troubles()


@pytest.fixture
def search_server(empty_server: OsmemClone, db: None) -> OsmemClone:
    """A server that is in step with the entries that there are."""
    assert send_everything() == ""
    return empty_server


class OutOfTheWay:
    """The database, where only the server is to be asked."""

    def __init__(self, database: Engine) -> None:
        self.restore = database.restore

    def count(self, *arguments: Any, **more: Any) -> Any:
        raise AssertionError("The database was asked in place of the server.")

    hits = count


@pytest.fixture
def server_alone(search_server: OsmemClone, monkeypatch: pytest.MonkeyPatch) -> OsmemClone:
    """A server behind which no database answers: what it does not find is not found."""
    monkeypatch.setattr(engine(), "database", OutOfTheWay(engine().database))  # type: ignore[attr-defined]
    return search_server


@pytest.fixture(params=["database", "server"])
def either_engine(request: pytest.FixtureRequest) -> str:
    """For tests that hold whichever of the two finds entries."""
    if request.param == "server":
        request.getfixturevalue("server_alone")
    return str(request.param)
