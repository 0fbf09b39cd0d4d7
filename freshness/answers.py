"""What is made of long answers, such as who may not be named, kept from page to page while the answer is right.

With thousands of names to ask for them takes half a second, and nearly every page does. Whoever is given what was made
before has asked the question all the same: it is noted with the others of the page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.db import connection

from freshness.asking import Listener, Question
from freshness.revision import Revision, changed_between, read_states
from iag_registry.lib.kept_answers import Keeper
from iag_registry.lib.rows import Rows, rows_of

MOST = 20
"""So many are kept; there are few such questions, and each audience asks them in one way."""
T = TypeVar("T")


@dataclass(frozen=True)
class Made:
    """What was made of the answer to a question, and the states of the tables in which that is known to be right."""

    question: Question
    states: Mapping[str, str]
    what: Any

    def is_right(self, now: Revision) -> bool:
        """Whether the answer is the same now; it is asked for again where a table that it is about was changed."""
        changed = changed_between(self.states, now.states)
        return not self.question.is_about(changed) or self.question.is_answered_alike(now.answers)


class Answers:
    """What one process has made of answers."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, tuple[Any, ...]], Made] = {}

    def for_page(self, revision: Revision, listener: Listener) -> Keeper:
        """Whom to ask while one page is made, in this state of the record."""

        def keep(sql: str, parameters: tuple[Any, ...], make: Callable[[Rows], T]) -> T:
            # Not as it was a moment ago: what was withheld just now may be named by what was published just now.
            states = read_states()
            now = revision if states == revision else states
            made = self._made.get((sql, parameters))
            if made is not None and made.is_right(now):
                listener.note(made.question)
                self._keep(replace(made, states=now.states))
                what: T = made.what
                return what
            own = Listener()
            with connection.execute_wrapper(own):
                rows = rows_of(sql, parameters)
            what = make(rows)
            for question in own.questions() or ():
                self._keep(Made(question, now.states, what))
            return what

        return keep

    def _keep(self, made: Made) -> None:
        key = made.question.sql, made.question.parameters
        if key not in self._made and len(self._made) >= MOST:
            self._made.clear()
        self._made[key] = made
