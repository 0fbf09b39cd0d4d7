"""One page of a public list that is too long for one."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property

from groups.filtering import Mistake

PER_PAGE = 50
"""A list of up to twice as many rows is not cut: it stands on one page."""


class Pages(Paginator):
    """The pages of a list that is counted first: one that knows its length, or whose rows are read from the query."""

    def __init__(self, rows: Any) -> None:
        super().__init__(rows, PER_PAGE, orphans=PER_PAGE)


class QueryPages(Pages):
    """The pages of a query, which is not counted where all of it stands on the first one.

    To count a list that is narrowed by several filters takes as long as to read it, and most lists are short.
    """

    def __init__(self, rows: Any) -> None:
        super().__init__(rows)
        self._most = self.per_page + self.orphans
        self._reads_first = False

    def page(self, number: int | str) -> Page[Any]:
        """The page of this number, as Django's; the first is read with one row more than the longest page has."""
        self._reads_first = str(number) == "1"
        if not self._reads_first:
            return super().page(number)
        rows = self._first_rows if self.count <= self._most else self._first_rows[: self.per_page]
        return Page(rows, 1, self)

    @cached_property
    def count(self) -> int:
        """How many rows there are on all pages together."""
        if self._reads_first and len(self._first_rows) <= self._most:
            return len(self._first_rows)
        return super().count

    @cached_property
    def _first_rows(self) -> list[Any]:
        return list(self.object_list[: self._most + 1])


def page_of(
    request: HttpRequest, pages: "Paginator[Any]", mistakes: Iterable[Mistake]
) -> tuple[Page[Any], list[Mistake]]:
    """The page that was asked for, or the first one with a mistake more."""
    number = request.GET.get("page") or "1"
    try:
        return pages.page(number), list(mistakes)
    except (PageNotAnInteger, EmptyPage):
        shown = "".join(character for character in number if character.isprintable())[:40]
        last = pages.num_pages
        choice = "It has one page." if last == 1 else f"Choose one from 1 to {last}."
        mistake = Mistake("page", f"The list has no page “{shown}”. {choice}", has_field=False)
        return pages.page(1), [*mistakes, mistake]
