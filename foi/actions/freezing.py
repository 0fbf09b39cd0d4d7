"""Freezing an answer of the catalogue: from then on it is plain data that never changes (FOI-42, C13)."""

import re
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from foi.actions.drafting import DRAFT, ask
from foi.actions.holding import keep_in_scope
from foi.disclosure.answer_document import AnswerDocument
from foi.models import FrozenAnswer, QuestionPart, RequestQuestion
from groups.models import AdvisoryGroup

PAGE_OF_A_GROUP = re.compile(r"/groups/([-\w]+)/")
"""How the address of the page of a group begins, and of every page below it: with its key."""


@transaction.atomic
def freeze_answer(
    *,
    document: AnswerDocument,
    question: RequestQuestion,
    part: QuestionPart | None = None,
    by: Any,
) -> FrozenAnswer:
    """Keep an answer for good, as the answer to a question of a request or to one part of it; returns it.

    The groups that it leads to are kept for the request from now on (FOI-11).

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
    groups = AdvisoryGroup.objects.filter(key__in=_keys_of_groups(document)).order_by("pk")
    reason = f"The answer to question {question.number} names this group."
    keep_in_scope(request=question.request, records=list(groups), reason=reason, by=by)
    return frozen


def _keys_of_groups(document: AnswerDocument) -> set[str]:
    """The keys of the groups to which the cells of an answer lead."""
    addresses = (cell.url for table in document.tables for row in table.rows for cell in row)
    return {match[1] for address in addresses if (match := PAGE_OF_A_GROUP.match(address))}
