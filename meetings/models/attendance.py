from django.db import models
from django.db.models import F, Q

from groups.choices import WithholdingReason
from groups.models import Organisation, Person, Record, Role, Statement
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
    role = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
        help_text="The place in the group that they held on that day.",
    )
    substitute_for = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="substitutes",
        help_text="In whose place they came: another name of this list.",
    )
    initials = models.CharField(max_length=12, blank=True, help_text="As the minutes call them: DW")
    took_part_remotely = models.BooleanField(default=False)
    arrived = models.TimeField(null=True, blank=True, help_text="Where the record says that they came later.")
    left = models.TimeField(null=True, blank=True, help_text="Where the record says that they went earlier.")
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
            models.CheckConstraint(
                condition=Q(substitute_for=None) | Q(capacity="substitute_for"),
                name=f"{PREFIX}substitute_for_when_substitute",
                violation_error_message="Only a substitute came in the place of another.",
            ),
            models.CheckConstraint(
                condition=Q(arrived__isnull=True) | Q(left__isnull=True) | Q(arrived__lte=F("left")),
                name=f"{PREFIX}arrived_before_left",
                violation_error_message="They cannot have left before they arrived. Correct one of the two times.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_as_printed}, {self.meeting}"
