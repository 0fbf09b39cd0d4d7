"""manage.py generate_demo [--scale N] [--seed N] [--on DAY]"""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from iag_registry.demo.generating import generate
from iag_registry.demo.marks import NotForDemonstration
from search.actions.marking import take_out_everything


class Command(BaseCommand):
    """Fills an empty register with invented data."""

    help = (
        "Fills an empty register with large invented data for demonstrations, screenshots and measurements, marked as "
        "invented wherever it is read. Refused where the database holds real records."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--scale", type=float, default=1, help="1 (the default) makes 60 groups and 500 meetings.")
        parser.add_argument("--seed", type=int, default=1, help="Another number makes other data of the same sort.")
        parser.add_argument(
            "--on", type=date.fromisoformat, default=None, help="As it might stand on this day, like 2026-11-22; today."
        )

    def handle(self, *args: Any, scale: float, seed: int, on: date | None, **options: Any) -> None:
        try:
            with transaction.atomic():
                written = generate(scale=scale, seed=seed, day=on or timezone.localdate())
                # It writes many rows at once, of which nobody hears.
                take_out_everything()
        except (NotForDemonstration, ValueError) as refusal:
            raise CommandError(str(refusal)) from refusal
        for name, number in written.items():
            self.stdout.write(f"{number:>8,} {name}")
