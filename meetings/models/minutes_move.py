from django.conf import settings
from django.db import models
from django.db.models import Q

from groups.choices import WithholdingReason
from groups.models import Record
from groups.querysets import AudienceQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import PREFIX, date_shape, known_choice, reason_when_withheld
from iag_registry.lib.partial_date_field import PartialDateField
from meetings.choices import MinutesStage
from meetings.models.agenda_item import AgendaItem
from meetings.models.meeting import Meeting
from meetings.models.minutes import Minutes


class MinutesMove(Record):
    """One step of the minutes of a meeting, from one stage to the next; steps are added and never changed."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="moves")
    stage = models.CharField("moved to", max_length=20, choices=MinutesStage.choices)
    dated = PartialDateField("date", help_text="When it happened.")
    reason = models.TextField(blank=True, help_text="Why the step was taken, for staff.")
    approved_at = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="approvals_given"
    )
    approved_by_procedure = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="minutes_moves"
    )

    class Meta:
        ordering = ["minutes", "pk"]
        constraints = [
            known_choice("stage", MinutesStage),
            *date_shape("dated"),
            models.CheckConstraint(
                condition=~Q(stage__in=["corrected", "withdrawn", "not_taken", "withheld"]) | ~Q(reason=""),
                name=f"{PREFIX}reason_given",
                violation_error_message="Say why the minutes were corrected, withdrawn, withheld or not taken.",
            ),
            models.CheckConstraint(
                condition=~Q(stage="approved") | Q(approved_at__isnull=False) | ~Q(approved_by_procedure=""),
                name=f"{PREFIX}approval_named",
                violation_error_message="Name the later meeting that approved the minutes, or the written procedure.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes}: {self.get_stage_display()}"


class Amendment(Record):
    """One change to the text that was agreed when the minutes were approved (MIN-03); published whole, or withheld."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="amendments")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="amendments")
    position = models.PositiveSmallIntegerField("place in the list")
    before = models.TextField("words as circulated", blank=True)
    after = models.TextField("words as approved", blank=True)
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.STAFF)
    withholding_reason = models.CharField(max_length=20, choices=WithholdingReason.choices, blank=True)

    objects = AudienceQuerySet.as_manager()

    class Meta:
        ordering = ["minutes", "position"]
        constraints = [
            known_choice("audience", Audience),
            known_choice("withholding_reason", WithholdingReason, blank=True),
            reason_when_withheld(),
            models.UniqueConstraint(
                fields=["minutes", "position"],
                name=f"{PREFIX}position_once",
                violation_error_message="Another amendment has this place in the list.",
            ),
            models.CheckConstraint(
                condition=~Q(before="") | ~Q(after=""),
                name=f"{PREFIX}says_something",
                violation_error_message="Give the words that were taken out, those that were put in, or both.",
            ),
        ]

    def __str__(self) -> str:
        return f"Amendment {self.position}, {self.minutes}"
