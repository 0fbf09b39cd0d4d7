"""The only way out for requests: what a reader of one audience may see of them, as views without any record behind.

A request is told in the words of the document that answers it. Where they name someone whose name is withheld, the page
says so and does not give them (PPL-06).
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from foi.choices import Outcome, RequestState
from foi.models import InformationRequest
from groups.disclosure import withheld_names
from groups.models import Role, StatementSubject
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate

NOT_GIVEN = "Not given, because it names a person whose name is withheld."
"""What stands in place of words that may not be given."""

Words = Callable[[str], str]
"""What may be given of a text: the text itself, or ``NOT_GIVEN``."""


@dataclass(frozen=True)
class PartView:
    """One part of a question and how it ended."""

    label: str
    theme: str
    theme_key: str
    outcome: str
    note: str


@dataclass(frozen=True)
class QuestionView:
    """One question as printed, with its answer as printed and the parts that it falls into."""

    number: int
    text: str
    redefined: str
    answer: str
    catalogue_question: str
    parts: tuple[PartView, ...]


@dataclass(frozen=True)
class RequestView:
    """One request; who asked is not in the register (FOI-12)."""

    reference: str
    received: PartialDate
    replied: PartialDate
    date_note: str
    decision: str
    closing_note: str
    state: str
    questions: tuple[QuestionView, ...]


_PARTS = "questions__parts__"
_COLUMNS = [
    *("reference", "received", "replied", "date_note", "decision", "closing_note", "state"),
    *(f"questions__{name}" for name in ("number", "text", "redefined", "answer", "catalogue_question")),
    *(f"{_PARTS}{name}" for name in ("position", "label", "outcome", "note", "theme__name", "theme__key")),
]


def requests_answered_by(source_key: str, *, audience: Audience) -> tuple[RequestView, ...]:
    """The requests that a document answers, with their questions and parts, in three queries.

    Nothing for a request or a document that the audience may not see.
    """
    rows = (
        InformationRequest.objects.filter(
            source__key=source_key, source__audience__in=audience.seen, audience__in=audience.seen
        )
        .order_by("reference_key", "questions__number", f"{_PARTS}position")
        .values(*_COLUMNS)
    )
    words = _words(source_key, audience)
    return tuple(_request(list(of_request), words) for _, of_request in groupby(rows, lambda row: row["reference"]))


def _words(source_key: str, audience: Audience) -> Words:
    """What may be given of texts out of the document: no name that is withheld on a group of which it speaks."""
    names = withheld_names(audience)
    told = StatementSubject.objects.filter(statement__source__key=source_key, group__isnull=False)
    held = Role.objects.filter(statement__source__key=source_key)
    about = told.order_by().values_list("group").union(held.order_by().values_list("group"))
    groups = [group for (group,) in about]

    def words(text: str) -> str:
        return NOT_GIVEN if names.stand_in(text, groups) else text

    return words


def _request(rows: list[dict[str, Any]], words: Words) -> RequestView:
    first = rows[0]
    asked = (row for row in rows if row["questions__number"] is not None)
    return RequestView(
        reference=first["reference"],
        received=first["received"],
        replied=first["replied"],
        date_note=words(first["date_note"]),
        decision=words(first["decision"]),
        closing_note=words(first["closing_note"]),
        state=RequestState(first["state"]).label,
        questions=tuple(
            _question(list(parts), words) for _, parts in groupby(asked, lambda row: row["questions__number"])
        ),
    )


def _question(rows: list[dict[str, Any]], words: Words) -> QuestionView:
    first = rows[0]
    return QuestionView(
        number=first["questions__number"],
        text=words(first["questions__text"]),
        redefined=words(first["questions__redefined"]),
        answer=words(first["questions__answer"]),
        catalogue_question=first["questions__catalogue_question"],
        parts=tuple(
            PartView(
                label=words(row[f"{_PARTS}label"]),
                theme=row[f"{_PARTS}theme__name"] or "",
                theme_key=row[f"{_PARTS}theme__key"] or "",
                outcome=Outcome(row[f"{_PARTS}outcome"]).label,
                note=words(row[f"{_PARTS}note"]),
            )
            for row in rows
            if row[f"{_PARTS}position"] is not None
        ),
    )
