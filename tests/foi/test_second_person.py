"""A reply is released by someone who has had no part in it, whatever is left of what they did (P6, FOI-35)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foi.actions import drafting, releasing, withholding
from foi.freezing import freeze
from foi.models import QuestionPart
from tests import factories as make
from tests.foi.replies import ask_form, desk, drafted, officer, released, withhold_name
from tests.meetings.making import make_release

pytestmark = pytest.mark.django_db


def take_back(d, pack, by):
    withholding.take_back(withholding=withhold_name(d, pack), by=by, reason="She agreed.")


def withhold(d, pack, by):
    made = withholding.withhold_part(pack=pack, part=d.race, what="Some.", reasons=[d.reasons()], by=by)
    withholding.take_back(withholding=made, by=d.drafter, reason="It is given after all.")


def change_ground(d, pack, by):
    made = withhold_name(d, pack, everywhere=True)
    withholding.change_ground(ground=made.grounds.get(), reasons=d.reasons(why="Other reasons."), by=by)


def add_ground(d, pack, by):
    made = withhold_name(d, pack, everywhere=True)
    ground = withholding.add_ground(withholding=made, reasons=d.reasons("s38_1"), by=by)
    withholding.drop_ground(ground=ground, by=d.drafter, reason="Not needed.")


def drop_ground(d, pack, by):
    made = withhold_name(d, pack, everywhere=True)
    ground = withholding.add_ground(withholding=made, reasons=d.reasons("s38_1"), by=d.drafter)
    withholding.drop_ground(ground=ground, by=by, reason="Not needed.")


def allow_elsewhere(d, pack, by):
    made = withhold_name(d, pack)
    withholding.allow_elsewhere(withholding=made, elsewhere="She is known by it.", by=by)


def write_words(d, pack, by):
    drafting.write_reply(pack=pack, question=d.who, text="In other words.", by=by)


def take_words_away(d, pack, by):
    drafting.write_reply(pack=pack, question=d.who, text="In other words.", by=d.drafter)
    drafting.write_reply(pack=pack, question=d.who, text="", by=by)


def write_letter(d, pack, by):
    drafting.write_letter(pack=pack, note="You may ask again.", time_note="", by=by)


def give_minutes(d, pack, by):
    drafting.give_minutes(pack=pack, question=d.who, release=make_release(), by=by)


def leave_minutes_out(d, pack, by):
    given = drafting.give_minutes(pack=pack, question=d.who, release=make_release(), by=d.drafter)
    drafting.leave_minutes_out(given=given, by=by, reason="Not asked for.")


def give_answer(d, pack, by):
    answer = freeze(ask_form("how-many"), question=d.how_many, by=d.drafter, now=timezone.now())
    drafting.give_answer(pack=pack, answer=answer, by=by)


def freeze_answer(d, pack, by):
    answer = freeze(ask_form("how-many"), question=d.how_many, by=by, now=timezone.now())
    drafting.give_answer(pack=pack, answer=answer, by=d.drafter)


def leave_answer_out(d, pack, by):
    answer = freeze(ask_form("how-many"), question=d.how_many, by=d.drafter, now=timezone.now())
    given = drafting.give_answer(pack=pack, answer=answer, by=d.drafter)
    drafting.leave_answer_out(given=given, by=by, reason="It is there twice.")


def hand_over_once(d, pack, by):
    releasing.hand_over(pack=pack, by=by)
    releasing.take_back_to_draft(pack=pack, reason="A word is missing.", by=d.drafter)


STEPS = [
    *(take_back, withhold, change_ground, add_ground, drop_ground, allow_elsewhere, write_words, take_words_away),
    *(write_letter, give_minutes, leave_minutes_out, give_answer, freeze_answer, leave_answer_out, hand_over_once),
]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_whoever_took_a_step_of_a_reply_does_not_release_it(step):
    d = desk()
    third = officer()
    pack = drafted(d)
    step(d, pack, third)
    assert releasing.worked_on(pack) == {d.drafter.pk, third.pk}
    if step in (take_back, withhold):
        QuestionPart.objects.filter(pk=d.race.pk).update(outcome="granted")
    pack = releasing.hand_over(pack=pack, by=d.drafter)
    with pytest.raises(ValidationError, match="You have worked on this reply"):
        releasing.release(pack=pack, by=third)
    assert releasing.release(pack=pack, by=d.second).released_by == d.second


def test_whoever_checks_a_reply_and_sends_it_back_may_release_it_once_it_is_right():
    d = desk()
    pack = releasing.hand_over(pack=drafted(d), by=d.drafter)
    pack = releasing.take_back_to_draft(pack=pack, reason="Say it more plainly.", by=d.second)
    drafting.write_reply(pack=pack, question=d.who, text="More plainly.", by=d.drafter)
    assert releasing.worked_on(pack) == {d.drafter.pk}
    pack = released(d, pack)
    assert (pack.released_by, releasing.worked_on(pack)) == (d.second, {d.drafter.pk})


def test_what_an_earlier_reply_gave_counts_for_whoever_takes_it_over():
    d = desk()
    pack = drafted(d)
    withhold_name(d, pack, everywhere=True)
    first = released(d, pack)
    correction = drafting.start_correction(pack=first, reason="A row was missing.", by=d.second)
    assert releasing.worked_on(correction) == {d.second.pk}
    correction = releasing.hand_over(pack=correction, by=d.second)
    assert releasing.release(pack=correction, by=d.drafter).released_by == d.drafter


def test_who_worked_on_a_reply_is_found_with_the_same_queries_however_much_is_in_it():
    d = desk()
    pack = drafted(d)
    with CaptureQueriesContext(connection) as few:
        releasing.worked_on(pack)
    for number in range(3):
        question = make.make_question(request=d.request, number=number + 3)
        drafting.write_reply(pack=pack, question=question, text="Words.", by=officer())
    with CaptureQueriesContext(connection) as more:
        assert len(releasing.worked_on(pack)) == 4
    assert (len(few), len(more)) == (2, 2)
