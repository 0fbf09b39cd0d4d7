"""Lets a test database be emptied: SQLite does it by deleting rows, which a sealed table refuses even there.

PostgreSQL truncates instead, which no seal of a row can see.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.backends.sqlite3.base import DatabaseOperations

_SEALS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_sealed\\_%' ESCAPE '\\'"


def allow_emptying() -> None:
    """From now on, whatever empties a SQLite database lifts its seals and puts them back, in one transaction."""
    original: Callable[[Any, Iterable[str]], None] = DatabaseOperations.execute_sql_flush

    def execute_sql_flush(self: Any, sql_list: Iterable[str]) -> None:
        with transaction.atomic(using=self.connection.alias), self.connection.cursor() as cursor:
            seals = cursor.execute(_SEALS).fetchall()
            for name, _ in seals:
                cursor.execute(f'DROP TRIGGER "{name}"')
            original(self, sql_list)
            for _, statement in seals:
                cursor.execute(statement)

    DatabaseOperations.execute_sql_flush = execute_sql_flush
