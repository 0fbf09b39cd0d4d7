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

Place = tuple[str, str, str]
"""The sort key of a change: the first day that its date can mean, its kind, and its own key."""


class ChangeRows:
    """The changes of a list that was asked for, whole or from one of them onwards.

    Only where they stand is read of all. What they are called is read of whole dates and kinds, from the one that is
    asked for as far as is needed; what they say, of each part that is sent.
    """

    def __init__(self, changes: PublicChanges) -> None:
        self._changes = changes

    def batches(self) -> Iterator[tuple[Any, ...]]:
        for told in self._told_after((), BATCH):
            yield tuple(change for _, change in told)

    def after(self, key: Sequence[str], limit: int) -> Piece:
        found: list[tuple[Place, Change]] = []
        for told in self._told_after(tuple(key), limit + 1):
            found += told
            if len(found) > limit:
                break
        shown = found[:limit]
        return Piece(tuple(change for _, change in shown), shown[-1][0] if shown else (), len(found) > limit)

    def named(self, names: Mapping[str, str]) -> Change | None:
        """A change has no record of its own: it is read on the page that it leads to."""
        return None

    def _told_after(self, start: tuple[str, ...], most: int) -> Iterator[list[tuple[Place, Change]]]:
        """The changes after a place, fewer than twice so many at a time, each with its place.

        What was taken back since the first of them were told is not told (DP-01).
        """
        for keys in self._keys_from(start, most):
            places = sorted(((*mark[:2], key), mark) for mark, key in keys.items())  # as characters come, everywhere
            places.sort(key=lambda each: each[0][0], reverse=True)
            left = [each for each in places if not start or _is_after(each[0], start)]
            parts = max(1, len(left) // most)  # cut evenly: a small rest would cost as many questions as a whole part
            for number in range(parts):
                part = left[number * len(left) // parts : (number + 1) * len(left) // parts]
                if number:
                    still = set(self._changes.still_told([mark for _, mark in part]))
                    part = [each for each in part if each[1] in still]
                told = self._changes.told([mark for _, mark in part])
                yield [(place, change) for (place, _), change in zip(part, told, strict=True)]

    def _keys_from(self, start: tuple[str, ...], least: int) -> Iterator[dict[Mark, str]]:
        """Where changes stand and their keys as they are now, from a date and a kind onwards: at least so many at once.

        Those of one date and kind come together, however many they are: only their keys have an order.
        """
        waiting: list[Mark] = []
        for alike in self._alike(start):
            waiting += alike
            if len(waiting) >= least:
                yield self._changes.keys(waiting)
                waiting = []
        if waiting:
            yield self._changes.keys(waiting)

    def _alike(self, start: tuple[str, ...]) -> Iterator[list[Mark]]:
        marks = sorted(self._changes.marks(), key=lambda mark: mark[1])  # as the characters come, on every database
        marks.sort(key=lambda mark: mark[0], reverse=True)
        for (date, kind), alike in groupby(marks, key=lambda mark: mark[:2]):
            if not start or date < start[0] or (date == start[0] and kind >= start[1]):
                yield list(alike)


def _is_after(place: Place, start: tuple[str, ...]) -> bool:
    """The newest dates come first; on one date kinds and keys as their characters come."""
    return place[0] < start[0] or (place[0] == start[0] and place[1:] > start[1:])
