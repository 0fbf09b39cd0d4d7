from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from groups.choices import WithholdingReason
from groups.models import Record
from groups.querysets import AudienceQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import PREFIX, known_choice, reason_when_withheld
from meetings.models.agenda_item import AgendaItem
from meetings.models.meeting import Meeting


class Paper(Record):
    """One paper of a meeting: a file that the register keeps, or a link to where it is published."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="papers")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="papers")
    position = models.PositiveSmallIntegerField("place in the list")
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=20, blank=True, help_text="As printed: Paper 3")
    author = models.CharField(max_length=200, blank=True, help_text="The body or office, as printed.")
    link = models.URLField(max_length=500, blank=True)
    file = models.FileField(upload_to="papers", blank=True)
    media_type = models.CharField(max_length=100, blank=True, editable=False)
    size = models.PositiveIntegerField("size in bytes", null=True, blank=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.STAFF)
    withholding_reason = models.CharField(max_length=20, choices=WithholdingReason.choices, blank=True)

    objects = AudienceQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            known_choice("audience", Audience),
            known_choice("withholding_reason", WithholdingReason, blank=True),
            reason_when_withheld(),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name=f"{PREFIX}position_once",
                violation_error_message="Another paper has this place in the list.",
            ),
            models.CheckConstraint(
                condition=Q(link="") | Q(file=""),
                name=f"{PREFIX}file_or_link",
                violation_error_message="Give a file or a link, not both.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.meeting}"

    def clean(self) -> None:
        super().clean()
        if self.item and self.item.meeting_id != self.meeting_id:
            raise ValidationError({"item": "This item is of another meeting. Name one of the agenda of this meeting."})
