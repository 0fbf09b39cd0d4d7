"""The text of a request is split into numbered questions and parts, and nothing of it is lost (FOI-40)."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from foi.actions.splitting import split_request
from foi.models import HeldRecord
from foi.splitting import Proposal, Question, parts_of, propose
from tests import factories as make
from tests.foi.desk import WHY, logged, make_officer

LETTER = """Dear Sir or Madam,

I would like to know the following:
Q1 How many independent advisory groups (IAG) does the Met have?
Q2 What areas do they provide advice upon?
Q3 Who sits (name, organisation) on your IAGs for hate crime, race, LGBT, women, and disability?
Q4 Are they paid?

Yours faithfully"""


def test_numbered_questions_are_found_with_the_themes_that_they_list():
    found = propose(LETTER)

    assert found.rest == ["Dear Sir or Madam,", "I would like to know the following:", "Yours faithfully"]
    assert [question.text for question in found.questions] == [
        "How many independent advisory groups (IAG) does the Met have?",
        "What areas do they provide advice upon?",
        "Who sits (name, organisation) on your IAGs for hate crime, race, LGBT, women, and disability?",
        "Are they paid?",
    ]
    assert [question.parts for question in found.questions] == [
        ["How many independent advisory groups (IAG) does the Met have?"],
        ["What areas do they provide advice upon?"],
        [
            f"{theme}: Who sits (name, organisation) on your IAGs"
            for theme in ("hate crime", "race", "LGBT", "women", "disability")
        ],
        ["Are they paid?"],
    ]


@pytest.mark.parametrize(
    ("text", "questions", "rest"),
    [
        ("1. First\n2) Second\n(3) Third\nQuestion 4: Fourth", ["First", "Second", "Third", "Fourth"], []),
        ("1. First goes\non here.\n\nThank you.", ["First goes on here."], ["Thank you."]),
        ("How many are there? Who sits? Thank you.", ["How many are there?", "Who sits?"], ["Thank you."]),
        ("Please send\n- minutes of 2020\n- minutes of 2021", ["minutes of 2020", "minutes of 2021"], ["Please send"]),
        ("All minutes of the Enfield group.", ["All minutes of the Enfield group."], []),
        ("  \n ", [], []),
    ],
)
def test_text_is_split_by_its_numbers_bullets_or_question_marks(text, questions, rest):
    found = propose(text)
    assert ([question.text for question in found.questions], found.rest) == (questions, rest)


def test_lettered_lines_under_a_number_are_its_parts():
    assert propose("1) Of each group:\na) its name\nb) its chair\n2) Costs") == Proposal(
        [Question("Of each group:\na) its name\nb) its chair", ["its name", "its chair"]), Question("Costs", ["Costs"])]
    )


def test_two_things_joined_by_and_are_one_part():
    assert parts_of("What is the name of the chair and deputy?") == ["What is the name of the chair and deputy?"]


def test_label_of_a_long_question_is_cut():
    assert [len(label) for label in parts_of("word " * 100)] == [200]


WORDS = st.sampled_from(["Q1", "2.", "3)", "a)", "-", "How", "many?", "groups", "for", "race,", "women", "and"])
TEXTS = st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=8).map("\n".join)
MARKER = re.compile(r"^(?:q?[0-9]+[.):]?|[a-z]\)|-)$", re.IGNORECASE)


@given(TEXTS)
def test_no_word_is_lost_but_a_number_or_a_bullet(text):
    found = propose(text)
    kept = " ".join([*found.rest, *(question.text for question in found.questions)]).split()
    lost = sorted(text.split())
    for word in kept:
        lost.remove(word)
    assert [word for word in lost if not MARKER.match(word)] == []
    assert all(question.parts for question in found.questions)


@given(st.text())
def test_any_text_has_a_proposal(text):
    found = propose(text)
    assert bool(found.questions or found.rest) == bool(text.strip())


@pytest.mark.django_db
def test_split_gives_questions_their_numbers_parts_and_themes():
    officer = make_officer()
    theme = make.make_theme(name="LGBT+", other_words="LGBT; gay")
    request = logged(by=officer, split=False)

    rows = split_request(
        request=request,
        questions=[Question("How many?", []), Question("  "), Question("Who sits?", ["lgbt: who sits", " ", "chair"])],
        reason=WHY,
        by=officer,
    )

    told = [
        (row.number, row.text, [(p.position, p.label, p.theme, p.outcome) for p in row.parts.all()], row.state)
        for row in rows
    ]
    assert told == [
        (1, "How many?", [(1, "How many?", None, "pending")], "to_do"),
        (2, "Who sits?", [(1, "lgbt: who sits", theme, "pending"), (2, "chair", None, "pending")], "to_do"),
    ]
    assert [change.history_user for change in rows[0].history.all()] == [officer]


@pytest.mark.django_db
def test_split_is_refused_twice_or_without_a_question_or_to_others():
    officer = make_officer()
    request = logged(by=officer, split=False)
    with pytest.raises(ValidationError, match="at least one question"):
        split_request(request=request, questions=[Question(" ")], reason=WHY, by=officer)
    with pytest.raises(PermissionDenied):
        split_request(request=request, questions=[Question("One?")], reason=WHY, by=make.make_user())
    split_request(request=request, questions=[Question("One?")], reason=WHY, by=officer)
    with pytest.raises(ValidationError, match="split already"):
        split_request(request=request, questions=[Question("Two?")], reason=WHY, by=officer)
    assert [question.text for question in request.questions.all()] == ["One?"]


@pytest.mark.django_db
def test_groups_that_the_questions_name_are_kept_once_split():
    """FOI-11."""
    officer = make_officer()
    group = make.make_group(key="enfield-iag", name="Enfield IAG")
    make.make_group(name="Barnet IAG")
    request = logged(by=officer, split=False)
    split_request(request=request, questions=[Question("What did Enfield advise?")], reason=WHY, by=officer)
    hold = HeldRecord.objects.get()
    last = hold.history.get()
    assert (hold.request, hold.record_kind, hold.record_uuid) == (request, "group", group.uuid)
    assert (last.history_user, last.history_change_reason) == (officer, "Its questions name this group.")
