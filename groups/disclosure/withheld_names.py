"""The names that may not be given, and whether words give one of them (PPL-05, PPL-06): one rule for pages and answers.

A name is judged by every row that gives it to an audience: a role, and whatever else points at a person and has an
audience of its own, such as the record that someone attended a meeting. It is judged group by group: someone who may be
named on one group and not on another is withheld on the other. Someone who may be named nowhere is withheld everywhere.

A name is withheld in every form that it has had: to correct it takes nothing that withholds it away.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.db.models import CharField, F, ForeignKey, IntegerField, Model, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.db.models.lookups import IRegex

from groups.models import AdvisoryGroup, Person, PersonName, Record, StatementSubject
from iag_registry.lib.audiences import Audience
from iag_registry.lib.kept_answers import made_of_answer
from iag_registry.lib.many_numbers import ManyNumbers
from iag_registry.lib.once_a_page import once_a_page
from iag_registry.lib.rows import Rows

NAMES_AT_ONCE = 1000
"""So many names stand in one regular expression: PostgreSQL refuses one of 18,000 as too complex, and takes seconds to
read one of 8,000. It remembers 32 of them."""

BETWEEN = Value(" | ")
"""No name goes over it."""
WORDS = Concat("quote", BETWEEN, "summary", BETWEEN, "note", BETWEEN, "counted", output_field=TextField())
"""All that a statement says in words: thousands of names are looked for in it at once, and not four times."""


@dataclass(frozen=True)
class Naming:
    """A sort of row that gives a person's name to an audience, and where it keeps what the name is judged by."""

    model: type[Model]
    person: str
    group: str
    """The way to the group that the row belongs to: "group", or "meeting__group"."""
    printed: str
    """The column of the name as printed; empty where there is none."""


def naming_rows() -> Iterator[Naming]:
    """Every sort of row that points at a person and has an audience; those of the apps above this one too."""
    for relation in Person._meta.related_objects:
        columns = {field.name for field in relation.related_model._meta.concrete_fields}
        if "audience" in columns:
            printed = "name_as_printed" if "name_as_printed" in columns else ""
            group = "__".join(_way_to_a_group(relation.related_model))
            yield Naming(relation.related_model, relation.field.name, group, printed)


