"""Which state of the public record this is: it is another one as soon as a change that the public may see is kept."""

from time import monotonic

from django.conf import settings
from django.db import connection

from freshness.models import Change

TABLE = Change._meta.db_table
NOW = {
    "sqlite": f"SELECT max(id) FROM {TABLE}",  # noqa: S608 - a name of our own
    # A transaction may be kept after a later one: the greatest number alone would hide it.
    "postgresql": f"SELECT concat_ws('/', count(*), max(id), sum(id)) FROM {TABLE}",  # noqa: S608 - as above
}


def read_revision() -> str:
    """The revision as the database has it now; one query."""
    with connection.cursor() as cursor:
        cursor.execute(NOW[connection.vendor])
        return str(cursor.fetchone()[0])


class Remembered:
    """The revision as it was a moment ago at most, so that a page that is kept needs no query at all."""

    def __init__(self) -> None:
        self._revision, self._read_at = "", float("-inf")

    def current(self) -> str:
        """The revision, read again where the last reading is older than `PAGES_ASKED_EVERY` seconds."""
        now = monotonic()
        if now - self._read_at >= settings.PAGES_ASKED_EVERY:
            # The moment before the reading counts, so that a slow one is not remembered for longer.
            self._revision, self._read_at = read_revision(), now
        return self._revision
