"""The search page."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.views.paging import page_of
from iag_registry.lib.on_day import Reading
from search.searching import PER_PAGE, search


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """What the words of the address find, the best first, twenty to a page; the form alone where there are none."""
    found = search(request.GET, revision=getattr(request, "revision", ""))
    page, mistakes = page_of(request, Paginator(found.results, PER_PAGE), found.mistakes)
    today = timezone.localdate()
    context: dict[str, Any] = {
        "found": found,
        "page": page,
        "page_range": page.paginator.get_elided_page_range(page.number),
        "mistakes": mistakes,
        "hits": [] if mistakes else page.object_list,
        "denials": found.denials() if page.number == 1 and not mistakes else (),
        "can_find_area": settings.POSTCODE_PROVIDER != "off",
        "suggestion": found.suggestion(),
        "is_behind": bool(found.query) and not mistakes and found.is_behind(),
        "reading": Reading(today, today),
    }
    return render(request, "search/search.html", context, status=400 if mistakes else 200)
