from django.db import models

from feedback.choices import FeedbackStatus
from groups.models import Record
from iag_registry.lib.constraints import PREFIX, known_choice


class Feedback(Record):
    """One message of a reader about one page; deleted with all its history after a set time (DP-01)."""

    page = models.CharField("about the page", max_length=300, blank=True)
    text = models.TextField("what went wrong")
    email = models.EmailField("email address", blank=True)
    received_at = models.DateTimeField("received")
    fingerprint = models.CharField(max_length=64, editable=False)
    status = models.CharField(max_length=20, choices=FeedbackStatus.choices, default=FeedbackStatus.NEW)
    staff_note = models.TextField("note for staff", blank=True)

    class Meta:
        verbose_name = "message about a page"
        verbose_name_plural = "messages about pages"
        ordering = ["-received_at", "-pk"]
        constraints = [
            known_choice("status", FeedbackStatus),
            models.UniqueConstraint(
                fields=["fingerprint"],
                name=f"{PREFIX}fingerprint_once",
                violation_error_message="This message has been sent on this day already.",
            ),
        ]

    def __str__(self) -> str:
        """Where it is about and when it came; not a word of what it says, since this name stands in logs."""
        return f"{self.page or 'No one page'}, {self.received_at:%Y-%m-%d %H:%M}"
