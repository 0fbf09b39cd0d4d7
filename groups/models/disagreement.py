from django.db import models

from groups.models.record import Record
from groups.models.statement import Statement
from groups.querysets import AudienceQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import PREFIX, known_choice


class Disagreement(Record):
    """One point on which sources disagree, leave a gap or mislead; all the statements stay, side by side."""

    key = models.SlugField("key", max_length=60, unique=True)
    title = models.CharField(max_length=200, help_text="For example: Diversity IAG or Disability IAG?")
    explanation = models.TextField(help_text="What disagrees with what, in plain words.")
    how_held = models.TextField("how the register holds it", blank=True)
    settled = models.BooleanField(
        default=False,
        help_text="Tick it when a person has settled the point; say how above.",
    )
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.STAFF)

    objects = AudienceQuerySet.as_manager()

    class Meta:
        ordering = ["key"]
        constraints = [known_choice("audience", Audience)]

    def __str__(self) -> str:
        return self.title


class DisagreementStatement(Record):
    """One statement that takes part in a disagreement."""

    disagreement = models.ForeignKey(Disagreement, on_delete=models.PROTECT, related_name="sides")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="disagreements")

    class Meta:
        verbose_name = "side of a disagreement"
        verbose_name_plural = "sides of disagreements"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["disagreement", "statement"],
                name=f"{PREFIX}once",
                violation_error_message="This statement takes part already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.disagreement}: {self.statement.key}"
