"""The quarterly figures of requests with every number, and which requests lie behind each."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from foi.admin.due import VIEW
from foi.disclosure.figures import USED
from foi.figures.counting import Figures, QuarterFigures, figures
from foi.figures.figure import BY_KEY, FIGURES, exemption_key
from foi.models import InformationRequest
from groups.admin.restricted import visible
from iag_registry.lib.on_day import reading_of

UNKNOWN = "unknown"
"""What the address says in place of a quarter to list the requests whose day of receipt is not known."""


class FigurePages:
    """The page of the figures; part of the staff screens of requests."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.figures_view)
        return [path("figures/", view, name="request_figures"), *super().get_urls()]  # type: ignore[misc]

    def figures_view(self, request: HttpRequest) -> HttpResponse:
        """The figures as they stand for a day, today unless another is asked for; small numbers are given here."""
        if not request.user.has_perm(VIEW):
            raise PermissionDenied
        reading = reading_of(request.GET, timezone.localdate())
        found = figures(visible(InformationRequest.objects.all(), request.user), reading.day)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Figures of requests",
            "reading": reading,
            "figures": found,
            "years": by_year(found),
            "listed": listed(found, request.GET.get("quarter", ""), request.GET.get("figure", "")),
            "in_time": settings.FOI_IN_TIME,
        }
        return render(request, "admin/foi/figures.html", context, status=400 if reading.problem else 200)


@dataclass(frozen=True)
class Row:
    """One figure in the quarters of a year: its key, its words, and its number by the key of each quarter."""

    key: str
    words: str
    numbers: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Year:
    """The quarters of one year, the latest first, as a table."""

    words: str
    quarters: tuple[QuarterFigures, ...]

    @property
    def rows(self) -> list[Row]:
        used = {exemption_key(each.code): each.words for quarter in self.quarters for each in quarter.exemptions}
        return [
            *(self._row(each.key, each.in_a_table) for each in FIGURES),
            *(self._row(key, f"{USED}: {words}") for key, words in used.items()),
        ]

    def _row(self, key: str, words: str) -> Row:
        numbers = tuple((each.quarter.key, each.numbers.get(key, 0)) for each in self.quarters)
        return Row(key, words, numbers)


def by_year(found: Figures) -> list[Year]:
    """The figures year by year, the latest first."""
    quarters = reversed(found.quarters)
    return [
        Year(words, tuple(each))
        for words, each in groupby(quarters, lambda q: q.quarter.year_words(settings.FOI_YEARS))
    ]


def listed(found: Figures, quarter: str, key: str) -> tuple[str, list[tuple[int, str]]] | None:
    """What the list of requests is of, and its requests; None where none is asked for, or there is no such one."""
    if quarter == UNKNOWN:
        return "The day of receipt is not known", list(found.unknown)
    of = found.of(quarter)
    if of is None or key not in of.numbers:
        return None
    words = BY_KEY[key].words if key in BY_KEY else _exemption_words(of, key)
    return f"{of.quarter.words}: {words}", [(story.pk, story.reference) for story in of.behind(key)]


def _exemption_words(of: QuarterFigures, key: str) -> str:
    return next(each.words for each in of.exemptions if exemption_key(each.code) == key)
