from django.db import models
from django.db.models import Exists, OuterRef

from iag_registry.lib.constraints import PREFIX
from search.models.entry import Entry
from search.models.gone import Gone


class CopyQuerySet(models.QuerySet["Copy"]):
    """Copies, by whether they can be relied on."""

    def in_step(self) -> "CopyQuerySet":
        """Those that hold every entry, and none that was taken out, as far as the server holds what it was sent."""
        newer = Entry.objects.order_by().filter(pk__gt=OuterRef("greatest"))
        return self.exclude(step="").exclude(Exists(newer)).exclude(Exists(Gone.objects.order_by()))


class Copy(models.Model):
    """What a search server was sent of the entries: nothing is found by it unless it holds just that.

    The server bears the same mark (`step`) as this row, and another one with everything that it is sent. So neither a
    server nor a database that was set back to an earlier state is taken for what it is not.

    Numbers of entries are never given twice, no entry is changed once it is kept, and whoever makes entries does so
    alone (`search/turns.py`): what was not sent yet is what has a number above `greatest`.
    """

    index = models.CharField(max_length=100, unique=True, help_text="The name of the index on the server.")
    step = models.CharField(max_length=36, blank=True, help_text="Drawn by lot; empty where something may be missing.")
    next_step = models.CharField(max_length=36, blank=True, help_text="What `step` will be once all of it is sent.")
    greatest = models.BigIntegerField(default=0, help_text="The greatest number of an entry that was sent.")
    entries = models.BigIntegerField(default=0, help_text="How many entries the server holds.")
    busy_since = models.DateTimeField(null=True, blank=True, help_text="When a process last said that it is sending.")

    objects = CopyQuerySet.as_manager()

    class Meta:
        verbose_name = "copy of the index on a search server"
        verbose_name_plural = "copies of the index on search servers"
        ordering = ["index"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(greatest__gte=0, entries__gte=0),
                name=f"{PREFIX}holds_something_or_nothing",
                violation_error_message="A copy holds no fewer than no entries.",
            )
        ]

    def __str__(self) -> str:
        return self.index
