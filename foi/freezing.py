"""From a question of the catalogue to its frozen answer, and the same question asked again later (FOI-42).

An answer is always frozen as known at a moment: where none is named, the moment of asking. Asked again with the same
parameters it shows what the register has learnt since; what was frozen is not touched.
"""

import json
from datetime import UTC, datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from foi.actions.freezing import freeze_answer
from foi.catalogue import Answer, question
from foi.catalogue.answer import Cell, Linked, Table
from foi.disclosure.answer_document import (
    FORM,
    AnswerDocument,
    FrozenCell,
    FrozenCitation,
    FrozenHeading,
    FrozenParameter,
    FrozenTable,
    FrozenWithheld,
)
from foi.disclosure.differences import Differences, differences
from foi.exports import cited
from foi.forms import AskForm
from foi.models import FrozenAnswer, QuestionPart, RequestQuestion
from iag_registry.lib.partial_dates import PartialDate

NOT_ASKED_WITH = {"on", "known_at", "audience", "request", "csrfmiddlewaretoken"}
"""Parts of a query that are kept in columns of their own, or are no part of the question."""


def freeze(
    form: AskForm, *, question: RequestQuestion, part: QuestionPart | None = None, by: Any, now: datetime
) -> FrozenAnswer:
    """Ask what a valid form asks, and keep the answer for good; it raises as `freeze_answer` does."""
    return freeze_answer(document=answered(form, now=now), question=question, part=part, by=by)


def answered(form: AskForm, *, now: datetime) -> AnswerDocument:
    """The answer to what a valid form asks, as it would be frozen: as known at the moment named, or now."""
    form.cleaned_data["known_at"] = form.cleaned_data.get("known_at") or now
    asked = {name: form.query.getlist(name) for name in form.query if name not in NOT_ASKED_WITH}
    chosen = {name: [value for value in values if value] for name, values in sorted(asked.items())}
    text = json.dumps({name: values for name, values in chosen.items() if values}, ensure_ascii=False)
    return document_of(form.answer(), asked=text)


def document_of(answer: Answer, *, asked: str) -> AnswerDocument:
    """An answer as plain data; ValueError where it was not asked as known at a moment."""
    if answer.known_at is None:
        raise ValueError("An answer is frozen as known at a moment.")
    return AnswerDocument(
        form=FORM,
        question=answer.question,
        title=answer.title,
        on=answer.on.isoformat(),
        known_at=answer.known_at.astimezone(UTC).isoformat(),
        audience=answer.audience.value,
        asked=asked,
        parameters=tuple(FrozenParameter(each.label, each.words) for each in answer.parameters),
        sentence=answer.sentence,
        tables=tuple(map(_table, answer.tables)),
        definition=answer.definition,
        counting_rule=answer.counting_rule,
        coverage=answer.coverage,
        caveats=answer.caveats,
        warnings=answer.warnings,
        citations=tuple(
            FrozenCitation(each.source, each.document, each.publisher, cited(each).removeprefix(f"{each.document}, "))
            for each in answer.citations
        ),
        withheld=tuple(FrozenWithheld(each.what, each.count, each.reason) for each in answer.withheld),
    )


def document_kept(frozen: FrozenAnswer) -> AnswerDocument:
    """What was frozen, in full and with nothing of it withheld."""
    return AnswerDocument.from_data(json.loads(frozen.rendition))


def since(frozen: FrozenAnswer, *, now: datetime) -> Differences:
    """What the same question, for the same day and audience, would answer today, against what was frozen.

    ValueError, in words for people, where it can no longer be asked so.
    """
    before = document_kept(frozen)
    return differences(before, asked_again(frozen, now=now))


def asked_now(frozen: FrozenAnswer) -> AnswerDocument:
    """The same question asked at this moment; it raises as `since` does."""
    return asked_again(frozen, now=timezone.now())


def asked_again(frozen: FrozenAnswer, *, now: datetime) -> AnswerDocument:
    """The same question for the same day and audience, as known at a moment; it raises as `since` does."""
    try:
        asked = question(frozen.catalogue_question)
    except LookupError as error:
        raise ValueError("The catalogue no longer has this question.") from error
    query = QueryDict(mutable=True)
    for name, values in json.loads(frozen.parameters).items():
        query.setlist(name, values)
    query["on"], query["audience"] = frozen.on.isoformat(), frozen.audience
    form = AskForm(asked, query, today=max(frozen.on, now.date()), for_staff=True)
    if not form.is_valid():
        reasons = " ".join(mistake.message for mistake in form.mistakes)
        raise ValueError(f"It can no longer be asked so. {reasons}")
    return answered(form, now=now)


def _table(table: Table) -> FrozenTable:
    headings = tuple(
        FrozenHeading(each.name, str(each.label), each.dated, each.for_files, each.silent) for each in table.headings
    )
    rows = tuple(tuple(map(_cell, row)) for row in table.rows)
    return FrozenTable(table.name, table.caption, headings, rows, table.about)


def _cell(cell: Cell) -> FrozenCell:
    if isinstance(cell, int):
        return FrozenCell(str(cell), sort="number")
    if isinstance(cell, PartialDate):
        return FrozenCell(str(cell), sort="date")
    return FrozenCell(str(cell), cell.url if isinstance(cell, Linked) else "")
