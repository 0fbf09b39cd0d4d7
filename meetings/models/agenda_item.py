from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from groups.choices import WithholdingReason
from groups.models import Record
from groups.querysets import AudienceQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import PREFIX, known_choice, reason_when_withheld
from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.prose_field import ProseField
from meetings.choices import ItemOutcome, ItemType, MinutesStage
from meetings.models.meeting import Meeting

APPROVED = (
    "These minutes are approved, so their words stay as they are. Where they must change, a publisher takes the "
    "approval back, puts the change in, and records the approval anew. After publication there are corrections."
)


def refuse_after_approval(*meetings: int) -> None:
    """Raise ValidationError where minutes of these meetings are approved: what was approved is what is published."""
    if Meeting.objects.filter(pk__in=meetings, minutes__stage=MinutesStage.APPROVED).exists():
        raise ValidationError(APPROVED)


WORDS = ("meeting_id", "position", "number", "title", "item_type", "outcome", "vote", "text", "earlier_item_id")
"""The columns of an item that say what its minutes say; who may see it is decided after the approval too."""


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
    vote = models.CharField(max_length=200, blank=True, help_text="As recorded, if there was one: 7 for, 2 against")
    text = ProseField(
        blank=True,
        help_text="What the minutes say. Without the editor: an empty line between paragraphs.",
    )
    earlier_item = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="later_items",
        help_text="The item of an earlier meeting that this one comes back to (matters arising).",
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

    def clean(self) -> None:
        super().clean()
        self._refuse_later_item()
        kept = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        if kept is None or any(getattr(kept, name) != getattr(self, name) for name in WORDS):
            refuse_after_approval(self.meeting_id, kept.meeting_id if kept else self.meeting_id)

    def _refuse_later_item(self) -> None:
        """An item comes back to one of another meeting before it; imprecise dates leave room for doubt."""
        if self.earlier_item is None or self.meeting_id is None:
            return
        now, then = PartialDate(self.meeting.date), PartialDate(self.earlier_item.meeting.date)
        is_later = bool(now and then) and now.latest < then.earliest
        if self.earlier_item.meeting_id == self.meeting_id or is_later:
            raise ValidationError({"earlier_item": "Choose an item of an earlier meeting."})

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        refuse_after_approval(self.meeting_id)
        return super().delete(*args, **kwargs)


class Decision(Record):
    """One decision recorded under an item; published whole, or withheld whole with its reason."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="decisions")
    position = models.PositiveSmallIntegerField("place in the list")
    text = models.TextField(help_text="In the words of the minutes.")
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.STAFF)
    withholding_reason = models.CharField(max_length=20, choices=WithholdingReason.choices, blank=True)

    objects = AudienceQuerySet.as_manager()

    class Meta:
        ordering = ["item", "position"]
        constraints = [
            known_choice("audience", Audience),
            known_choice("withholding_reason", WithholdingReason, blank=True),
            reason_when_withheld(),
            models.UniqueConstraint(
                fields=["item", "position"],
                name=f"{PREFIX}position_once",
                violation_error_message="Another decision has this place in the list.",
            ),
        ]

    def __str__(self) -> str:
        return f"Decision {self.position}, {self.item}"

    def clean(self) -> None:
        super().clean()
        kept = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        if kept is None or (kept.item_id, kept.position, kept.text) != (self.item_id, self.position, self.text):
            refuse_after_approval(self.item.meeting_id, kept.item.meeting_id if kept else self.item.meeting_id)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        refuse_after_approval(self.item.meeting_id)
        return super().delete(*args, **kwargs)
