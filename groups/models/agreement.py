from django.db import models

from groups.choices import AgreementKind
from groups.models.group import AdvisoryGroup
from groups.models.person import Person
from groups.models.record import Record
from iag_registry.lib.constraints import date_shape, in_order, known_choice
from iag_registry.lib.partial_date_field import PartialDateField


class Agreement(Record):
    """One thing that a person signed, passed or attended for a group; staff only, and never in a public view."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="agreements")
    group = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="agreements")
    kind = models.CharField(max_length=20, choices=AgreementKind.choices)
    level = models.CharField(
        max_length=60,
        blank=True,
        help_text="For vetting: the level. For training: the course.",
    )
    agreed_on = PartialDateField("date")
    review_on = PartialDateField("review date")

    class Meta:
        ordering = ["person__name", "kind"]
        constraints = [
            known_choice("kind", AgreementKind),
            *date_shape("agreed_on", "review_on"),
            in_order(
                "agreed_on",
                "review_on",
                "The review date lies before the date of the agreement.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"
