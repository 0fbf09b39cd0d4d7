"""All that statements say in words, and whom they are about, read at once: names are looked for in them (PPL-06)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import FilteredRelation, Q

from groups.models import Statement
from iag_registry.lib.kept_answers import made_of_answer
from iag_registry.lib.once_a_page import once_a_page
from iag_registry.lib.rows import Rows

IN_WORDS = ("quote", "summary", "note", "counted")
BETWEEN = " | "
"""No name goes over it."""


@dataclass(frozen=True, eq=False)
class StatementWords:
    """The words of each statement under its number, and the numbers of those that are about each person."""

    texts: Mapping[int, str]
    about: Mapping[int, frozenset[int]]

    def are_those_of(self, statement: Statement) -> bool:
        """Whether the statement says the same now."""
        return self.texts.get(statement.pk) == words_of(statement)


def words_of(statement: Statement) -> str:
    """All that a statement says in words."""
    return BETWEEN.join(getattr(statement, name) for name in IN_WORDS)


@once_a_page
def statement_words() -> StatementWords:
    """Those of every statement, whoever may see it, in one query."""
    return made_of_answer(*_question(), _read)


def _read(rows: Rows) -> StatementWords:
    texts: dict[int, str] = {}
    about: dict[int, set[int]] = defaultdict(set)
    for number, person, *words in rows:
        texts[number] = BETWEEN.join(words)
        if person is not None:
            about[person].add(number)
    return StatementWords(texts, {person: frozenset(numbers) for person, numbers in about.items()})


@cache
def _question() -> tuple[str, tuple[Any, ...]]:
    """The one query in words: it is the same each time."""
    of_people = FilteredRelation("subjects", condition=Q(subjects__person__isnull=False))
    rows = Statement.objects.annotate(of_people=of_people).order_by("pk", "of_people__person")
    words = rows.values_list("pk", "of_people__person", *IN_WORDS)
    sql, parameters = words.query.sql_with_params()
    return sql, tuple(parameters)
