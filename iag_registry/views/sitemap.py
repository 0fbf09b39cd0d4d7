"""All public pages as a list for search engines (sitemaps.org): an index, and one file for each sort of page.

The day of the last change is given only where the register knows it: of minutes and of replies, which are published on
a day. Filters, earlier days and downloads are in none of them.
"""

from collections.abc import Callable, Iterable
from datetime import date
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from foi.catalogue import QUESTIONS
from foi.disclosure.addresses import log_addresses
from groups.disclosure import addresses as of_groups
from iag_registry.lib.audiences import Audience
from iag_registry.templatetags.layout import ABOUT, SECTIONS
from meetings.disclosure import addresses as of_meetings
from reuse.tables import TABLES

PUBLIC = Audience.PUBLIC
MOST = 10_000
"""Addresses in one file; the format allows five times as many."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

Line = tuple[str, date | None]


FURTHER = [
    *("groups:organisation-list", "groups:timeline", "groups:find-area", "meetings:by-area", "meetings:action-list"),
    *("changes:compare", "foi:figures", "reuse:data", "reuse:archives", "reuse:api"),
]
"""Pages that stand neither in the navigation nor in the list about the register."""


def _pages(day: date) -> Iterable[Line]:
    names = ["home", *(name for _, name in (*SECTIONS, *ABOUT)), *FURTHER]
    yield from ((reverse(name), None) for name in names)
    yield from ((reverse("foi:ask-question", args=[question.key]), None) for question in QUESTIONS)
    yield from ((reverse("reuse:dictionary", args=[table.name]), None) for table in TABLES)


def _undated(paths: Iterable[str]) -> Iterable[Line]:
    return ((path, None) for path in paths)


FILES: dict[str, Callable[[date], Iterable[Line]]] = {
    "pages": _pages,
    "groups": lambda day: _undated(of_groups.group_addresses(PUBLIC)),
    "areas": lambda day: _undated(of_groups.area_addresses()),
    "themes": lambda day: _undated(of_groups.theme_addresses()),
    "organisations": lambda day: _undated(of_groups.organisation_addresses(PUBLIC)),
    "sources": lambda day: _undated(of_groups.source_addresses(PUBLIC)),
    "meetings": lambda day: _undated(of_meetings.meeting_addresses(day, PUBLIC)),
    "lists-of-groups": lambda day: _undated(of_meetings.list_addresses(day, PUBLIC)),
    "minutes": lambda day: of_meetings.minutes_addresses(day, PUBLIC),
    "disclosure-log": log_addresses,
}
"""The files, each with what it names."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The files, as many of each sort as its addresses fill."""
    today = timezone.localdate()
    files = [
        (reverse("sitemap-section", args=[name, number]), None)
        for name, lines_of in FILES.items()
        for number in range(1, max(1, -(-len(list(lines_of(today))) // MOST)) + 1)
    ]
    return _xml("sitemapindex", "sitemap", files)


@require_safe
def section(request: HttpRequest, section: str, number: int) -> HttpResponse:
    """One file of addresses; 404 where there is none of this name or number."""
    if section not in FILES:
        raise Http404
    lines = list(FILES[section](timezone.localdate()))
    chosen = lines[(number - 1) * MOST : number * MOST] if number else []
    if not chosen and number != 1:
        raise Http404
    return _xml("urlset", "url", chosen)


def _xml(root: str, each: str, lines: Iterable[Line]) -> HttpResponse:
    parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{NAMESPACE}">\n']
    for path, changed in lines:
        when = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
        parts.append(f"<{each}><loc>{escape(settings.PUBLIC_URL + path)}</loc>{when}</{each}>\n")
    parts.append(f"</{root}>\n")
    return HttpResponse("".join(parts), content_type="application/xml; charset=utf-8")
