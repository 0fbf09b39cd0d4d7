"""What sources say: statements with their source and place, and the points on which they disagree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.query import ModelIterable

from groups.choices import Aspect, Comparator, Completeness, standing_in_words
from groups.disclosure.links import Link, group_link, kind_link, named_link, organisation_link, source_link
from groups.disclosure.statement_words import StatementWords, statement_words, words_of
from groups.disclosure.withheld_names import WithheldNames, withheld_names
from groups.models import Disagreement, DisagreementStatement, Statement, StatementSubject
from iag_registry.lib.audiences import Audience
from iag_registry.lib.many_numbers import ManyNumbers
from iag_registry.lib.once_a_page import once_a_page
from iag_registry.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class StatementView:
    """One thing that one source says, in its own words, with the place where it can be checked."""

    key: str
    summary: str
    quote: str
    source: Link
    locator: str
    section: str
    as_of: PartialDate
    standing: str
    standing_label: str
    aspect: str
    aspect_label: str
    figure: str
    counted: str
    completeness: str
    preferred: bool
    note: str
    subjects: tuple[Link, ...]

    @property
    def url(self) -> str:
        """The statement on the page of its source."""
        return f"{self.source.url}#{self.key}"


@dataclass(frozen=True)
class DisagreementView:
    """One point on which sources disagree: what, how the register holds it, and what each says."""

    key: str
    title: str
    explanation: str
    how_held: str
    settled: bool
    sides: tuple[StatementView, ...]

    @property
    def url(self) -> str:
        """Where it can be read whole: the page of a source that takes part in it; empty where no side is told."""
        return f"{self.sides[0].source.url}#disagreement-{self.key}" if self.sides else ""


def visible_statements(audience: Audience) -> QuerySet[Statement]:
    """Statements that the audience may see, of sources that it may see; preferred ones first, then the latest."""
    subjects = StatementSubject.objects.select_related("group", "kind", "organisation", "theme", "area", "document")
    return (
        _open_statements(audience)
        .prefetch_related(Prefetch("subjects", queryset=subjects))
        .order_by("-preferred", "-as_of", "source__key", "first_line", "key")
    )


def listed_statements(day: date, audience: Audience) -> QuerySet[Statement]:
    """The same, of those alone that had been made by the day."""
    return visible_statements(audience).filter(as_of__earliest__lte=day.isoformat())


def cite(facts: Iterable[Any], audience: Audience) -> None:
    """Fill `statement` of facts of any kind where the audience may see it, and leave nothing there where it may not.

    One query for all of them, none where none has a statement. Django's own way asks SQLite for each by itself, joined
    by so many "or" that it refuses more than a thousand.
    """
    citing = [fact for fact in facts if fact.statement_id]
    found = _open_ones({fact.statement_id for fact in citing}, audience)
    for fact in citing:
        fact.statement = found.get(fact.statement_id)


def _open_ones(numbers: set[int], audience: Audience) -> dict[int, Statement]:
    """Of statements with these numbers those that the audience may see; no query where there are none."""
    if not numbers:
        return {}
    found = _open_statements(audience).filter(pk__in=ManyNumbers(numbers))
    return {statement.pk: statement for statement in found}


@once_a_page
def _open_statements(audience: Audience) -> QuerySet[Statement]:
    """Statements that are open themselves, from an open source, and about nothing and nobody that is withheld.

    A statement speaks in the words of its source: it would name a group that has been taken back, or a person whose
    name is withheld, so it stays away with them.
    """
    seen = audience.seen
    withheld = StatementSubject.objects.filter(
        Q(group__isnull=False) & ~Q(group__audience__in=seen)
        | Q(organisation__isnull=False) & ~Q(organisation__audience__in=seen)
        | Q(document__isnull=False) & ~Q(document__audience__in=seen)
    )
    found: QuerySet[Statement] = (
        Statement.objects.visible_to(audience)
        .filter(source__audience__in=seen)
        .exclude(pk__in=withheld.values("statement"))
        .select_related("source")
    )
    if names := withheld_names(audience):
        words = statement_words()
        found = found.exclude(names.in_a_statement(words))
        found._iterable_class = _as_judged(names, words)
    return found


def _as_judged(names: WithheldNames, words: StatementWords) -> "type[ModelIterable[Statement]]":
    """How statements are read that were judged: one that says something else by now is left out if it gives a name.

    They are edited while a page is made, and while a long table is sent.
    """

    class AsJudged(ModelIterable):
        def __iter__(self) -> Iterator[Statement]:
            for statement in super().__iter__():
                if words.are_those_of(statement) or not names.may_stand_in(words_of(statement)):
                    yield statement

    return AsJudged


def statement_views(statements: Iterable[Statement], audience: Audience) -> tuple[StatementView, ...]:
    """The views of statements out of `visible_statements`, with links to their subjects."""
    return tuple(_view(statement, _subjects(statement, audience)) for statement in statements)


def citation(statement: Statement | None, audience: Audience) -> StatementView | None:
    """The statement behind a fact, without its subjects; None where there is none that the audience may see."""
    if statement and audience.sees(statement.audience) and audience.sees(statement.source.audience):
        return _view(statement, ())
    return None


def disagreement_views(statements: Iterable[StatementView], audience: Audience) -> tuple[DisagreementView, ...]:
    """The disagreements in which these statements take part, each with all its sides."""
    keys = [statement.key for statement in statements]
    found = Disagreement.objects.visible_to(audience).filter(sides__statement__key__in=keys).distinct()
    return _disagreements(found, audience)


def all_disagreements(audience: Audience) -> tuple[DisagreementView, ...]:
    """Every disagreement that the audience may read, whatever it is about."""
    return _disagreements(Disagreement.objects.visible_to(audience).filter(sides__isnull=False).distinct(), audience)


def _disagreements(found: QuerySet[Disagreement], audience: Audience) -> tuple[DisagreementView, ...]:
    """One of which a side is withheld is left out: its title and its explanation may name what that side names."""
    sides = DisagreementStatement.objects.order_by("statement__first_line", "statement__key")
    disagreements = found.prefetch_related(Prefetch("sides", queryset=sides))
    said = _open_ones({side.statement_id for each in disagreements for side in each.sides.all()}, audience)
    return tuple(
        DisagreementView(
            key=disagreement.key,
            title=disagreement.title,
            explanation=disagreement.explanation,
            how_held=disagreement.how_held,
            settled=disagreement.settled,
            sides=tuple(_view(said[side.statement_id], ()) for side in disagreement.sides.all()),
        )
        for disagreement in disagreements
        if all(side.statement_id in said for side in disagreement.sides.all())
    )


def _view(statement: Statement, subjects: tuple[Link, ...]) -> StatementView:
    return StatementView(
        key=statement.key,
        summary=statement.summary,
        quote=statement.quote,
        source=source_link(statement.source),
        locator=f"line {statement.lines}"
        if statement.first_line == statement.last_line
        else f"lines {statement.lines}",
        section=statement.section,
        as_of=PartialDate(statement.as_of),
        standing=statement.standing,
        standing_label=standing_in_words(statement.standing, statement.aspect),
        aspect=statement.aspect,
        aspect_label=str(Aspect(statement.aspect).label),
        figure=_figure(statement),
        counted=statement.counted,
        completeness=str(Completeness(statement.completeness).label) if statement.completeness else "",
        preferred=statement.preferred,
        note=statement.note,
        subjects=subjects,
    )


def _figure(statement: Statement) -> str:
    """The printed figure with how it stands to the number: "more than 400 people"."""
    if statement.number is None:
        return ""
    number = f"{statement.number.normalize():,f}"
    return f"{Comparator(statement.comparator).label} {number} {statement.unit}".strip()


def _subjects(statement: Statement, audience: Audience) -> tuple[Link, ...]:
    """What the statement is about, as far as the audience may know of it; people are never named here (PPL-06)."""
    links = []
    for subject in statement.subjects.all():
        if subject.group and audience.sees(subject.group.audience):
            links.append(group_link(subject.group))
        elif subject.kind:
            links.append(kind_link(subject.kind))
        elif organisation := organisation_link(subject.organisation, audience):
            links.append(organisation)
        elif open_to_all := subject.theme or subject.area:
            links.append(named_link(open_to_all))
        elif subject.document and audience.sees(subject.document.audience):
            links.append(source_link(subject.document))
    return tuple(sorted(links))
