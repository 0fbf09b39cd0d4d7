"""Saying who finds the answer to which question, and how far that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from foi.actions.steps import locked
from foi.models import InformationRequest, RequestQuestion
from groups.recording import save_recorded

ASSIGNED = "Who does what"


@dataclass(frozen=True)
class Assignment:
    """One question, the number of the account of who finds its answer, if anyone, and how far that is.

    `seen` is how both stood when the page was opened, as `standing` tells it; None where nobody looked.
    """

    question: RequestQuestion
    owner: int | str | None
    state: str
    seen: str | None = None


@transaction.atomic
def assign_questions(
    *, request: InformationRequest, wanted: Sequence[Assignment], by: Any, reason: str = ASSIGNED
) -> list[RequestQuestion]:
    """Give questions of a request their owners and states; returns those that changed.

    Raises PermissionDenied for someone who may not, ValidationError where there is no such person or state, or someone
    else has changed a question since the page was opened.
    """
    if not by.has_perm("foi.change_requestquestion"):
        raise PermissionDenied
    questions = locked(request).questions.in_bulk([each.question.pk for each in wanted])
    changed = []
    for each in wanted:
        question = questions[each.question.pk]
        before = standing(question)
        question.owner_id, question.state = int(each.owner) if each.owner else None, each.state
        if standing(question) == before:
            continue
        if each.seen not in (None, before):
            raise ValidationError(
                f"Someone else has changed question {question.number} since you opened this page. Open it again."
            )
        changed.append(save_recorded(question, by=by, reason=reason))
    return changed


def standing(question: RequestQuestion) -> str:
    """Who has a question and how far it is, to be compared."""
    return f"{question.owner_id or ''}/{question.state}"
