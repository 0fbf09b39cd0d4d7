from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from groups.choices import AreaKind
from groups.models.record import DatedFact, Record
from iag_registry.lib.constraints import PREFIX, known_choice


class Area(Record):
    """One place: the force's whole area, a command unit, a borough, or a neighbour that another force polices."""

    key = models.SlugField(
        "key",
        max_length=80,
        unique=True,
        help_text="Used in the address of the page: enfield",
    )
    name = models.CharField(max_length=120, help_text="For example: Enfield")
    kind = models.CharField(max_length=20, choices=AreaKind.choices)
    code = models.CharField(
        max_length=20,
        blank=True,
        help_text="The official code, for example the GSS code E09000010.",
    )
    short_code = models.CharField(max_length=10, blank=True, help_text="The force's own code for a unit: NA")
    other_names = models.CharField(
        max_length=200,
        blank=True,
        help_text="Other spellings, with semicolons between them: Richmond; LBRuT",
    )
    policed_by = models.CharField(
        max_length=120,
        blank=True,
        help_text="For a place that another force polices: the name of that force.",
    )
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            known_choice("kind", AreaKind),
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code=""),
                name=f"{PREFIX}code_once",
                violation_error_message="An area with this official code is in the register already.",
            ),
            models.CheckConstraint(
                condition=Q(kind="outside", policed_by__gt="") | (~Q(kind="outside") & Q(policed_by="")),
                name=f"{PREFIX}policed_by_when_outside",
                violation_error_message=(
                    "Name the other force for a place that it polices, and leave it empty for a place of this force."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("groups:area-detail", args=[self.key])


class AreaMembership(DatedFact):
    """One borough's time in one command unit (boroughs have moved between units, so it is dated)."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="member_areas")

    class Meta(DatedFact.Meta):
        ordering = ["unit__name", "area__name"]
        constraints = [
            *DatedFact.Meta.constraints,
            models.UniqueConstraint(
                fields=["area"],
                condition=Q(end=""),
                name=f"{PREFIX}one_open",
                violation_error_message="This area is in a unit already. Give that membership an end date first.",
            ),
            models.CheckConstraint(
                condition=~Q(area=models.F("unit")),
                name=f"{PREFIX}two_areas",
                violation_error_message="An area cannot be a part of itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area} in {self.unit}"

    def clean(self) -> None:
        """A borough belongs to a command unit of the force; a place that another force polices belongs to none."""
        super().clean()
        mistakes = {}
        if self.area_id and self.area.kind == AreaKind.OUTSIDE:
            mistakes["area"] = f"{self.area} is policed by {self.area.policed_by}, so it is in no unit of this force."
        elif self.area_id and self.area.kind != AreaKind.BOROUGH:
            mistakes["area"] = f"{self.area} is not a borough. Choose a borough."
        if self.unit_id and self.unit.kind != AreaKind.UNIT:
            mistakes["unit"] = f"{self.unit} is not a command unit. Choose a unit."
        if mistakes:
            raise ValidationError(mistakes)
