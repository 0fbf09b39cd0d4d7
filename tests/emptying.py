"""Lets a test database be emptied, which the seals of its tables refuse even there."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.backends.base.operations import BaseDatabaseOperations

_SEALS = {
    "sqlite": "SELECT name, tbl_name, sql FROM sqlite_master "
    "WHERE type = 'trigger' AND name LIKE '%\\_sealed\\_%' ESCAPE '\\'",
    "postgresql": "SELECT tgname, tgrelid::regclass::text, '' FROM pg_trigger "
    "WHERE tgname LIKE '%\\_sealed\\_truncate'",
}
"""The seals in the way: SQLite empties a table by deleting its rows, PostgreSQL at one stroke."""
_LIFT = {"sqlite": 'DROP TRIGGER "{name}"', "postgresql": 'ALTER TABLE {table} DISABLE TRIGGER "{name}"'}
_PUT_BACK = {"sqlite": "{statement}", "postgresql": 'ALTER TABLE {table} ENABLE TRIGGER "{name}"'}


def allow_emptying() -> None:
    """From now on, whatever empties a database lifts its seals and puts them back, in one transaction."""
    original: Callable[[Any, Iterable[str]], None] = BaseDatabaseOperations.execute_sql_flush

    def execute_sql_flush(self: Any, sql_list: Iterable[str]) -> None:
        vendor = self.connection.vendor
        with transaction.atomic(using=self.connection.alias), self.connection.cursor() as cursor:
            cursor.execute(_SEALS[vendor])
            seals = [{"name": name, "table": table, "statement": sql} for name, table, sql in cursor.fetchall()]
            for seal in seals:
                cursor.execute(_LIFT[vendor].format(**seal))
            original(self, sql_list)
            for seal in seals:
                cursor.execute(_PUT_BACK[vendor].format(**seal))

    BaseDatabaseOperations.execute_sql_flush = execute_sql_flush
