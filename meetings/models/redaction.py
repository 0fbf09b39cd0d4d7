from django.conf import settings
from django.db import models
from django.db.models import F, Q

from groups.choices import Exemption
from groups.models import Record
from iag_registry.lib.constraints import PREFIX, known_choice
from meetings.models.agenda_item import AgendaItem


class Redaction(Record):
    """Some words of one item that are taken out of what is published, and why (FOI-20, FOI-30 to FOI-32).

    `start` and `end` count characters in the plain text of the item (`iag_registry.lib.prose`); `quote` holds the words
    themselves, and `before` and `after` what stands around them, so that the place is found again when the item is
    edited. Where it is not, nothing is published until someone has looked. The item itself is never changed.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="redactions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField("words withheld")
    before = models.CharField("words before", max_length=40, blank=True)
    after = models.CharField("words after", max_length=40, blank=True)
    exemption = models.CharField(max_length=20, choices=Exemption.choices)
    reason = models.TextField("why it applies", help_text="For the record; never shown to the public.")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="redactions_decided"
    )
    decided_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="redactions_approved"
    )
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["item", "start", "end"]
        constraints = [
            known_choice("exemption", Exemption),
            models.CheckConstraint(
                condition=Q(start__lt=F("end")),
                name=f"{PREFIX}not_empty",
                violation_error_message="Select the words that are to be withheld.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name=f"{PREFIX}reason_given",
                violation_error_message="Say why the exemption applies to these words.",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name=f"{PREFIX}approval_whole",
                violation_error_message="An approval has both a person and a time.",
            ),
        ]

    def __str__(self) -> str:
        return f"Redaction in {self.item}, {self.get_exemption_display()}"
