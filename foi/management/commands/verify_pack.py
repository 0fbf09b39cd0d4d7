"""Proves a pack: manage.py verify_pack pack.zip"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foi.packing.archive import MOST
from foi.packing.verifying import verify
from iag_registry.lib.partial_dates import PartialDate

NOT_PROVED, NOT_READ, NOT_COMPARED = 1, 2, 3


class Command(BaseCommand):
    """Says whether a pack is what was released; it asks no database and no network."""

    help = (
        "Proves that a pack is what was released: that no file is changed, missing or added. It asks no database and "
        "no network. Ends with 0 where the pack is proved, 1 where something is wrong with it, 2 where the file cannot "
        "be read, and 3 where it agrees with itself and no checksum was given to compare it with."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the pack, as it was downloaded")
        parser.add_argument("--sha256", default="", help="the checksum of the pack that the disclosure log gives")

    def handle(self, *args: Any, file: Path, sha256: str, **options: Any) -> None:
        try:
            with file.open("rb") as opened:
                content = opened.read(MOST + 1)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.", returncode=NOT_READ) from error
        found = verify(content, expected=sha256)
        if not found.agrees_with_itself:
            problems = "\n".join(f"- {problem}" for problem in found.problems)
            raise CommandError(_plain(f"{file.name} is not proved.\n{problems}"), returncode=NOT_PROVED)
        which = (
            f"reply {found.version} to the request {found.reference}, dated {PartialDate(found.dated).words}, with "
            f"{found.files} files"
        )
        if not found.is_proved:
            raise CommandError(
                _plain(
                    f"{file.name} agrees with itself; it is not yet proved to be what was released: {which}.\n"
                    f"SHA-256 of the whole file: {found.sha256}\n"
                    "Give the checksum that the disclosure log has for this reply with --sha256."
                ),
                returncode=NOT_COMPARED,
            )
        self.stdout.write(_plain(f"{file.name} is proved: {which}. Each is as it was released, and none is missing."))
        self.stdout.write(f"SHA-256 of the whole file: {found.sha256}")
        for remark in found.remarks:
            self.stdout.write(f"{remark} The pack is as it was released: its words may have changed since.")


def _plain(words: str) -> str:
    """The words without signs that would command a terminal: a pack may come from anyone."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "?" for sign in words)
