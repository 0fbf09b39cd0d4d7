"""Which state of the public record this is: it is another one as soon as a change that the public may see is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from time import monotonic

from django.conf import settings
from django.db import connection

from freshness.models import Change

TABLE = Change._meta.db_table
ANY = ""
"""Under this name stands that any table may have been changed."""
STATE = {
    "sqlite": "max(id)",
    # A transaction may be kept after a later one: the greatest number alone would hide it.
    "postgresql": "concat_ws('/', count(*), max(id), sum(id))",
}


@dataclass(frozen=True)
class Revision:
    """One state of what the public may see."""

    states: Mapping[str, str]
    """The state of each table of which a change was heard."""
    mark: str
    """Tells one revision from another, in few letters."""
    answers: dict[bytes, str] = field(default_factory=dict, compare=False, repr=False)
    """What the database answers to questions by now, as far as they were asked again (`freshness.asking`)."""


def read_revision() -> str:
    """The state of all tables together, as the database has it now; one query."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {STATE[connection.vendor]} FROM {TABLE}")  # noqa: S608 - names of our own
        return str(cursor.fetchone()[0])


def read_states() -> Revision:
    """The revision as the database has it now, table by table; one query."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT changed, {STATE[connection.vendor]} FROM {TABLE} GROUP BY changed ORDER BY changed")  # noqa: S608
        states = {str(table): str(state) for table, state in cursor.fetchall()}
    return Revision(states, sha256(repr(states).encode()).hexdigest())


def read_mark() -> str:
    """The mark of the revision as the database has it now; one query."""
    return read_states().mark


def changed_between(before: Mapping[str, str], after: Mapping[str, str]) -> frozenset[str]:
    """The tables that are in another state; `ANY` among them where it may be any table."""
    return frozenset(table for table in before.keys() | after.keys() if before.get(table) != after.get(table))


class Remembered:
    """The revision as it was a moment ago at most, so that a page that is kept needs no query at all."""

    def __init__(self) -> None:
        self._revision = Revision({}, "")
        self._read_at = float("-inf")

    def current(self) -> Revision:
        """The revision, read again where the last reading is older than `PAGES_ASKED_EVERY` seconds."""
        is_old = monotonic() - self._read_at >= settings.PAGES_ASKED_EVERY
        return self.read() if is_old else self._revision

    def read(self) -> Revision:
        """The revision as it is now."""
        # The moment before the reading counts, so that a slow one is not remembered for longer.
        now = monotonic()
        found = read_states()
        # The same one stays, with what was answered in it.
        if found != self._revision:
            self._revision = found
        self._read_at = now
        return self._revision
