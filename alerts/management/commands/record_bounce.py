"""manage.py record_bounce"""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from alerts.actions.leaving import bounced


class Command(BaseCommand):
    """Forgets addresses that take no mail."""

    help = (
        "Reads addresses to which mail could not be delivered for good, one a line, and deletes each with its alerts. "
        "They are read from the standard input, so that none stands in a list of commands or processes."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--file", help="Read them from this file instead.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["file"]:
            with open(options["file"], encoding="utf-8") as file:  # noqa: PTH123 - a name of the person's own
                lines = file.read().splitlines()
        else:
            lines = sys.stdin.read().splitlines()
        number = sum(bounced(address=line.strip()) for line in lines if line.strip())
        self.stdout.write(f"{number} deleted, {sum(bool(line.strip()) for line in lines) - number} not known.")
