from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class FreshnessConfig(AppConfig):
    """How the public pages are kept, until what the public may see changes."""

    name = "freshness"
    verbose_name = "Kept pages"

    def ready(self) -> None:
        """After each migration the tables are listened to again: on SQLite an altered table loses its triggers."""
        post_migrate.connect(_listen, sender=self)


def _listen(using: str, **kwargs: Any) -> None:
    from freshness.listening import listen  # the models are there only now

    listen(connections[using])
