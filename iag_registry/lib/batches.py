"""A long list of rows, some at a time, so that however long it is it takes little memory."""

from collections.abc import Iterator
from typing import Any, TypeVar

from django.db.models import QuerySet

BATCH = 500
"""How many rows are in memory at once while a whole table is read."""

Rows = TypeVar("Rows", bound=QuerySet[Any])


def in_batches(rows: Rows) -> Iterator[Rows]:
    """The rows in their order, a batch at a time.

    Which rows there are is asked at the beginning, and of each batch again when its turn comes: a row that is taken
    back meanwhile is not given, however long the reader takes.
    """
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        yield rows.filter(pk__in=keys[start : start + BATCH])
