from django.db import models

from groups.choices import DocumentKind, WithholdingReason
from groups.models.group import AdvisoryGroup
from groups.models.record import Record
from groups.models.source import Source
from groups.querysets import AudienceQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import (
    date_shape,
    in_order,
    known_choice,
    reason_when_withheld,
)
from iag_registry.lib.partial_date_field import PartialDateField


class GroupDocument(Record):
    """One version of one of a group's own documents, such as its terms of reference."""

    group = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=30, choices=DocumentKind.choices)
    title = models.CharField(max_length=200)
    version = models.CharField(max_length=30, blank=True)
    approved_on = PartialDateField("approved")
    review_due = PartialDateField("review due")
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="group_documents",
    )
    url = models.URLField("web address", blank=True)
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.STAFF)
    withholding_reason = models.CharField(max_length=20, choices=WithholdingReason.choices, blank=True)

    objects = AudienceQuerySet.as_manager()

    class Meta:
        ordering = ["group__name", "kind", "-approved_on"]
        constraints = [
            known_choice("kind", DocumentKind),
            known_choice("audience", Audience),
            known_choice("withholding_reason", WithholdingReason, blank=True),
            reason_when_withheld(),
            *date_shape("approved_on", "review_due"),
            in_order(
                "approved_on",
                "review_due",
                "The review is due before the document was approved. Correct a date.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}".strip()
