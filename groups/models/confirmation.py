from django.conf import settings
from django.db import models

from groups.models.group import AdvisoryGroup
from groups.models.record import Record


class Confirmation(Record):
    """One time that someone of the staff confirmed that a group's record is right."""

    group = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="confirmations")
    confirmed_on = models.DateField("confirmed on")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="confirmations")
    note = models.TextField(
        blank=True,
        help_text="What was checked and with whom. Never shown to the public.",
    )

    class Meta:
        ordering = ["-confirmed_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.group}, {self.confirmed_on:%-d %B %Y}"
