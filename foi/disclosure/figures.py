"""The quarterly figures of requests as anyone may read them: no small number, and nothing that would tell one (L13).

Requests that are restricted are not counted, so that no figure tells of one. Figures that change a little from one time
to the next tell what changed: therefore they stand for one day in three months, and how requests ended is given once
nothing more can follow of any request of the quarter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from foi.disclosure.figure_sums import GIVEN_EARLY, figure_gaps
from foi.disclosure.hiding import FEWER, LEAST, NOT_GIVEN
from foi.figures.counting import QuarterFigures, figures
from foi.figures.figure import FIGURES, exemption_key, share_in_time
from foi.figures.quarters import Quarter, given_by, stands_for
from foi.models import InformationRequest
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
    """The figures of the requests that were received in one quarter.

    `share` is how many of a hundred requests, of those answered in full, were answered in time; rounded down.
    """

    quarter: Quarter
    is_final: bool
    lines: tuple[FigureLine, ...]
    share: Shown

    @property
    def status(self) -> str:
        return "final" if self.is_final else "provisional"

    def shown(self, key: str) -> Shown:
        """The number of a figure; nought of an exemption that was not used."""
        found = next((line.shown for line in self.lines if line.key == key), None)
        return found or (Shown(0) if self.is_final else Shown(None, ONCE_FINAL))


@dataclass(frozen=True)
class YearView:
    """The quarters of one year, the latest first, and the figures that any of them has, in the order of a table."""

    words: str
    quarters: tuple[QuarterView, ...]

    @property
    def rows(self) -> list[tuple[FigureLine, list[Shown]]]:
        """Each figure with its number in each quarter."""
        lines = {line.key: line for view in self.quarters for line in view.lines}
        fixed = [lines.pop(figure.key) for figure in FIGURES]
        return [(line, [view.shown(line.key) for view in self.quarters]) for line in (*fixed, *lines.values())]


@dataclass(frozen=True)
class PublicFigures:
    """The figures of every quarter that is given, the latest first, for the day for which they stand."""

    day: date
    quarters: tuple[QuarterView, ...]
    unknown: Shown

    def years(self, kind: str) -> list[YearView]:
        """The quarters by year, as calendar or as financial years."""
        by_year = groupby(self.quarters, key=lambda view: view.quarter.year_words(kind))
        return [YearView(words, tuple(views)) for words, views in by_year]


def public_figures(day: date) -> PublicFigures:
    """The figures that are given on a day. Five queries."""
    stands = stands_for(day)
    requests = InformationRequest.objects.exclude(audience=Audience.RESTRICTED)
    found = figures(requests, stands, until=given_by(day))
    views = tuple(view_of(each) for each in reversed(found.quarters))
    return PublicFigures(stands, views, _people(len(found.unknown)))


def view_of(figures_then: QuarterFigures) -> QuarterView:
    """The figures of one quarter with what may not be given taken out."""
    numbers = figures_then.numbers
    used = [exemption_key(each.code) for each in figures_then.exemptions]
    hidden = figure_gaps(numbers, used, is_final=figures_then.is_final)
    shown = {key: Shown(None, hidden[key]) if key in hidden else Shown(number) for key, number in numbers.items()}
    if not figures_then.is_final:
        shown |= {key: Shown(None, ONCE_FINAL) for key in shown.keys() - GIVEN_EARLY}
        used = []
    lines = [FigureLine(each.key, each.in_a_table, each.part_of, shown[each.key]) for each in FIGURES]
    for key, exemption in zip(used, figures_then.exemptions, strict=False):
        lines.append(FigureLine(key, f"{USED}: {exemption.words}", "", shown[key]))
    return QuarterView(figures_then.quarter, figures_then.is_final, tuple(lines), _share(shown))


def _share(shown: dict[str, Shown]) -> Shown:
    """How many of a hundred were in time; not where one of the numbers that it is made of is not given."""
    in_time, late = _sum(shown[key] for key in ("in_twenty", "in_extension")), shown["late"].number
    if in_time is None or late is None:
        return Shown(None, NOT_GIVEN)
    share = share_in_time(in_time, late)
    return Shown(share, "" if share is not None else "none answered")


def _sum(shown: Iterable[Shown]) -> int | None:
    numbers = [each.number for each in shown]
    return None if None in numbers else sum(number or 0 for number in numbers)


def _people(number: int) -> Shown:
    return Shown(None, FEWER) if 0 < number < LEAST else Shown(number)
