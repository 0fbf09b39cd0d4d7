"""manage.py check_sources FOLDER [--strict]"""

from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foi.models import InformationRequest
from groups.models import DatedFact, GroupName, OrganisationName, PersonName, Role, Source, Statement
from iag_registry.lib.audiences import Audience
from iag_registry.lib.prose import paragraphs
from iag_registry.lib.quotations import fold, missing_words
from meetings.models import Meeting


@dataclass(frozen=True)
class Quotation:
    """Some words that the register takes from a source, and where it says that they stand."""

    row: str
    source: Source
    words: str
    lines: tuple[int, int] | None
    """The first and the last line; None where the record names only the document."""
    public: bool
    """Words that are not public are not repeated in a message."""


class Command(BaseCommand):
    """Checks what the register quotes against the documents."""

    help = (
        "Checks that each document the register holds is in a folder, unchanged, and that every quotation stands in it "
        "letter for letter at the lines given."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="the folder that holds the documents as text files")
        parser.add_argument(
            "--strict",
            action="store_true",
            help="also check names and titles as printed, and refuse statements that quote no words",
        )

    def handle(self, *args: Any, folder: Path, strict: bool, **options: Any) -> None:
        failures: list[str] = []
        texts = {source.pk: text for source, text in self._documents(folder, failures)}
        quotations = [*_statements(), *_meetings(), *_requests(), *(_names() if strict else [])]
        checked = 0
        for quotation in quotations:
            if fold(quotation.words):
                checked += 1
                failure = _failure(quotation, texts)
            else:
                failure = f"{quotation.row}: quotes no words." if strict else ""
            if failure:
                failures.append(failure)
        for failure in failures:
            self.stderr.write(failure)
        self.stdout.write(f"{checked} quotations checked, {len(failures)} failed")
        if failures:
            raise CommandError("Correct the rows above, or the documents in the folder.")
        if not checked:
            raise CommandError("Nothing was checked: the register quotes no document. Run load_register first.")

    def _documents(self, folder: Path, failures: list[str]) -> Iterator[tuple[Source, list[str]]]:
        """The lines of every document that the register holds and the folder has."""
        for source in Source.objects.filter(held=True):
            try:
                content = (folder / source.file_name).read_bytes()
            except OSError as error:
                failures.append(f"{source.key}: the file {source.file_name} cannot be read ({error.strerror}).")
                continue
            digest = sha256(content).hexdigest()
            if digest != source.sha256.lower():
                failures.append(f"{source.key}: the file {source.file_name} has another SHA-256: {digest}.")
            yield source, content.decode("utf-8", errors="replace").split("\n")


def _failure(quotation: Quotation, texts: dict[int, list[str]]) -> str:
    """What is wrong with the quotation, in a sentence; empty where nothing is."""
    place = f"{quotation.row}: {quotation.source.key}"
    text = texts.get(quotation.source.pk)
    if text is None:
        return f"{place} is not a document that the register holds and the folder has, so it cannot be checked."
    first, last = quotation.lines or (1, len(text))
    if last > len(text):
        return f"{place} has {len(text)} lines, not {last}."
    missing = missing_words(quotation.words, "\n".join(text[first - 1 : last]))
    if not missing:
        return ""
    at = f"at lines {first} to {last}" if quotation.lines else "in the document"
    if not quotation.public:
        return f"{place} does not have these words {at} (not shown: the row is not public)."
    elsewhere = [str(number) for number, line in enumerate(text, start=1) if not missing_words(missing, line)]
    hint = f" They stand at line {', '.join(elsewhere)}." if elsewhere and quotation.lines else ""
    return f"{place} does not have “{missing}” {at}.{hint}"


def _statements() -> Iterator[Quotation]:
    for statement in Statement.objects.select_related("source").order_by("source__key", "first_line", "key"):
        yield _stated(f"statement {statement.key}", statement, statement.quote)


def _stated(row: str, statement: Statement, words: str, *, public: bool = True) -> Quotation:
    """Words that stand at the place of a statement."""
    shown = public and statement.audience == statement.source.audience == Audience.PUBLIC
    return Quotation(row, statement.source, words, (statement.first_line, statement.last_line), shown)


def _meetings() -> Iterator[Quotation]:
    """Names, roles, titles and texts as printed, of meetings whose source is known."""
    meetings = Meeting.objects.select_related("group", "minutes__source", "statement__source")
    for meeting in meetings.prefetch_related("attendances__statement__source", "items"):
        minutes = getattr(meeting, "minutes", None)
        source = minutes.source if minutes else None
        if source is None and meeting.statement:
            source = meeting.statement.source
        row = f"meeting {meeting.group.key if meeting.group else 'without a group'}/{meeting.slug}"
        for attendance in meeting.attendances.all():
            public = attendance.audience == meeting.audience == Audience.PUBLIC
            label = f"{row}, attendance {attendance.position}"
            printed = (attendance.name_as_printed, attendance.role_as_printed, attendance.organisation_as_printed)
            for words in filter(None, printed):
                if attendance.statement:
                    yield _stated(label, attendance.statement, words, public=public)
                elif source:
                    yield Quotation(label, source, words, None, public)
        if source is None:
            continue
        for item in meeting.items.all():
            public = item.audience == meeting.audience == Audience.PUBLIC
            for words in filter(None, (item.title, *paragraphs(item.text))):
                yield Quotation(f"{row}, item {item.number or item.position}", source, words, None, public)


def _requests() -> Iterator[Quotation]:
    """What is held as printed of requests, their questions and answers."""
    for request in InformationRequest.objects.select_related("source").prefetch_related("questions"):
        if request.source is None:
            continue
        public = request.audience == Audience.PUBLIC
        row = f"request {request.reference}"
        printed = [(row, request.reference), (row, request.decision), (row, request.closing_note)]
        for question in request.questions.all():
            label = f"{row}, question {question.number}"
            printed += [(label, question.text), (label, question.redefined), (label, question.answer)]
        for label, words in printed:
            if words:
                yield Quotation(label, request.source, words, None, public)


def _names() -> Iterator[Quotation]:
    """Names and titles as printed, where a statement stands behind them."""
    facts: list[tuple[type[DatedFact], str]] = [
        (GroupName, "text"),
        (OrganisationName, "text"),
        (PersonName, "text"),
        (Role, "title"),
    ]
    for model, field in facts:
        for fact in model.objects.select_related("statement__source"):
            words = getattr(fact, field)
            if fact.statement and words:
                public = model is not PersonName and getattr(fact, "audience", Audience.PUBLIC) == Audience.PUBLIC
                row = f"{model._meta.verbose_name} at statement {fact.statement.key}"
                yield _stated(row, fact.statement, words, public=public)