def _way_to_a_group(model: type[Model]) -> list[str]:
    """The keys that lead to the group of a row: its own, or that of the record that it belongs to."""
    keys = [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
    for key in keys:
        if key.related_model is AdvisoryGroup:
            return [key.name]
    for key in keys:
        if issubclass(key.related_model, Record) and hasattr(key.related_model, "group"):
            return [key.name, "group"]
    raise LookupError(f"{model._meta.label} gives names, and the register cannot tell on which group.")


class WithheldNames:
    """Who may not be named, everywhere or on a group, with their names in every form that a source prints."""

    def __init__(self) -> None:
        self.everywhere: set[int] = set()
        self._on_group: dict[int, set[int]] = defaultdict(set)
        self._names: dict[int, set[str]] = defaultdict(set)
        self._patterns: dict[frozenset[int], tuple[str, ...]] = {}

    def judge(self, rows: Iterable[tuple[int | None, int, bool]]) -> None:
        """Withhold whom these rows withhold; each is a group, a person, and whether it lets the person be named.

        All rows of one time are judged together: one alone cannot tell that no other lets a person be named.
        """
        held, named = set(), set()
        for group, person, is_open in rows:
            held.add((group, person))
            if is_open:
                named.add((group, person))
        self.everywhere |= {person for _, person in held} - {person for _, person in named}
        for group, person in held - named:
            if group is not None:
                self._on_group[group].add(person)

    def add_name(self, person: int, name: str) -> None:
        """One more form of a person's name."""
        self._names[person].add(name)
        self._patterns.clear()

    def stand_in(self, text: str, groups: Iterable[int] = ()) -> bool:
        """Whether a text about these groups gives a name that is withheld everywhere, or on one of them."""
        people = self.everywhere.union(*(self._on_group.get(group, set()) for group in groups))
        return any(re.search(pattern, text, re.IGNORECASE) for pattern in self._patterns_of(people))

    def in_a_statement(self) -> Q:
        """The same of statements in the database: true for one that names, or is about, someone withheld there."""
        told = self._tells_of(self.everywhere)
        groups: dict[int, set[int]] = defaultdict(set)
        for group, people in self._on_group.items():
            for person in people - self.everywhere:
                groups[person].add(group)
        people_of: dict[frozenset[int], set[int]] = defaultdict(set)
        for person, withheld_on in groups.items():
            people_of[frozenset(withheld_on)].add(person)
        for together, people in people_of.items():
            told |= _about(together) & self._tells_of(people)
        return told

    def _tells_of(self, people: set[int]) -> Q:
        told = Q(pk__in=StatementSubject.objects.filter(person__in=ManyNumbers(people)).values("statement"))
        for pattern in self._patterns_of(people):
            told |= Q(IRegex(WORDS, Value(pattern)))
        return told

    def _patterns_of(self, people: set[int]) -> tuple[str, ...]:
        """What finds a name of these people in a text; nothing where there is no name to find."""
        key = frozenset(people)
        if key not in self._patterns:
            names = sorted({" ".join(name.split()) for person in people for name in self._names[person]} - {""})
            some = (names[start : start + NAMES_AT_ONCE] for start in range(0, len(names), NAMES_AT_ONCE))
            self._patterns[key] = tuple(map(_pattern, some))
        return self._patterns[key]


@once_a_page
def withheld_names(audience: Audience) -> WithheldNames:
    """The names that are withheld from the audience today, in one query."""
    return made_of_answer(*_question(audience), partial(_judged, audience))


def _judged(audience: Audience, rows: Rows) -> WithheldNames:
    names = WithheldNames()
    names.judge((group, person, audience.sees(row)) for person, group, row, _ in rows if row)
    for person, _, _, name in rows:
        names.add_name(person, name)
    return names


@cache
def _question(audience: Audience) -> tuple[str, tuple[Any, ...]]:
    """The one query in words: it is the same each time, and to put it in words costs more than to ask it."""
    sql, parameters = _rows_and_names(audience).query.sql_with_params()
    return sql, tuple(parameters)


def _rows_and_names(audience: Audience) -> QuerySet[Any]:
    """Of everyone who is withheld once: each row that names them, and each form of their name.

    Every line holds a person, a group, an audience and a name; a line that is a name alone has no audience.
    """
    sorts = list(naming_rows())
    withheld_once = Q()
    for sort in sorts:
        rows = sort.model._default_manager.exclude(audience__in=audience.seen).order_by()
        withheld_once |= Q(pk__in=rows.filter(**{f"{sort.person}__isnull": False}).values(sort.person))
    people = Person.objects.filter(withheld_once).order_by().values("pk")
    no_name, no_group = Value("", CharField()), Value(None, IntegerField())
    lines: list[QuerySet[Any]] = [
        sort.model._default_manager.filter(**{f"{sort.person}__in": people})
        .order_by()
        .annotate(
            told_person=F(f"{sort.person}_id"),
            told_group=F(f"{sort.group}_id"),
            told_to=F("audience"),
            told_name=F(sort.printed) if sort.printed else no_name,
        )
        for sort in sorts
    ]
    for model, person, name in ((Person, "id", "name"), (PersonName, "person_id", "text")):
        history: Any = model.history
        lines += [
            rows.filter(**{f"{person}__in": people})
            .order_by()
            .annotate(told_person=F(person), told_group=no_group, told_to=no_name, told_name=F(name))
            for rows in (model._default_manager.all(), history.all())
        ]
    told = ("told_person", "told_group", "told_to", "told_name")
    first, *others = (rows.values_list(*told) for rows in lines)
    # In one order, so that the same answer looks the same whenever it is asked for again.
    return first.union(*others).order_by(*told)


def _about(groups: frozenset[int]) -> Q:
    """Statements that are about one of the groups, or stand behind a row that names someone on it."""
    numbers = ManyNumbers(groups)
    about = Q(pk__in=StatementSubject.objects.filter(group__in=numbers).values("statement"))
    for sort in naming_rows():
        rows = sort.model._default_manager.filter(**{f"{sort.group}__in": numbers}, statement__isnull=False)
        about |= Q(pk__in=rows.order_by().values("statement"))
    return about


def _pattern(names: Iterable[str]) -> str:
    """A regular expression that finds one of these names as whole words, also over the end of a line.

    It is written so that Python, and with it SQLite, reads it as PostgreSQL does.
    """
    by_first: dict[str, set[str]] = defaultdict(set)
    for name in names:
        first, *others = map(re.escape, name.split())
        by_first[first].add("".join(rf"\s+{word}" for word in others))
    alternatives = "|".join(_begun_with(first, by_first[first]) for first in sorted(by_first))
    return rf"(^|\W)({alternatives})(\W|$)"


def _begun_with(first: str, rests: set[str]) -> str:
    """The names with one first word together: with thousands of names each by itself a text is read for too long."""
    return f"{first}(?:{'|'.join(sorted(rests, reverse=True))})" if rests != {""} else first
