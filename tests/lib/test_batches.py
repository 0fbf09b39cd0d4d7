"""Long lists are read some rows at a time, in their order, and say nothing that was taken back meanwhile."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groups.models import Theme
from iag_registry.lib import batches
from iag_registry.lib.batches import in_batches
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("size", [1, 2, 3, 500])
def test_rows_keep_their_order_and_are_asked_again(monkeypatch, size):
    monkeypatch.setattr(batches, "BATCH", size)
    for key in ("c", "a", "b"):
        make.make_theme(key=key)
    rows = Theme.objects.order_by("key")
    assert [theme.key for batch in in_batches(rows) for theme in batch] == ["a", "b", "c"]
    found = in_batches(rows)
    first = [theme.key for theme in next(found)]
    Theme.objects.filter(key="c").delete()
    assert first + [theme.key for batch in found for theme in batch] == (["a", "b", "c"] if size > 2 else ["a", "b"])


def test_the_first_batch_waits_for_no_other_row(monkeypatch):
    """All rows are sorted for the second alone. What comes before the first meanwhile makes no row stand twice."""
    monkeypatch.setattr(batches, "BATCH", 2)
    for key in ("b", "c", "d", "e"):
        make.make_theme(key=key)
    with CaptureQueriesContext(connection) as asked:
        found = in_batches(Theme.objects.order_by("key"))
        first = [theme.key for theme in next(found)]
    assert ["LIMIT 2" in query["sql"] for query in asked.captured_queries] == [True, False]
    make.make_theme(key="a")
    assert first == ["b", "c"]
    assert [theme.key for batch in found for theme in batch] == ["a", "d", "e"]


def test_rows_of_one_batch_are_asked_for_once():
    make.make_theme()
    with CaptureQueriesContext(connection) as asked:
        assert [len(batch) for batch in in_batches(Theme.objects.order_by("key"))] == [1]
    assert len(asked) == 2


def test_no_rows_are_no_batch():
    assert list(in_batches(Theme.objects.all())) == []
