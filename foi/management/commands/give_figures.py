"""manage.py give_figures"""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from foi.actions.giving_figures import give_figures
from iag_registry.lib.partial_dates import PartialDate


class Command(BaseCommand):
    """Gives the quarterly figures of requests to the public."""

    help = (
        "Gives the figures of requests of each quarter that ended 30 days ago, and keeps them as given. Run it every "
        "morning: it does something four times a year. Log the requests of the past first: what was given of a quarter "
        "as final is never worked out again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        stands, number = give_figures(today=timezone.localdate())
        day = PartialDate.of(stands).words
        if number:
            self.stdout.write(f"Figures of {number} quarter{'' if number == 1 else 's'} given, as at {day}.")
        else:
            self.stdout.write(f"Nothing to give as at {day}.")
