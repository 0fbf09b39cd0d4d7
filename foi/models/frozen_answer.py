import json
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from foi.models.request_question import QuestionPart, RequestQuestion
from foi.models.written_once import WrittenOnce
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import PREFIX, known_choice


class FrozenAnswer(WrittenOnce):
    """One answer of the catalogue, kept as plain data as it was given, and with what it was asked (FOI-42).

    `rendition` is the whole answer as JSON, for the audience that it was made for and with nothing of it withheld;
    `sha256` is its checksum in UTF-8. What leaves is made from it with what is withheld taken out, and neither the
    rendition nor its checksum ever leaves: with a checksum of the whole one could try names until it fits.
    """

    REFUSAL: ClassVar[str] = "A frozen answer is never changed or deleted. Freeze another one beside it."

    question = models.ForeignKey(RequestQuestion, on_delete=models.PROTECT, related_name="frozen_answers")
    part = models.ForeignKey(
        QuestionPart, on_delete=models.PROTECT, null=True, blank=True, related_name="frozen_answers"
    )
    catalogue_question = models.SlugField(max_length=60)
    parameters = models.TextField(help_text="What it was asked with beside the day and the moment, as JSON.")
    on = models.DateField("as at")
    known_at = models.DateTimeField("as known at")
    audience = models.CharField(max_length=20, choices=Audience.choices)
    rendition = models.TextField()
    sha256 = models.CharField("SHA-256 of the rendition", max_length=64)
    row_count = models.PositiveIntegerField("rows of its tables")
    frozen_at = models.DateTimeField(default=timezone.now, editable=False)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="answers_frozen", editable=False
    )

    class Meta:
        ordering = ["question", "pk"]
        default_permissions = ()
        constraints = [
            known_choice("audience", Audience),
            models.CheckConstraint(
                condition=~models.Q(audience=Audience.RESTRICTED),
                name=f"{PREFIX}never_restricted",
                violation_error_message="No answer is made from restricted records.",
            ),
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name=f"{PREFIX}has_checksum",
                violation_error_message="A frozen answer has a checksum.",
            ),
        ]

    @property
    def title(self) -> str:
        """The question that it answers, as people read it."""
        return str(json.loads(self.rendition).get("title") or self.catalogue_question)

    def __str__(self) -> str:
        return f"{self.question}: {self.catalogue_question} as at {self.on:%-d %B %Y}"

    def clean(self) -> None:
        super().clean()
        if self.part and self.part.question_id != self.question_id:
            raise ValidationError({"part": "This part belongs to another question."})
