"""What is read from and written to a register past the register itself."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import psycopg
from data import Prepared


def one_row(prepared: Prepared, sql: str) -> tuple[Any, ...]:
    """The first row that a query gives; raises IndexError where there is none."""
    return all_rows(prepared, sql)[0]


def all_rows(prepared: Prepared, sql: str) -> list[tuple[Any, ...]]:
    return _on(prepared, lambda connection: list(connection.execute(sql)))


def execute(prepared: Prepared, sql: str) -> None:
    _on(prepared, lambda connection: connection.execute(sql))


def _on(prepared: Prepared, work: Callable[[Any], Any]) -> Any:
    opened: Any = (
        sqlite3.connect(prepared.file) if prepared.file else psycopg.connect(prepared.environment["DATABASE_URL"])
    )
    with closing(opened) as connection:
        done = work(connection)
        connection.commit()
        return done
