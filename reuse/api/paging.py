"""Where a reader of a long table goes on: a signed mark of the last row, which only the register can make.

The mark belongs to one table, one query and one day. It holds no more than names that the reader has been given, and
rows are asked anew whether the public may see them each time: nothing that was taken back is read on with an old mark.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import QueryDict

from groups.filtering import Mistake

MOST = 100
USUAL = 50
CURSOR, LIMIT = "cursor", "limit"
PAGING = (CURSOR, LIMIT)
SALT = "reuse.cursor.v1"


@dataclass(frozen=True)
class Paging:
    """Where a query goes on, and how many rows it asks for; or what is wrong with either."""

    day: date | None
    key: tuple[str, ...]
    limit: int
    mistakes: tuple[Mistake, ...]


def read_paging(table: str, query: QueryDict) -> Paging:
    """Both parameters of a query, each with what is wrong with it.

    One that is given more than once is not read: it is refused with the parameters of the table.
    """
    given = query.copy()
    for name in PAGING:
        if len(query.getlist(name)) > 1:
            del given[name]
    mistakes: list[Mistake] = []
    day: date | None = None
    key: tuple[str, ...] = ()
    limit = USUAL
    try:
        day, key = read_cursor(table, given)
    except ValueError as error:
        mistakes.append(mistake(CURSOR, error))
    try:
        limit = read_limit(given)
    except ValueError as error:
        mistakes.append(mistake(LIMIT, error))
    return Paging(day, key, limit, tuple(mistakes))


def cursor_after(table: str, query: QueryDict, day: date, key: tuple[str, ...]) -> str:
    """The mark of a row, by its sort key."""
    return Signer(salt=SALT).sign_object([table, _filters(query), day.isoformat(), list(key)])


def read_cursor(table: str, query: QueryDict) -> tuple[date | None, tuple[str, ...]]:
    """The day and the sort key of the mark in a query; nothing where it holds none.

    Raises ``ValueError`` with a message for people for a mark that was not made for this table and query.
    """
    given = query.get(CURSOR)
    if given is None:
        return None, ()
    try:
        of_table, filters, day, key = Signer(salt=SALT).unsign_object(given)
    except (BadSignature, ValueError, UnicodeError):
        raise ValueError("This cursor was not made by the register. Follow “next” as it was given.") from None
    if of_table != table or filters != _filters(query):
        raise ValueError("This cursor belongs to another query. Follow “next” as it was given.")
    return date.fromisoformat(day), tuple(key)


def read_limit(query: QueryDict) -> int:
    """How many rows are asked for; raises ``ValueError`` with a message for people."""
    given = query.get(LIMIT, str(USUAL))
    if given.isascii() and given.isdigit() and len(given) < 4 and 1 <= int(given) <= MOST:
        return int(given)
    raise ValueError(f"Choose a whole number from 1 to {MOST}.")


def mistake(parameter: str, error: ValueError) -> Mistake:
    """What is wrong with one of the two parameters, as it is told."""
    return Mistake(parameter, str(error), has_field=False)


def next_address(path: str, query: QueryDict, cursor: str) -> str:
    """The whole address of the next piece."""
    following = query.copy()
    following[CURSOR] = cursor
    return f"{settings.PUBLIC_URL}{path}?{following.urlencode()}"


def _filters(query: QueryDict) -> list[Any]:
    return sorted([name, query.getlist(name)] for name in query if name not in PAGING)
