"""A long list of rows, some at a time, so that however long it is it takes little memory."""

from collections.abc import Iterator
from typing import Any, TypeVar

from django.db.models import QuerySet

BATCH = 500
"""How many rows are in memory at once while a whole table is read."""

Rows = TypeVar("Rows", bound=QuerySet[Any])


def in_batches(rows: Rows) -> Iterator[Rows]:
    """The rows in their order, a batch at a time.

    The first batch is asked for by itself, because to find the first of many rows is quicker than to sort them all;
    what others there are is asked when the second is wanted, and of each batch again when its turn comes. A row that
    is taken back meanwhile is not given, however long the reader takes; one that was added comes after the first batch.
    """
    keys = rows.values_list("pk", flat=True)
    first = list(keys[:BATCH])
    if first:
        yield rows.filter(pk__in=first)
    if len(first) < BATCH:
        return
    given = set(first)
    others = [key for key in keys if key not in given]
    for start in range(0, len(others), BATCH):
        yield rows.filter(pk__in=others[start : start + BATCH])
