"""Which numbers may not be given so that no small one is told, nor can be worked out from the others (DP-07, L13).

A number from 1 to 4 may point at someone. Where others would tell it, another goes too, until every small one may have
been at least two different numbers, for someone who knows the rule. Pure.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

LEAST = 5
"""The least number about people that is given."""
FEWER = f"fewer than {LEAST}"
NOT_GIVEN = "not given"

Place = Any
"""What names a number: anything that can be a key and be sorted among its kind."""


@dataclass(frozen=True)
class Sum:
    """A number that is the sum of others, as anyone knows who reads them."""

    total: Place
    parts: tuple[Place, ...]

    @property
    def places(self) -> set[Place]:
        return {self.total, *self.parts}


@dataclass
class _Table:
    """The numbers with what is known of them, and what stands in place of those that are not given so far."""

    numbers: Mapping[Place, int]
    small: set[Place]
    sums: Sequence[Sum]
    unseen: set[Place]
    given: set[Place]
    hidden: set[Place] = field(default_factory=set)
    fewer: set[Place] = field(default_factory=set)


def gaps(
    numbers: Mapping[Place, int],
    sensitive: Collection[Hashable],
    sums: Iterable[Sum],
    *,
    unseen: Collection[Hashable] = (),
    given: Collection[Hashable] = (),
) -> dict[Place, str]:
    """What stands in place of each number that may not be given: “fewer than 5”, or that it is not given.

    `sensitive` are the numbers that may not be small. `unseen` stand in a sum and are shown nowhere, such as what a
    part leaves of a whole. `given` are given whatever they tell.
    """
    small = {place for place in sensitive if 0 < numbers[place] < LEAST}
    table = _Table(numbers, small, list(sums), set(unseen), set(given))
    table.hidden, table.fewer = small | table.unseen, small - table.unseen
    taken = []
    while told := _told(table):
        another = _another(table, told)
        if another is not None:
            table.hidden.add(another)
            taken.append(another)
        elif not _say_less(table, told):
            break
    for place in reversed(taken):
        _give_again(table, place)
    return {place: FEWER if place in table.fewer else NOT_GIVEN for place in sorted(table.hidden - table.unseen)}


def _told(table: _Table) -> set[Place]:
    """The small numbers that can be worked out from what is given: their bounds meet."""
    most = sum(table.numbers.values()) + LEAST
    low, high = dict(table.numbers), dict(table.numbers)
    for place in table.hidden:
        is_few = place in table.fewer
        low[place], high[place] = (1, LEAST - 1) if is_few else (0, most)
    changed = True
    while changed:
        changed = False
        for each in table.sums:
            for place, below, above in _bounds(each, low, high):
                if below > low[place]:
                    low[place], changed = below, True
                if above < high[place]:
                    high[place], changed = above, True
    return {place for place in table.small if low[place] == high[place]}


def _bounds(each: Sum, low: dict[Place, int], high: dict[Place, int]) -> Iterable[tuple[Place, int, int]]:
    """What one sum says of each of its numbers, as far as the others are known."""
    lows, highs = sum(low[place] for place in each.parts), sum(high[place] for place in each.parts)
    yield each.total, lows, highs
    for place in each.parts:
        yield place, low[each.total] - (highs - high[place]), high[each.total] - (lows - low[place])


def _another(table: _Table, told: set[Place]) -> Place | None:
    """The number to hide next: the smallest part of a sum that tells a small number, and a total last of all.

    Where none is left in those sums, one of the sums that tell them what they know. None where none is left at all.
    """
    numbers = table.numbers
    for telling in _reaching(table, told):
        left = {place for each in telling for place in each.places} - table.hidden - table.given
        parts = {place for each in telling for place in each.parts} & left
        choices = sorted(parts, key=lambda place: (numbers[place] == 0, numbers[place], place)) or sorted(left)
        if choices:
            return choices[0]
    return None


def _give_again(table: _Table, place: Place) -> None:
    """Give a number after all that was hidden in vain, because those that came after it were needed."""
    table.hidden.remove(place)
    if _told(table):
        table.hidden.add(place)


def _say_less(table: _Table, told: set[Place]) -> bool:
    """Where everything is hidden: no longer say that some number is small, a total before its parts."""
    for telling in _reaching(table, told):
        totals = {each.total for each in telling} & table.fewer
        choices = sorted(totals or {place for each in telling for place in each.places} & table.fewer)
        if choices:
            table.fewer.remove(max(choices, key=lambda place: table.numbers[place]))
            return True
    return False


def _reaching(table: _Table, told: set[Place]) -> Iterable[list[Sum]]:
    """The sums that a told number stands in, then those that share a hidden number with them, and so on."""
    reached = set(told)
    telling: list[Sum] = []
    while more := [each for each in table.sums if each not in telling and each.places & reached]:
        telling = [*telling, *more]
        yield telling
        reached |= {place for each in more for place in each.places} & table.hidden
