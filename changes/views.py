"""The pages of what changed, and its tables, all from one reading of the query."""

from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from changes.comparing import comparison
from changes.exports import CHANGE_COLUMNS
from changes.filters import ChangeList, change_list
from groups.filtering import Mistake
from groups.views.page import PublicPage
from groups.views.paging import Pages, page_of
from groups.views.refusal import refused
from iag_registry.lib.tables import stream_json, write_csv


class ChangeListPage(PublicPage):
    """What the public record says changed, the newest first, narrowed by the filters."""

    template_name = "changes/change_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        listed = _listed(self.request)
        page, mistakes = page_of(self.request, Pages(listed.changes), listed.mistakes)
        self.bad_request = bool(mistakes)
        return super().get_context_data(
            listed=listed,
            mistakes=mistakes,
            page=page,
            page_range=page.paginator.get_elided_page_range(page.number),
            changes=() if mistakes else page.object_list,
            **kwargs,
        )


class ComparePage(PublicPage):
    """The register on two dates side by side; what differs, fifty groups to a page where there are over a hundred."""

    template_name = "changes/compare.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = comparison(self.request.GET, timezone.localdate())
        mistakes: list[Mistake] = list(asked.mistakes)
        page = None
        if asked.found or "page" in self.request.GET:
            page, mistakes = page_of(self.request, Pages(asked.found.differences if asked.found else []), mistakes)
        self.bad_request = bool(mistakes)
        return super().get_context_data(
            listed=asked,
            found=None if mistakes else asked.found,
            mistakes=mistakes,
            page=page,
            page_range=page.paginator.get_elided_page_range(page.number) if page else (),
            **kwargs,
        )


@require_safe
def changes_csv(request: HttpRequest) -> HttpResponseBase:
    """The rows of the list, all pages, as CSV; 400 and the mistakes in plain words where the query cannot be used."""
    listed = _listed(request)
    if listed.mistakes:
        return refused("The table cannot be made.", listed.mistakes)
    rows = write_csv(CHANGE_COLUMNS, listed.changes)
    return _named(StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8"), listed, "csv")


@require_safe
def changes_json(request: HttpRequest) -> HttpResponseBase:
    """The rows of the list, all pages, as JSON with what was asked, never held as a whole; 400 as for the CSV."""
    listed = _listed(request)
    if listed.mistakes:
        return refused("The table cannot be made.", listed.mistakes)
    rows = stream_json(
        CHANGE_COLUMNS,
        listed.changes,
        as_of=listed.reading.day,
        generated_at=timezone.now(),
        query=listed.query,
        sources=[],
        count=listed.changes.count(),
    )
    return _named(StreamingHttpResponse(rows, content_type="application/json"), listed, "json")


def _listed(request: HttpRequest) -> ChangeList:
    return change_list(request.GET, timezone.localdate())


def _named(response: HttpResponseBase, listed: ChangeList, ending: str) -> HttpResponseBase:
    response["Content-Disposition"] = f'attachment; filename="changes-{listed.reading.day.isoformat()}.{ending}"'
    return response
