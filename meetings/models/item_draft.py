from django.conf import settings
from django.db import models
from django.db.models import Q

from iag_registry.lib.constraints import PREFIX
from meetings.models.agenda_item import AgendaItem
from meetings.models.meeting import Meeting


class ItemDraft(models.Model):
    """What one person has typed into one item and not yet saved; kept so that nothing is lost, and deleted on saving.

    Of an item that is not there yet, `meeting` says to which agenda it is added.
    It is not a record of the register: it has no history, and nobody but its writer sees it.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts")
    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts_of_new_items"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="item_drafts")
    text = models.TextField(blank=True)
    as_opened = models.CharField(
        max_length=64, blank=True, help_text="The stamp of the item when its writer opened the page."
    )
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "by"],
                name=f"{PREFIX}one_each",
                violation_error_message="There is a draft of this item already.",
            ),
            models.UniqueConstraint(
                fields=["meeting", "by"],
                name=f"{PREFIX}one_new_each",
                violation_error_message="There is a draft of a new item already.",
            ),
            models.CheckConstraint(
                condition=Q(item__isnull=False, meeting=None) | Q(item=None, meeting__isnull=False),
                name=f"{PREFIX}item_or_meeting",
                violation_error_message="A draft is of one item, or of a new one of one meeting.",
            ),
        ]

    def __str__(self) -> str:
        return f"Draft of {self.item or 'a new item'}"
