"""manage.py load_reference [FOLDER]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from foi import loading as foi
from foi.actions.bank_holidays import load_bank_holidays, years_to_hold
from groups.loading import REFERENCE_TABLES, BrokenFixtures, load_folder
from iag_registry.staff_roles import sync_staff_roles


class Command(BaseCommand):
    """Loads what the register is described with, and makes the staff roles."""

    help = (
        "Loads the areas, the kinds of groups and the exemptions from the .toml files of a folder, brings the bank "
        "holidays up to date, and makes the staff roles with their permissions. It can be run again: what a person has "
        "changed is kept and reported, nothing is deleted."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        default = settings.BASE_DIR / "fixtures" / "reference"
        parser.add_argument("folder", nargs="?", type=Path, default=default, help="default: fixtures/reference")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            report = load_folder(folder, [*REFERENCE_TABLES, *foi.REFERENCE_TABLES])
        except BrokenFixtures as broken:
            raise CommandError(f"Nothing was loaded.\n{broken}") from broken
        sync_staff_roles()
        self.stdout.write(str(load_bank_holidays(years=years_to_hold(timezone.localdate()))))
        self.stdout.write(str(report))
