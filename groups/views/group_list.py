"""The list of groups: as a page, as CSV and as JSON, all from one reading of the query."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.disclosure import GroupRow, denials_found, group_rows
from groups.exports import GROUP_COLUMNS, group_sources
from groups.filtering import Mistake
from groups.filters import GroupList, group_list
from groups.views.page import AUDIENCE, PublicPage
from groups.views.paging import Pages, QueryPages, page_of
from groups.views.refusal import refused
from iag_registry.lib.downloads import download
from iag_registry.lib.tables import write_csv, write_json


class GroupListPage(PublicPage):
    """The groups of the register, narrowed by the filters, fifty to a page where there are more than a hundred."""

    template_name = "groups/group_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        listed = _listed(self.request)
        page, mistakes = page_of(self.request, QueryPages(listed.groups), listed.mistakes)
        self.bad_request = bool(mistakes)
        day = listed.reading.day
        return super().get_context_data(
            listed=listed,
            mistakes=mistakes,
            page=page,
            page_range=page.paginator.get_elided_page_range(page.number),
            rows=() if mistakes else group_rows(page.object_list, day, AUDIENCE, listed.kinds),
            denials=denials_found(listed.words, day, AUDIENCE) if listed.words else (),
            **kwargs,
        )


@require_safe
def groups_csv(request: HttpRequest) -> HttpResponseBase:
    """The rows of the list, all pages, as CSV; 400 and the mistakes in plain words where the list refuses the query."""
    listed = _listed(request)
    if mistakes := _mistakes(request, listed):
        return refused("The table cannot be made.", mistakes)
    content = write_csv(GROUP_COLUMNS, _rows(listed))
    name = f"groups-{listed.reading.day.isoformat()}.csv"
    return download(content, content_type="text/csv; charset=utf-8", name=name)


@require_safe
def groups_json(request: HttpRequest) -> HttpResponse:
    """The rows of the list, all pages, as JSON with what was asked and where it comes from; 400 as for the CSV."""
    listed = _listed(request)
    if mistakes := _mistakes(request, listed):
        return refused("The table cannot be made.", mistakes)
    rows = _rows(listed)
    content = write_json(
        GROUP_COLUMNS,
        rows,
        as_of=listed.reading.day,
        generated_at=timezone.now(),
        query=listed.query,
        sources=group_sources(rows),
        count=len(rows),
    )
    return _named(HttpResponse(content, content_type="application/json"), listed, "json")


def _listed(request: HttpRequest) -> GroupList:
    return group_list(request.GET, timezone.localdate(), AUDIENCE)


def _rows(listed: GroupList) -> tuple[GroupRow, ...]:
    return group_rows(listed.groups, listed.reading.day, AUDIENCE, listed.kinds)


def _mistakes(request: HttpRequest, listed: GroupList) -> list[Mistake]:
    """What the list refuses, of a query for all its pages: a page that it has not is refused here as it is there."""
    return (
        page_of(request, Pages(listed.groups), listed.mistakes)[1] if "page" in request.GET else list(listed.mistakes)
    )


def _named(response: HttpResponse, listed: GroupList, ending: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="groups-{listed.reading.day.isoformat()}.{ending}"'
    return response
