"""Minutes to keep: plain text, a file for word processors, and PDF; each of one version, and always the same bytes."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.views.page import AUDIENCE
from groups.views.refusal import unreadable_day
from iag_registry.lib.on_day import Reading, reading_of
from meetings import disclosure
from meetings.disclosure import MinutesPage, ReleaseView
from meetings.minutes_files import minutes_as_odt, minutes_as_pdf, minutes_as_text
from meetings.pdf import can_write_pdf
from meetings.views.former_keys import moved
from meetings.views.gone import gone


@dataclass(frozen=True)
class FileType:
    """One form in which minutes can be kept."""

    label: str
    media_type: str
    write: Callable[[ReleaseView], bytes]


TYPES = {
    "pdf": FileType("PDF", "application/pdf", minutes_as_pdf),
    "odt": FileType("ODT, for word processors", "application/vnd.oasis.opendocument.text", minutes_as_odt),
    "txt": FileType("plain text", "text/plain; charset=utf-8", minutes_as_text),
}


@dataclass(frozen=True)
class Download:
    """One file that the page offers."""

    label: str
    url: str
    media_type: str


@require_safe
def minutes_file(request: HttpRequest, group_key: str, slug: str, ending: str) -> HttpResponse:
    """The minutes as they stand, as a file."""
    return _file(request, group_key, slug, ending, version=None)


@require_safe
def version_file(request: HttpRequest, group_key: str, slug: str, version: str, ending: str) -> HttpResponse:
    """One version as a file."""
    return _file(request, group_key, slug, ending, version=int(version))


def downloads_of(page: MinutesPage, reading: Reading, *, version: int | None = None) -> tuple[Download, ...]:
    """The files of the version that is read; none where none is, and no PDF where this machine cannot write it."""
    if page.release is None:
        return ()
    offered = [ending for ending in TYPES if ending != "pdf" or can_write_pdf()]
    return tuple(
        Download(
            TYPES[ending].label,
            _address(page, ending, version) + (reading.query if version is None else ""),
            TYPES[ending].media_type,
        )
        for ending in offered
    )


def _address(page: MinutesPage, ending: str, version: int | None) -> str:
    if version is None:
        return reverse("meetings:minutes-file", args=[page.key, page.slug, ending])
    return reverse("meetings:version-file", args=[page.key, page.slug, version, ending])


def _file(request: HttpRequest, group_key: str, slug: str, ending: str, *, version: int | None) -> HttpResponse:
    reading = reading_of(request.GET, timezone.localdate())
    page = disclosure.minutes_page(group_key, slug, audience=AUDIENCE, day=reading.day, version=version)
    if page is None:
        return moved(request, group_key)
    if page.release is None and page.versions:
        return gone(request, page)
    if page.release is None or (ending == "pdf" and not can_write_pdf()):
        raise Http404
    if reading.problem:
        return unreadable_day("The file cannot be made.", reading)
    file = TYPES[ending]
    response = HttpResponse(file.write(page.release), content_type=file.media_type)
    name = f"{group_key}-{slug}-minutes-{page.release.line.number}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
