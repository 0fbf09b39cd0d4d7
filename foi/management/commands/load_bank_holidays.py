"""manage.py load_bank_holidays [--until YEAR]"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from foi.actions.bank_holidays import FIRST_YEAR, load_bank_holidays, years_to_hold


class Command(BaseCommand):
    """Brings the bank holidays up to date."""

    help = (
        "Adds the bank holidays of every part of the United Kingdom, from 2005 to two years ahead, and puts right "
        "those that it added before. What a person entered, corrected or deleted is left so and reported."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--until", type=int, metavar="YEAR", help="the last year; default: two years ahead")

    def handle(self, *args: Any, until: int | None, **options: Any) -> None:
        years = range(FIRST_YEAR, until + 1) if until else years_to_hold(timezone.localdate())
        self.stdout.write(str(load_bank_holidays(years=years)))
