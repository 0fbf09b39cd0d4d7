"""The list of groups: as a page, as CSV and as JSON, all from one reading of the query."""

from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.disclosure import GroupRow, denials_found, group_rows
from groups.exports import GROUP_COLUMNS, group_sources
from groups.filters import GroupList, Mistake, group_list
from groups.views.page import AUDIENCE, PublicPage
from iag_registry.lib.tables import write_csv, write_json

PER_PAGE = 50
"""A list of up to twice as many rows is not cut: it stands on one page."""


class GroupListPage(PublicPage):
    """The groups of the register, narrowed by the filters, fifty to a page where there are more than a hundred."""

    template_name = "groups/group_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        listed = _listed(self.request)
        page, mistakes = _page(self.request, listed)
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
def groups_csv(request: HttpRequest) -> HttpResponse:
    """The rows of the list, all pages, as CSV; 400 and the mistakes in plain words where the list refuses the query."""
    listed = _listed(request)
    if mistakes := _mistakes(request, listed):
        return _refusal(mistakes)
    response = HttpResponse(b"".join(write_csv(GROUP_COLUMNS, _rows(listed))), content_type="text/csv; charset=utf-8")
    return _named(response, listed, "csv")


@require_safe
def groups_json(request: HttpRequest) -> HttpResponse:
    """The rows of the list, all pages, as JSON with what was asked and where it comes from; 400 as for the CSV."""
    listed = _listed(request)
    if mistakes := _mistakes(request, listed):
        return _refusal(mistakes)
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


def _page(request: HttpRequest, listed: GroupList) -> tuple[Page[Any], list[Mistake]]:
    """The page that was asked for, or the first one with a mistake more."""
    mistakes = list(listed.mistakes)
    paginator = Paginator(listed.groups, PER_PAGE, orphans=PER_PAGE)
    number = request.GET.get("page") or "1"
    try:
        return paginator.page(number), mistakes
    except (PageNotAnInteger, EmptyPage):
        shown = "".join(character for character in number if character.isprintable())[:40]
        last = paginator.num_pages
        choice = "It has one page." if last == 1 else f"Choose one from 1 to {last}."
        mistakes.append(Mistake("page", f"The list has no page “{shown}”. {choice}", has_field=False))
        return paginator.page(1), mistakes


def _mistakes(request: HttpRequest, listed: GroupList) -> list[Mistake]:
    """What the list refuses, of a query for all its pages: a page that it has not is refused here as it is there."""
    return _page(request, listed)[1] if "page" in request.GET else list(listed.mistakes)


def _refusal(mistakes: list[Mistake]) -> HttpResponse:
    lines = ["The table cannot be made.", *(mistake.message for mistake in mistakes)]
    return HttpResponse("\n".join(lines) + "\n", status=400, content_type="text/plain; charset=utf-8")


def _named(response: HttpResponse, listed: GroupList, ending: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="groups-{listed.reading.day.isoformat()}.{ending}"'
    return response
