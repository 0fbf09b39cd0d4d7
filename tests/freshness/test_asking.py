"""After a change, a page is given again unrendered only where all that was asked for it is answered alike."""

import gc
import weakref
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from hypothesis import HealthCheck, given, settings

from freshness.asking import Asked, Listener, Question
from freshness.kept import PAGES
from freshness.listening import listen, stop_listening
from freshness.revision import ANY, Revision
from groups.models import AdvisoryGroup, Theme
from tests import factories as make
from tests.edits_at_random import EDITS, edit, make_register
from tests.kept_pages import forget_kept_pages
from tests.meetings.making import make_release

pytestmark = pytest.mark.django_db


def is_rendered(address: str) -> bool:
    """Whether a page is rendered for the reader, and not given as it was kept."""
    response = Client().get(address)
    assert response.status_code == 200
    return bool(response.templates)


def test_a_page_is_given_again_where_another_record_changed(client) -> None:
    make.make_group(key="invented-group")
    other = make.make_group(key="other-group")
    assert is_rendered("/groups/invented-group/")
    other.quorum = "Four of the members"
    other.save()
    assert not is_rendered("/groups/invented-group/")


def test_a_page_is_rendered_anew_where_its_record_changed(client) -> None:
    group = make.make_group(key="invented-group")
    assert is_rendered("/groups/invented-group/")
    group.quorum = "Four of the members"
    group.save()
    assert is_rendered("/groups/invented-group/")
    assert "Four of the members" in client.get("/groups/invented-group/").content.decode()
    assert not is_rendered("/groups/invented-group/")


def test_what_no_row_answered_is_part_of_a_page(client) -> None:
    """That there was nothing to say is an answer as well."""
    group = make.make_group(key="invented-group")
    assert is_rendered("/groups/invented-group/")
    make_release(meeting=make.make_meeting(group=group, date="2022-03-01"))
    assert is_rendered("/groups/invented-group/")


def test_only_what_is_about_a_changed_table_is_asked_again(client) -> None:
    make.make_group(key="invented-group")
    client.get("/groups/invented-group/")
    for change, table in ((make.make_bank_holiday, "foi_bankholiday"), (make.make_theme, "groups_theme")):
        change()
        with CaptureQueriesContext(connection) as asked:
            assert not is_rendered("/groups/invented-group/")
        revision, *others = [query["sql"] for query in asked.captured_queries]
        assert "freshness_change" in revision
        assert len(others) <= 3
        assert [sql for sql in others if table not in sql] == []


def test_what_many_pages_ask_is_asked_again_once(client) -> None:
    for key in ("invented-group", "other-group"):
        make.make_group(key=key)
        client.get(f"/groups/{key}/")
    make.make_role(group=make.make_group(key="third-group"))
    asked = []
    for key in ("invented-group", "other-group"):
        with CaptureQueriesContext(connection) as queries:
            assert not client.get(f"/groups/{key}/").templates
        asked.append([query["sql"] for query in queries if '"told_person"' in query["sql"]])
    assert [len(each) for each in asked] == [1, 0]


def test_after_a_migration_everything_is_asked_again(client) -> None:
    """What was changed then was heard by nobody, and is seen all the same."""
    group = make.make_group(key="invented-group")
    assert is_rendered("/groups/invented-group/")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO freshness_change (changed) VALUES (%s)", [ANY])
    assert not is_rendered("/groups/invented-group/")
    stop_listening(connection)
    AdvisoryGroup.objects.filter(pk=group.pk).update(name="Renamed unheard")
    listen(connection)
    assert is_rendered("/groups/invented-group/")
    assert "Renamed unheard" in client.get("/groups/invented-group/").content.decode()


def test_a_page_that_was_made_of_other_answers_is_not_believed(client) -> None:
    """Two readers at once: the page of the first is kept last, beside the answers that the second was given."""
    group = make.make_group(key="invented-group", name="Invented group")
    client.get("/groups/invented-group/")
    ((address, earlier),) = PAGES._cache.items()
    AdvisoryGroup.objects.filter(pk=group.pk).update(name="Renamed group")
    client.get("/groups/invented-group/")
    PAGES._cache[address] = earlier
    assert "Renamed group" in client.get("/groups/invented-group/").content.decode()


def listen_to(sql: str, parameters: Any = ()) -> tuple[Question, ...] | None:
    listener = Listener()
    with connection.execute_wrapper(listener), connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        if cursor.description:
            cursor.fetchall()
    return listener.questions()


