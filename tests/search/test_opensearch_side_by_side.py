"""However many people change records at once, the server holds in the end what the database holds."""

from threading import Thread
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings

from search.actions.refreshing import refresh_waiting
from search.actions.sending import send_everything
from tests import factories as make
from tests.edits_at_random import EDITS, edit, make_register
from tests.search.looking import found_now, is_whole


@pytest.mark.django_db(transaction=True)
def test_changes_side_by_side_are_all_sent(search_server: Any) -> None:
    """Each on a connection of its own on PostgreSQL, one after the other on SQLite, which lets one write at a time."""
    troubles: list[Exception] = []

    def work(number: int) -> None:
        try:
            for each in range(3):
                theme = make.make_theme(name=f"Larkspur {number} {each}", key=f"t-{number}-{each}")
                theme.name = f"Foxglove {number} {each}"
                theme.save()
                if each == 1:
                    theme.delete()
        except Exception as trouble:  # noqa: BLE001 - it is looked at by the test
            troubles.append(trouble)
        finally:
            connection.close()

    if connection.vendor == "postgresql":
        people = [Thread(target=work, args=[number]) for number in range(4)]
        for person in people:
            person.start()
        for person in people:
            person.join()
    else:
        for number in range(4):
            work(number)
    refresh_waiting()
    assert troubles == []
    assert is_whole()
    assert (len(found_now("larkspur")), len(found_now("foxglove"))) == (0, 8)


@pytest.mark.django_db
@given(EDITS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_server_and_database_agree_after_any_edits(search_server: Any, edits: list[tuple[str, Any, int, Any]]) -> None:
    with transaction.atomic():
        # The last example set the database back, and that is noticed.
        assert send_everything() == ""
        make_register()
        refresh_waiting()
        for each in edits:
            edit(each)
        refresh_waiting()
        assert is_whole()
        transaction.set_rollback(True)
