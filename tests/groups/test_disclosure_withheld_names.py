"""Nothing on a page names, or is about, someone whose name is withheld there (PPL-05, PPL-06); all is invented."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groups.disclosure.statement_words import StatementWords, statement_words
from groups.disclosure.statements import visible_statements
from groups.disclosure.withheld_names import Names, WithheldNames, naming_rows, withheld_names
from groups.models import Statement
from iag_registry.lib.audiences import Audience
from tests.factories import (
    make_attendance,
    make_group,
    make_meeting,
    make_person,
    make_person_name,
    make_role,
    make_statement,
    make_theme,
)

pytestmark = pytest.mark.django_db
PUBLIC = Audience.PUBLIC


def shown(audience=PUBLIC):
    return sorted(statement.key for statement in visible_statements(audience))


def withheld_role(**values):
    return make_role(audience="staff", withholding_reason="s40_2", **values)


def withheld_attendance(**values):
    return make_attendance(audience="staff", withholding_reason="s40_2", **values)


def test_statement_goes_away_with_a_person_whose_every_role_is_withheld():
    hidden, open_once = make_person(), make_person()
    withheld_role(person=hidden)
    withheld_role(person=open_once)
    make_role(person=open_once)
    make_statement(key="about-hidden", about=[hidden])
    make_statement(key="about-open", about=[open_once])
    assert shown() == ["about-open"]
    assert shown(Audience.STAFF) == ["about-hidden", "about-open"]


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
@pytest.mark.parametrize("words", ["quote", "summary", "note", "counted"])
def test_statement_about_anything_goes_away_where_it_names_someone_withheld_everywhere(audience, words):
    make_role(person=make_person(name="Invented Person"), audience=audience, withholding_reason="s40_2")
    make_statement(about=[make_theme()], **{words: "So says Invented Person."})
    make_statement(**{words: "So says Invented Person."})
    make_statement(key="open", about=[make_theme()])
    assert shown() == ["open"]


def test_statement_goes_away_where_it_names_someone_in_words_that_a_source_prints():
    group, hidden = make_group(), make_person(name="Invented (Person)")
    withheld_role(group=group, person=hidden)
    make_person_name(person=hidden, text="Mrs I. Person")
    make_statement(key="by-name", about=[group], quote="Chaired by invented\n(person).")
    make_statement(key="by-variant", about=[group], note="Mrs I. Person wrote it.")
    make_statement(key="no-whole-word", about=[group], quote="Mrs I. Personal")
    assert shown() == ["no-whole-word"]


@pytest.mark.parametrize("name", [r"A\B()[]{}*+?|^$. C", "O'Nil-Inventé & #1 ~Co.", "[redacted", "(", "Zoë Ä", "a%b_c"])
def test_name_is_found_letter_by_letter_whatever_signs_it_holds(name):
    withheld_role(person=make_person(name=name))
    make_statement(quote=f"So says {name}, and no one else.")
    make_statement(key="like", quote="So says Ax, and no one else.")
    assert shown() == ["like"]


def test_three_hundred_people_withheld_on_some_group_each_are_no_burden():
    here, elsewhere = make_group(), make_group()
    for number in range(300):
        person = make_person(name=f"Invented Person {number}")
        withheld_role(group=here, person=person)
        if number % 2:
            make_role(group=elsewhere, person=person)
        if number % 3:
            withheld_role(group=make_group(), person=person)
    make_statement(key="nobody", about=[here], quote="Invented Person")
    make_statement(key="open", about=[elsewhere], quote="Invented Person 299")
    make_statement(about=[here], quote="Invented Person 299")
    make_statement(about=[elsewhere], quote="Invented Person 298")
    assert shown() == ["nobody", "open"]


def test_statement_goes_away_where_the_name_is_open_on_another_group_only():
    here, elsewhere, person = make_group(), make_group(), make_person(name="Invented Person")
    withheld_role(group=here, person=person)
    make_role(group=elsewhere, person=person)
    make_statement(key="here", about=[here], quote="Invented Person")
    make_statement(key="here-unspoken", about=[here, person], quote="The chair")
    make_statement(key="both", about=[here, elsewhere], quote="Invented Person")
    make_statement(key="elsewhere", about=[elsewhere], quote="Invented Person")
    make_statement(key="elsewhere-as-subject", about=[elsewhere, person])
    make_statement(key="theme", about=[make_theme()], quote="Invented Person")
    assert shown() == ["elsewhere", "elsewhere-as-subject", "theme"]


def test_statement_goes_away_where_it_stands_behind_a_role_on_the_group_that_withholds_the_name():
    here, person = make_group(), make_person(name="Invented Person")
    withheld_role(group=here, person=person)
    make_role(person=person)
    make_role(group=here, statement=make_statement(quote="and Invented Person"))
    assert shown() == []


def test_statement_stays_where_one_of_two_roles_on_the_group_is_open():
    group, person = make_group(), make_person(name="Invented Person")
    withheld_role(group=group, person=person)
    make_role(group=group, person=person)
    make_statement(key="open", about=[group, person], quote="Invented Person")
    assert shown() == ["open"]


def test_names_are_read_in_one_query(django_assert_num_queries):
    for _ in range(3):
        withheld_role()
        with django_assert_num_queries(1):
            withheld_names(PUBLIC)


def test_on_which_group_is_asked_once_for_all_who_are_named_somewhere(django_assert_num_queries):
    for _ in range(3):
        person = make_person()
        withheld_attendance(person=person)
        make_role(person=person)
        with django_assert_num_queries(2):
            withheld_names(PUBLIC)


@pytest.mark.parametrize(
    ("text", "groups", "found"),
    [
        ("as Mrs Hidden said", [], True),
        ("AS MRS\nHIDDEN SAID", [], True),
        ("as Mrs Hiddenly said", [], False),
        ("as Partly Open said", [], False),
        ("as Partly Open said", ["here"], True),
        ("as Partly Open said", ["elsewhere"], False),
        ("", ["here"], False),
    ],
)
def test_text_is_judged_by_the_same_names(text, groups, found):
    about = {"here": make_group(), "elsewhere": make_group()}
    person = make_person(name="Partly Open")
    withheld_role(person=make_person(name="Mrs Hidden"))
    withheld_role(person=person, group=about["here"])
    make_role(person=person, group=about["elsewhere"])
    assert withheld_names(PUBLIC).stand_in(text, [about[key].pk for key in groups]) is found


def test_statement_goes_away_with_a_person_whose_only_attendance_is_withheld():
    hidden, open_once = make_person(name="Invented Hidden"), make_person(name="Invented Open")
    withheld_attendance(person=hidden, name_as_printed="Cllr I. Hidden")
    withheld_attendance(person=open_once)
    make_attendance(person=open_once)
    make_statement(about=[hidden])
    make_statement(quote="So says Invented Hidden.")
    make_statement(quote="So says Cllr I. Hidden.")
    make_statement(key="open", about=[open_once], quote="Invented Open")
    assert shown() == ["open"]


def test_attendance_and_role_are_judged_together_group_by_group():
    here, elsewhere, person = make_group(), make_group(), make_person(name="Invented Person")
    withheld_attendance(meeting=make_meeting(group=here), person=person)
    make_role(group=elsewhere, person=person)
    make_statement(key="here", about=[here], quote="Invented Person")
    make_statement(key="elsewhere", about=[elsewhere], quote="Invented Person")
    behind = make_statement(key="behind-an-attendance", quote="Invented Person")
    make_attendance(meeting=make_meeting(group=here), statement=behind)
    assert shown() == ["elsewhere"]
    make_attendance(meeting=make_meeting(group=here), person=person)
    assert shown() == ["behind-an-attendance", "elsewhere", "here"]


def test_attendance_at_a_meeting_of_no_group_withholds_on_no_group_what_is_open_elsewhere():
    person = make_person(name="Invented Person")
    withheld_attendance(meeting=make_meeting(group=None), person=person)
    make_role(person=person)
    make_statement(key="open", quote="Invented Person")
    assert shown() == ["open"]


def test_every_form_that_a_withheld_name_has_had_is_withheld():
    person = make_person(name="Invented Person")
    printed = make_person_name(person=person, text="Mrs I. Person")
    withheld_role(person=person)
    person.name = "Another Name"
    person.save()
    printed.delete()
    make_statement(quote="Invented Person")
    make_statement(quote="Mrs I. Person")
    make_statement(quote="Another Name")
    make_statement(key="open", quote="Nobody")
    assert shown() == ["open"]


def test_every_sort_of_row_that_names_a_person_to_an_audience_is_judged():
    sorts = {sort.model._meta.label: (sort.person, sort.group, sort.printed) for sort in naming_rows()}
    assert sorts == {
        "groups.Role": ("person", "group", ""),
        "meetings.Attendance": ("person", "meeting__group", "name_as_printed"),
    }


WORDS = st.sampled_from(["ann", "anna", "Bo", "bo-ann", "o'x", "A.", "é", "b(o)"])
NAMES = st.lists(st.lists(WORDS, min_size=0, max_size=3).map(" ".join), min_size=1, max_size=6)
TEXTS = st.lists(WORDS | st.sampled_from(["\n", "  ", "s", ", "]), max_size=8).flatmap(
    lambda parts: st.sampled_from([" ".join(parts), "".join(parts)])
)


@given(names=NAMES, text=TEXTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_names_are_found_as_each_by_itself(names, text):
    """What is found in a text is found in a statement, and both as looking for one name after the other finds it."""
    withheld = WithheldNames()
    withheld.everywhere = set(range(len(names)))
    for person, name in enumerate(names):
        withheld.add_name(person, name)
    alone = (r"\s+".join(map(re.escape, name.split())) for name in names)
    is_found = any(name and re.search(rf"(^|\W){name}(\W|$)", text, re.IGNORECASE) for name in alone)
    assert withheld.stand_in(text) is is_found
    statement = Statement.objects.first() or make_statement()
    Statement.objects.update(quote=text, summary="-", note="", counted="")
    assert list(Statement.objects.filter(withheld.in_a_statement(statement_words()))) == (
        [statement] if is_found else []
    )


def test_twenty_thousand_withheld_names_are_looked_for():
    """PostgreSQL refuses a regular expression of so many."""
    withheld = WithheldNames()
    withheld.everywhere = set(range(20_000))
    for person in range(20_000):
        withheld.add_name(person, f"{INVENTED[person % 97]}{person // 97} {INVENTED[person % 89]}son{person}")
    hidden = make_statement(quote=f"So says {INVENTED[19_999 % 97]}206 {INVENTED[19_999 % 89]}SON19999, they say.")
    make_statement(key="open", quote="So says nobody.")
    assert list(Statement.objects.filter(withheld.in_a_statement(statement_words()))) == [hidden]
    assert [withheld.stand_in(text) for text in (hidden.quote, "So says nobody.")] == [True, False]


INVENTED = [f"{first}{second}" for first in ("Ab", "Br", "Cl", "Dr", "Ev") for second in "abcdefghijklmnopqrstuvwxyz"]


@pytest.mark.parametrize("words", ["quote", "summary", "note", "counted"])
def test_statement_that_is_edited_after_it_was_judged_gives_no_withheld_name(words):
    """A page reads statements after it has judged them, and a long table is sent for minutes."""
    withheld_role(person=make_person(name="Hidden Heron"))
    edited, other = make_statement(key="edited"), make_statement(key="edited-and-open")
    judged = visible_statements(PUBLIC)
    Statement.objects.filter(pk=edited.pk).update(**{words: "So says\nhidden heron."})
    Statement.objects.filter(pk=other.pk).update(**{words: "So says an osprey."})
    make_statement(key="new", **{words: "So says Hidden Heron."})
    make_statement(key="new-and-open")
    read = {"edited-and-open", "new-and-open"}
    assert {statement.key for statement in judged} == read
    assert {statement.key for statement in judged.all().iterator(chunk_size=1)} == read
    assert {statement.key for statement in judged.filter(key__contains="e").select_related("source")} == read
    assert set(shown()) == read


def test_name_that_is_withheld_on_a_group_stays_away_from_what_is_edited_after_it_was_judged():
    here, person = make_group(), make_person(name="Partly Open")
    withheld_role(group=here, person=person)
    make_role(person=person)
    about_here = make_statement(key="here", about=[here])
    make_statement(key="elsewhere", quote="So says Partly Open.")
    judged = visible_statements(PUBLIC)
    Statement.objects.filter(pk=about_here.pk).update(quote="So says Partly Open.")
    assert [statement.key for statement in judged] == ["elsewhere"]


def test_newer_reading_of_statements_is_never_given_what_an_older_one_found(monkeypatch):
    """Threads share the names: while one looks through an older reading, another does through a newer one."""
    names = Names()
    names.add(1, "Hidden Heron")
    older, newer = StatementWords({7: "nobody"}, {}), StatementWords({7: "Hidden Heron"}, {})
    look = Names.texts_of

    def interrupted(self, texts):
        found = look(self, texts)
        if texts is newer.texts:
            assert self.told_by(older) == {}
        return found

    monkeypatch.setattr(Names, "texts_of", interrupted)
    assert names.told_by(newer) == {1: {7}}
    assert names.told_by(newer) == {1: {7}}
