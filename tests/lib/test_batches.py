"""Long lists are read some rows at a time, in their order, and say nothing that was taken back meanwhile."""

import pytest

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


def test_no_rows_are_no_batch():
    assert list(in_batches(Theme.objects.all())) == []
