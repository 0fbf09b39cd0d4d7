"""A list of up to a hundred rows stands on one page, and is read without being counted (V7)."""

import pytest
from django.core.paginator import EmptyPage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groups.models import Theme
from groups.views.paging import QueryPages

pytestmark = pytest.mark.django_db


def read(rows: int, page: str):
    """The page of so many rows: which it shows, how many it says that there are, and what that asked."""
    Theme.objects.bulk_create(Theme(key=f"invented-{each:03}", name=f"Invented {each:03}") for each in range(rows))
    with CaptureQueriesContext(connection) as asked:
        found = QueryPages(Theme.objects.filter(key__startswith="invented").order_by("key")).page(page)
        shown = [theme.key for theme in found.object_list]
        numbers = found.paginator.count, found.paginator.num_pages, found.has_next()
    return shown, numbers, len(asked)


def keys(start: int, stop: int) -> list[str]:
    return [f"invented-{each:03}" for each in range(start, stop)]


@pytest.mark.parametrize("rows", [0, 1, 100])
def test_list_that_stands_on_one_page_is_asked_for_once(rows):
    assert read(rows, "1") == (keys(0, rows), (rows, 1, False), 1)


def test_first_page_of_a_longer_list_is_read_and_counted():
    assert read(101, "1") == (keys(0, 50), (101, 2, True), 2)


def test_further_page_is_counted_and_read():
    assert read(101, "2") == (keys(50, 101), (101, 2, False), 2)


def test_page_that_a_list_has_not_is_refused_and_the_first_can_be_had():
    read(101, "1")
    pages = QueryPages(Theme.objects.filter(key__startswith="invented").order_by("key"))
    with pytest.raises(EmptyPage):
        pages.page("3")
    assert [theme.key for theme in pages.page("1")] == keys(0, 50)
