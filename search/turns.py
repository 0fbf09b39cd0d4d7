"""Who may write the index when: changes of records side by side, and the making of entries alone.

Someone who changes a record takes out its entries, and holds a share of the turn until their transaction ends. Whoever
makes entries waits for all of these, and they for him: so entries are made of what is kept and not of what is being
changed, and an entry that was made too early is seen, and taken out, by the change that makes it wrong.
"""

from django.db import connection

TURN = "search index"


def share_the_turn() -> None:
    """Wait until no entries are being made, and let none be made until this transaction ends."""
    _wait("pg_advisory_xact_lock_shared")


def have_the_turn() -> None:
    """Wait until nobody changes records or makes entries, and let nobody do so until this transaction ends."""
    _wait("pg_advisory_xact_lock")


def _wait(function: str) -> None:
    """SQLite needs no turns: it lets one transaction write at a time, and each begins as a writing one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(hashtextextended(%s, 0))", [TURN])
