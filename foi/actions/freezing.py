"""Freezing an answer of the catalogue: from then on it is plain data that never changes (FOI-42, C13)."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from foi.actions.drafting import DRAFT, ask
from foi.disclosure.answer_document import AnswerDocument
from foi.models import FrozenAnswer, QuestionPart, RequestQuestion


@transaction.atomic
def freeze_answer(
    *,
    document: AnswerDocument,
    question: RequestQuestion,
    part: QuestionPart | None = None,
    by: Any,
) -> FrozenAnswer:
    """Keep an answer for good, as the answer to a question of a request or to one part of it; returns it.

    Raises PermissionDenied for someone who may not answer requests, ValidationError where the part is of another
    question or the answer is made from restricted records.
    """
    ask(by, DRAFT)
    rendition = document.text
    frozen = FrozenAnswer(
        question=question,
        part=part,
        catalogue_question=document.question,
        parameters=document.asked,
        on=document.day,
        known_at=datetime.fromisoformat(document.known_at),
        audience=document.audience,
        rendition=rendition,
        sha256=sha256(rendition.encode()).hexdigest(),
        row_count=document.row_count,
        frozen_by=by,
    )
    frozen.full_clean()
    frozen.save()
    return frozen
