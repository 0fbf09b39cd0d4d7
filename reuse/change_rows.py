"""What changed, as the rows of a table: the newest first, and the changes of one date and kind by their keys.

The list for people puts these by the number of their row, which is nothing that the public is told: a cursor must name
the place of a row in words that the reader has been given.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from changes.disclosure import Change, PublicChanges
from groups.disclosure import Mark
from iag_registry.lib.batches import BATCH
from reuse.rows import Piece

Place = tuple[str, ...]
"""The sort key of a change: the first day that its date can mean, its kind, and its own key."""


class ChangeRows:
    """The changes of a list that was asked for, whole or from one of them onwards; those of a date and kind at once."""

    def __init__(self, changes: PublicChanges) -> None:
        self._changes = changes

    def batches(self) -> Iterator[tuple[Any, ...]]:
        for told in self._told_from((), BATCH):
            yield tuple(change for _, change in told)

    def after(self, key: Sequence[str], limit: int) -> Piece:
        found: list[tuple[Place, Change]] = []
        for told in self._told_from(tuple(key[:2]), limit + 1):
            found += [each for each in told if each[0][:2] != tuple(key[:2]) or each[0][2] > key[2]]
            if len(found) > limit:
                break
        shown = found[:limit]
        return Piece(tuple(change for _, change in shown), shown[-1][0] if shown else (), len(found) > limit)

    def named(self, names: Mapping[str, str]) -> Change | None:
        """A change has no record of its own: it is read on the page that it leads to."""
        return None

    def _told_from(self, start: Place, least: int) -> Iterator[list[tuple[Place, Change]]]:
        """The changes from a date and a kind onwards, at least so many at a time, each with its place.

        What was taken back since the first of them were told is not told (DP-01).
        """
        waiting: list[Mark] = []
        has_begun = False
        for alike in self._alike(start):
            waiting += alike
            if len(waiting) >= least:
                yield self._told(self._changes.still_told(waiting) if has_begun else waiting)
                waiting, has_begun = [], True
        if waiting:
            yield self._told(self._changes.still_told(waiting) if has_begun else waiting)

    def _alike(self, start: Place) -> Iterator[list[Mark]]:
        """Where the changes stand, those of one date and one kind together."""
        marks = sorted(self._changes.marks(), key=lambda mark: mark[1])  # as the characters come, on every database
        marks.sort(key=lambda mark: mark[0], reverse=True)
        for (date, kind), alike in groupby(marks, key=lambda mark: mark[:2]):
            if not start or date < start[0] or (date == start[0] and kind >= start[1]):
                yield list(alike)

    def _told(self, marks: list[Mark]) -> list[tuple[Place, Change]]:
        changes = zip(marks, self._changes.told(marks), strict=True)
        told: list[tuple[Place, Change]] = [((date, kind, each.key), each) for (date, kind, _), each in changes]
        told.sort(key=lambda each: (each[0][1], each[0][2]))
        told.sort(key=lambda each: each[0][0], reverse=True)
        return told
