from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from groups.choices import RoleType, WithholdingReason
from groups.models.group import AdvisoryGroup
from groups.models.organisation import Organisation
from groups.models.person import Person
from groups.models.record import DatedFact
from groups.querysets import RoleQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import (
    PREFIX,
    date_shape,
    known_choice,
    reason_when_withheld,
)
from iag_registry.lib.partial_date_field import PartialDateField
from iag_registry.lib.partial_dates import PartialDate


class Role(DatedFact):
    """One person's, or one vacant, place with one group for a time (PPL-01, PPL-02, PPL-07).

    `audience` is about the name: a role that is on request or for staff is counted and its name withheld with a reason;
    a restricted one is neither named nor counted in public.
    """

    group = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="roles")
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="roles",
        help_text="Leave empty for a vacant place.",
    )
    role_type = models.CharField("role", max_length=20, choices=RoleType.choices)
    title = models.CharField(
        "rank or title as printed",
        max_length=200,
        blank=True,
        help_text="Letter for letter: Ass Commissioner",
    )
    on_behalf_of = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="roles",
        help_text="The body that the person speaks for in this role.",
    )
    appointed_by = models.CharField(max_length=200, blank=True)
    end_reason = models.CharField("why it ended", max_length=200, blank=True)
    term_length = models.CharField(max_length=60, blank=True, help_text="For example: three years")
    term_ends = PartialDateField(
        help_text="When the term runs out. If it has and nobody followed, the role shows as “term ended, continuing”."
    )
    position = models.PositiveSmallIntegerField("place in lists", default=0)
    audience = models.CharField(
        "who may see the name",
        max_length=20,
        choices=Audience.choices,
        default=Audience.STAFF,
        help_text="Members' names are not public unless they agreed.",
    )
    withholding_reason = models.CharField(
        "why the name is withheld",
        max_length=20,
        choices=WithholdingReason.choices,
        blank=True,
    )
    staff_note = models.TextField("note for staff", blank=True, help_text="Never shown to the public.")

    objects: ClassVar = RoleQuerySet.as_manager()

    class Meta(DatedFact.Meta):
        ordering = ["position", "pk"]
        constraints = [
            *DatedFact.Meta.constraints,
            *date_shape("term_ends"),
            known_choice("role_type", RoleType),
            known_choice("audience", Audience),
            known_choice("withholding_reason", WithholdingReason, blank=True),
            reason_when_withheld(),
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(role_type="chair", end=""),
                name=f"{PREFIX}one_chair",
                violation_error_message="This group has a chair already. Give that role an end date first.",
            ),
            models.CheckConstraint(
                condition=Q(end_reason="") | ~Q(end=""),
                name=f"{PREFIX}end_reason_with_end",
                violation_error_message="Give the end date too, or leave out why it ended.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or 'Vacant'}, {self.get_role_type_display()}, {self.group}"

    def clean(self) -> None:
        super().clean()
        if self.role_type == RoleType.CHAIR and self.group_id:
            self._refuse_overlapping_chair()

    def _refuse_overlapping_chair(self) -> None:
        """Two chairs at once, also in the past, where the dates leave no doubt."""
        chairs = Role.objects.filter(group=self.group_id, role_type=RoleType.CHAIR).exclude(pk=self.pk)
        if not self.end:
            chairs = chairs.exclude(end="")  # that two are open the constraint says, once
        for other in chairs:
            if _surely_overlap(self, other):  # unnamed: the other may be someone whom the reader may not know of
                until = f"to {PartialDate(other.end).words}" if other.end else "with no end date"
                raise ValidationError(
                    {
                        "start": f"Another chair is recorded from {other.begins.words} {until}. "
                        "End that role first, or correct the dates."
                    }
                )


def _surely_overlap(one: Role, other: Role) -> bool:
    """True where the two ran at once whatever the imprecise dates mean; a handover in the same year is not refused."""

    def last_sure_day(role: Role) -> date:
        return PartialDate(role.end).earliest if role.end else date.max

    return one.begins.latest < last_sure_day(other) and other.begins.latest < last_sure_day(one)
