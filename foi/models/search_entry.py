from django.conf import settings
from django.db import models

from foi.choices import SearchActivity
from foi.models.information_request import InformationRequest
from foi.models.request_question import RequestQuestion
from groups.models import Record
from iag_registry.lib.constraints import PREFIX, known_choice


class SearchEntry(Record):
    """One place where the answer to a request was looked for, by whom and for how long (FOI-45).

    With `expected` it is time that is yet to be spent there, as estimated.
    """

    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="searches")
    question = models.ForeignKey(
        RequestQuestion, on_delete=models.PROTECT, null=True, blank=True, related_name="searches"
    )
    place = models.CharField("where", max_length=300, help_text="A system, a mailbox, a cabinet, or who was asked.")
    activity = models.CharField("what was done", max_length=20, choices=SearchActivity.choices)
    minutes = models.PositiveIntegerField(help_text="2 hours are 120 minutes.")
    expected = models.BooleanField("yet to be spent", default=False, help_text="An estimate of time to come.")
    searched_on = models.DateField("on")
    searched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="searches_of_requests", verbose_name="by"
    )
    found = models.TextField("what was found", blank=True, help_text="Also that there was nothing.")

    class Meta:
        ordering = ["request", "searched_on", "pk"]
        verbose_name_plural = "search entries"
        constraints = [
            known_choice("activity", SearchActivity),
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1, minutes__lte=60_000),
                name=f"{PREFIX}minutes_possible",
                violation_error_message="Give the minutes: at least 1, and no more than 60,000 in one entry.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}, {self.searched_on:%-d %B %Y}"
