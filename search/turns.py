"""Who may write the index when: changes of records side by side, and the making of entries alone.

Someone who changes a record takes out its entries, and holds a share of the turn until their transaction ends. Whoever
makes entries has all of the turn: so entries are made of what is kept and not of what is being changed, and an entry
that was made too early is seen, and taken out, by the change that makes it wrong.

Whoever makes entries asks again and again instead of standing in a queue. In a queue they would hold up everyone who
comes after them for a share, and of these one may be waited for by someone who has a share: a ring that never opens.
"""

from time import monotonic, sleep

from django.db import connection

TURN = "search index"
ASKED_EVERY = 0.05
"""Seconds between two questions whether the turn is free."""


class Taken(Exception):
    """Others were changing records all the time; what waits to be indexed still waits."""


def share_the_turn() -> None:
    """Wait until no entries are being made, and let none be made until this transaction ends.

    SQLite needs no turns: it lets one transaction write at a time, and each begins as a writing one.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(hashtextextended(%s, 0))", [TURN])


def have_the_turn(*, patience: float) -> None:
    """Have the turn until this transaction ends, once nobody changes records or makes entries.

    Raises Taken where that is not so within so many seconds.
    """
    if connection.vendor != "postgresql":
        return
    until = monotonic() + patience
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [TURN])
            if cursor.fetchone() == (True,):
                return
            if monotonic() > until:
                raise Taken("The search index could not be brought up to date: records are being changed.")
            sleep(ASKED_EVERY)
