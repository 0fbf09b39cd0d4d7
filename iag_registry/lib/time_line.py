"""A line of time, worked out for a template that draws it as SVG: what is sure, what is vague, and what is not said.

Places are percentages of the whole line, so that it fits any window. A date that is known to the year is drawn as wide
as that year, and a beginning that no source gives is not drawn at a date: an open end says that there was one (GRP-10).
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from iag_registry.lib.partial_dates import PartialDate

LEAST = 1.2
"""The least width of a mark in per cent, so that one day can be seen."""
OPEN = 2.5
"""The width of an open end, in per cent: it says that there is more, and not how much."""
EVERY = 5
"""How many years lie between two that are marked on the line."""
MEANINGS = (
    ("solid", "a source says that it existed"),
    ("hatched", "some time within this: no exact date is given"),
    ("dotted", "began earlier: no source says when"),
    ("hollow", "proposed, or a source of that date that does not say whether it existed"),
    ("ended", "a source says that it ended"),
)
"""The patterns, and what each means."""


@dataclass(frozen=True)
class Mark:
    """One mark on the line: where it begins and how wide it is, in per cent, and its pattern."""

    x: float
    width: float
    pattern: str


@dataclass(frozen=True)
class Tick:
    """One year of the line, and where it begins."""

    year: int
    x: float

    @property
    def is_written(self) -> bool:
        """False where its number would run into that of the last year, which stands at the end of the line."""
        return self.x <= 76


@dataclass(frozen=True)
class Scale:
    """From the first day of the line to its last, both drawn whole."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where the morning of a day lies, in per cent; a day outside the line lies at its end."""
        days = (min(max(day, self.first), self.last + timedelta(days=1)) - self.first).days
        return round(100 * days / self._whole, 2)

    def mark(self, first: date, last: date, pattern: str) -> Mark | None:
        """A mark from the morning of one day to the evening of another; None where all of it lies outside."""
        if last < first or last < self.first or first > self.last:
            return None
        x = self.x(first)
        width = max(self.x(min(last, self.last) + timedelta(days=1)) - x, LEAST)
        return Mark(min(x, round(100 - width, 2)), round(width, 2), pattern)

    @property
    def ticks(self) -> list[Tick]:
        """The first year, and then every fifth of the calendar."""
        years = [year for year in range(self.first.year, self.last.year + 1) if year % EVERY == 0]
        first = self.first.year
        shown = [first, *(year for year in years if year > first + 2)]
        return [Tick(year, self.x(date(year, 1, 1))) for year in shown]

    @property
    def _whole(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Spell:
    """How long something existed as far as sources say: from, to, a date at which it was seen, and last stated."""

    start: PartialDate
    end: PartialDate
    seen: PartialDate
    stated: PartialDate = field(default_factory=PartialDate)

    def marks(self, scale: Scale) -> tuple[Mark, ...]:
        """What is sure in one pattern, what is vague in another, and an open end where no source gives the start."""
        vague = [date for date in (self.start, self.seen, self.end, self.stated) if date.precision in {"year", "month"}]
        first = self.start or self.seen
        sure_from, sure_to = first.latest, self._sure_until(first)
        marks = [scale.mark(each.earliest, each.latest, "hatched") for each in vague]
        if first and sure_from <= sure_to and (first.precision == "day" or sure_from < sure_to):
            marks.append(scale.mark(sure_from, sure_to, "solid"))
        if not self.start and (at := scale.x(self.seen.earliest)) > 0:
            width = round(min(OPEN, at), 2)
            marks.insert(0, Mark(round(at - width, 2), width, "dotted"))
        return tuple(mark for mark in marks if mark)

    def _sure_until(self, first: PartialDate) -> date:
        """The last day on which it surely was: the first that its end may mean, or the last time that it was stated."""
        if self.end:
            return self.end.earliest
        known = [each for each in (self.seen, self.stated) if each]
        return max([first.latest, *(each.earliest for each in known)])


def point(scale: Scale, when: PartialDate, pattern: str) -> tuple[Mark, ...]:
    """One date as wide as it is known; nothing where it lies outside the line or is not known."""
    mark = scale.mark(when.earliest, when.latest, pattern) if when else None
    return (mark,) if mark else ()
