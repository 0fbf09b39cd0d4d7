from django.conf import settings
from django.db import models
from django.utils import timezone

from foi.choices import ReminderKind
from foi.models.information_request import InformationRequest
from foi.models.written_once import WrittenOnce
from iag_registry.lib.constraints import PREFIX, known_choice


class ReminderSent(WrittenOnce):
    """One reminder that was sent to one person about what is due of one request on one day; none is sent twice."""

    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="reminders")
    kind = models.CharField(max_length=20, choices=ReminderKind.choices)
    due_on = models.DateField()
    sent_to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reminders")
    sent_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["request", "pk"]
        verbose_name_plural = "reminders sent"
        default_permissions = ("view",)
        constraints = [
            known_choice("kind", ReminderKind),
            models.UniqueConstraint(
                fields=["request", "kind", "due_on", "sent_to"],
                name=f"{PREFIX}once",
                violation_error_message="This reminder has been sent to this person already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request}: {self.get_kind_display().lower()}, {self.due_on:%-d %B %Y}"
