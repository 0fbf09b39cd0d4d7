"""All that statements say in words, and whom they are about; all is invented."""

import pytest
from django.db import connection

from freshness.asking import Listener
from groups.disclosure.statement_words import statement_words
from tests.factories import make_group, make_person, make_statement

pytestmark = pytest.mark.django_db


def test_words_and_people_of_every_statement_are_read_in_one_query(django_assert_num_queries):
    one, two = make_person(), make_person()
    both = make_statement(about=[one, two, make_group()], quote="Quoted", summary="Summed up", note="Noted")
    nobody = make_statement(about=[make_group()], summary="Of nobody", counted="members", audience="staff")
    again = make_statement(about=[one], summary="Of one")
    with django_assert_num_queries(1):
        words = statement_words()
    assert words.texts[both.pk] == "Quoted | Summed up | Noted | "
    assert words.texts.keys() == {both.pk, nobody.pk, again.pk}
    assert words.texts[nobody.pk].endswith("Of nobody |  | members")
    assert words.about == {one.pk: {both.pk, again.pk}, two.pk: {both.pk}}


def test_statement_is_as_it_was_read_until_its_words_change():
    statement = make_statement(quote="Quoted")
    words = statement_words()
    statement.section = "Q3"
    assert words.are_those_of(statement)
    statement.note = "Noted"
    assert not words.are_those_of(statement)
    assert not words.are_those_of(make_statement(quote="Quoted"))


@pytest.mark.parametrize(
    ("table", "is_about"),
    [
        ("groups_statement", True),
        ("groups_statementsubject", True),
        ("groups_advisorygroup", False),
        ("groups_role", False),
    ],
)
def test_words_are_asked_for_again_after_a_change_to_a_statement_or_whom_it_is_about(table, is_about):
    listener = Listener()
    with connection.execute_wrapper(listener):
        statement_words()
    (question,) = listener.questions() or ()
    assert question.is_about(frozenset({table})) is is_about
