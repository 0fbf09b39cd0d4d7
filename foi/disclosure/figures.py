"""The quarterly figures of requests as anyone may read them: no small number, and nothing that would tell one (L13).

They are given four times a year, and kept as given (`GivenFigures`): whoever reads them reads what was given, so that
nothing that happens or is corrected afterwards shows in them. What says something of people is given once, when nothing
more can follow of any request of the quarter. Requests that are restricted are not counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from foi.disclosure.figure_sums import GIVEN_EARLY, figure_gaps
from foi.disclosure.hiding import LEAST, NOT_GIVEN
from foi.figures.counting import QuarterFigures, figures
from foi.figures.figure import EXEMPTION, FIGURES, exemption_key, share_in_time
from foi.figures.quarters import Quarter
from foi.models import GivenFigures, InformationRequest
from iag_registry.lib.audiences import Audience

ONCE_FINAL = "once final"
"""What stands in place of how requests ended, as long as the figures of their quarter are provisional."""
USED = "Exemption used"


@dataclass(frozen=True)
class Shown:
    """One number as it may be given: None with the words that stand in its place."""

    number: int | None
    instead: str = ""

    @property
    def words(self) -> str:
        return self.instead if self.number is None else str(self.number)


@dataclass(frozen=True)
class FigureLine:
    """One figure of one quarter."""

    key: str
    words: str
    part_of: str
    shown: Shown


@dataclass(frozen=True)
class QuarterView:
    """The figures of the requests that were received in one quarter, as given for a day."""

    quarter: Quarter
    as_at: date
    is_final: bool
    lines: tuple[FigureLine, ...]

    @property
    def status(self) -> str:
        return "final" if self.is_final else "provisional"

    def shown(self, key: str) -> Shown:
        """The number of a figure; nought of an exemption that was not used, where that may be told."""
        found = next((line.shown for line in self.lines if line.key == key), None)
        if found:
            return found
        if not key.startswith(EXEMPTION) or self.shown("received").number is None:
            return Shown(None, NOT_GIVEN)
        return Shown(0) if self.is_final else Shown(None, ONCE_FINAL)

    @property
    def share(self) -> Shown:
        """How many of a hundred that were answered in full were in time, rounded down.

        Not where one of the numbers that it is made of is not given.
        """
        in_time, late = _sum(self.shown(key) for key in ("in_twenty", "in_extension")), self.shown("late").number
        if in_time is None or late is None:
            return Shown(None, NOT_GIVEN)
        share = share_in_time(in_time, late)
        return Shown(share, "" if share is not None else "none answered")


@dataclass(frozen=True)
class YearView:
    """The quarters of one year, the latest first, and the figures that any of them has, in the order of a table."""

    words: str
    quarters: tuple[QuarterView, ...]

    @property
    def rows(self) -> list[tuple[FigureLine, list[Shown]]]:
        """Each figure with its number in each quarter."""
        lines = {line.key: line for view in reversed(self.quarters) for line in view.lines}
        fixed = [lines.pop(figure.key) for figure in FIGURES if figure.key in lines]
        return [(line, [view.shown(line.key) for view in self.quarters]) for line in (*fixed, *lines.values())]


@dataclass(frozen=True)
class PublicFigures:
    """The figures of every quarter of which some were given, the latest quarter first."""

    quarters: tuple[QuarterView, ...]

    @property
    def day(self) -> date | None:
        """The latest day for which figures were given; None before the first."""
        return max((view.as_at for view in self.quarters), default=None)

    @property
    def next(self) -> Quarter | None:
        """The quarter of which figures come next."""
        return self.quarters[0].quarter.next if self.quarters else None

    def years(self, kind: str) -> list[YearView]:
        """The quarters by year, as calendar or as financial years."""
        by_year = groupby(self.quarters, key=lambda view: view.quarter.year_words(kind))
        return [YearView(words, tuple(views)) for words, views in by_year]


def public_figures() -> PublicFigures:
    """Of each quarter the figures that were given last. One query, and no request is read."""
    latest = {row.quarter: row for row in GivenFigures.objects.order_by("quarter", "as_at")}
    views = (
        QuarterView(
            Quarter.read(row.quarter),
            row.as_at,
            row.is_final,
            tuple(
                FigureLine(key, words, part_of, Shown(number, instead))
                for key, words, part_of, number, instead in row.lines
            ),
        )
        for row in latest.values()
    )
    return PublicFigures(tuple(sorted(views, key=lambda view: view.quarter, reverse=True)))


def figures_to_give(day: date, *, until: Quarter, since: Quarter | None) -> list[QuarterView]:
    """What may be given of each quarter as it stands for a day. Five queries."""
    requests = InformationRequest.objects.exclude(audience=Audience.RESTRICTED)
    return [view_of(each) for each in figures(requests, day, until=until, since=since).quarters]


def view_of(figures_then: QuarterFigures) -> QuarterView:
    """The figures of one quarter with what may not be given taken out; of a few requests not even the exemptions."""
    numbers = figures_then.numbers
    is_few = 0 < numbers["received"] < LEAST
    used = [exemption_key(each.code) for each in figures_then.exemptions]
    hidden = figure_gaps(numbers, used, is_final=figures_then.is_final)
    shown = {key: Shown(None, hidden[key]) if key in hidden else Shown(number) for key, number in numbers.items()}
    if not figures_then.is_final and not is_few:
        shown |= {key: Shown(None, ONCE_FINAL) for key in shown.keys() - GIVEN_EARLY}
    lines = [FigureLine(each.key, each.in_a_table, each.part_of, shown[each.key]) for each in FIGURES]
    if figures_then.is_final and not is_few:
        for key, exemption in zip(used, figures_then.exemptions, strict=True):
            lines.append(FigureLine(key, f"{USED}: {exemption.words}", "", shown[key]))
    return QuarterView(figures_then.quarter, figures_then.day, figures_then.is_final, tuple(lines))


def _sum(shown: Iterable[Shown]) -> int | None:
    numbers = [each.number for each in shown]
    return None if None in numbers else sum(number or 0 for number in numbers)
