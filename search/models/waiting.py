from django.db import models

from iag_registry.lib.constraints import known_choice
from search.choices import Maker


class Waiting(models.Model):
    """One record whose entries were taken out because something about it changed, and are still to be made again.

    A row is added with every change, in the transaction of the change, and is deleted by the transaction that has made
    the entries: a process that dies between the two leaves the row, and the next one does the work.
    """

    made_of = models.CharField(max_length=20, choices=Maker.choices)
    record = models.BigIntegerField()
    lost = models.JSONField(default=dict, help_text="How many entries with each word were taken out.")

    class Meta:
        verbose_name = "record that waits to be indexed"
        verbose_name_plural = "records that wait to be indexed"
        ordering = ["pk"]
        constraints = [known_choice("made_of", Maker)]

    def __str__(self) -> str:
        return f"{self.made_of} {self.record}"
