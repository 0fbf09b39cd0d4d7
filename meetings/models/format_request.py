from django.db import models
from django.db.models import Q

from groups.models import Record
from iag_registry.lib.constraints import PREFIX, known_choice
from meetings.choices import FormatRequestStatus, FormatWanted
from meetings.models.meeting import Meeting


class FormatRequest(Record):
    """One request for the minutes of a meeting in another format; answered within five working days (ACC-05)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="format_requests")
    format_wanted = models.CharField(max_length=20, choices=FormatWanted.choices)
    details = models.TextField(blank=True)
    technology = models.CharField("assistive technology used", max_length=200, blank=True)
    contact = models.CharField("email address or telephone number", max_length=200)
    received_on = models.DateField()
    due_on = models.DateField()
    status = models.CharField(max_length=20, choices=FormatRequestStatus.choices, default=FormatRequestStatus.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    staff_note = models.TextField("note for staff", blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            known_choice("format_wanted", FormatWanted),
            known_choice("status", FormatRequestStatus),
            models.CheckConstraint(
                condition=Q(status="open", closed_on=None) | (~Q(status="open") & Q(closed_on__isnull=False)),
                name=f"{PREFIX}closed_with_date",
                violation_error_message="Give the day on which the request was answered; an open one has none.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_format_wanted_display()}, {self.meeting}"
