"""manage.py forget_feedback"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from feedback.actions import forget_feedback, forgotten_before


class Command(BaseCommand):
    """Deletes messages about pages when they have been kept for as long as readers were told."""

    help = (
        "Deletes each message about a page that came more than FEEDBACK_DAYS days ago, with its history. Run it every "
        "night. A message that is kept for a request for information stays, and is counted."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        done = forget_feedback(before=forgotten_before(timezone.now(), settings.FEEDBACK_DAYS))
        self.stdout.write(f"{done.deleted} message{'' if done.deleted == 1 else 's'} deleted.")
        if done.kept:
            self.stdout.write(f"{done.kept} kept for a request for information.")
