"""Proves a pack: manage.py verify_pack pack.zip"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foi.packing.verifying import verify
from iag_registry.lib.partial_dates import PartialDate

NOT_PROVED, NOT_READ = 1, 2


class Command(BaseCommand):
    """Says whether a pack is what was released; it asks no database and no network."""

    help = (
        "Proves that a pack is what was released: that no file is changed, missing or added. It asks no database and "
        "no network. Ends with 0 where the pack is proved, 1 where it is not, and 2 where the file cannot be read."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the pack, as it was downloaded")
        parser.add_argument("--sha256", default="", help="the checksum of the pack that the disclosure log gives")

    def handle(self, *args: Any, file: Path, sha256: str, **options: Any) -> None:
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.", returncode=NOT_READ) from error
        found = verify(content, expected=sha256)
        if not found.is_proved:
            problems = "\n".join(f"- {problem}" for problem in found.problems)
            raise CommandError(f"{file.name} is not proved.\n{problems}", returncode=NOT_PROVED)
        self.stdout.write(
            f"{file.name} is proved: reply {found.version} to the request {found.reference}, dated "
            f"{PartialDate(found.dated).words}. Each of its {found.files} files is as it was released, and none is "
            "missing or added."
        )
        self.stdout.write(f"SHA-256 of the whole file: {found.sha256}")
        if not sha256:
            self.stdout.write(
                "This proves that the pack agrees with itself. To prove that the register released it, compare this "
                "checksum with the one in the disclosure log, or give that one with --sha256."
            )
