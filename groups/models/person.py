from django.db import models
from django.db.models import F, Q

from groups.choices import NameKind
from groups.models.record import DatedFact, Record
from iag_registry.lib.constraints import PREFIX, known_choice


class Person(Record):
    """One human being; what is public of them is decided by each role and attendance, never here (PPL-06)."""

    key = models.SlugField(
        "key",
        max_length=100,
        unique=True,
        help_text="For staff and for loading; never in an address.",
    )
    name = models.CharField(
        max_length=200,
        help_text="As far as known; a surname alone is a name. Never add a forename.",
    )
    staff_note = models.TextField("note for staff", blank=True, help_text="Never shown to the public.")

    class Meta:
        verbose_name_plural = "people"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PersonName(DatedFact):
    """One form of a person's name, as a source prints it (PPL-05)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="names")
    text = models.CharField("name as printed", max_length=200)
    kind = models.CharField(max_length=20, choices=NameKind.choices, default=NameKind.VARIANT)

    class Meta(DatedFact.Meta):
        ordering = ["text"]
        constraints = [*DatedFact.Meta.constraints, known_choice("kind", NameKind)]

    def __str__(self) -> str:
        return self.text


class PersonMatch(Record):
    """Two people who may be one; they stay two until an editor confirms it (PPL-05)."""

    first = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="matches_from")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="matches_to")
    confirmed = models.BooleanField(default=False, help_text="Tick it only when you know that they are one person.")
    note = models.TextField(help_text="Why they may be one person.")

    class Meta:
        verbose_name_plural = "person matches"
        ordering = ["first__name", "second__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"],
                name=f"{PREFIX}once",
                violation_error_message="This possible match is in the register already.",
            ),
            models.CheckConstraint(
                condition=~Q(first=F("second")),
                name=f"{PREFIX}two_people",
                violation_error_message="Choose two different entries.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} / {self.second}"
