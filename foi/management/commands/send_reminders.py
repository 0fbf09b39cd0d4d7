"""manage.py send_reminders"""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from foi.actions.reminding import send_reminders


class Command(BaseCommand):
    """Reminds FOI officers by mail of what is due."""

    help = (
        "Sends each officer one mail with the requests that are overdue, due today or due within five working days. "
        "Run it every morning: no reminder is sent twice, and none names a requester."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        sent, nobody = send_reminders(today=timezone.localdate())
        self.stdout.write(f"{sent} reminder{'' if sent == 1 else 's'} sent.")
        for reference in nobody:
            self.stdout.write(f"{reference}: nobody who works on it has an email address.")
