"""The list of meetings: as a page, as CSV and as JSON, all from one reading of the query."""

from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.exports import listed_sources
from groups.views.page import AUDIENCE, PublicPage
from groups.views.paging import QueryPages, page_of
from groups.views.refusal import refused
from iag_registry.lib.batches import in_batches
from iag_registry.lib.downloads import download
from iag_registry.lib.tables import write_csv, write_json
from meetings.calendar import count_without_day
from meetings.disclosure import meeting_rows, meeting_table, sorted_by_fate, sources_of
from meetings.exports import MEETING_COLUMNS
from meetings.filters import MeetingList, meeting_list


class MeetingListPage(PublicPage):
    """The meetings of the register, ahead and past, narrowed by the filters."""

    template_name = "meetings/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        listed = listed_in(self.request)
        page, mistakes = page_of(self.request, QueryPages(listed.meetings), listed.mistakes)
        self.bad_request = bool(mistakes)
        rows = () if mistakes else meeting_rows(page.object_list, listed.reading.day, AUDIENCE)
        return super().get_context_data(
            listed=listed,
            mistakes=mistakes,
            page=page,
            page_range=page.paginator.get_elided_page_range(page.number),
            found=sorted_by_fate(rows),
            without_day=0 if mistakes else count_without_day(listed.meetings),
            **kwargs,
        )


@require_safe
def meetings_csv(request: HttpRequest) -> HttpResponseBase:
    """The list, all pages, as CSV, row by row as it is read; 400 and the mistakes where the query cannot be used."""
    listed = listed_in(request)
    if listed.mistakes:
        return refused("The table cannot be made.", listed.mistakes)
    batches = (meeting_table(batch, listed.reading.day, AUDIENCE) for batch in in_batches(listed.meetings))
    content = write_csv(MEETING_COLUMNS, chain.from_iterable(batches))
    return download(content, content_type="text/csv; charset=utf-8", name=_name(listed, "csv"))


@require_safe
def meetings_json(request: HttpRequest) -> HttpResponse:
    """The rows of the list, all pages, as JSON with what was asked; 400 as for the CSV."""
    listed = listed_in(request)
    if listed.mistakes:
        return refused("The table cannot be made.", listed.mistakes)
    rows = meeting_table(listed.meetings, listed.reading.day, AUDIENCE)
    content = write_json(
        MEETING_COLUMNS,
        rows,
        as_of=listed.reading.day,
        generated_at=timezone.now(),
        query=listed.query,
        sources=listed_sources(sources_of(listed.meetings, AUDIENCE)),
        count=len(rows),
    )
    headers = {"Content-Disposition": f'attachment; filename="{_name(listed, "json")}"'}
    return HttpResponse(content, content_type="application/json", headers=headers)


def listed_in(request: HttpRequest) -> MeetingList:
    """The meetings that the query of an address asks for, as the public may read them."""
    return meeting_list(request.GET, timezone.localdate(), AUDIENCE)


def _name(listed: MeetingList, ending: str) -> str:
    return f"meetings-{listed.reading.day.isoformat()}.{ending}"
