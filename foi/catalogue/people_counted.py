"""Different people among entries of people: joined where a match is confirmed, counted both ways where it is possible.

Two entries stay two until an editor confirms that they are one person (PPL-05); a match is told of only where the
audience may know the names at both of its ends.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from foi.catalogue.facts import Seat
from foi.catalogue.snapshot import Snapshot
from groups.models import PersonMatch


@dataclass(frozen=True)
class Match:
    """Two entries that are one person, or may be."""

    first: int
    second: int
    confirmed: bool


@dataclass(frozen=True)
class Counted:
    """How many different people some entries are, if none of the possible matches is one person, and if all are."""

    entries: int
    most: int
    fewest: int

    @property
    def joined(self) -> int:
        """How many entries fall away because a match is confirmed."""
        return self.entries - self.most

    @property
    def in_doubt(self) -> int:
        """How many more would fall away if every possible match were one person."""
        return self.most - self.fewest


def matches_between(snapshot: Snapshot, people: Collection[int]) -> tuple[Match, ...]:
    """The matches between these people, in the order in which they were entered."""
    rows = snapshot.known.of(PersonMatch).values()
    return tuple(
        Match(row.first_id, row.second_id, row.confirmed)
        for row in rows
        if row.first_id in people and row.second_id in people
    )


def counted_people(seats: Iterable[Seat], matches: Collection[Match]) -> Counted:
    """How many different people hold these places, those whose name may be given."""
    people = {seat.person for seat in seats if seat.person}
    return Counted(
        entries=len(people),
        most=_different(people, [match for match in matches if match.confirmed]),
        fewest=_different(people, matches),
    )


def _different(people: set[int], matches: Iterable[Match]) -> int:
    """How many are left once both ends of each match count as one; a chain of matches is one person."""
    stands_for: dict[int, int] = {}

    def last(person: int) -> int:
        while person in stands_for:
            person = stands_for[person]
        return person

    for match in matches:
        first, second = last(match.first), last(match.second)
        if first != second:
            stands_for[first] = second
    return len({last(person) for person in people})
