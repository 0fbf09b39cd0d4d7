"""Minutes that a source promises, of a group or on a theme: in a statement, or in answer to a request."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foi.catalogue.answer import Citation
from foi.catalogue.counting import quoted
from foi.catalogue.facts import Group
from foi.catalogue.known_rows import Row
from foi.catalogue.snapshot import Snapshot
from foi.choices import Outcome
from foi.models import InformationRequest, QuestionPart, RequestQuestion
from groups.choices import Aspect, Standing
from groups.models import Source
from iag_registry.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class Promise:
    """A source that promises minutes of a group or a theme, or answers a question about them with a promise."""

    words: str
    citation: Citation | None


def promise_about(snapshot: Snapshot, group: Group) -> Promise | None:
    """A statement about the group that promises its minutes."""
    for statement in snapshot.about("group", group.pk):
        if statement.aspect == Aspect.MINUTES and statement.standing == Standing.PENDING:
            return Promise(quoted(statement.citation).strip(), statement.citation)
    return None


def promises_on_themes(snapshot: Snapshot, asked_as: str) -> dict[str, Promise]:
    """By theme: parts of questions with this key that wait for an answer, and statements that promise minutes."""
    promises: dict[str, Promise] = {}
    sources = snapshot.known.of(Source)
    requests = {
        pk: row
        for pk, row in snapshot.known.of(InformationRequest).items()
        if row.source_id is None or row.source_id in sources
    }
    questions = {
        pk: row
        for pk, row in snapshot.known.of(RequestQuestion).items()
        if row.request_id in requests and row.catalogue_question == asked_as
    }
    keys = {number: key for key, number in snapshot.theme_numbers.items()}
    for part in snapshot.known.of(QuestionPart).values():
        question = questions.get(part.question_id)
        if question is None or part.outcome != Outcome.PENDING or part.theme_id not in keys:
            continue
        request = requests[question.request_id]
        citation = snapshot.citations.cite(part.statement_id)
        if _dated(request, citation) <= snapshot.on:
            answer = "" if snapshot.citations.may_not_quote(question.answer) else f": “{question.answer}”"
            words = f"Request {request.reference}, question {question.number}{answer}"
            promises.setdefault(keys[part.theme_id], Promise(words, citation))
    for theme in snapshot.themes:
        for statement in snapshot.about_theme(theme):
            if statement.aspect == Aspect.MINUTES and statement.standing == Standing.PENDING:
                promises.setdefault(theme, Promise(quoted(statement.citation).strip(), statement.citation))
    return promises


def _dated(request: Row, citation: Citation | None) -> date:
    """The first day on which a request may have been answered so; the last of the calendar where nothing says."""
    known: Iterable[str] = (request.replied, citation.as_of if citation else "", request.received)
    dated = next(filter(None, known), "")
    return PartialDate(dated).earliest if dated else date.max
