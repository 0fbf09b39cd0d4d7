"""The names that may not be given, and whether words give one of them (PPL-05, PPL-06): one rule for pages and answers.

A name is judged by every row that gives it to an audience: a role, and whatever else points at a person and has an
audience of its own, such as the record that someone attended a meeting. It is judged group by group: someone who may be
named on one group and not on another is withheld on the other. Someone who may be named nowhere is withheld everywhere.

A name is withheld in every form that it has had: to correct it takes nothing that withholds it away.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.db.models import CharField, F, ForeignKey, Model, Q, QuerySet, Value

from groups.disclosure.names_in_words import NamesInWords
from groups.disclosure.statement_words import StatementWords
from groups.models import AdvisoryGroup, Person, PersonName, Record, StatementSubject
from iag_registry.lib.audiences import Audience
from iag_registry.lib.kept_answers import made_of_answer
from iag_registry.lib.many_numbers import ManyNumbers
from iag_registry.lib.once_a_page import once_a_page
from iag_registry.lib.rows import Rows

NOBODY: frozenset[int] = frozenset()


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

    def __init__(self, everywhere: AbstractSet[int] = NOBODY, names: "Names | None" = None) -> None:
        self.everywhere = everywhere
        self._names = names or Names()
        self._on_group: dict[int, set[int]] = defaultdict(set)

    def judge(self, rows: Iterable[tuple[int | None, int, bool]]) -> None:
        """Withhold whom these rows withhold; each is a group, a person, and whether it lets the person be named.

        All rows of one time are judged together: one alone cannot tell that no other lets a person be named.
        """
        held, named = set(), set()
        for group, person, is_open in rows:
            held.add((group, person))
            if is_open:
                named.add((group, person))
        self.everywhere = self.everywhere | ({person for _, person in held} - {person for _, person in named})
        for group, person in held - named:
            if group is not None:
                self._on_group[group].add(person)

    def add_name(self, person: int, name: str) -> None:
        """One more form of a person's name."""
        self._names.add(person, name)

    def stand_in(self, text: str, groups: Iterable[int] = ()) -> bool:
        """Whether a text about these groups gives a name that is withheld everywhere, or on one of them."""
        people = self._names.people_in(text)
        if not people:
            return False
        return not people.isdisjoint(self.everywhere) or any(
            not people.isdisjoint(self._on_group.get(group, NOBODY)) for group in groups
        )

    def __bool__(self) -> bool:
        """Whether anyone is withheld at all."""
        return bool(self.everywhere or self._on_group)

    def may_stand_in(self, text: str) -> bool:
        """Whether a text may give any of these names, whatever it is about."""
        return bool(self._names.people_in(text))

    def in_a_statement(self, words: StatementWords) -> Q:
        """The same of statements in the database: true for one that names, or is about, someone withheld there.

        They are judged by their words as they were read; `statements.py` looks again at one that has others by now.
        """
        told = self._names.told_by(words)
        everywhere = {number for person, numbers in told.items() if person in self.everywhere for number in numbers}
        found = Q(pk__in=ManyNumbers(everywhere)) if everywhere else Q(pk__in=())
        groups: dict[int, set[int]] = defaultdict(set)
        for group, people in self._on_group.items():
            for person in people & told.keys() - self.everywhere:
                groups[person].add(group)
        told_on: dict[frozenset[int], set[int]] = defaultdict(set)
        for person, withheld_on in groups.items():
            told_on[frozenset(withheld_on)] |= told[person]
        for together, numbers in told_on.items():
            found |= _about(together) & Q(pk__in=ManyNumbers(numbers))
        return found


class Names(NamesInWords):
    """The names of some people; which statements tell of them is found once for each reading of the statements."""

    _told: tuple[StatementWords, dict[int, set[int]]] | None = None

    def told_by(self, words: StatementWords) -> dict[int, set[int]]:
        """Of everyone here whom a statement names, or is about: the numbers of these statements."""
        # Several threads ask the same names, perhaps about an older and a newer reading: each returns what it found.
        kept = self._told
        if kept is not None and kept[0] is words:
            return kept[1]
        told = self.texts_of(words.texts)
        for person, numbers in words.about.items():
            told.setdefault(person, set()).update(numbers)
        self._told = words, told
        return told


