"""The databases that can search the index, behind one small interface."""

from functools import cache

from django.db import connection

from search.engines.base import Engine, Found, Hit, Narrowing
from search.engines.postgresql import PostgreSQL
from search.engines.sqlite import SQLite

ENGINES: dict[str, type[Engine]] = {"sqlite": SQLite, "postgresql": PostgreSQL}
"""By the vendor of the database. A search server of its own would be one more class, chosen by a setting here."""


def engine() -> Engine:
    """The engine of the database that the register is in."""
    return _engine(connection.vendor)


@cache
def _engine(vendor: str) -> Engine:
    return ENGINES[vendor]()


__all__ = ["Engine", "Found", "Hit", "Narrowing", "engine"]
