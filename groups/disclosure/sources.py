"""Sources: each document, what is known of it, and what the register took from it."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count

from groups.choices import SourceKind
from groups.disclosure.links import Link, organisation_link, source_link
from groups.disclosure.statements import (
    DisagreementView,
    StatementView,
    disagreement_views,
    statement_views,
    visible_statements,
)
from groups.disclosure.successions import Succession, successions
from groups.models import Source
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class SourceRow:
    """One document in a list."""

    link: Link
    kind: str
    held: bool
    reference: str
    publisher: Link | None
    author: str
    dated: PartialDate
    published: PartialDate
    status_note: str
    licence: str
    sha256: str
    statements: int


@dataclass(frozen=True)
class SourceSection:
    """The statements that follow one another in one section of a document; no heading where none is printed."""

    heading: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True)
class SourceView:
    """One document: held, or only mentioned by others."""

    key: str
    title: str
    kind: str
    held: bool
    reference: str
    publisher: Link | None
    successions: tuple[Succession, ...]
    issued_by: str
    author: str
    dated: PartialDate
    published: PartialDate
    date_note: str
    status_note: str
    archived_warning: str
    licence: str
    url: str
    file_name: str
    sha256: str
    sections: tuple[SourceSection, ...]
    statement_count: int
    mentions: tuple[StatementView, ...]
    disagreements: tuple[DisagreementView, ...]


def source_rows(audience: Audience) -> tuple[SourceRow, ...]:
    """Every document that the audience may see: the held ones first, then those that others only mention."""
    sources = Source.objects.visible_to(audience).select_related("publisher")
    shown = visible_statements(audience).order_by().values_list("source")
    statements = dict(shown.annotate(number=Count("pk")))
    return tuple(
        SourceRow(
            link=source_link(source),
            kind=str(SourceKind(source.kind).label),
            held=source.held,
            reference=source.reference,
            publisher=organisation_link(source.publisher, audience),
            author=source.author,
            dated=PartialDate(source.dated),
            published=PartialDate(source.published),
            status_note=source.status_note,
            licence=source.licence,
            sha256=source.sha256,
            statements=statements.get(source.pk, 0),
        )
        for source in sources.order_by("-held", "-dated", "title", "key")
    )


def source_view(key: str, day: date, audience: Audience) -> SourceView | None:
    """The document with this key; None where there is none that the audience may see.

    What it says does not change with the day; only what has become of its publisher by then does.
    """
    source = Source.objects.visible_to(audience).filter(key=key).select_related("publisher").first()
    if source is None:
        return None
    printed = visible_statements(audience).filter(source=source).order_by("first_line", "last_line", "key")
    statements = statement_views(printed, audience)
    mentions = statement_views(visible_statements(audience).filter(subjects__document=source), audience)
    return SourceView(
        key=source.key,
        title=source.title,
        kind=str(SourceKind(source.kind).label),
        held=source.held,
        reference=source.reference,
        publisher=organisation_link(source.publisher, audience),
        successions=successions([source.publisher_id], day, audience) if source.publisher_id else (),
        issued_by=source.issued_by,
        author=source.author,
        dated=PartialDate(source.dated),
        published=PartialDate(source.published),
        date_note=source.date_note,
        status_note=source.status_note,
        archived_warning=source.archived_warning,
        licence=source.licence,
        url=source.url,
        file_name=source.file_name,
        sha256=source.sha256,
        sections=tuple(
            SourceSection(heading, tuple(within))
            for heading, within in groupby(statements, key=lambda statement: statement.section)
        ),
        statement_count=len(statements),
        mentions=mentions,
        disagreements=disagreement_views(statements, audience),
    )
