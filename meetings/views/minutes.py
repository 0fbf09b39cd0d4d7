"""The pages of minutes: the version that stands, every version, and what changed from one to the next."""

from itertools import pairwise

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.views.page import AUDIENCE
from iag_registry.lib.on_day import Reading, reading_of
from meetings import disclosure
from meetings.comparison import changes_between
from meetings.disclosure import MinutesPage
from meetings.views.downloads import downloads_of
from meetings.views.former_keys import moved
from meetings.views.gone import gone
from meetings.views.not_known import not_known


@require_safe
def minutes(request: HttpRequest, group_key: str, slug: str) -> HttpResponse:
    """The minutes as they stand, or in plain words why they cannot be read."""
    reading = reading_of(request.GET, timezone.localdate())
    page = disclosure.minutes_page(group_key, slug, audience=AUDIENCE, day=reading.day)
    if page is None:
        return not_known(request, group_key, slug, reading)
    return _page(request, page, reading, version=None)


@require_safe
def minutes_version(request: HttpRequest, group_key: str, slug: str, version: int) -> HttpResponse:
    """One version, as it was published; of one that was withdrawn only that, when and why."""
    reading = reading_of(request.GET, timezone.localdate())
    page = disclosure.minutes_page(group_key, slug, audience=AUDIENCE, day=reading.day, version=version)
    if page is None:
        return moved(request, group_key)
    return _page(request, page, reading, version=version)


@require_safe
def minutes_changes(request: HttpRequest, group_key: str, slug: str, version: int) -> HttpResponse:
    """What changed from the version before to this one; 410 where either was withdrawn, and 404 for the first."""
    reading = reading_of(request.GET, timezone.localdate())
    page = disclosure.minutes_page(group_key, slug, audience=AUDIENCE, day=reading.day, version=version)
    if page is None:
        return moved(request, group_key)
    compared = [line for line in page.versions if line.number <= version][-2:]
    if any(not line.can_be_read for line in compared):
        return gone(request, page)
    before = page.before
    older = before and disclosure.release_of(group_key, slug, audience=AUDIENCE, day=reading.day, version=before.number)
    if page.release is None or not older:
        raise Http404
    context = {
        "page": page,
        "reading": reading,
        "before": before,
        "changes": changes_between(older.document, page.release.document),
    }
    return render(request, "meetings/changes.html", context, status=400 if reading.problem else 200)


def _page(request: HttpRequest, page: MinutesPage, reading: Reading, *, version: int | None) -> HttpResponse:
    readable = [line.number for line in page.versions if line.can_be_read]
    context = {
        "page": page,
        "reading": reading,
        "asked_for_version": version is not None,
        "downloads": downloads_of(page, reading, version=version),
        "compared": [newer for older, newer in pairwise(readable) if newer == older + 1],
    }
    return render(request, "meetings/minutes.html", context, status=400 if reading.problem else 200)
