from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from foi.choices import RequestState
from foi.models.told_in_a_reply import ToldInAReply
from foi.querysets import InformationRequestQuerySet
from foi.references import normalise
from groups.models import Record, Source
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import PREFIX, date_shape, in_order, known_choice
from iag_registry.lib.partial_date_field import PartialDateField
from iag_registry.lib.partial_dates import PartialDate


class InformationRequest(ToldInAReply, Record):
    """One request for information. Who asked is not held here: answering is blind to the asker (FOI-12)."""

    kept_when_restored = ("state",)
    TOLD = ("reference",)

    reference = models.CharField("reference as printed", max_length=60, help_text="For example 01.FOI.22.022727")
    reference_key = models.CharField(max_length=60, unique=True, editable=False)
    received = PartialDateField("date received", help_text="Leave empty where it is not known.")
    replied = PartialDateField("date of the reply")
    date_note = models.CharField(max_length=300, blank=True, help_text="What is and is not known of the dates.")
    decision = models.TextField("decision as printed", blank=True)
    closing_note = models.TextField("what is still to come, as printed", blank=True)
    state = models.CharField(max_length=30, choices=RequestState.choices, default=RequestState.RECEIVED)
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="information_requests",
    )
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.STAFF)
    staff_note = models.TextField("note for staff", blank=True, help_text="Never shown to the public.")

    objects = InformationRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-reference_key"]
        constraints = [
            known_choice("state", RequestState),
            known_choice("audience", Audience),
            *date_shape("received", "replied"),
            in_order(
                "received",
                "replied",
                "The reply is dated before the request was received. Correct a date.",
            ),
            models.CheckConstraint(
                condition=~models.Q(reference_key=""),
                name=f"{PREFIX}reference_given",
                violation_error_message="Give the reference, for example 01.FOI.22.022727.",
            ),
        ]
        permissions = [
            (
                "answer_requests",
                "Can ask the register with the staff audience and export the answer",
            )
        ]

    def __str__(self) -> str:
        return self.reference

    def told_for(self) -> Any:
        return self.pk

    def clean(self) -> None:
        """Keep the receipt before everything that followed it, since the deadline is counted from it.

        Of a request that was logged here the day stays known; of one that a document tells of it may never have been.
        """
        super().clean()
        self.reference_key = normalise(self.reference)
        steps = [] if self._state.adding else list(self.events.standing())
        followed = next((event for event in steps if event.came_from), None)
        was_logged = any(not event.came_from for event in steps)
        received = PartialDate(self.received)
        is_day = received.precision == "day"
        if received and received.earliest > timezone.localdate():
            raise ValidationError({"received": "This day has not come yet. Give the day on which the request arrived."})
        if followed and (received.earliest > followed.happened_on if is_day else was_logged):
            latest = f"{followed.happened_on:%-d %B %Y}"
            raise ValidationError({"received": f"Give a day no later than {latest}, when the next step was taken."})

    def save(self, **kwargs: Any) -> None:
        """Keep the form for matching in step with the reference as printed."""
        self.reference_key = normalise(self.reference)
        super().save(**kwargs)


def turn_of(pk: int) -> str:
    """The turn of one request: it takes a step, or a part of it is saved, and never both at once."""
    return f"foi.request.{pk}"
