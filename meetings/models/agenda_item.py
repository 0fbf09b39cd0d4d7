from django.db import models

from groups.choices import WithholdingReason
from groups.models import Record
from groups.querysets import AudienceQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import PREFIX, known_choice, reason_when_withheld
from meetings.choices import ItemOutcome, ItemType
from meetings.models.meeting import Meeting


class AgendaItem(Record):
    """One item of a meeting; it may be a heading without any text (MIN-05).

    A withheld item still shows its number, a neutral title and the reason (MIN-09).
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField("place on the agenda")
    number = models.CharField(max_length=10, blank=True, help_text="As printed: 1, 4a")
    title = models.CharField(max_length=300, help_text="As printed.")
    neutral_title = models.CharField(
        max_length=300,
        blank=True,
        help_text="Shown instead of the title where the item is withheld: Restricted item",
    )
    item_type = models.CharField(max_length=20, choices=ItemType.choices)
    outcome = models.CharField(max_length=20, choices=ItemOutcome.choices, default=ItemOutcome.NONE_RECORDED)
    text = models.TextField(
        blank=True,
        help_text="What the minutes say, with an empty line between paragraphs.",
    )
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.STAFF)
    withholding_reason = models.CharField(max_length=20, choices=WithholdingReason.choices, blank=True)

    objects = AudienceQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            known_choice("item_type", ItemType),
            known_choice("outcome", ItemOutcome),
            known_choice("audience", Audience),
            known_choice("withholding_reason", WithholdingReason, blank=True),
            reason_when_withheld(),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name=f"{PREFIX}position_once",
                violation_error_message="Another item has this place on the agenda.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title
