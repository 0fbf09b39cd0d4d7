"""Splitting a request into numbered questions and parts, as a person has corrected them (FOI-40)."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from foi.actions.holding import keep_in_scope
from foi.actions.steps import locked
from foi.already import named_groups
from foi.likeness import words_of
from foi.models import InformationRequest, QuestionPart, RequestQuestion
from foi.splitting import Question
from groups.models import AdvisoryGroup, Theme
from groups.recording import save_recorded


@transaction.atomic
def split_request(
    *, request: InformationRequest, questions: Sequence[Question], reason: str, by: Any
) -> list[RequestQuestion]:
    """Give a request its questions, numbered from 1 in this order, each with its parts; returns them.

    A part that begins with the name of a theme and a colon is tied to that theme. The public groups that the questions
    name are kept for the request from now on (FOI-11). Raises PermissionDenied for someone
    who may not, ValidationError where the request has questions already, there is nothing to ask, or no reason is
    given.
    """
    if not by.has_perms(["foi.add_requestquestion", "foi.add_questionpart"]):
        raise PermissionDenied
    kept = locked(request)
    if kept.questions.exists():
        raise ValidationError("This request is split already. Change its questions on its page.")
    asked = [question for question in questions if question.text.strip()]
    if not asked:
        raise ValidationError("Give at least one question.")
    themes = _themes()
    rows = [_save(kept, number, question, themes, reason, by) for number, question in enumerate(asked, start=1)]
    named = named_groups(words_of(" ".join(question.text for question in asked)), timezone.localdate())
    groups = list(AdvisoryGroup.objects.filter(key__in=named).order_by("pk"))
    keep_in_scope(request=kept, records=groups, reason="Its questions name this group.", by=by)
    return rows


def _save(
    request: InformationRequest, number: int, question: Question, themes: dict[str, Theme], reason: str, by: Any
) -> RequestQuestion:
    row = RequestQuestion(request=request, number=number, text=question.text.strip())
    save_recorded(row, by=by, reason=reason)
    labels = [label.strip() for label in question.parts if label.strip()] or [" ".join(question.text.split())[:200]]
    for position, label in enumerate(labels, start=1):
        theme = themes.get(label.partition(":")[0].strip().casefold()) if ":" in label else None
        part = QuestionPart(question=row, position=position, label=label, theme=theme)
        save_recorded(part, by=by, reason=reason)
    return row


def _themes() -> dict[str, Theme]:
    """Every theme, by each of its names."""
    found = {}
    for theme in Theme.objects.all():
        for name in (theme.name, *theme.other_words.split(";")):
            found[name.strip().casefold()] = theme
    return found
