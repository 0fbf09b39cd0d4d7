"""Entries of what sources say, and of replies in the disclosure log."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse

from foi.disclosure.log import LogPage, log_page
from foi.disclosure.reply_document import ReplyQuestion
from foi.models import LogEntry
from groups import disclosure
from groups.disclosure.statements import statement_views, visible_statements
from groups.disclosure.themes import is_denial
from iag_registry.lib.audiences import Audience
from search.choices import DENIED, Sort
from search.disclosure.drafts import Draft, facets, joined

PUBLIC = Audience.PUBLIC
IAG = "independent advisory group IAG"
"""Finds a denial for someone who looks for the group by what it would be called."""


def statement_drafts(records: Sequence[int], day: date) -> Iterator[tuple[int, Draft]]:
    """Statements in the words of the register and of the source, with the names of what they are about."""
    statements = list(visible_statements(PUBLIC).filter(pk__in=records))
    views = statement_views(statements, PUBLIC)
    for statement, view in zip(statements, views, strict=True):
        is_denied = is_denial(view)
        yield (
            statement.pk,
            Draft(
                ref=f"statement/{view.key}",
                sort=Sort.STATEMENT,
                title=view.summary,
                url=view.url,
                context=joined(view.source.text, view.standing_label),
                body=joined(view.quote, view.figure, view.note),
                words=joined(*(_denied(view, day) if is_denied else (subject.text for subject in view.subjects))),
                dated=view.as_of,
                facets=facets(view.subjects, more=[DENIED] if is_denied else []),
            ),
        )


def _denied(view: disclosure.StatementView, day: date) -> Iterator[str]:
    """The names that the group which there is not would bear: its themes, by the other words for them too."""
    for facet in facets(view.subjects).split():
        sort, _, key = facet.partition("=")
        theme = disclosure.theme_view(key, day, PUBLIC) if sort == "theme" else None
        if theme is not None:
            yield from (theme.name, theme.other_words)
    yield IAG


def reply_drafts(records: Sequence[int], day: date) -> Iterator[tuple[int, Draft]]:
    """Requests in the disclosure log with the newest reply to each, as it was published."""
    for record, slug in LogEntry.objects.filter(pk__in=records).values_list("pk", "slug"):
        page = log_page(slug, day=day)
        if page is not None and page.reply is not None:
            yield record, _reply(page)


def _reply(page: LogPage) -> Draft:
    assert page.reply is not None  # noqa: S101 - asked by the caller
    return Draft(
        ref=f"reply/{page.slug}",
        sort=Sort.REPLY,
        title=page.title,
        url=reverse("foi:log-entry", args=[page.slug]),
        context=joined(page.reference, page.decision),
        body=joined(*(words for question in page.reply.questions for words in _said(question))),
        words=joined(*(link.text for link in page.groups)),
        dated=page.asked.published_on.isoformat(),
        facets=facets([*page.themes, *page.groups]),
    )


def _said(question: ReplyQuestion) -> Iterator[str]:
    yield from (question.text, question.redefined, question.written)
    for part in question.parts:
        yield joined(part.label, part.outcome, part.said)
    for answer in question.answers:
        yield answer.document.sentence
