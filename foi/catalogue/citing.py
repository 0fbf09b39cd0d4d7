"""Statements as they may be cited: from documents that the audience may see, and without a withheld person's name."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from foi.catalogue.answer import Citation
from foi.catalogue.facts import Statement
from foi.catalogue.known_rows import KnownRows, Row
from groups.choices import Aspect, Comparator, Standing
from groups.models import AdvisoryGroup, GroupKind, Organisation, Source, StatementSubject, Theme
from groups.models import Statement as StatementRecord
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate

ABOUT: dict[str, type] = {"group": AdvisoryGroup, "kind": GroupKind, "theme": Theme, "organisation": Organisation}
"""What answers look statements up by."""


class Citations:
    """The statements that an audience may see, by number and by what they are about.

    One that is about something withheld is left out: it would name it.
    """

    def __init__(
        self, known: KnownRows, groups: dict[int, Row], organisations: dict[int, Row], hidden_names: Iterable[str]
    ) -> None:
        self._hidden = [name for name in hidden_names if name]
        sources = known.of(Source)
        open_rows = {"group": groups, "organisation": organisations, "document": sources}
        closed: set[int] = set()
        subjects: dict[int, set[tuple[str, int]]] = defaultdict(set)
        for subject in known.of(StatementSubject).values():
            if any((pk := getattr(subject, f"{name}_id")) and pk not in rows for name, rows in open_rows.items()):
                closed.add(subject.statement_id)
            subjects[subject.statement_id].update(
                (name, getattr(subject, f"{name}_id")) for name in ABOUT if getattr(subject, f"{name}_id")
            )
        self._statements = {
            pk: self._statement(row, sources[row.source_id], organisations, frozenset(subjects[pk]))
            for pk, row in known.of(StatementRecord).items()
            if row.source_id in sources and pk not in closed
        }

    def cite(self, pk: int | None, *, words: bool = True) -> Citation | None:
        """The citation of a statement; None where there is none or this audience may not see it."""
        statement = self._statements.get(pk) if pk else None
        if statement is None:
            return None
        return statement.citation if words else _without_words(statement.citation)

    def relied_on(self, day: date) -> tuple[Statement, ...]:
        """The statements that speak of the day or of a day before it, in the order in which they were entered."""
        return tuple(statement for statement in self._statements.values() if statement.relied_from <= day)

    def _statement(
        self, row: Row, source: Row, organisations: dict[int, Row], about: frozenset[tuple[str, int]]
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
            standing=Standing(row.standing).label,
        )
        if any(
            re.search(rf"\b{re.escape(name)}\b", f"{row.quote} {row.summary} {row.note}", re.I) for name in self._hidden
        ):
            citation = _without_words(citation)
            row.note = ""
        return Statement(
            citation=citation,
            aspect=Aspect(row.aspect),
            standing=Standing(row.standing),
            number=row.number,
            comparator=row.comparator,
            figure=_figure(row),
            counted=row.counted,
            completeness=row.completeness,
            note=row.note,
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


def hidden_names(audience: Audience, roles: Iterable[Any], people: dict[int, Row]) -> list[str]:
    """The names of people who hold roles, none of which may be named to the audience."""
    named = {role.person_id for role in roles if audience.sees(role.audience)}
    holders = {role.person_id for role in roles} - named - {None}
    return sorted(people[pk].name for pk in holders if pk in people)
