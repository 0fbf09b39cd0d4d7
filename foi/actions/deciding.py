"""Deciding how the parts of a request end, and which question of the catalogue answers each question (FOI-40)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from foi.actions.steps import locked
from foi.choices import ENDED, Outcome, PackState
from foi.models import InformationRequest, QuestionPart, RequestQuestion
from groups.recording import save_recorded

STILL_BELOW = "What you chose is still below and nothing is saved yet: keep it or change it, and save again."
CHANGE = ("foi.change_requestquestion", "foi.change_questionpart")


@dataclass(frozen=True)
class Matched:
    """One question, and the key of the question of the catalogue that answers it; empty where none does.

    `seen` is what it was matched with when the page was opened; None where nobody looked.
    """

    question: RequestQuestion
    catalogue_question: str
    seen: str | None = None


@dataclass(frozen=True)
class Decided:
    """One part, how it ends, and what is noted of it.

    `seen` is how both stood when the page was opened, as `standing` tells it; None where nobody looked.
    """

    part: QuestionPart
    outcome: str
    note: str = ""
    seen: str | None = None


class ChangedMeanwhile(ValidationError):
    """Someone else has changed rows since the page was opened; `rows` are those, as they are now.

    `titles` says what the questions of the catalogue are called, by their keys.
    """

    def __init__(
        self, rows: Sequence[RequestQuestion | QuestionPart], titles: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.rows = tuple(rows)
        super().__init__(
            [
                f"Someone else has changed {_called(row)} since you opened this page. It says now: "
                f"{_told(row, titles)}. {STILL_BELOW}"
                for row in rows
            ]
        )


@transaction.atomic
def decide_outcomes(
    *, request: InformationRequest, wanted: Sequence[Matched | Decided], by: Any, reason: str
) -> list[RequestQuestion | QuestionPart]:
    """Match questions of a request with the catalogue and give its parts their outcomes; returns what changed.

    What is wanted as it was seen is left as it is now. Raises PermissionDenied for someone who may not,
    ChangedMeanwhile where someone else has changed what is to be changed (C1), and ValidationError where the outcomes
    are fixed, there is no such outcome, or no reason is given.
    """
    if not by.has_perms(CHANGE):
        raise PermissionDenied
    kept = locked(request)
    if said := why_fixed(kept):
        raise ValidationError(said)
    questions = kept.questions.in_bulk()
    parts = QuestionPart.objects.filter(question__request=kept).select_related("question").in_bulk()
    changed, overtaken = [], []
    for each in wanted:
        row = questions.get(each.question.pk) if isinstance(each, Matched) else parts.get(each.part.pk)
        if row is None:
            raise ValidationError("This belongs to another request, or is not there any more. Open the page again.")
        before = standing(row)
        _write(row, each)
        if standing(row) in (before, each.seen):
            continue
        if each.seen not in (None, before):
            overtaken.append(row)
        changed.append(row)
    if overtaken:
        for row in overtaken:
            row.refresh_from_db()
        raise ChangedMeanwhile(overtaken)
    return [save_recorded(row, by=by, reason=reason) for row in changed]


def why_fixed(request: InformationRequest) -> str:
    """Why the outcomes of a request cannot be changed now, in words; empty where they can."""
    if request.state in ENDED:
        return f"This request stands at “{request.get_state_display()}”: its outcomes stay as they are."
    newest = request.packs.order_by("-version").first()
    if newest and newest.state == PackState.CHECKED:
        return "The reply to this request is with a second person. Take it back before you change an outcome."
    if newest and newest.state == PackState.RELEASED:
        return (
            "The reply to this request is released, and tells these outcomes. Start the next reply, where a rest is "
            "still to come, or a correction: then they can be changed."
        )
    return ""


def standing(row: RequestQuestion | QuestionPart) -> str:
    """What a question is matched with, or how a part ends and its note, to be compared."""
    if isinstance(row, RequestQuestion):
        return row.catalogue_question
    return f"{row.outcome}/{' '.join(row.note.split())}"


def _write(row: RequestQuestion | QuestionPart, wanted: Matched | Decided) -> None:
    """Put what is wanted into a row, unsaved."""
    if isinstance(row, QuestionPart) and isinstance(wanted, Decided):
        row.outcome, row.note = wanted.outcome, wanted.note.replace("\r\n", "\n").strip()
    elif isinstance(row, RequestQuestion) and isinstance(wanted, Matched):
        row.catalogue_question = wanted.catalogue_question


def _called(row: RequestQuestion | QuestionPart) -> str:
    if isinstance(row, RequestQuestion):
        return f"what answers question {row.number}"
    return f"“{row.label}” of question {row.question.number}"


def _told(row: RequestQuestion | QuestionPart, titles: Mapping[str, str]) -> str:
    if isinstance(row, RequestQuestion):
        matched = titles.get(row.catalogue_question, row.catalogue_question)
        return f"“{matched}”" if matched else "the register cannot answer it"
    return Outcome(row.outcome).label.lower() + (f", with the note “{row.note}”" if row.note else "")