@dataclass(frozen=True, eq=False)
class WithheldOnce:
    """Everyone whom a row withholds from an audience: who is named nowhere, and who is named elsewhere; their names."""

    everywhere: frozenset[int]
    somewhere: frozenset[int]
    names: Names


@once_a_page
def withheld_names(audience: Audience) -> WithheldNames:
    """The names that are withheld from the audience today.

    One query; and a second where somebody is withheld in one row and named in another, which asks on which groups. To
    ask that of everyone would have thousands of names read again after a change to any meeting.
    """
    once = made_of_answer(*_question(audience), partial(_judged, audience))
    names = WithheldNames(once.everywhere, once.names)
    if once.somewhere:
        rows = _rows_and_groups(once.somewhere)
        names.judge((group, person, audience.sees(told_to)) for person, group, told_to in rows)
    return names


def _judged(audience: Audience, rows: Rows) -> WithheldOnce:
    names = Names()
    held, named = set[int](), set[int]()
    for person, told_to, name in rows:
        names.add(person, name)
        if told_to:
            (named if audience.sees(told_to) else held).add(person)
    return WithheldOnce(frozenset(held - named), frozenset(held & named), names)


@cache
def _question(audience: Audience) -> tuple[str, tuple[Any, ...]]:
    """The one query in words: it is the same each time, and to put it in words costs more than to ask it."""
    sql, parameters = _rows_and_names(audience).query.sql_with_params()
    return sql, tuple(parameters)


def _rows_and_names(audience: Audience) -> QuerySet[Any]:
    """Of everyone who is withheld once: to whom rows name them, and each form of their name.

    Every line holds a person, an audience and a name; a line that is a name alone has no audience.
    """
    sorts = list(naming_rows())
    withheld_once = Q()
    for sort in sorts:
        rows = sort.model._default_manager.exclude(audience__in=audience.seen).order_by()
        withheld_once |= Q(pk__in=rows.filter(**{f"{sort.person}__isnull": False}).values(sort.person))
    people = Person.objects.filter(withheld_once).order_by().values("pk")
    nothing = Value("", CharField())
    lines: list[QuerySet[Any]] = [
        sort.model._default_manager.filter(**{f"{sort.person}__in": people})
        .order_by()
        .annotate(
            told_person=F(f"{sort.person}_id"),
            told_to=F("audience"),
            told_name=F(sort.printed) if sort.printed else nothing,
        )
        for sort in sorts
    ]
    for model, person, name in ((Person, "id", "name"), (PersonName, "person_id", "text")):
        history: Any = model.history
        lines += [
            rows.filter(**{f"{person}__in": people})
            .order_by()
            .annotate(told_person=F(person), told_to=nothing, told_name=F(name))
            for rows in (model._default_manager.all(), history.all())
        ]
    return _together(lines, "told_person", "told_to", "told_name")


def _rows_and_groups(people: frozenset[int]) -> QuerySet[Any]:
    """Each row that names one of these people: the person, the group, and its audience."""
    numbers = ManyNumbers(people)
    lines: list[QuerySet[Any]] = [
        sort.model._default_manager.filter(**{f"{sort.person}__in": numbers})
        .order_by()
        .annotate(told_person=F(f"{sort.person}_id"), told_group=F(f"{sort.group}_id"), told_to=F("audience"))
        for sort in naming_rows()
    ]
    return _together(lines, "told_person", "told_group", "told_to")


def _together(lines: list[QuerySet[Any]], *columns: str) -> QuerySet[Any]:
    """The lines in one order, so that the same answer looks the same whenever it is asked for again."""
    first, *others = (rows.values_list(*columns) for rows in lines)
    return first.union(*others).order_by(*columns)


def _about(groups: frozenset[int]) -> Q:
    """Statements that are about one of the groups, or stand behind a row that names someone on it."""
    numbers = ManyNumbers(groups)
    about = Q(pk__in=StatementSubject.objects.filter(group__in=numbers).values("statement"))
    for sort in naming_rows():
        rows = sort.model._default_manager.filter(**{f"{sort.group}__in": numbers}, statement__isnull=False)
        about |= Q(pk__in=rows.order_by().values("statement"))
    return about
