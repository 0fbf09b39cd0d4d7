from collections.abc import Collection, Iterable, Sequence
from typing import Any, ClassVar

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
    in_order,
    known_choice,
    reason_when_withheld,
)
from iag_registry.lib.partial_date_field import PartialDateField

ONE_CHAIR = "This group has a chair already. Give that role an end date first."


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
            in_order(
                "start",
                "term_ends",
                "The term runs out before it starts. Correct one of the two dates.",
            ),
            known_choice("role_type", RoleType),
            known_choice("audience", Audience),
            known_choice("withholding_reason", WithholdingReason, blank=True),
            reason_when_withheld(),
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(role_type="chair", end=""),
                name=f"{PREFIX}one_chair",
                violation_error_message=ONE_CHAIR,
            ),
            models.CheckConstraint(
                condition=Q(end_reason="") | ~Q(end=""),
                name=f"{PREFIX}end_reason_with_end",
                violation_error_message="Give the end date too, or leave out why it ended.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or 'Vacant'}, {self.get_role_type_display()}, {self.group}"

    def turns(self) -> Sequence[str]:
        return [f"chairs of group {self.group_id}"] if self.role_type == RoleType.CHAIR else []

    def refuse_beside_others(self) -> None:
        """Two chairs at once, also in the past, where the dates leave no doubt."""
        if chairs := self._other_chairs():
            self._refuse_beside(chair for chair in chairs if self.end or chair.end)  # two open: the constraint says it

    def refuse_beside_typed(self, typed: Sequence["Role"], replaced: Collection[int]) -> None:
        """One save hands a chair over: the end of the one and the start of the other are judged together."""
        kept = [chair for chair in self._other_chairs() if chair.pk not in replaced]
        beside = [row for row in typed if (row.group_id, row.role_type) == (self.group_id, RoleType.CHAIR)]
        chairs = [*kept, *beside] if self.role_type == RoleType.CHAIR else []
        if not self.end and any(not chair.end for chair in chairs):
            raise ValidationError({"role_type": ONE_CHAIR})
        self._refuse_beside(chairs)

    def get_constraints(self) -> Any:
        """A page that judges its rows together says itself that two chairs are open."""
        every = super().get_constraints()
        if not self.judged_on_its_page:
            return every
        return [(model, [rule for rule in rules if not rule.name.endswith("one_chair")]) for model, rules in every]

    def _other_chairs(self) -> Iterable["Role"]:
        if self.role_type != RoleType.CHAIR or not self.group_id:
            return []
        return Role.objects.filter(group=self.group_id, role_type=RoleType.CHAIR).exclude(pk=self.pk)

    def _refuse_beside(self, chairs: Iterable["Role"]) -> None:
        for other in chairs:
            if self.surely_overlaps(other):  # neither who nor when: it may be restricted
                raise ValidationError(
                    {
                        "start": "Another chair is recorded for a part of that time. "
                        "End that role first, or correct the dates."
                    }
                )
