from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from groups.choices import NameKind, OrganisationKind, RelationKind
from groups.models.record import DatedFact, Record
from groups.querysets import AudienceQuerySet, TieQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import PREFIX, known_choice, once_either_way


class Organisation(Record):
    """One body that runs, leads, funds or sits on groups: a force, a command, an oversight or community body."""

    key = models.SlugField("key", max_length=80, unique=True, help_text="Used in the address of the page.")
    name = models.CharField(
        max_length=200,
        help_text="The name in full, for example: Crown Prosecution Service",
    )
    abbreviation = models.CharField(max_length=30, blank=True, help_text="For example: CPS")
    kind = models.CharField(max_length=20, choices=OrganisationKind.choices)
    description = models.TextField(blank=True)
    audience = models.CharField(
        max_length=20,
        choices=Audience.choices,
        default=Audience.STAFF,
        help_text="Staff while you prepare it: a body's name may tell who someone is. A publisher makes it public.",
    )

    objects = AudienceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [known_choice("kind", OrganisationKind), known_choice("audience", Audience)]

    def __str__(self) -> str:
        return f"{self.name} ({self.abbreviation})" if self.abbreviation else self.name

    def get_absolute_url(self) -> str:
        return reverse("groups:organisation-detail", args=[self.key])

    @property
    def is_letters_only(self) -> bool:
        """True where the register has no name but an abbreviation that no source spells out: HMCTS (ACC-13)."""
        return self.name == self.abbreviation or (not self.abbreviation and self.name.isalnum() and self.name.isupper())


class OrganisationName(DatedFact):
    """One name that an organisation goes or went by, as a source prints it (GRP-02)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="names")
    text = models.CharField("name as printed", max_length=200)
    kind = models.CharField(max_length=20, choices=NameKind.choices, default=NameKind.VARIANT)

    class Meta(DatedFact.Meta):
        ordering = ["text"]
        constraints = [*DatedFact.Meta.constraints, known_choice("kind", NameKind)]

    def __str__(self) -> str:
        return self.text


class OrganisationRelation(DatedFact):
    """One tie between two organisations, read "first … second"."""

    first = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="relations_from")
    kind = models.CharField(max_length=20, choices=RelationKind.choices)
    second = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="relations_to")

    objects: ClassVar = TieQuerySet.as_manager()

    class Meta(DatedFact.Meta):
        ordering = ["first__name", "kind"]
        constraints = [
            *DatedFact.Meta.constraints,
            known_choice("kind", RelationKind),
            models.UniqueConstraint(
                fields=["first", "kind", "second"],
                name=f"{PREFIX}once",
                violation_error_message="This relation is in the register already.",
            ),
            once_either_way(
                "likeness_once",
                "These two organisations are tied so already, from one end or the other.",
                condition=Q(kind=RelationKind.POSSIBLY_SAME_AS),
            ),
            models.CheckConstraint(
                condition=~Q(first=F("second")),
                name=f"{PREFIX}two_bodies",
                violation_error_message="An organisation cannot be related to itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} {self.get_kind_display()} {self.second}"
