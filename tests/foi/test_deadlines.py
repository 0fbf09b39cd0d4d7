"""What is due of a request and by when, with what must be said beside it (FOI-02 to FOI-09)."""

import pytest

from foi.actions.steps import take_back
from foi.choices import RequestState
from foi.deadlines import NO_RECEIPT, deadline_of, deadlines_of
from foi.models import BankHoliday
from tests import factories as make
from tests.foi.desk import WHY, day, hold_bank_holidays, logged, make_officer, to_approval, walk

pytestmark = pytest.mark.django_db
LATE = "29 September 2023"


@pytest.fixture(autouse=True)
def _holidays():
    hold_bank_holidays()


@pytest.fixture
def officer():
    return make_officer()


def test_reply_is_due_on_the_twentieth_working_day(officer):
    found = deadline_of(logged(by=officer, received="2022-06-30"))
    assert (found.what, found.due, found.closes_from, found.notes, found.warnings) == (
        "reply",
        day("2022-07-29"),
        None,
        (),
        (),
    )
    assert (found.overdue_on(day("2022-07-29")), found.overdue_on(day("2022-07-30"))) == (False, True)


def test_nothing_is_due_while_a_clarification_is_waited_for(officer):
    request = logged(by=officer, received="2023-09-01")
    walk(request, ("acknowledged", "2023-09-04"), ("clarification_requested", "2023-09-06"), by=officer)
    found = deadline_of(request)
    assert (found.what, found.due, found.closes_from) == ("", None, day("2023-11-06"))
    walk(request, ("searching", "2023-09-20"), by=officer)
    assert deadline_of(request).due == day("2023-10-18")


@pytest.mark.parametrize(
    ("asked", "warnings"),
    [
        ("2023-09-29", ()),
        (
            "2023-10-02",
            (f"Clarification was asked for after the 20th working day, {LATE}: the request was overdue by then.",),
        ),
    ],
)
def test_clarification_that_is_asked_for_too_late_is_warned_of(officer, asked, warnings):
    """FOI-05: as soon as possible, and within 20 working days; also once the clarification has come."""
    request = logged(by=officer, received="2023-09-01")
    walk(request, ("acknowledged", "2023-09-04"), ("clarification_requested", asked), by=officer)
    assert deadline_of(request).warnings == warnings
    walk(request, ("searching", "2023-10-20"), by=officer)
    assert deadline_of(request).warnings == warnings


@pytest.mark.parametrize(
    ("asked", "warnings"),
    [
        ("2023-09-29", ()),
        (
            "2023-10-02",
            (f"The fees notice was given after the 20th working day, {LATE}: the request was overdue by then.",),
        ),
    ],
)
def test_fees_notice_that_is_given_too_late_is_warned_of(officer, asked, warnings):
    """FOI-07: within the 20 working days; also once the fee is paid."""
    request = logged(by=officer, received="2023-09-01")
    walk(request, ("acknowledged", "2023-09-04"), ("fee_requested", asked), by=officer)
    assert deadline_of(request).warnings == warnings
    walk(request, ("searching", "2023-10-20"), by=officer)
    assert deadline_of(request).warnings == warnings


def test_clarification_that_comes_late_opens_the_request_again(officer):
    request = logged(by=officer, received="2023-09-01")
    walk(request, ("acknowledged", "2023-09-04"), ("clarification_requested", "2023-09-06"), by=officer)
    walk(request, ("lapsed_no_clarification", "2023-11-06"), by=officer)
    assert deadline_of(request).due is None
    walk(request, ("searching", "2023-11-15"), by=officer)
    assert deadline_of(request).due == day("2023-12-14")


def test_fee_pauses_the_clock(officer):
    request = logged(by=officer, received="2023-09-01")
    walk(request, ("acknowledged", "2023-09-04"), ("fee_requested", "2023-09-08"), by=officer)
    assert (deadline_of(request).due, deadline_of(request).closes_from) == (None, day("2023-12-08"))
    walk(request, ("searching", "2023-09-20"), by=officer)
    assert deadline_of(request).due == day("2023-10-12")


def in_exemption_review(officer, on="2022-07-04"):
    request = logged(by=officer, received="2022-06-30")
    walk(request, ("acknowledged", on), ("searching", on), ("drafting", on), ("exemption_review", on), by=officer)
    return request


def test_extension_moves_the_day(officer):
    request = in_exemption_review(officer)
    walk(request, ("pit_extended", "2022-07-29", "2022-08-19"), by=officer)
    assert (deadline_of(request).due, deadline_of(request).warnings) == (day("2022-08-19"), ())


def test_extension_beyond_forty_days_or_told_late_is_warned_of(officer):
    long = in_exemption_review(officer)
    walk(long, ("pit_extended", "2022-07-29", "2022-09-05"), by=officer)
    (said,) = deadline_of(long).warnings
    assert said.startswith("The promised day lies after the 40th working day, 30 August 2022, which is the longest")


