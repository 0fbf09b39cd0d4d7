from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from foi.choices import RequestState
from foi.models.information_request import InformationRequest
from foi.models.written_once import WrittenOnce, WrittenOnceQuerySet
from iag_registry.lib.constraints import PREFIX, known_choice


class RequestEventQuerySet(WrittenOnceQuerySet):
    """Steps of requests, in the order in which they were recorded."""

    def standing(self) -> "RequestEventQuerySet":
        """Those that count: neither taken back, nor themselves the taking back of another."""
        return self.filter(takes_back=None, taken_back=None)


class RequestEvent(WrittenOnce):
    """One step of a request, from one state to the next; steps are added and never changed.

    A step that was recorded by mistake is taken back by another, which names it; both stay.
    """

    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="events")
    came_from = models.CharField("moved from", max_length=30, choices=RequestState.choices, blank=True)
    state = models.CharField("moved to", max_length=30, choices=RequestState.choices)
    happened_on = models.DateField()
    promised_for = models.DateField(null=True, blank=True, help_text="The day that the requester was told.")
    reason = models.TextField()
    takes_back = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="taken_back", editable=False
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="request_events"
    )
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar = RequestEventQuerySet.as_manager()

    class Meta:
        ordering = ["request", "pk"]
        default_permissions = ("view",)
        constraints = [
            known_choice("came_from", RequestState, blank=True),
            known_choice("state", RequestState),
            models.CheckConstraint(
                condition=Q(reason__regex=r"\S"),
                name=f"{PREFIX}reason_given",
                violation_error_message="Say why, or how it is known. It is kept with the request.",
            ),
            models.CheckConstraint(
                condition=Q(promised_for__isnull=True) | Q(promised_for__gt=F("happened_on")),
                name=f"{PREFIX}promised_for_later",
                violation_error_message="The day that is promised comes after the day on which it is promised.",
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.PIT_EXTENDED)
                | Q(promised_for__isnull=False)
                | Q(takes_back__isnull=False),
                name=f"{PREFIX}extension_promises",
                violation_error_message="An extension tells the requester by when to expect the reply. Give that day.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request}, {self.happened_on:%-d %B %Y}: {self.get_state_display()}"
