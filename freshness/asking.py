"""What the making of a page asked of the database, and whether the database would give the same answers again.

A page says nothing but what its address, the day and those answers make of it. Where a change was heard, and every
answer is what it was, the page is what it was: to ask again costs a small part of making it anew.
"""

import pickle
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db import connection

from freshness.listening import listened_to
from freshness.revision import ANY, TABLE, Revision, changed_between

QUESTION = re.compile(r"\(?SELECT\b")
WORD = re.compile(r"\w+")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:")
"""What is asked of this very moment is another question the next time."""
PIECE = 100


@dataclass(frozen=True)
class Question:
    """One query, and the fingerprint of what was read of its answer."""

    sql: str
    parameters: Any
    answer: str

    def is_about(self, changed: frozenset[str]) -> bool:
        """Whether a change to these tables may have changed the answer."""
        heard, others = _tables(self.sql)
        return ANY in changed or others or not heard.isdisjoint(changed)

    def is_answered_alike(self, answers: dict[bytes, str]) -> bool:
        """Whether the database answers now as it did then; one query, where no other page has asked the same by now.

        `answers` are those of the revision: nearly every page asks who may not be named.
        """
        key = sha256(f"{self.sql}\n{self.parameters!r}".encode()).digest()
        if key not in answers:
            answers[key] = self._answer_now()
        return answers[key] == self.answer

    def _answer_now(self) -> str:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.parameters)
            answer = _Answer(cursor.cursor)
            while answer.fetchmany(PIECE):
                pass
        return answer.fingerprint()


@dataclass(frozen=True)
class Asked:
    """All that was asked for one page, and the states of the tables in which the answers are known to be right.

    `page` is the ETag of what was made of the answers: two readers may make a page at once, of different answers.
    The questions are folded up, because their words are long and alike.
    """

    page: str
    states: Mapping[str, str]
    folded: bytes

    @classmethod
    def of(cls, page: str, states: Mapping[str, str], questions: tuple[Question, ...]) -> "Asked":
        return cls(page, states, zlib.compress(pickle.dumps(questions), 1))

    @property
    def questions(self) -> tuple[Question, ...]:
        unfolded: tuple[Question, ...] = pickle.loads(zlib.decompress(self.folded))  # noqa: S301 - this process folded it
        return unfolded

    def is_answered_alike(self, now: Revision) -> bool:
        """Whether the tables that are in another state by now give the same answers to the same questions."""
        changed = changed_between(self.states, now.states)
        return all(question.is_answered_alike(now.answers) for question in self.questions if question.is_about(changed))


class Listener:
    """Notes what is asked while a page is made: `with connection.execute_wrapper(listener)`."""

    def __init__(self) -> None:
        # Of each answer its digest alone: a cursor of PostgreSQL holds all rows as long as anyone holds the cursor.
        self._asked: list[tuple[str, Any, Any]] = []
        self._known: list[Question] = []
        self._can_be_repeated = True

    def __call__(self, execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any) -> Any:
        result = execute(sql, parameters, many, context)
        if TABLE in sql:
            # In which state the record is, is no part of what a page says of it.
            return result
        if many or not QUESTION.match(sql) or any(MOMENT.match(str(value)) for value in parameters or ()):
            self._can_be_repeated = False
        if self._can_be_repeated:
            cursor = context["cursor"]
            cursor.cursor = answer = _Answer(cursor.cursor)
            self._asked.append((sql, parameters, answer.digest))
        return result

    def note(self, question: Question) -> None:
        """This was asked too; the answer is known (`freshness.answers`)."""
        self._known.append(question)

    def questions(self) -> tuple[Question, ...] | None:
        """What was asked and answered; None where it cannot be asked again, because it was not only read."""
        if not self._can_be_repeated:
            return None
        asked = (Question(sql, parameters, digest.hexdigest()) for sql, parameters, digest in self._asked)
        return (*asked, *self._known)


class _Answer:
    """A cursor of the database that takes the fingerprint of each row that is read from it."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor
        self.digest = sha256()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)

    def __iter__(self) -> Iterator[Any]:
        for row in self._cursor:
            yield self._noted([row])[0]

    def fetchone(self) -> Any:
        row = self._cursor.fetchone()
        return None if row is None else self._noted([row])[0]

    def fetchmany(self, *size: int) -> Any:
        return self._noted(self._cursor.fetchmany(*size))

    def fetchall(self) -> Any:
        return self._noted(self._cursor.fetchall())

    def _noted(self, rows: Any) -> Any:
        self.digest.update("".join(map(repr, rows)).encode())
        return rows

    def fingerprint(self) -> str:
        return self.digest.hexdigest()


@lru_cache(maxsize=500)
def _tables(sql: str) -> tuple[frozenset[str], bool]:
    """The tables that a query may read of which changes are heard, and whether it may read any other, or none known."""
    words = frozenset(WORD.findall(sql))
    known = _known_tables()
    read = {known[word] for word in words if word in known}
    return frozenset(table for table in read if table), not read or None in read


@cache
def _known_tables() -> dict[str, str | None]:
    """Each table of the database, and the table by which a change of it is heard; None where it is not.

    A history is written along with its record, and is heard with it.
    """
    heard = {model: model._meta.db_table for model in listened_to()}
    return {
        model._meta.db_table: heard.get(getattr(model, "instance_type", model))
        for model in apps.get_models(include_auto_created=True)
    }
