from django.core.exceptions import ValidationError
from django.db import models

from groups.choices import WithholdingReason
from groups.models import Record
from groups.querysets import AudienceQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import PREFIX, known_choice, reason_when_withheld
from meetings.models.attendance import Attendance
from meetings.models.meeting import Meeting


class InterestDeclared(Record):
    """One interest that someone declared at a meeting, and what they then did."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="interests")
    attendance = models.ForeignKey(
        Attendance,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="interests",
        help_text="Who declared it: a name of this meeting's list.",
    )
    position = models.PositiveSmallIntegerField("place in the list")
    interest = models.TextField()
    what_was_done = models.CharField(max_length=300, blank=True, help_text="For example: left the room for item 4")
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.STAFF)
    withholding_reason = models.CharField(max_length=20, choices=WithholdingReason.choices, blank=True)

    objects = AudienceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "interests declared"
        ordering = ["meeting", "position"]
        constraints = [
            known_choice("audience", Audience),
            known_choice("withholding_reason", WithholdingReason, blank=True),
            reason_when_withheld(),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name=f"{PREFIX}position_once",
                violation_error_message="Another declaration has this place in the list.",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.attendance and self.attendance.meeting_id != self.meeting_id:
            raise ValidationError({"attendance": "Choose a name of this meeting's list."})

    def __str__(self) -> str:
        return f"Interest {self.position}, {self.meeting}"
