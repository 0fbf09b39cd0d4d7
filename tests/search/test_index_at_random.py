"""Whatever is edited in whatever order, the index says what a rebuild would say."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from search.actions.refreshing import rebuild, refresh_waiting
from tests.edits_at_random import EDITS, edit, make_register
from tests.search.looking import whole_index

pytestmark = pytest.mark.django_db


@given(EDITS)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_index_and_rebuild_agree_after_any_edits(edits: list[tuple[str, Any, int, Any]]) -> None:
    with transaction.atomic():
        make_register()
        refresh_waiting()
        for each in edits:
            edit(each)
        refresh_waiting()
        kept = whole_index()
        rebuilt = rebuild()
        assert (rebuilt.added, rebuilt.removed) == (0, 0)
        assert whole_index() == kept
        transaction.set_rollback(True)
