"""What was so of a group for a time: its names, kind, status, areas, themes, the bodies behind it, and payment."""

from collections.abc import Sequence
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from groups.choices import (
    AreaKind,
    GroupStatusKind,
    NameKind,
    OrganisationPart,
    PaymentKind,
    YesNoUnknown,
)
from groups.models.area import Area
from groups.models.group import AdvisoryGroup
from groups.models.group_kind import GroupKind
from groups.models.organisation import Organisation
from groups.models.record import DatedFact
from groups.models.theme import Theme
from groups.querysets import GroupNameQuerySet
from iag_registry.lib.constraints import PREFIX, known_choice


def once(name: str, *fields: str, message: str) -> models.UniqueConstraint:
    """The same fact from the same date stands only once."""
    return models.UniqueConstraint(
        fields=[*fields, "start", "observed"],
        name=f"{PREFIX}{name}",
        violation_error_message=message,
    )


class GroupName(DatedFact):
    """One name of a group, as a source prints it (GRP-02)."""

    group = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="names")
    text = models.CharField(
        "name as printed",
        max_length=300,
        help_text="Letter for letter, slips included.",
    )
    kind = models.CharField(max_length=20, choices=NameKind.choices, default=NameKind.OFFICIAL)

    objects: ClassVar = GroupNameQuerySet.as_manager()

    class Meta(DatedFact.Meta):
        ordering = ["text", "pk"]
        constraints = [*DatedFact.Meta.constraints, known_choice("kind", NameKind)]

    def __str__(self) -> str:
        return self.text


class GroupKindPeriod(DatedFact):
    """One time during which a group was of one kind (a themed group may become a central one)."""

    group = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="kinds")
    kind = models.ForeignKey(GroupKind, on_delete=models.PROTECT, related_name="periods")

    class Meta(DatedFact.Meta):
        verbose_name = "kind of a group"
        verbose_name_plural = "kinds of groups"
        ordering = ["observed", "start", "pk"]
        constraints = [
            *DatedFact.Meta.constraints,
            once(
                "once",
                "group",
                "kind",
                message="This kind is entered for this date already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.kind}"


class GroupStatus(DatedFact):
    """What is known of a group's existence from one date on (GRP-03)."""

    group = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="statuses")
    status = models.CharField(max_length=20, choices=GroupStatusKind.choices)
    reason = models.CharField(max_length=300, blank=True, help_text="Why it is so, in a few words.")

    class Meta(DatedFact.Meta):
        verbose_name_plural = "group statuses"
        ordering = ["observed", "start", "pk"]
        constraints = [
            *DatedFact.Meta.constraints,
            known_choice("status", GroupStatusKind),
            once(
                "once",
                "group",
                message="A status is entered for this date already. Change that one.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.get_status_display()}"


class GroupArea(DatedFact):
    """One area that a group advises on."""

    group = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="areas")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="group_areas")

    class Meta(DatedFact.Meta):
        verbose_name = "area of a group"
        verbose_name_plural = "areas of groups"
        ordering = ["area__name"]
        constraints = [
            *DatedFact.Meta.constraints,
            once(
                "once",
                "group",
                "area",
                message="This area is entered for this date already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.area}"

    def turns(self) -> Sequence[str]:
        return [f"area {self.area_id}"]

    def refuse_beside_others(self) -> None:
        """No group of this force advises on a place that another force polices."""
        outside = Area.objects.filter(pk=self.area_id, kind=AreaKind.OUTSIDE).first()
        if outside:
            raise ValidationError(
                {"area": f"{outside} is policed by {outside.policed_by}. Choose an area of this force."}
            )


class GroupTheme(DatedFact):
    """One theme that a group advises on."""

    group = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="themes")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="group_themes")

    class Meta(DatedFact.Meta):
        verbose_name = "theme of a group"
        verbose_name_plural = "themes of groups"
        ordering = ["theme__name"]
        constraints = [
            *DatedFact.Meta.constraints,
            once(
                "once",
                "group",
                "theme",
                message="This theme is entered for this date already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.theme}"


class GroupOrganisation(DatedFact):
    """What one organisation does for a group: leads, runs, supports or funds it, or keeps its papers (GRP-04)."""

    group = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="organisations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="group_parts")
    part = models.CharField(max_length=20, choices=OrganisationPart.choices)

    class Meta(DatedFact.Meta):
        verbose_name = "organisation behind a group"
        verbose_name_plural = "organisations behind groups"
        ordering = ["part", "organisation__name"]
        constraints = [
            *DatedFact.Meta.constraints,
            known_choice("part", OrganisationPart),
            once(
                "once",
                "group",
                "organisation",
                "part",
                message="This part is entered for this date already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_part_display()} ({self.group})"


class GroupPayment(DatedFact):
    """Whether advisers are given pay, expenses or access costs: one row for each, unknown without one (GRP-05)."""

    group = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="payments")
    payment = models.CharField(max_length=20, choices=PaymentKind.choices)
    answer = models.CharField(max_length=10, choices=YesNoUnknown.choices, default=YesNoUnknown.UNKNOWN)

    class Meta(DatedFact.Meta):
        ordering = ["payment", "observed", "start", "pk"]
        constraints = [
            *DatedFact.Meta.constraints,
            known_choice("payment", PaymentKind),
            known_choice("answer", YesNoUnknown),
            once(
                "once",
                "group",
                "payment",
                message="An answer is entered for this date already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.get_payment_display()}: {self.get_answer_display()}"
