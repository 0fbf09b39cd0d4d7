"""A connection that the server has closed is given up before anything is asked of it, and no other is asked first."""

import pytest
from django.db import DatabaseError, connection, connections
from django.db.backends.postgresql import base

from groups.models import Theme
from iag_registry.lib.rows import rows_of


def end_on_the_server() -> None:
    """Close the connection from the other side, as a server that is stopped closes all of them."""
    other = connection.copy()
    try:
        with connection.cursor() as ours, other.cursor() as theirs:
            ours.execute("SELECT pg_backend_pid()")
            theirs.execute("SELECT pg_terminate_backend(%s, 5000)", ours.fetchone())
            assert theirs.fetchone() == (True,)
    finally:
        other.close()


def begin_a_request() -> None:
    connections["default"].close_if_unusable_or_obsolete()


@pytest.fixture
def checked(transactional_db: None) -> None:
    """A connection that is looked at when a request begins, as in production."""
    connection.ensure_connection()
    assert connection.health_check_enabled


@pytest.mark.usefixtures("checked")
def test_closed_connection_is_found_out_when_the_next_request_begins(client) -> None:
    if connection.vendor == "postgresql":
        end_on_the_server()
    begin_a_request()
    assert client.get("/themes/").status_code == 200
    assert not connection.errors_occurred


@pytest.mark.usefixtures("checked")
def test_connection_that_has_failed_is_asked() -> None:
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM no_such_table")
    assert connection.errors_occurred
    begin_a_request()
    assert (connection.errors_occurred, Theme.objects.count()) == (False, 0)


@pytest.mark.usefixtures("checked")
def test_connection_that_has_closed_itself_is_not_usable() -> None:
    if connection.vendor == "postgresql":
        assert connection.is_usable()
        connection.connection.close()
        assert not connection.is_usable()
    begin_a_request()
    assert Theme.objects.count() == 0


@pytest.mark.usefixtures("checked")
def test_connection_that_is_whole_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base.DatabaseWrapper, "is_usable", lambda self: pytest.fail("It was asked."))
    assert connection.is_usable()


@pytest.mark.usefixtures("checked")
@pytest.mark.parametrize("is_frequent", [True, False])
def test_closed_connection_is_found_out_by_the_first_question_whatever_it_is(is_frequent: bool) -> None:
    if connection.vendor == "postgresql":
        end_on_the_server()
    begin_a_request()
    assert rows_of("SELECT 1 AS invented", [], is_frequent=is_frequent) == [(1,)]


@pytest.mark.parametrize("is_frequent", [True, False])
def test_question_that_is_asked_often_is_planned_once_and_answered_each_time_anew(db: None, is_frequent: bool) -> None:
    asked = "SELECT upper(%s) AS invented"
    words = [f"word {number}" for number in range(8)]
    told = [rows_of(asked, [word], is_frequent=is_frequent) for word in words]
    assert told == [[(word.upper(),)] for word in words]
    if connection.vendor == "postgresql":
        prepared = rows_of("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%AS invented"])
        assert prepared == [(1 if is_frequent else 0,)]
