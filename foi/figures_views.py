"""The quarterly figures of requests: the page with its charts, and the table.

Both give what was given last, whatever day is asked for: two days side by side would tell what changed between them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from foi.disclosure.figure_charts import figure_charts
from foi.disclosure.figures import FigureLine, PublicFigures, QuarterView, public_figures
from groups.views.page import PublicPage
from groups.views.refusal import unreadable_day
from iag_registry.lib.on_day import reading_of
from iag_registry.lib.tables import Column, write_csv


@dataclass(frozen=True)
class Row:
    """One figure of one quarter, as a row of the table."""

    view: QuarterView
    line: FigureLine


COLUMNS = [
    Column("year", "Year", lambda row: row.view.quarter.year_words(settings.FOI_YEARS)),
    Column("quarter", "Quarter", lambda row: row.view.quarter.number(settings.FOI_YEARS), "Of that year, from 1."),
    Column("from", "From", lambda row: row.view.quarter.first, "The requests were received from this day on,"),
    Column("to", "To", lambda row: row.view.quarter.last, "and up to this one."),
    Column("as_at", "As at", lambda row: row.view.as_at, "The day for which the figures stand."),
    Column("status", "Status", lambda row: row.view.status, "Provisional or final."),
    Column("figure", "Figure", lambda row: row.line.key, "What is counted, by a name that stays."),
    Column("part_of", "Part of", lambda row: row.line.part_of, "The figure of which it is a part."),
    Column("label", "Label", lambda row: row.line.words),
    Column("requests", "Requests", lambda row: row.line.shown.number, "Empty where the number is not given."),
    Column("not_given", "Not given", lambda row: row.line.shown.instead, "What stands in place of the number."),
]


class FiguresPage(PublicPage):
    """The figures by quarter, with years as headings."""

    template_name = "foi/figures.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = public_figures()
        return super().get_context_data(
            figures=found,
            years=found.years(settings.FOI_YEARS),
            kind=settings.FOI_YEARS,
            charts=figure_charts(found, settings.FOI_IN_TIME),
            in_time=settings.FOI_IN_TIME,
            **kwargs,
        )


@require_safe
def figures_csv(request: HttpRequest) -> HttpResponseBase:
    """The figures as a table: a row for each figure of each quarter; 400 where the day cannot be used."""
    reading = reading_of(request.GET, timezone.localdate())
    if reading.problem:
        return unreadable_day("The table cannot be made.", reading)
    found = public_figures()
    name = f"foi-figures-{found.day.isoformat()}.csv" if found.day else "foi-figures.csv"
    response = StreamingHttpResponse(write_csv(COLUMNS, _rows(found)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _rows(figures: PublicFigures) -> Iterator[Row]:
    for view in figures.quarters:
        for line in view.lines:
            yield Row(view, line)
