"""The figures of every quarter, as they stand for a day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import QuerySet

from foi.figures.figure import FIGURES, counts, exemption_key, share_in_time
from foi.figures.quarters import Quarter, quarters_between
from foi.figures.reading import Exempt, recorded
from foi.figures.story import Story, story_of

IN_FORCE = date(2005, 1, 1)
"""The day from which requests could be made under the Act: an earlier day of receipt is a slip."""


@dataclass(frozen=True)
class QuarterFigures:
    """The requests that were received in one quarter, and what became of them by a day.

    `final_since` is the first day on which nothing more could follow of any of them: None while something can, or the
    quarter has not ended. `exemptions` are those that were relied on, in their order.
    """

    quarter: Quarter
    day: date
    stories: tuple[Story, ...]
    exemptions: tuple[Exempt, ...]
    final_since: date | None
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def is_final(self) -> bool:
        return self.final_since is not None

    @property
    def share(self) -> int | None:
        """How many of a hundred answers were in time, of those of which it is known when they were given."""
        return share_in_time(self.numbers["in_twenty"] + self.numbers["in_extension"], self.numbers["late"])

    def behind(self, key: str) -> tuple[Story, ...]:
        """The requests that a figure counts."""
        return tuple(story for story in self.stories if counts(key, story))


@dataclass(frozen=True)
class Figures:
    """The figures of every quarter from the first in which a request was received, as they stand for a day.

    `unknown` are the requests whose day of receipt is not known or lies before the Act was in force, which are
    in no quarter: the row number and the reference of each.
    """

    day: date
    quarters: tuple[QuarterFigures, ...]
    unknown: tuple[tuple[int, str], ...]

    def of(self, key: str) -> QuarterFigures | None:
        """The figures of the quarter with this key; None where there is none."""
        return next((each for each in self.quarters if each.quarter.key == key), None)


def figures(requests: QuerySet, day: date, *, until: Quarter | None = None, since: Quarter | None = None) -> Figures:
    """The figures of these requests as they stand for a day, up to a quarter or the one that the day lies in.

    They begin with the first quarter in which a request was received, or with `since` where that comes first.

    Five queries. What happened after the day is left out; what the register holds of the time before is taken as it
    holds it now. A request whose day of receipt is not known, or cannot be right, counts in no quarter.
    """
    read = recorded(requests, day)
    by_quarter: dict[Quarter, list[Story]] = defaultdict(list)
    unknown = []
    for asked in read.asked:
        if asked.received_on is None or asked.received_on < IN_FORCE:
            unknown.append((asked.pk, asked.reference))
        elif asked.received_on <= day:
            by_quarter[Quarter.of(asked.received_on)].append(story_of(asked, day, read.closed))
    last = until or Quarter.of(day)
    first = min([*by_quarter, *([since] if since else [])], default=last.next)
    found = [
        _of_quarter(quarter, by_quarter[quarter], day, read.exemptions) for quarter in quarters_between(first, last)
    ]
    return Figures(day, tuple(found), tuple(unknown))


def _of_quarter(quarter: Quarter, stories: Sequence[Story], day: date, exemptions: dict[str, Exempt]) -> QuarterFigures:
    used = {code for story in stories for code in story.exemptions}
    of_quarter = tuple(sorted((exemptions[code] for code in used), key=lambda each: (each.position, each.code)))
    keys = [*(figure.key for figure in FIGURES), *(exemption_key(each.code) for each in of_quarter)]
    numbers = {key: sum(counts(key, story) for story in stories) for key in keys}
    return QuarterFigures(quarter, day, tuple(stories), of_quarter, _final_since(quarter, stories, day), numbers)


def _final_since(quarter: Quarter, stories: Sequence[Story], day: date) -> date | None:
    days = [story.settled for story in stories]
    latest = max([quarter.last + timedelta(days=1), *(each for each in days if each)])
    return latest if None not in days and latest <= day else None
