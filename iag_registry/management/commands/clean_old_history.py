"""manage.py clean_old_history, which is refused."""

from typing import Any

from django.core.management.base import CommandError
from simple_history.management.commands import clean_old_history

from iag_registry.lib.kept_history import NEVER_CLEANED


class Command(clean_old_history.Command):
    """Refuses what the command of this name would do: it deletes history, also of what is kept for a request."""

    help = NEVER_CLEANED

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError(NEVER_CLEANED)
