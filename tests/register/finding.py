"""Finding rows of the tables in the loaded register."""

from collections.abc import Iterable
from typing import Protocol

from django.db.models import Q, QuerySet

from groups.models import Statement
from tests.register.rows import SOURCES


class HasPlace(Protocol):
    """Anything that names a document, lines and words."""

    @property
    def source(self) -> str: ...
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def words(self) -> str: ...


def statements_of(label: str) -> QuerySet[Statement]:
    """The statements of a row: g33, and those that add to it, such as g33-q3."""
    key = label.lower()
    return Statement.objects.filter(Q(key=key) | Q(key__startswith=f"{key}-"))


def at(statements: Iterable[Statement], place: HasPlace) -> list[Statement]:
    """Those of the statements that quote the words from the place, or from a part of it."""
    return [
        statement
        for statement in statements
        if statement.source.key == SOURCES[place.source]
        and place.first <= statement.first_line
        and statement.last_line <= place.last
        and " ".join(place.words.split()) in " ".join(statement.quote.split())
    ]
