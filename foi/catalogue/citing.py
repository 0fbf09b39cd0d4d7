"""Statements as they may be cited: from documents that the audience may see, and without a withheld person's name."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import chain

from foi.catalogue.answer import Citation
from foi.catalogue.facts import Statement
from foi.catalogue.known_rows import KnownRows, Row
from groups.choices import Aspect, Comparator, Standing, standing_in_words
from groups.disclosure import WithheldNames
from groups.models import AdvisoryGroup, Area, GroupKind, Organisation, Role, Source, StatementSubject, Theme
from groups.models import Statement as StatementRecord
from iag_registry.lib.partial_dates import PartialDate

ABOUT: dict[str, type] = {
    "group": AdvisoryGroup,
    "kind": GroupKind,
    "theme": Theme,
    "area": Area,
    "organisation": Organisation,
}
"""What answers look statements up by."""
WITHHOLDABLE = {"group": AdvisoryGroup, "organisation": Organisation, "document": Source}
"""What a statement may be about that has an audience of its own."""


class Citations:
    """The statements that an audience may see, by number and by what they are about.

    One that is about something withheld, or about someone who may be named nowhere, is left out: it would name it.
    Of one that names someone who is withheld on a group that it is about, or for which it is cited, the words are
    left out (PPL-06).
    """

    def __init__(self, known: KnownRows, organisations: dict[int, Row], names: WithheldNames) -> None:
        self._names = names
        sources = known.of(Source)
        self._standings = {row.id: Standing(row.standing) for row in chain(*known.to_decide_by(StatementRecord))}
        withheld = {(name, pk) for name, model in WITHHOLDABLE.items() for pk in known.withheld(model)}
        withheld |= {("person", pk) for pk in names.everywhere}
        closed: set[int] = set()
        groups_of: dict[int, set[int]] = defaultdict(set)
        for subject in chain(*known.to_decide_by(StatementSubject)):
            if any((name, getattr(subject, f"{name}_id")) in withheld for name in (*WITHHOLDABLE, "person")):
                closed.add(subject.statement_id)
            groups_of[subject.statement_id].add(subject.group_id)
        for role in chain(*known.to_decide_by(Role)):
            groups_of[role.statement_id].add(role.group_id)
        subjects: dict[int, set[tuple[str, int]]] = defaultdict(set)
        for subject in known.of(StatementSubject).values():
            subjects[subject.statement_id].update(
                (name, getattr(subject, f"{name}_id")) for name in ABOUT if getattr(subject, f"{name}_id")
            )
        self._statements = {
            pk: self._statement(row, sources[row.source_id], organisations, frozenset(subjects[pk]), groups_of[pk])
            for pk, row in known.of(StatementRecord).items()
            if row.source_id in sources and pk not in closed
        }

    def cite(self, pk: int | None) -> Citation | None:
        """The citation of a statement; None where there is none or this audience may not see it."""
        statement = self._statements.get(pk) if pk else None
        return statement.citation if statement else None

    def standing(self, pk: int | None) -> Standing:
        """How firmly a statement says what it says, also one that may not be cited; stated where there is none."""
        return self._standings.get(pk, Standing.STATED) if pk else Standing.STATED

    def may_not_quote(self, text: str) -> bool:
        """Whether a text beside the statements names someone who may be named nowhere."""
        return self._names.stand_in(text)

    def relied_on(self, day: date) -> tuple[Statement, ...]:
        """The statements that speak of the day or of a day before it, in the order in which they were entered."""
        return tuple(statement for statement in self._statements.values() if statement.relied_from <= day)

    def _statement(
        self,
        row: Row,
        source: Row,
        organisations: dict[int, Row],
        about: frozenset[tuple[str, int]],
        groups: set[int],
    ) -> Statement:
        publisher = organisations.get(source.publisher_id)
        citation = Citation(
            statement=row.key,
            source=source.key,
            document=source.title,
            publisher=publisher.name if publisher else "",
            reference=source.reference,
            lines=f"{row.first_line}" if row.first_line == row.last_line else f"{row.first_line}–{row.last_line}",
            section=row.section,
            quote=row.quote,
            says=row.summary,
            as_of=row.as_of,
            standing=standing_in_words(row.standing, row.aspect),
        )
        names_someone = self._names.stand_in(f"{row.quote} {row.summary} {row.note} {row.counted}", groups)
        return Statement(
            citation=_without_words(citation) if names_someone else citation,
            aspect=Aspect(row.aspect),
            standing=Standing(row.standing),
            number=row.number,
            comparator=row.comparator,
            figure=_figure(row),
            counted="" if names_someone else row.counted,
            completeness=row.completeness,
            note="" if names_someone else row.note,
            relied_from=_relied_from(row, source),
            about=about,
        )


def _without_words(citation: Citation) -> Citation:
    return replace(
        citation, quote="", says="The words are not given, because they name a person whose name is withheld."
    )


def _relied_from(row: Row, source: Row) -> date:
    """The first day that the statement may speak of; where it gives none, the day of the document; else never."""
    dated = row.as_of or source.dated or source.published
    return PartialDate(dated).earliest if dated else date.max


def _figure(row: Row) -> str:
    """The printed number with how it stands to it: "32", "more than 400"; empty where there is none."""
    if row.number is None:
        return ""
    number = f"{row.number.normalize():f}"
    return number if row.comparator == Comparator.EQUAL else f"{Comparator(row.comparator).label} {number}"
