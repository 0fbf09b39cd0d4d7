"""Whatever can search the index, behind one small interface."""

from functools import cache

from django.db import connection

from search.engines.base import Engine, Found, Hit, Narrowing
from search.engines.opensearch import OpenSearch
from search.engines.postgresql import PostgreSQL
from search.engines.sqlite import SQLite
from search.opensearch.server import asks_a_server

ENGINES: dict[str, type[Engine]] = {"sqlite": SQLite, "postgresql": PostgreSQL}
"""By the vendor of the database."""


def engine() -> Engine:
    """The engine that the site has chosen: that of its database, or a search server with that one behind it."""
    return _server_before(connection.vendor) if asks_a_server() else database_engine()


def database_engine() -> Engine:
    """The engine of the database that the register is in."""
    return _engine(connection.vendor)


@cache
def _engine(vendor: str) -> Engine:
    return ENGINES[vendor]()


@cache
def _server_before(vendor: str) -> Engine:
    return OpenSearch(_engine(vendor))


__all__ = ["Engine", "Found", "Hit", "Narrowing", "database_engine", "engine"]
