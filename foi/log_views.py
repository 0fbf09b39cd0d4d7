"""The pages of the disclosure log, its table, and the files of each reply."""

from http import HTTPStatus
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from foi.disclosure.log import LogLine, log_file, log_lines, log_pack, log_page
from foi.disclosure.minutes_gone import GoneMinutes
from foi.exports import LOG_COLUMNS
from foi.filters import log_list
from foi.packing.kept import archive, archive_name
from groups.views.page import PublicPage
from groups.views.paging import Pages, page_of
from groups.views.refusal import refused, unreadable_day
from iag_registry.lib.on_day import Reading, reading_of
from iag_registry.lib.tables import write_csv


class LogListPage(PublicPage):
    """The log by month, narrowed by the filters."""

    template_name = "foi/log_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = log_list(self.request.GET, timezone.localdate())
        page, mistakes = page_of(self.request, Pages(found.releases), found.mistakes)
        self.bad_request = bool(mistakes)
        shown: Any = page.object_list
        lines = [] if mistakes else list(log_lines(shown))
        by_month = [(words, list(rows)) for words, rows in groupby(lines, key=_month)]
        return super().get_context_data(
            listed=found,
            mistakes=mistakes,
            page=page,
            page_range=page.paginator.get_elided_page_range(page.number),
            months=by_month,
            **kwargs,
        )


def _month(line: LogLine) -> str:
    return line.month_words


@require_safe
def log_csv(request: HttpRequest) -> HttpResponseBase:
    """The entries of the log as a table, row by row as they are read; 400 where the query cannot be used.

    Its titles say what strangers asked, and people open it in a spreadsheet: no cell of it is a formula (EXP-02).
    """
    found = log_list(request.GET, timezone.localdate())
    if found.mistakes:
        return refused("The table cannot be made.", found.mistakes)
    content = write_csv(LOG_COLUMNS, log_lines(found.releases), for_spreadsheets=True)
    response = StreamingHttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="disclosure-log-{found.reading.day.isoformat()}.csv"'
    return response


@require_safe
def log_entry(request: HttpRequest, slug: str) -> HttpResponse:
    """A request and the newest reply to it."""
    return _entry(request, slug, version=None)


@require_safe
def log_version(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """One reply, as it was released; of one that was withdrawn only that, when and why."""
    return _entry(request, slug, version=version)


@require_safe
def log_release_file(request: HttpRequest, slug: str, version: int, name: str) -> HttpResponse:
    """One file of a reply, as it was released."""
    reading = reading_of(request.GET, timezone.localdate())
    found = log_file(slug, version, name, day=reading.day)
    if found is None:
        return _withdrawn(request, slug, version, reading)
    if reading.problem:
        return unreadable_day("The file cannot be given.", reading)
    match found:
        case (str() as media_type, bytes() as content):
            pass
        case gone:
            return _gone(request, slug, version, gone)
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name.rpartition("/")[2]}"'
    return response


@require_safe
def log_archive(request: HttpRequest, slug: str, version: str) -> HttpResponse:
    """All files of a reply as one archive, with the same bytes each time."""
    reading = reading_of(request.GET, timezone.localdate())
    found = log_pack(slug, int(version), day=reading.day)
    if found is None:
        return _withdrawn(request, slug, int(version), reading)
    if reading.problem:
        return unreadable_day("The archive cannot be given.", reading)
    if isinstance(found, tuple):
        return _gone(request, slug, int(version), found)
    response = HttpResponse(archive(found), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{archive_name(found)}"'
    return response


def _gone(request: HttpRequest, slug: str, version: int, gone: tuple[GoneMinutes, ...]) -> HttpResponse:
    """What is said in place of minutes that can no longer be read, and of an archive that holds them: status 410."""
    context = {"gone": gone, "slug": slug, "version": version}
    return render(request, "foi/log_gone.html", context, status=HTTPStatus.GONE)


def _withdrawn(request: HttpRequest, slug: str, version: int, reading: Reading) -> HttpResponse:
    """The page that says when and why a reply was withdrawn, in place of its files: status 410 (X16).

    Raises ``Http404`` where no reply was withdrawn.
    """
    page = log_page(slug, day=reading.day, version=version)
    if page is None or page.reply:
        raise Http404
    context = {"page": page, "reading": reading, "asked_for_version": True}
    return render(request, "foi/log_entry.html", context, status=HTTPStatus.GONE)


def _entry(request: HttpRequest, slug: str, *, version: int | None) -> HttpResponse:
    reading = reading_of(request.GET, timezone.localdate())
    page = log_page(slug, day=reading.day, version=version)
    if page is None:
        raise Http404
    context = {
        "page": page,
        "reading": reading,
        "asked_for_version": version is not None,
        "about_groups": page.groups,
        "about_themes": page.themes,
    }
    return render(request, "foi/log_entry.html", context, status=400 if reading.problem else 200)
