"""The nightly archives: the list of those that are kept, and each while the register still says what is in it."""

from datetime import date
from http import HTTPStatus

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from iag_registry.lib.on_day import reading_of
from reuse.archive import is_described_as_now, kept, known_to_be_false, may_be_given
from reuse.files import MadeFile
from reuse.views.sending import send


@require_safe
def archives(request: HttpRequest) -> HttpResponse:
    """The archives that are kept, the latest first; no link to one of which it is known that it cannot be given."""
    reading = reading_of(request.GET, timezone.localdate())
    listed = kept()
    false = known_to_be_false(listed)
    offered = [(each, is_described_as_now(each), each in false) for each in listed]
    context = {"reading": reading, "archives": offered}
    return render(request, "reuse/archives.html", context, status=400 if reading.problem else 200)


@require_safe
def archive_file(request: HttpRequest, day: str) -> HttpResponseBase:
    """The archive of a day; where the register says something else of that day now, a page that says so (410).

    So it is of a day that has passed and of which none is kept: it may have been taken away in its time.
    """
    try:
        asked = date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    today = timezone.localdate()
    found = next((each for each in kept() if each.day == asked), None)
    if found is None and asked >= today:
        raise Http404
    if found is None or not may_be_given(found):
        context = {"day": asked, "reading": reading_of({}, today), "is_kept": found, "nights": settings.ARCHIVES_KEPT}
        return render(request, "reuse/archive_gone.html", context, status=HTTPStatus.GONE)
    file = MadeFile(default_storage.open(found.name), found.size, found.sha256)
    return send(request, file, "application/zip", f"register-{day}.zip")
