"""manage.py rebuild_search"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.actions.refreshing import rebuild, refresh_waiting
from search.turns import Taken


class Command(BaseCommand):
    """Makes the search index anew."""

    help = (
        "Makes the index of the search anew of what the public may read today, and says what was wrong with it. "
        "Run it every night, because some things can be read from a day on, and whenever the index was lost, or a "
        "search server was set up, emptied or set back. People can work on meanwhile."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rebuilt = rebuild()
            # What others changed meanwhile, and could not put in themselves.
            refresh_waiting()
        except Taken as taken:
            raise CommandError(f"{taken} Run it again when less is being written.") from taken
        self.stdout.write(
            f"{rebuilt.entries:,} entries; {rebuilt.added:,} were missing or wrong, {rebuilt.removed:,} taken out."
        )
        if rebuilt.trouble:
            raise CommandError(f"{rebuilt.trouble} Until it is put right the database finds entries by itself.")
