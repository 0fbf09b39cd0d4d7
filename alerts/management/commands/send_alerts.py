"""manage.py send_alerts"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from alerts.actions.leaving import forget
from alerts.actions.sending import send_alerts


class Command(BaseCommand):
    """Sends the email alerts that are due."""

    help = (
        "Forgets alerts that nobody confirmed, sees what is new, and sends the mails that are due. Run it every five "
        "minutes; two runs at once, or one that is killed, do no harm. It names nobody. Ends with 1 where a mail could "
        "not be sent; it is tried again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.ALERTS:
            forgotten = forget(now=timezone.now())
            self.stdout.write(f"Alerts are off (ALERTS): nothing is sent, {forgotten} never confirmed.")
            return
        done = send_alerts(now=timezone.now())
        self.stdout.write(
            f"{done.sent} sent, {done.queued} made of news, {done.empty} had nothing left to tell, {done.bounced} "
            f"to an address that there is not, {done.given_up} given up after days, {done.forgotten} never confirmed."
        )
        if not done.has_server:
            raise CommandError("The mail server does not answer (EMAIL_URL). What waits is sent the next time.")
        if done.failed:
            raise CommandError(f"{done.failed} could not be sent, and are tried again.")
