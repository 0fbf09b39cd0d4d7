"""manage.py rotate_alerts_key"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alerts.actions.leaving import use_first_key


class Command(BaseCommand):
    """Seals every address with the first key."""

    help = (
        "Seals every address anew with the first key of ALERTS_KEY. Keep the former key in second place until the "
        "mails with links signed by it are old."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        done, lost = use_first_key()
        self.stdout.write(f"{done} sealed with the first key.")
        if lost:
            raise CommandError(
                f"{lost} can be opened by none of the keys. Give the key that they were sealed with too."
            )
