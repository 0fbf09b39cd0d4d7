"""Two people at once, each on a connection of their own; for tests with `transaction=True`."""

from collections.abc import Callable
from threading import Thread
from time import sleep
from typing import Any

from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction


def meanwhile(first: Callable[[], Any], second: Callable[[], Any]) -> list[Exception]:
    """Do the second on a connection of its own before the first is committed; returns what refused the second.

    SQLite in memory sends the second away at once; PostgreSQL lets it wait, and it is refused by what it finds.
    """
    refused: list[Exception] = []

    def run() -> None:
        try:
            second()
        except (ValidationError, OperationalError) as problem:
            refused.append(problem)
        finally:
            connection.close()

    with transaction.atomic():
        first()
        other = Thread(target=run)
        other.start()
        sleep(0.3)
    other.join()
    return refused
