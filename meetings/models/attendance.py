from django.db import models

from groups.choices import WithholdingReason
from groups.models import Organisation, Person, Record, Statement
from groups.querysets import AudienceQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import PREFIX, known_choice, reason_when_withheld
from meetings.choices import Capacity
from meetings.models.meeting import Meeting


class Attendance(Record):
    """One name in the record of one meeting, as printed; the person is known only where someone confirmed it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    position = models.PositiveSmallIntegerField("place in the list")
    name_as_printed = models.CharField(max_length=200)
    role_as_printed = models.CharField(
        max_length=300,
        blank=True,
        help_text="Title or role after the name, as printed.",
    )
    organisation_as_printed = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
    )
    capacity = models.CharField(max_length=20, choices=Capacity.choices, default=Capacity.UNSPECIFIED)
    is_chair = models.BooleanField("named as chair", default=False)
    audience = models.CharField(
        "who may see the name",
        max_length=20,
        choices=Audience.choices,
        default=Audience.STAFF,
    )
    withholding_reason = models.CharField(
        "why the name is withheld",
        max_length=20,
        choices=WithholdingReason.choices,
        blank=True,
    )
    statement = models.ForeignKey(
        Statement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
    )

    objects = AudienceQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            known_choice("capacity", Capacity),
            known_choice("audience", Audience),
            known_choice("withholding_reason", WithholdingReason, blank=True),
            reason_when_withheld(),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name=f"{PREFIX}position_once",
                violation_error_message="Another name has this place in the list.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_as_printed}, {self.meeting}"
