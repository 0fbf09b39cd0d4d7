from django.db import models
from django.db.models import Q

from foi.querysets import BankHolidayQuerySet
from groups.models import Record
from iag_registry.lib.constraints import PREFIX

PARTS = {
    "england_and_wales": "England and Wales",
    "scotland": "Scotland",
    "northern_ireland": "Northern Ireland",
}
"""The parts of the United Kingdom with bank holidays of their own; each is a column."""


class BankHoliday(Record):
    """One day on which banks are closed in some part of the United Kingdom, so that it is no working day (FOI-03)."""

    date = models.DateField()
    name = models.CharField(max_length=200)
    england_and_wales = models.BooleanField(PARTS["england_and_wales"], default=False)
    scotland = models.BooleanField(PARTS["scotland"], default=False)
    northern_ireland = models.BooleanField(PARTS["northern_ireland"], default=False)
    source = models.CharField(max_length=300, help_text="Where it is announced, such as the page or the proclamation.")
    note = models.TextField(blank=True)

    objects = BankHolidayQuerySet.as_manager()

    class Meta:
        ordering = ["-date"]
        constraints = [
            models.UniqueConstraint(
                fields=["date"],
                name=f"{PREFIX}date_once",
                violation_error_message="This day is a bank holiday already. Change that entry.",
            ),
            models.CheckConstraint(
                condition=Q(england_and_wales=True) | Q(scotland=True) | Q(northern_ireland=True),
                name=f"{PREFIX}somewhere",
                violation_error_message="Say in which part of the United Kingdom it is a bank holiday.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date:%-d %B %Y}, {self.name}"
