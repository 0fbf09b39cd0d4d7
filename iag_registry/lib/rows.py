"""The rows that one query in plain SQL answers."""

from collections.abc import Sequence
from typing import Any, cast

from django.db import connection

Rows = list[tuple[Any, ...]]


def rows_of(sql: str, parameters: Sequence[object]) -> Rows:
    """All that one query answers."""
    with connection.cursor() as cursor:
        cursor.execute(sql, cast(Any, parameters))
        return list(cursor.fetchall())
