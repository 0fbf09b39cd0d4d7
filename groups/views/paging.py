"""One page of a public list that is too long for one."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import HttpRequest

from groups.filtering import Mistake

PER_PAGE = 50
"""A list of up to twice as many rows is not cut: it stands on one page."""


def page_of(
    request: HttpRequest,
    rows: Any,
    mistakes: Iterable[Mistake],
    *,
    per_page: int = PER_PAGE,
    orphans: int = PER_PAGE,
) -> tuple[Page[Any], list[Mistake]]:
    """The page of these rows, a query or another list, that was asked for, or the first one with a mistake more."""
    paginator = Paginator(rows, per_page, orphans=orphans)
    number = request.GET.get("page") or "1"
    try:
        return paginator.page(number), list(mistakes)
    except (PageNotAnInteger, EmptyPage):
        shown = "".join(character for character in number if character.isprintable())[:40]
        last = paginator.num_pages
        choice = "It has one page." if last == 1 else f"Choose one from 1 to {last}."
        mistake = Mistake("page", f"The list has no page “{shown}”. {choice}", has_field=False)
        return paginator.page(1), [*mistakes, mistake]
