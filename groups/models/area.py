from collections.abc import Sequence

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

    def turns(self) -> Sequence[str]:
        return [f"area {self.pk}"] if self.pk else []

    def refuse_beside_others(self) -> None:
        """What sort of place an area is cannot change under the entries that rest on it."""
        if not self.pk:
            return
        resting = {
            "groups": self.kind == AreaKind.OUTSIDE and self.group_areas.exists(),
            "command units": self.kind != AreaKind.BOROUGH and self.memberships.exists(),
            "boroughs": self.kind != AreaKind.UNIT and self.member_areas.exists(),
        }
        if found := [what for what, is_so in resting.items() if is_so]:
            raise ValidationError(
                {
                    "kind": f"Its {' and '.join(found)} are recorded, and a place of this sort has none. "
                    "Correct those entries first, or leave the sort of place as it was."
                }
            )


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

    def turns(self) -> Sequence[str]:
        return [f"area {self.area_id}", f"area {self.unit_id}"]

    def refuse_beside_others(self) -> None:
        """A borough is in one unit at a time; a place that another force polices belongs to none."""
        places = Area.objects.in_bulk([pk for pk in (self.area_id, self.unit_id) if pk])
        area, unit = places.get(self.area_id), places.get(self.unit_id)
        mistakes = {}
        if area and area.kind == AreaKind.OUTSIDE:
            mistakes["area"] = f"{area} is policed by {area.policed_by}, so it is in no unit of this force."
        elif area and area.kind != AreaKind.BOROUGH:
            mistakes["area"] = f"{area} is not a borough. Choose a borough."
        if unit and unit.kind != AreaKind.UNIT:
            mistakes["unit"] = f"{unit} is not a command unit. Choose a unit."
        if mistakes:
            raise ValidationError(mistakes)
        others = AreaMembership.objects.filter(area=self.area_id).exclude(pk=self.pk).select_related("unit")
        for other in others if self.end else others.exclude(end=""):  # that two are open the constraint says, once
            if self.surely_overlaps(other):
                raise ValidationError(
                    {
                        "start": f"{area} is recorded in {other.unit} from {other.begins.words} {other.until}. "
                        "End that entry first, or correct the dates."
                    }
                )
