from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class FreshnessConfig(AppConfig):
    """How the public pages are kept, until what the public may see changes."""

    name = "freshness"
    verbose_name = "Kept pages"

    def ready(self) -> None:
        """Nobody listens while tables are altered; afterwards the triggers are made anew."""
        pre_migrate.connect(_stop, sender=self)
        post_migrate.connect(_listen, sender=self)


def _stop(using: str, **kwargs: Any) -> None:
    from freshness.listening import stop_listening  # the models are there only now

    stop_listening(connections[using])


def _listen(using: str, **kwargs: Any) -> None:
    from freshness.listening import listen  # as above

    listen(connections[using])
