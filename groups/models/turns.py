"""Taking turns: rules over several rows hold also while two people save at once."""

from collections.abc import Iterable

from django.db import connection


def wait_for_turns(turns: Iterable[str]) -> None:
    """Wait until no other transaction holds one of these turns, and hold them until this one ends.

    What is read after that includes whatever the others have saved. SQLite needs no turns: it lets one transaction
    write at a time, and each begins as a writing one.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for turn in sorted(turns):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [turn])
