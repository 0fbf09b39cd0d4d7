"""The changes of every app in one order, the newest first.

The database sorts light rows (a date, a kind and the number of a row) of all apps together; only of those on the page
at hand is anything else read. Each part of the list costs the same number of queries, however long the list is.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any, overload

from django.db.models import QuerySet

from foi.disclosure.reply_changes import REPLY_CHANGES
from groups.disclosure import GROUP_CHANGES, MARK, Change, Mark, Wanted, change_key
from iag_registry.lib.audiences import Audience
from meetings.disclosure import MINUTES_CHANGES

OF_APPS = (MINUTES_CHANGES, GROUP_CHANGES, REPLY_CHANGES)
KINDS = [choice for app in OF_APPS for choice in app.kinds]
"""Every kind of change, with its words for people."""
AT_ONCE = 1000
"""How many changes are read together where all of them are asked for."""


def public_changes(*, on: date, asked: Wanted | None = None, audience: Audience = Audience.PUBLIC) -> "PublicChanges":
    """What the record says had changed by a day, as far as it is asked for; nothing is read before it is used.

    Keys of changes stay for good: whoever keeps those that were told tells none twice.
    """
    return PublicChanges(on, asked or Wanted(), audience)


class PublicChanges:
    """A list of changes that is counted, cut into pages and gone through without being read as a whole."""

    def __init__(self, day: date, asked: Wanted, audience: Audience) -> None:
        self.day, self.asked, self.audience = day, asked, audience

    def count(self) -> int:
        """How many there are, in one query."""
        return self._marks.count() if self._marks is not None else 0

    def __len__(self) -> int:
        return self.count()

    @overload
    def __getitem__(self, part: slice) -> tuple[Change, ...]: ...
    @overload
    def __getitem__(self, part: int) -> Change: ...
    def __getitem__(self, part: slice | int) -> tuple[Change, ...] | Change:
        """The changes of one part of the list, in a number of queries that does not depend on how many they are."""
        if isinstance(part, int):
            return self[part : part + 1][0]
        return self.told(list(self._marks[part])) if self._marks is not None else ()

    def __iter__(self) -> Iterator[Change]:
        """All of them: sorted once, and read a thousand at a time; what was taken back meanwhile is not told."""
        marks = self.marks()
        for start in range(0, len(marks), AT_ONCE):
            part = marks[start : start + AT_ONCE]
            yield from self.told(self.still_told(part) if start else part)

    def marks(self) -> list[Mark]:
        """Where all of them stand, in one query: light rows, to choose from before any is told."""
        return list(self._marks) if self._marks is not None else []

    def keys(self, found: list[Mark]) -> dict[Mark, str]:
        """At these marks, which were read a while ago: the keys of those changes that would be told now; one query."""
        rows = _joined(
            [
                each.values_list(*MARK, "uuid")
                for app in OF_APPS
                for each in app.marks(self.day, self.audience, self.asked, found)
            ]
        )
        wanted = set(found)
        named = {(date, kind, row): change_key(kind, uuid) for date, kind, row, uuid in rows or ()}
        return {mark: key for mark, key in named.items() if mark in wanted}

    def still_told(self, found: list[Mark]) -> list[Mark]:
        """Those of these marks where a change would be told now too; one query."""
        now = self.keys(found)
        return [mark for mark in found if mark in now]

    def told(self, found: list[Mark]) -> tuple[Change, ...]:
        """The changes at some of these marks, in a number of queries that does not depend on how many they are."""
        told: dict[Mark, Change] = {}
        for app in OF_APPS:
            told.update(app.told(found, self.day, self.audience))
        return tuple(told[mark] for mark in found)

    @cached_property
    def _marks(self) -> QuerySet[Any] | None:
        rows = _joined([each for app in OF_APPS for each in app.marks(self.day, self.audience, self.asked)])
        return rows.order_by("-happened_from", "change", "-row") if rows is not None else None


def _joined(rows: list[QuerySet[Any]]) -> QuerySet[Any] | None:
    """One query of several, in no order; None of none."""
    if not rows:
        return None
    return rows[0].union(*rows[1:], all=True) if len(rows) > 1 else rows[0]
