"""An internal review: by someone who had no part in the answer, in one stage, and within a set time."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from foi.actions import drafting, releasing
from foi.actions.steps import take_back, take_step
from foi.deadlines import deadline_of, too_late_for_a_review
from foi.freezing import freeze
from foi.models import BankHoliday, QuestionPart
from tests import factories as make
from tests.foi.desk import WHY, day, hold_bank_holidays, logged, make_officer, to_approval, walk
from tests.foi.replies import ask_form, desk, drafted, released
from tests.foi.replies import officer as replying

pytestmark = pytest.mark.django_db
NOT_YOURS = "You had a part in the answer that is reviewed. Another officer must take this step."


@pytest.fixture(autouse=True)
def _holidays():
    hold_bank_holidays()


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def other():
    return make_officer()


def may_decide(request, by):
    """Whether this officer may decide the review; it is taken back again."""
    try:
        event = take_step(request=request, to="review_upheld", on=timezone.localdate(), reason=WHY, by=by)
    except ValidationError as refused:
        if refused.messages != [NOT_YOURS]:
            raise
        return False
    take_back(request=request, event=event, reason=WHY, by=by)
    return True


def test_review_is_decided_by_nobody_who_put_an_answer_before_the_approver_or_let_one_out(officer, other):
    third, fourth, fifth = make_officer(), make_officer(), make_officer()
    request = logged(by=officer)
    pending = make.make_question_part(question=request.questions.get(), outcome="pending")
    to_approval(request, by=officer)
    walk(request, ("drafting", "2022-07-05"), by=fifth)
    walk(request, ("approval", "2022-07-05"), by=other)
    walk(request, ("answered_interim", "2022-07-06"), ("drafting", "2022-07-06"), by=third)
    QuestionPart.objects.filter(pk=pending.pk).update(outcome="granted")
    walk(request, ("approval", "2022-07-07"), by=officer)
    walk(request, ("answered", "2022-07-08"), by=fourth)
    walk(request, ("internal_review", "2022-07-11"), by=fourth)

    people = {"first": officer, "second": other, "interim": third, "answered": fourth, "sent it back": fifth}

    assert {name: may_decide(request, by) for name, by in people.items()} == {
        "first": False,
        "second": False,
        "interim": False,
        "answered": False,
        "sent it back": True,
    }
    walk(request, ("review_upheld", "2022-07-12"), ("ico_complaint", "2022-08-01"), by=fifth)
    walk(request, ("decision_notice", "2022-09-01"), ("tribunal", "2022-09-02"), ("closed", "2022-10-03"), by=other)
    assert request.state == "closed"


def test_step_that_was_taken_back_is_no_part_in_the_answer(officer, other):
    request = logged(by=officer)
    to_approval(request, by=officer)
    third = make_officer()
    walk(request, ("drafting", "2022-07-05"), by=other)
    back = request.events.last()
    walk(request, ("approval", "2022-07-05"), by=third)
    take_back(request=request, event=request.events.last(), reason=WHY, by=third)
    take_back(request=request, event=back, reason=WHY, by=other)
    walk(request, ("answered", "2022-07-06"), ("internal_review", "2022-07-07"), by=other)
    assert may_decide(request, third)


def test_review_is_decided_by_nobody_who_worked_on_a_reply_that_was_released():
    """Also who only froze an answer of it, or released a correction."""
    d = desk()
    froze, corrected, stranger = replying(), replying(), replying()
    pack = drafted(d)
    answer = freeze(ask_form("how-many", on="2022-06-30"), question=d.how_many, by=froze, now=timezone.now())
    drafting.give_answer(pack=pack, answer=answer, by=d.drafter)
    pack = released(d, pack)
    correction = drafting.start_correction(pack=pack, reason="A row was left out.", by=d.second)
    correction = releasing.hand_over(pack=correction, by=d.second)
    releasing.release(pack=correction, by=corrected)
    take_step(request=d.request, to="internal_review", on=timezone.localdate(), reason=WHY, by=d.drafter)
    people = [d.drafter, d.second, froze, corrected, stranger]
    assert [may_decide(d.request, by) for by in people] == [False, False, False, False, True]


def test_review_has_a_single_stage(officer, other):
    request = logged(by=officer)
    to_approval(request, by=officer)
    walk(request, ("answered", "2022-07-06"), ("internal_review", "2022-07-07"), by=other)
    walk(request, ("review_upheld", "2022-07-08"), ("closed", "2022-07-11"), by=make_officer())
    with pytest.raises(ValidationError, match="reviewed already, and a review has one stage"):
        walk(request, ("internal_review", "2022-07-12"), by=officer)
    assert request.state == "closed"


def test_closed_request_that_was_not_reviewed_is_reviewed(officer, other):
    request = logged(by=officer)
    to_approval(request, by=officer)
    walk(request, ("answered", "2022-07-06"), ("closed", "2022-07-07"), ("internal_review", "2022-07-08"), by=other)
    assert request.state == "internal_review"


def test_review_takes_forty_working_days_at_most(officer):
    request = logged(by=officer)
    request.state = "answered"
    request.save()
    walk(request, ("internal_review", "2022-11-15"), by=officer)
    with pytest.raises(ValidationError, match="give no day after 17 January 2023"):
        walk(request, ("internal_review", "2022-12-01", "2023-01-18"), by=officer)
    walk(request, ("internal_review", "2022-12-01", "2023-01-17"), by=officer)
    assert request.state == "internal_review"


def test_review_that_is_asked_for_after_the_fortieth_working_day_is_warned_of(officer, other):
    request = logged(by=officer)
    assert too_late_for_a_review(request, day("2030-01-01")) == ""
    to_approval(request, by=officer)
    walk(request, ("answered", "2022-07-29"), by=other)
    assert too_late_for_a_review(request, day("2022-09-28")) == ""
    assert too_late_for_a_review(request, day("2022-09-29")) == (
        "The requester could ask for a review until 28 September 2022, the 40th working day after the reply. One that "
        "is asked for later need not be made: say why it is."
    )


NOT_HELD = "No bank holiday of 2023 is held, so that this day may be too early. Ask an administrator to add them."


@pytest.mark.parametrize(("answered", "warnings"), [("2022-07-29", ()), ("2022-11-15", (NOT_HELD,))])
def test_years_without_bank_holidays_are_warned_of_beside_the_last_day_to_ask(officer, other, answered, warnings):
    BankHoliday.objects.filter(date__year=2023)._raw_delete("default")
    request = logged(by=officer)
    to_approval(request, by=officer)
    walk(request, ("answered", answered), by=other)
    assert deadline_of(request).warnings == warnings


@pytest.mark.parametrize(("asked", "warnings"), [("2022-07-29", ()), ("2022-11-15", (NOT_HELD,))])
def test_years_without_bank_holidays_are_warned_of_up_to_the_longest_day_of_a_review(officer, other, asked, warnings):
    BankHoliday.objects.filter(date__year=2023)._raw_delete("default")
    request = logged(by=officer)
    to_approval(request, by=officer)
    walk(request, ("answered", "2022-07-06"), ("internal_review", asked), by=other)
    assert deadline_of(request).warnings == warnings
