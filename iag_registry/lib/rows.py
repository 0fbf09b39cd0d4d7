"""The rows that one query in plain SQL answers."""

from collections.abc import Sequence
from typing import Any, cast

from django.db import connection

Rows = list[tuple[Any, ...]]


def rows_of(sql: str, parameters: Sequence[object], *, is_frequent: bool = False) -> Rows:
    """All that one query answers.

    One that is asked again and again with other parameters is planned once, where the database can do so.
    """
    planned = getattr(connection, "planned_cursor", None) if is_frequent else None
    with (planned or connection.cursor)() as cursor:
        cursor.execute(sql, cast(Any, parameters))
        return list(cursor.fetchall())
