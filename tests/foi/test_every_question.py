"""What holds of every question of the catalogue."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from foi.catalogue import QUESTIONS, Question
from groups import models
from iag_registry.lib.audiences import Audience
from meetings.models import Meeting
from tests import factories as make
from tests.foi.invented import ask, invented_register, stated, stated_group
from tests.foi.met import met, minuted

pytestmark = pytest.mark.django_db
EACH = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
NEEDED = {"themes": ["race"], "groups": ["race-iag"], "areas": ["north"], "since": date(2020, 1, 1)}


def whole(question: Question) -> dict[str, Any]:
    """What a question needs to be asked at all."""
    return {need: NEEDED[need] for need in (*question.needs, *question.needs_one_of)}


def full_register() -> Any:
    """A group of which something is known on every question."""
    invented = invented_register()
    group = stated_group(
        invented, 1, kind=invented.central, name="Race IAG", key="race-iag", theme=invented.race, audience="public"
    )
    statement = stated(invented, 2, [group], aspect="payment")
    north = make.make_area(key="north", name="North")
    make.make_area_membership(area=north)
    make.make_group_area(group=group, area=north, statement=statement)
    make.make_role(group=group, statement=statement, appointed_by="The members", term_ends="2023")
    make.make_group_payment(group=group, statement=statement)
    make.make_group_document(group=group)
    meeting = met(group, "2022-01-10", statement=statement)
    make.make_agenda_item(meeting=meeting)
    minuted(meeting, "2022-02-01", document={"names": None})
    return group


@EACH
def test_answer_before_anything_was_known_is_that_of_an_empty_register(question):
    empty = ask(question.key, **whole(question))
    moment = timezone.now()
    full_register()

    for audience in Audience.PUBLIC, Audience.ON_REQUEST, Audience.STAFF:
        then = ask(question.key, known_at=moment, audience=audience, **whole(question))
        assert (then.sentence, then.tables, then.citations) == (empty.sentence, empty.tables, empty.citations)
        now = ask(question.key, audience=audience, **whole(question))
        assert now.sentence != empty.sentence


@EACH
def test_answer_on_a_day_before_any_source_speaks_names_no_group(question):
    full_register()
    asked = whole(question)
    if "since" in asked:
        asked["since"] = date(2018, 1, 1)

    answer = ask(question.key, on=date(2019, 1, 1), **asked)

    assert "Race IAG" not in answer.sentence.replace("knows nothing of Race IAG", "")
    assert answer.citations == ()


COUNTS_ALONE = {"how-many", "paid"}
"""Questions whose answer names no group at all."""


@EACH
def test_answer_does_not_name_a_group_that_is_hidden(question):
    group = full_register()
    met(group, "2022-03-10")
    group.audience = "staff"
    group.save()

    public, staff = (
        str(ask(question.key, audience=each, **whole(question))) for each in (Audience.PUBLIC, Audience.STAFF)
    )

    assert "Race IAG" not in public
    assert ("Race IAG" in staff) == (question.key not in COUNTS_ALONE)


@EACH
def test_question_says_what_it_counts_and_what_its_words_mean(question):
    full_register()

    answer = ask(question.key, **whole(question))

    assert answer.counting_rule.endswith(".")
    assert answer.counting_rule == answer.counting_rule.strip()
    assert "  " not in answer.counting_rule
    assert (question.title.endswith("?"), question.hint.endswith(".")) == (True, True)
    assert all(text.strip() == text and text for text in (*answer.definition, *answer.caveats, *answer.warnings))


@EACH
def test_question_is_not_answered_from_restricted_records(question):
    with pytest.raises(ValueError, match="never from restricted records"):
        ask(question.key, audience=Audience.RESTRICTED, **whole(question))


@EACH
def test_answer_never_says_that_no_source_states_a_source(question):
    """Of facts without a statement the column of sources is empty, and is passed over in silence."""
    full_register()
    for model in (models.GroupStatus, models.GroupArea, models.GroupPayment, models.Role):
        model.objects.update(statement=None)
    Meeting.objects.update(statement=None)

    said = [label for table in ask(question.key, **whole(question)).tables for label in table.unstated.split("; ")]

    assert {*said} & {"Source", "Source of the figure", "Figure in the source", "Why, or what is promised"} == set()
