from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from foi.choices import SETTLED, Outcome, QuestionState
from foi.models.information_request import InformationRequest, turn_of
from foi.models.told_in_a_reply import ToldInAReply
from groups.models import Record, Statement, Theme
from iag_registry.lib.constraints import PREFIX, known_choice


class RequestQuestion(ToldInAReply, Record):
    """One numbered question of a request, with the answer as printed."""

    kept_when_restored = ("state",)
    TOLD = ("request", "number", "text", "redefined")

    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField("question as printed")
    redefined = models.TextField("as redefined", blank=True, help_text="What it was agreed to mean, as printed.")
    answer = models.TextField(
        "answer as printed",
        blank=True,
        help_text="Shortened only where marked with “ … ”.",
    )
    catalogue_question = models.SlugField(
        max_length=60,
        blank=True,
        help_text="The question of the catalogue that answers it from the register.",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="request_questions",
        help_text="Who finds the answer.",
    )
    state = models.CharField("how far it is", max_length=20, choices=QuestionState.choices, default=QuestionState.TO_DO)

    class Meta:
        ordering = ["request", "number"]
        constraints = [
            known_choice("state", QuestionState),
            models.UniqueConstraint(
                fields=["request", "number"],
                name=f"{PREFIX}number_once",
                violation_error_message="This request has a question with this number already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request}, question {self.number}"

    def told_for(self) -> Any:
        return self.request_id


class QuestionPart(ToldInAReply, Record):
    """One part of a question, such as one theme asked about, with an outcome of its own (FOI-40, FOI-43)."""

    TOLD = ("question", "position", "label", "theme", "outcome")

    question = models.ForeignKey(RequestQuestion, on_delete=models.PROTECT, related_name="parts")
    position = models.PositiveSmallIntegerField(default=1)
    label = models.CharField(max_length=200, help_text="What this part asks: hate crime: who sits")
    theme = models.ForeignKey(
        Theme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="question_parts",
    )
    outcome = models.CharField(max_length=30, choices=Outcome.choices, default=Outcome.PENDING)
    note = models.TextField(blank=True)
    statement = models.ForeignKey(
        Statement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="question_parts",
    )

    class Meta:
        ordering = ["question", "position"]
        constraints = [
            known_choice("outcome", Outcome),
            models.UniqueConstraint(
                fields=["question", "position"],
                name=f"{PREFIX}position_once",
                violation_error_message="This question has a part with this place already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.label}"

    def turns(self) -> Sequence[str]:
        """No part is saved while its request takes a step."""
        return (turn_of(self.question.request_id),)

    def refuse_beside_others(self) -> None:
        """Keep every part of an answered request decided: what was answered as a whole is not taken up again so."""
        if self.outcome != Outcome.PENDING or not self.question_id:
            return
        before = None if self._state.adding else type(self).objects.filter(pk=self.pk).values_list("outcome", flat=True)
        if before is not None and before.first() == Outcome.PENDING:
            return
        if InformationRequest.objects.filter(questions=self.question_id, state__in=SETTLED).exists():
            said = "This request was answered as a whole, so that no part of it is pending. Choose how it ended."
            raise ValidationError({"outcome": said})

    def told_for(self) -> Any:
        return self.question.request_id if self.question_id else None
