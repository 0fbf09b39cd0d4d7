from django.db import models
from django.db.models import F, Q

from groups.models import Record, Source
from iag_registry.lib.constraints import PREFIX, date_shape, known_choice
from iag_registry.lib.partial_date_field import PartialDateField
from meetings.choices import MinutesStage
from meetings.models.meeting import Meeting


class Minutes(Record):
    """What is known of the minutes of one meeting: how far they have come, and where they were approved (MIN-02).

    Whoever may know of the meeting may know how far its minutes have come. What they say leaves in a release alone.
    """

    changed_by_steps = ("stage", "approved_at", "approved_by_procedure", "approved_on", "reason", "expected")
    kept_when_restored = changed_by_steps

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    stage = models.CharField(max_length=20, choices=MinutesStage.choices, default=MinutesStage.NONE)
    approved_at = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approved_minutes",
        help_text="The later meeting that approved them.",
    )
    approved_by_procedure = models.CharField(
        max_length=300, blank=True, help_text="Or how they were approved in writing."
    )
    approved_on = PartialDateField("approved")
    # The date of the meeting, of writing, of approval and of publication are four fields (MIN-01).
    created = PartialDateField("written", help_text="When they were first written down, if known.")
    summary = models.TextField(
        blank=True,
        help_text="What happened, in a few sentences; needed where the rest cannot be followed for what is withheld.",
    )
    reason = models.TextField(blank=True, help_text="Why they were not taken, are withheld or were withdrawn.")
    expected = PartialDateField(help_text="When they may be expected.")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="minutes")

    class Meta:
        verbose_name_plural = "minutes"
        ordering = ["meeting"]
        constraints = [
            known_choice("stage", MinutesStage),
            *date_shape("approved_on", "created", "expected"),
            models.CheckConstraint(
                condition=~Q(stage="approved") | Q(approved_at__isnull=False) | ~Q(approved_by_procedure=""),
                name=f"{PREFIX}approval_named",
                violation_error_message="Name the later meeting that approved the minutes, or the written procedure.",
            ),
            models.CheckConstraint(
                condition=~Q(approved_at=F("meeting")),
                name=f"{PREFIX}approved_at_another",
                violation_error_message="Minutes are approved at a later meeting, not at their own. Choose that one.",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["not_taken", "withheld", "withdrawn"]) | ~Q(reason=""),
                name=f"{PREFIX}reason_given",
                violation_error_message="Say why the minutes were not taken, are withheld or were withdrawn.",
            ),
        ]

    @property
    def told_with(self) -> Meeting:
        """The record whose audience may know how far the minutes have come."""
        return self.meeting

    def __str__(self) -> str:
        return f"Minutes of {self.meeting}"
