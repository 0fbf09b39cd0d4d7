"""manage.py load_register [FOLDER]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from foi import loading as foi
from groups.loading import REFERENCE_TABLES, TABLES, BrokenFixtures, load_folder
from iag_registry.demo.marks import NotForDemonstration, refuse_invented_records
from meetings import loading as meetings
from meetings.actions.releasing import release_as_printed
from search.actions.marking import index_afterwards


class Command(BaseCommand):
    """Loads the register from its fixtures."""

    help = (
        "Loads the register from the .toml files of a folder. It can be run again: what is there already is left as it "
        "is, what a person has changed is kept and reported, and nothing is deleted."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        default = settings.BASE_DIR / "fixtures" / "register"
        parser.add_argument("folder", nargs="?", type=Path, default=default, help="default: fixtures/register")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            refuse_invented_records()
            with transaction.atomic(), index_afterwards():
                report = load_folder(folder, [*TABLES, *meetings.TABLES, *foi.TABLES], known=REFERENCE_TABLES)
                released = release_as_printed()
        except NotForDemonstration as refusal:
            raise CommandError(str(refusal)) from refusal
        except BrokenFixtures as broken:
            raise CommandError(f"Nothing was loaded.\n{broken}") from broken
        self.stdout.write(str(report))
        for release in released:
            self.stdout.write(f"Published as printed: {release}.")
