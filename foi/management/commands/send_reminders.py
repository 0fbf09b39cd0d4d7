"""manage.py send_reminders"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from foi.actions.reminding import send_reminders


class Command(BaseCommand):
    """Reminds FOI officers by mail of what is due."""

    help = (
        "Sends each officer one mail with the requests that are overdue, due today or due within five working days. "
        "Run it every morning: no reminder is sent twice, and none names a requester. Ends with 1 where a mail was "
        "not taken; it is sent the next time."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        sent = send_reminders(today=timezone.localdate())
        self.stdout.write(f"{sent.number} reminder{'' if sent.number == 1 else 's'} sent.")
        for line in sent.nobody:
            self.stdout.write(line)
        if sent.failed:
            raise CommandError("\n".join(sent.failed))
