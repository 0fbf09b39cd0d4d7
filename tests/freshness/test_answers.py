"""What is made of a long answer is kept from page to page, and only while the answer is right."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from freshness.answers import MOST, Answers
from freshness.asking import Listener
from freshness.revision import ANY, read_states
from groups.disclosure import withheld_names
from groups.models import Person, Role, Theme
from iag_registry.lib.audiences import Audience
from iag_registry.lib.kept_answers import kept_by, made_of_answer
from iag_registry.lib.rows import Rows
from tests import factories as make

pytestmark = pytest.mark.django_db
OF_NAMES = "told_person"
"""Stands in the question who may not be named, and in no other."""


@pytest.fixture
def cited() -> Role:
    """Two groups, each named by a source; someone who is withheld, and someone who may be named so far."""
    make.make_role(person=make.make_person(name="Hidden Heron"), audience="staff", withholding_reason="s40_2")
    for key in ("one", "two"):
        group = make.make_group(key=key)
        make.make_statement(about=[group], quote=f"Open Osprey sits on {key}")
    return make.make_role(person=make.make_person(name="Open Osprey"), audience="public", group=group)


def questions_of_names(client: Client, *addresses: str) -> int:
    """How often it is asked who may not be named, while these pages are made."""
    with CaptureQueriesContext(connection) as asked:
        for address in addresses:
            assert client.get(address).templates
    return sum(OF_NAMES in query["sql"] for query in asked.captured_queries)


def test_who_may_not_be_named_is_asked_once_for_many_pages(client, cited) -> None:
    assert questions_of_names(client, "/groups/one/", "/groups/two/", "/sources/", "/groups/") == 1


@pytest.mark.parametrize(
    ("table", "is_about"),
    [
        ("groups_role", True),
        ("groups_person", True),
        ("groups_personname", True),
        ("meetings_attendance", True),
        ("meetings_meeting", False),
        ("groups_advisorygroup", False),
        ("groups_statement", False),
    ],
)
def test_who_may_not_be_named_is_asked_again_only_after_a_change_to_who_is_named(
    client, cited, table, is_about
) -> None:
    listener = Listener()
    with connection.execute_wrapper(listener):
        withheld_names(Audience.PUBLIC)
    (question,) = listener.questions() or ()
    assert question.is_about(frozenset({table})) is is_about


def test_whoever_is_withheld_now_is_not_named_on_the_next_page(client, cited) -> None:
    """Though the page before was made while they could be named, and the revision may be known of a moment ago."""
    assert "Open Osprey sits on one" in client.get("/groups/one/").content.decode()
    Role.objects.filter(pk=cited.pk).update(audience="staff", withholding_reason="s40_2")
    for address in ("/groups/two/", "/groups/one/"):
        assert "Osprey" not in client.get(address).content.decode()


@pytest.mark.parametrize("every", [0.0, 60.0])
def test_name_is_judged_as_of_now_also_where_the_revision_is_older(client, settings, cited, every) -> None:
    settings.PAGES_ASKED_EVERY = every
    client.get("/groups/one/")
    Role.objects.filter(pk=cited.pk).update(audience="staff", withholding_reason="s40_2")
    assert "Osprey" not in client.get("/groups/two/").content.decode()


def test_page_made_of_a_kept_answer_is_made_anew_where_that_changes(client, cited) -> None:
    """The second page asked for nothing itself, and hears of the change all the same."""
    for address in ("/groups/one/", "/groups/two/"):
        assert "Open Osprey" in client.get(address).content.decode()
    person = Person.objects.get(name="Hidden Heron")
    person.name = "Open Osprey"
    person.save()
    for address in ("/groups/two/", "/groups/one/"):
        assert "Osprey sits" not in client.get(address).content.decode()


def of_themes(answers: Answers) -> tuple[list[Rows], list[tuple[str, ...]]]:
    """What is made of one question in two pages, and what each page has asked."""
    made, asked = [], []
    for _ in range(2):
        listener = Listener()
        with connection.execute_wrapper(listener), kept_by(answers.for_page(read_states(), listener)):
            made.append(made_of_answer("SELECT key FROM groups_theme WHERE key <> %s", ("other",), list))
        asked.append(tuple(question.sql for question in listener.questions() or ()))
    return made, asked


def test_both_pages_have_asked() -> None:
    make.make_theme(key="herons")
    answers = Answers()
    (first, second), asked = of_themes(answers)
    assert first == [("herons",)]
    assert second is first
    assert asked == [("SELECT key FROM groups_theme WHERE key <> %s",)] * 2


def test_answer_is_asked_again_where_its_table_changed_and_made_anew_where_it_differs() -> None:
    theme = make.make_theme(key="herons")
    answers = Answers()
    ((first, _), _) = of_themes(answers)
    Theme.objects.filter(pk=theme.pk).update(name="Other name")
    ((second, _), _) = of_themes(answers)
    assert second is first
    make.make_theme(key="ospreys")
    ((third, _), _) = of_themes(answers)
    assert sorted(third) == [("herons",), ("ospreys",)]


def test_few_are_kept() -> None:
    answers, listener = Answers(), Listener()
    with connection.execute_wrapper(listener), kept_by(answers.for_page(read_states(), listener)):
        for number in range(MOST + 3):
            made_of_answer("SELECT key FROM groups_theme WHERE id = %s", (number,), list)
    assert len(answers._made) == 3


def test_one_that_is_known_puts_none_out() -> None:
    answers, listener = Answers(), Listener()
    with connection.execute_wrapper(listener), kept_by(answers.for_page(read_states(), listener)):
        for number in [*range(MOST), 0]:
            made_of_answer("SELECT key FROM groups_theme WHERE id = %s", (number,), list)
    assert len(answers._made) == MOST


def test_what_is_asked_of_the_moment_is_not_kept() -> None:
    answers, listener = Answers(), Listener()
    with connection.execute_wrapper(listener), kept_by(answers.for_page(read_states(), listener)):
        made_of_answer("SELECT key FROM groups_theme WHERE name <> %s", ("2026-01-01 10:00:00",), list)
    assert (len(answers._made), listener.questions()) == (0, None)


def test_without_pages_that_are_kept_nothing_is() -> None:
    make.make_theme(key="herons")
    assert made_of_answer("SELECT key FROM groups_theme", (), list) == [("herons",)]
    assert ANY in read_states().states
