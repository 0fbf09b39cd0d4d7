"""The search page."""

from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.filters import Mistake
from iag_registry.lib.on_day import Reading
from search.choices import ONE_OF
from search.searching import Search, search

PER_PAGE = 20


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """What the words of the address find, the best first, twenty to a page; the form alone where there are none."""
    found = search(request.GET)
    page, mistakes = _page(request, found)
    today = timezone.localdate()
    context: dict[str, Any] = {
        "found": found,
        "page": page,
        "page_range": page.paginator.get_elided_page_range(page.number),
        "mistakes": mistakes,
        "hits": [] if mistakes else [(str(ONE_OF[hit.sort]), hit) for hit in page.object_list],
        "denials": found.denials() if page.number == 1 and not mistakes else (),
        "suggestion": found.suggestion(),
        "reading": Reading(today, today),
    }
    return render(request, "search/search.html", context, status=400 if mistakes else 200)


def _page(request: HttpRequest, found: Search) -> tuple[Page[Any], list[Mistake]]:
    """The page that was asked for, or the first one with a mistake more."""
    mistakes = list(found.mistakes)
    paginator = Paginator(found.results, PER_PAGE)
    number = request.GET.get("page") or "1"
    try:
        return paginator.page(number), mistakes
    except (PageNotAnInteger, EmptyPage):
        shown = "".join(character for character in number if character.isprintable())[:40]
        last = paginator.num_pages
        choice = "There is one page." if last == 1 else f"Choose one from 1 to {last}."
        mistakes.append(Mistake("page", f"The results have no page “{shown}”. {choice}", has_field=False))
        return paginator.page(1), mistakes
