"""The steps of a request: which there are, who may take them, and what must come first."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from foi.actions.steps import take_step
from foi.choices import RequestState as State
from foi.models import InformationRequest, Requester, RequestEvent
from foi.moves import MOVES, STEPS, steps_from
from groups.actions import restore
from tests import factories as make
from tests.foi.desk import WHY, day, logged, make_officer, to_approval, walk
from tests.meetings.staff import make_staff

pytestmark = pytest.mark.django_db

TABLE = """
received: acknowledged not_foi invalid withdrawn
acknowledged: searching clarification_requested fee_requested transferred withdrawn
clarification_requested: searching lapsed_no_clarification withdrawn
lapsed_no_clarification: searching
fee_requested: searching lapsed_fee_unpaid withdrawn
searching: drafting clarification_requested withdrawn
drafting: exemption_review approval withdrawn
exemption_review: approval pit_extended withdrawn
pit_extended: approval withdrawn
approval: answered_interim answered drafting withdrawn
answered_interim: drafting
answered: internal_review closed
closed: internal_review
internal_review: internal_review review_upheld review_part_upheld review_overturned
review_upheld: ico_complaint closed
review_part_upheld: ico_complaint closed
review_overturned: ico_complaint closed
ico_complaint: decision_notice
decision_notice: tribunal closed
tribunal: closed
"""
"""Which state may follow which, written a second time."""


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def other():
    return make_officer()


def at(state, **values):
    """A request that stands at a state, whose steps nobody recorded."""
    return make.make_request(state=state, received="2022-06-30", **values)


def test_table_is_the_one_that_was_agreed():
    written = {
        (came_from, to)
        for came_from, states in (line.split(":") for line in TABLE.strip().splitlines())
        for to in states.split()
    }
    assert set(MOVES) == written
    assert len(STEPS) == len(MOVES)


def test_every_state_but_the_first_can_be_reached():
    assert {to for _, to in MOVES} == set(State) - {State.RECEIVED}


def test_step_is_kept_with_who_when_and_why(officer):
    request = logged(by=officer)
    event = take_step(request=request, to="acknowledged", on=day("2022-07-01"), reason=" By email. ", by=officer)

    assert (event.came_from, event.state, event.happened_on, event.reason, event.by) == (
        "received",
        "acknowledged",
        day("2022-07-01"),
        "By email.",
        officer,
    )
    assert request.state == InformationRequest.objects.get().state == "acknowledged"
    change = request.history.first()
    assert (change.history_user, change.history_change_reason, change.state) == (officer, "By email.", "acknowledged")


def test_step_that_is_not_in_the_table_is_refused(officer):
    request = logged(by=officer)
    with pytest.raises(ValidationError, match="stands at “Received”: it cannot become “Answered” from there"):
        take_step(request=request, to="answered", on=day("2022-07-01"), reason=WHY, by=officer)
    assert request.events.count() == 1


@pytest.mark.parametrize("role", ["Engagement editor", "Publisher", "Administrator", "Auditor"])
def test_step_is_for_officers_alone(officer, role):
    request = logged(by=officer)
    someone = make_staff(role)
    assert steps_from(request.state, someone) == []
    with pytest.raises(PermissionDenied):
        take_step(request=request, to="acknowledged", on=day("2022-07-01"), reason=WHY, by=someone)


def test_steps_that_an_officer_may_take(officer):
    assert [step.to for step in steps_from("approval", officer)] == [
        "drafting",
        "answered_interim",
        "answered",
        "withdrawn",
    ]
    assert steps_from("invalid", officer) == []


@pytest.mark.parametrize("reason", ["", "  "])
def test_step_without_a_reason_is_refused(officer, reason):
    request = logged(by=officer)
    with pytest.raises(ValidationError):
        take_step(request=request, to="acknowledged", on=day("2022-07-01"), reason=reason, by=officer)
    assert (request.events.count(), InformationRequest.objects.get().state) == (1, "received")


def test_step_of_tomorrow_or_before_the_last_one_is_refused(officer):
    request = logged(by=officer)
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError, match="has not come yet"):
        take_step(request=request, to="acknowledged", on=tomorrow, reason=WHY, by=officer)
    with pytest.raises(ValidationError, match="taken on 30 June 2022"):
        take_step(request=request, to="acknowledged", on=day("2022-06-29"), reason=WHY, by=officer)
    walk(request, ("acknowledged", "2022-07-04"), by=officer)
    with pytest.raises(ValidationError, match="taken on 4 July 2022"):
        take_step(request=request, to="searching", on=day("2022-07-01"), reason=WHY, by=officer)


@pytest.mark.parametrize("missing", [{"name": ""}, {"address": " "}])
def test_request_without_a_name_or_an_address_is_not_acknowledged(officer, missing):
    request = logged(by=officer, **missing)
    with pytest.raises(ValidationError, match="valid with a name and an address"):
        walk(request, ("acknowledged", "2022-07-01"), by=officer)
    walk(request, ("invalid", "2022-07-01"), by=officer)
    assert request.state == "invalid"


def test_request_of_an_unknown_day_is_not_acknowledged(officer):
    request = make.make_request(state="received", received="2022")
    make.make_requester(request=request)
    with pytest.raises(ValidationError, match="Record that day first"):
        walk(request, ("acknowledged", "2022-07-01"), by=officer)


def test_unsplit_request_does_not_go_to_the_approver(officer):
    request = logged(by=officer, split=False)
    walk(request, ("acknowledged", "2022-07-01"), ("searching", "2022-07-01"), ("drafting", "2022-07-01"), by=officer)
    with pytest.raises(ValidationError, match="The request has no question"):
        walk(request, ("approval", "2022-07-01"), by=officer)
    make.make_question(request=request, number=7)
    with pytest.raises(ValidationError, match="Question 7 has no part"):
        walk(request, ("approval", "2022-07-01"), by=officer)


def test_answer_is_let_out_by_another_officer(officer, other):
    request = logged(by=officer)
    to_approval(request, by=officer)
    with pytest.raises(ValidationError, match="Another officer must take this step"):
        walk(request, ("answered", "2022-07-06"), by=officer)
    walk(request, ("answered", "2022-07-06"), by=other)
    assert (request.state, request.replied) == ("answered", "2022-07-06")
    assert InformationRequest.objects.get().replied == "2022-07-06"


def test_request_is_answered_once_every_part_is_decided(officer, other):
    request = logged(by=officer)
    part = request.questions.get().parts.get()
    part.outcome = "pending"
    part.save()
    to_approval(request, by=officer)
    with pytest.raises(ValidationError, match="A part is still pending"):
        walk(request, ("answered", "2022-07-06"), by=other)
    with pytest.raises(ValidationError, match="No part is decided yet"):
        walk(request, ("answered_interim", "2022-07-06"), by=other)
    make.make_question_part(question=part.question, outcome="granted")
    walk(request, ("answered_interim", "2022-07-06"), by=other)
    part.outcome = "not_held"
    part.save()
    walk(request, ("drafting", "2022-07-07"), ("approval", "2022-07-07"), by=officer)
    with pytest.raises(ValidationError, match="answer the request as a whole"):
        walk(request, ("answered_interim", "2022-07-08"), by=other)
    walk(request, ("answered", "2022-07-08"), by=other)
    assert request.replied == "2022-07-08"


def test_extension_needs_a_later_day(officer):
    request = logged(by=officer)
    walk(request, ("acknowledged", "2022-07-01"), ("searching", "2022-07-01"), ("drafting", "2022-07-01"), by=officer)
    walk(request, ("exemption_review", "2022-07-04"), by=officer)
    for promised in (None, day("2022-07-05")):
        with pytest.raises(ValidationError, match="Give the day by which the requester was told"):
            take_step(
                request=request,
                to="pit_extended",
                on=day("2022-07-05"),
                promised_for=promised,
                reason=WHY,
                by=officer,
            )
    walk(request, ("pit_extended", "2022-07-05", "2022-08-19"), by=officer)
    assert request.events.last().promised_for == day("2022-08-19")


def test_request_is_transferred_only_where_its_requester_agreed(officer):
    """FOI-10."""
    request = logged(by=officer)
    walk(request, ("acknowledged", "2022-07-01"), by=officer)
    step = {
        "request": request,
        "to": "transferred",
        "on": day("2022-07-04"),
        "reason": "MOPAC holds it.",
        "by": officer,
    }
    with pytest.raises(ValidationError) as refused:
        take_step(**step)
    assert refused.value.message_dict == {
        "agreed": ["A request is transferred only where its requester agreed. Ask them first."]
    }
    with pytest.raises(ValidationError):
        take_step(**step | {"reason": " ", "agreed": True})
    event = take_step(**step, agreed=True)
    assert (request.state, event.reason) == ("transferred", "MOPAC holds it. The requester agreed.")


@pytest.mark.parametrize(
    ("waiting", "lapsed", "too_early", "first"),
    [
        ("clarification_requested", "lapsed_no_clarification", "2022-09-03", "2022-09-04"),
        ("fee_requested", "lapsed_fee_unpaid", "2022-10-03", "2022-10-04"),
    ],
)
def test_request_lapses_after_a_set_time(officer, waiting, lapsed, too_early, first):
    request = logged(by=officer)
    walk(request, ("acknowledged", "2022-07-01"), (waiting, "2022-07-04"), by=officer)
    with pytest.raises(ValidationError, match="It may be closed from"):
        walk(request, (lapsed, too_early), by=officer)
    walk(request, (lapsed, first), by=officer)
    assert request.state == lapsed


def test_older_version_of_a_request_never_brings_its_state_back(officer):
    request = logged(by=officer)
    walk(request, ("acknowledged", "2022-07-01"), by=officer)
    restore(version=request.history.last(), by=officer, reason=WHY)
    assert InformationRequest.objects.get().state == "acknowledged"


def test_receipt_is_not_moved_behind_a_step_that_followed_it(officer):
    request = logged(by=officer)
    walk(request, ("acknowledged", "2022-07-01"), by=officer)
    request.received = "2022-07-02"
    with pytest.raises(ValidationError, match="Give a day no later than 1 July 2022"):
        request.full_clean()
    request.received = "2022"
    with pytest.raises(ValidationError, match="Give a day no later than 1 July 2022"):
        request.full_clean()
    request.received = "2022-06-29"
    request.full_clean()


def test_step_of_someone_who_saw_an_older_page_changes_nothing(officer):
    request = logged(by=officer)
    seen_before = InformationRequest.objects.get()
    walk(request, ("acknowledged", "2022-07-01"), by=officer)
    with pytest.raises(ValidationError, match="Someone may have moved it"):
        walk(seen_before, ("acknowledged", "2022-07-01"), by=officer)
    assert RequestEvent.objects.count() == 2
    assert Requester.objects.count() == 1