def test_extension_told_late_moves_nothing(officer):
    late = in_exemption_review(officer)
    walk(late, ("pit_extended", "2022-08-01", "2022-08-19"), by=officer)
    found = deadline_of(late)
    assert (found.due, found.warnings) == (
        day("2022-07-29"),
        ("The extension was told after the 20th working day, 29 July 2022: it moves no deadline.",),
    )


def test_interim_reply_moves_no_deadline(officer):
    request = logged(by=officer, received="2022-06-30")
    make.make_question_part(question=request.questions.get(), outcome="pending")
    to_approval(request, by=officer)
    walk(request, ("answered_interim", "2022-07-20"), by=make_officer())
    found = deadline_of(request)
    assert (found.what, found.due) == ("rest of the reply", day("2022-07-29"))


def test_answered_request_says_until_when_a_review_may_be_asked_for(officer):
    request = logged(by=officer, received="2022-06-30")
    to_approval(request, by=officer)
    walk(request, ("answered", "2022-07-29"), by=make_officer())
    found = deadline_of(request)
    assert (found.what, found.due, found.notes) == (
        "",
        None,
        ("The requester may ask for an internal review until 28 September 2022.",),
    )
    assert (found.clock.ended, found.clock.overdue_on(day("2022-12-31"))) == (day("2022-07-29"), False)


def answered(officer):
    request = logged(by=officer, received="2022-06-30")
    to_approval(request, by=officer)
    walk(request, ("answered", "2022-07-29"), by=make_officer())
    return request


def test_review_is_due_in_twenty_days_or_on_the_day_that_was_promised(officer):
    request = answered(officer)
    walk(request, ("internal_review", "2022-11-15"), by=officer)
    assert (deadline_of(request).what, deadline_of(request).due) == ("review", day("2022-12-14"))
    walk(request, ("internal_review", "2022-12-01", "2023-01-17"), by=officer)
    assert deadline_of(request).due == day("2023-01-17")


def test_what_may_follow_a_review_and_a_decision_notice(officer):
    request = answered(officer)
    walk(request, ("internal_review", "2022-08-15"), ("review_part_upheld", "2022-08-16"), by=make_officer())
    expected = "A complaint to the Information Commissioner is expected by 27 September 2022."
    assert deadline_of(request).notes == (expected,)
    walk(request, ("ico_complaint", "2022-09-01"), ("decision_notice", "2022-12-01"), by=officer)
    assert deadline_of(request).notes == ("An appeal to the tribunal is possible until 29 December 2022.",)


def test_step_that_was_taken_back_counts_for_nothing(officer):
    request = logged(by=officer, received="2023-09-01")
    walk(request, ("acknowledged", "2023-09-04"), ("clarification_requested", "2023-09-06"), by=officer)
    take_back(request=request, event=request.events.last(), reason=WHY, by=officer)
    assert deadline_of(request).due == day("2023-09-29")


def test_year_without_bank_holidays_is_warned_of(officer):
    BankHoliday.objects.filter(date__year=2024)._raw_delete("default")
    said = "No bank holiday of 2024 is held, so that this day may be too early. Ask an administrator to add them."
    due, longest = (deadline_of(logged(by=officer, received=on, reference=on)) for on in ("2023-12-22", "2023-11-15"))
    assert (due.due, due.warnings) == (day("2024-01-23"), (said,))
    assert (longest.due, longest.warnings) == (day("2023-12-14"), (said,))


@pytest.mark.parametrize("received", ["", "2022", "2022-06"])
def test_request_of_an_unknown_day_has_no_deadline(received):
    found = deadline_of(make.make_request(received=received, state="searching"))
    assert (found.due, found.clock, found.warnings) == (None, None, (NO_RECEIPT,))


def test_steps_that_cannot_have_been_so_give_no_deadline():
    request = make.make_request(received="2022-06-30", state="searching")
    make.make_request_event(
        request=request, came_from="fee_requested", state="searching", happened_on=day("2022-07-01")
    )
    assert deadline_of(request).clock is None


@pytest.mark.parametrize("state", RequestState.values)
def test_every_state_has_a_deadline_or_none(state):
    found = deadline_of(make.make_request(received="2022-06-30", state=state))
    assert (found.what == "") == (found.due is None)


def test_deadlines_of_many_requests_cost_two_queries(officer, django_assert_num_queries):
    requests = [logged(by=officer, reference=f"FOI/22/{n:06}") for n in range(3)]
    with django_assert_num_queries(2):
        found = deadlines_of(requests)
    assert [each.due for each in found.values()] == [day("2022-07-29")] * 3
