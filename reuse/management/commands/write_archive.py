from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from iag_registry.lib.on_day import parse_on
from reuse import archive


class Command(BaseCommand):
    """Writes the archive of the public tables for reuse; for the end of every night."""

    help = (
        "Write the archive of today's public tables, make anew the kept archives that the register no longer bears "
        "out, and take away the oldest beyond ARCHIVES_KEPT."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", default="", help="The day of the archive, such as 2022-06-30; today if left out.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            day = parse_on(options["on"], timezone.localdate())
        except ValueError as error:
            raise CommandError(str(error)) from error
        written = archive.write(day)
        anew = archive.tidy()
        self.stdout.write(f"Wrote {written.name} ({written.size:,} bytes, SHA-256 {written.sha256}).")
        if anew:
            self.stdout.write(f"Made anew: {', '.join(each.isoformat() for each in anew)}.")