def test_no_answer_is_held_once_it_was_read() -> None:
    """A cursor of PostgreSQL holds all rows of its answer: those of one long table took hundreds of megabytes."""
    listener = Listener()
    with connection.execute_wrapper(listener):
        cursor = connection.cursor()
        cursor.execute("SELECT 1 FROM groups_theme")
        answer = weakref.ref(cursor.cursor)
        cursor.fetchall()
        cursor.close()
        assert answer() is not None
        del cursor
        gc.collect()
        assert answer() is None
    assert [question.sql for question in listener.questions() or ()] == ["SELECT 1 FROM groups_theme"]


@pytest.mark.parametrize("sizes", [[3], [1, 2], [2, 1], [1, 1, 1]])
def test_an_answer_has_one_fingerprint_however_many_rows_are_read_at_once(sizes) -> None:
    for key in ("one", "two", "three"):
        make.make_theme(key=key)
    sql = "SELECT key FROM groups_theme ORDER BY key"
    listener = Listener()
    with connection.execute_wrapper(listener), connection.cursor() as cursor:
        cursor.execute(sql)
        read = [key for size in sizes for (key,) in cursor.fetchmany(size)]
    assert read == ["one", "three", "two"]
    at_once = listen_to(sql)
    assert [each.answer for each in listener.questions() or ()] == [each.answer for each in at_once or ()]


def test_what_is_asked_of_this_moment_is_not_asked_again() -> None:
    of_a_day = listen_to("SELECT 1 FROM groups_theme WHERE name = %s", ["2031-05-06"])
    assert of_a_day is not None
    assert [question.is_about(frozenset({"groups_theme"})) for question in of_a_day] == [True]
    for moment in (datetime(2031, 5, 6, 11, tzinfo=UTC), "2031-05-06 11:00:00"):
        assert listen_to("SELECT 1 FROM groups_theme WHERE name = %s", [str(moment)]) is None


def test_what_is_written_is_not_asked_again() -> None:
    assert listen_to("UPDATE groups_theme SET name = name") is None


def about(sql: str) -> list[str]:
    """Those of some tables by a change of which this may be answered otherwise."""
    (question,) = listen_to(sql) or ()
    tables = ("groups_area", "groups_person", "groups_theme", ANY)
    return [table for table in tables if question.is_about(frozenset({table}))]


def test_a_question_is_about_the_tables_that_it_names() -> None:
    assert about("SELECT 1 FROM groups_area") == ["groups_area", ANY]
    assert about('SELECT 1 FROM "groups_area" UNION SELECT 1 FROM "groups_theme"') == [
        "groups_area",
        "groups_theme",
        ANY,
    ]


def test_a_history_is_written_along_with_its_record() -> None:
    assert about("SELECT 1 FROM groups_historicalperson") == ["groups_person", ANY]


@pytest.mark.parametrize("table", ["auth_user", "groups_agreement", "groups_historicalagreement"])
def test_a_table_to_which_nobody_listens_is_asked_again_whatever_changed(table) -> None:
    sql = f"SELECT 1 FROM {table}"  # noqa: S608 - a table of the test
    assert about(sql) == ["groups_area", "groups_person", "groups_theme", ANY]
    assert about("SELECT 1") == ["groups_area", "groups_person", "groups_theme", ANY]


def test_an_answer_is_known_by_every_row_however_it_is_read() -> None:
    for number in range(3):
        make.make_theme(name=f"Theme {number}")
    themes = Theme.objects.order_by("pk").values_list("name")
    found = []
    for read in (list, lambda rows: list(rows.iterator(chunk_size=1))):
        listener = Listener()
        with connection.execute_wrapper(listener):
            read(themes.all())
        found.append(listener.questions())
    assert found[0] == found[1]
    (question,) = found[0] or ()
    asked = Asked.of('"etag"', {"groups_theme": "1"}, (question,))
    assert asked.is_answered_alike(Revision({"groups_theme": "2"}, "2"))
    Theme.objects.filter(name="Theme 2").update(name="Theme 3")
    assert asked.is_answered_alike(Revision({"groups_theme": "1"}, "1"))
    assert not asked.is_answered_alike(Revision({"groups_theme": "3"}, "3"))


ADDRESSES = ("/groups/", "/meetings/", "/sources/", "/areas/", "/changes/")


def addresses() -> list[str]:
    return [*ADDRESSES, *(group.get_absolute_url() for group in AdvisoryGroup.objects.order_by("pk")[:1])]


@given(EDITS)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_kept_pages_say_what_new_ones_say_after_any_edits(edits: list[tuple[str, Any, int, Any]]) -> None:
    forget_kept_pages()
    client = Client()
    with transaction.atomic():
        make_register()
        for each in edits:
            for address in addresses():
                client.get(address)
            edit(each)
            for address in addresses():
                kept = client.get(address)
                with override_settings(PAGES_KEPT=0):
                    assert kept.content == client.get(address).content
        transaction.set_rollback(True)
