"""A request goes where its reply goes: drafted, approved, answered in part or as a whole (FOI-09, FOI-35)."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from foi.actions import drafting, releasing
from foi.actions.steps import take_back, take_step
from foi.choices import RequestState as State
from foi.models import QuestionPart, RequestEvent
from foi.packing.readiness import look_over
from iag_registry.lib.partial_dates import PartialDate
from tests import factories as make
from tests.foi.replies import desk, drafted, released

pytestmark = pytest.mark.django_db


def told(request):
    """The steps of a request as kept: where each led and why."""
    return [(event.state, event.reason) for event in RequestEvent.objects.filter(request=request)]


def stands(request):
    request.refresh_from_db()
    return request.state


def test_request_goes_with_its_reply_to_its_answer():
    d = desk()
    pack = drafted(d)
    pack = releasing.hand_over(pack=pack, by=d.drafter)
    pack = releasing.take_back_to_draft(pack=pack, reason="A word is missing.", by=d.drafter)
    released(d, pack)

    assert stands(d.request) == State.ANSWERED
    assert d.request.replied == PartialDate.of(timezone.localdate())
    assert told(d.request) == [
        ("drafting", "A reply was started."),
        ("approval", "Reply 1 was handed over."),
        ("drafting", "A word is missing."),
        ("approval", "Reply 1 was handed over."),
        ("answered", "Reply 1 was released."),
    ]


def test_reply_that_leaves_something_out_is_an_interim_one_and_the_next_completes_it():
    d = desk()
    QuestionPart.objects.filter(pk=d.women.pk).update(outcome="pending")
    released(d)
    assert stands(d.request) == State.ANSWERED_INTERIM

    following = drafting.start_reply(request=d.request, by=d.drafter)
    assert stands(d.request) == State.DRAFTING
    QuestionPart.objects.filter(pk=d.women.pk).update(outcome="no_such_body")
    released(d, following)

    assert [state for state, _ in told(d.request)] == [
        *("drafting", "approval", "answered_interim", "drafting", "approval", "answered")
    ]


@pytest.mark.parametrize("state", [State.RECEIVED, State.APPROVAL, State.ANSWERED, State.CLOSED, State.WITHDRAWN])
def test_reply_is_not_started_where_none_is_drafted(state):
    d = desk(state=state)
    with pytest.raises(ValidationError, match=rf"^\['This request stands at “{state.label}”\. A reply is started once"):
        drafting.start_reply(request=d.request, by=d.drafter)
    assert (stands(d.request), d.request.packs.count(), told(d.request)) == (state, 0, [])


@pytest.mark.parametrize("state", [State.DRAFTING, State.EXEMPTION_REVIEW, State.PIT_EXTENDED])
def test_reply_is_started_where_one_is_drafted_already(state):
    d = desk(state=state)
    drafting.start_reply(request=d.request, by=d.drafter)
    assert (stands(d.request), told(d.request)) == (state, [])


def test_nobody_approves_or_answers_past_a_reply_that_is_drafted():
    d = desk()
    pack = drafted(d)
    steps = {"request": d.request, "on": timezone.localdate(), "reason": "By hand."}
    with pytest.raises(ValidationError, match="A reply to this request is being drafted in the register"):
        take_step(to=State.APPROVAL, by=d.drafter, **steps)
    releasing.hand_over(pack=pack, by=d.drafter)
    for to in (State.DRAFTING, State.ANSWERED, State.ANSWERED_INTERIM):
        with pytest.raises(ValidationError, match="A reply to this request is being drafted in the register"):
            take_step(to=to, by=d.second, **steps)
    assert stands(d.request) == State.APPROVAL


def test_step_that_a_reply_stands_on_is_not_taken_back():
    """Else nothing would lead out: the reply handed over, and its request where none is."""
    d = desk()
    pack = drafted(d)
    said = "A reply to this request is being drafted in the register"

    def refused(by):
        with pytest.raises(ValidationError, match=said):
            take_back(request=d.request, event=d.request.events.standing().last(), reason="By mistake.", by=by)

    refused(d.drafter)
    pack = releasing.hand_over(pack=pack, by=d.drafter)
    refused(d.second)
    pack = releasing.take_back_to_draft(pack=pack, reason="A word is missing.", by=d.drafter)
    refused(d.drafter)
    assert stands(d.request) == State.DRAFTING
    released(d, pack)
    assert stands(d.request) == State.ANSWERED


def test_step_beside_a_reply_that_it_does_not_stand_on_is_taken_back():
    d = desk()
    pack = releasing.hand_over(pack=drafted(d), by=d.drafter)
    steps = {"on": timezone.localdate(), "reason": "The requester wrote.", "by": d.second}
    withdrawn = take_step(request=d.request, to=State.WITHDRAWN, **steps)
    take_back(request=d.request, event=withdrawn, reason="Another one.", by=d.second)
    releasing.release(pack=pack, by=d.second)
    assert stands(d.request) == State.ANSWERED


def test_correction_stands_in_the_way_of_no_step_of_its_request():
    d = desk()
    QuestionPart.objects.filter(pk=d.women.pk).update(outcome="pending")
    pack = released(d)
    drafting.start_correction(pack=pack, reason="A row was left out.", by=d.drafter)
    steps = {"on": timezone.localdate(), "reason": "By hand.", "by": d.drafter}
    drafted_on = take_step(request=d.request, to=State.DRAFTING, **steps)
    take_back(request=d.request, event=drafted_on, reason="Not yet.", by=d.drafter)
    assert stands(d.request) == State.ANSWERED_INTERIM


def test_request_that_was_answered_without_the_register_is_moved_by_hand():
    d = desk(state=State.APPROVAL)
    take_step(request=d.request, to=State.ANSWERED, on=timezone.localdate(), reason="Sent by post.", by=d.second)
    assert stands(d.request) == State.ANSWERED


def test_reply_to_a_request_that_went_elsewhere_is_not_sent():
    d = desk()
    pack = drafted(d)
    take_step(
        request=d.request, to=State.WITHDRAWN, on=timezone.localdate(), reason="The requester wrote.", by=d.second
    )
    pack.refresh_from_db()
    said = "The request stands at “Withdrawn”: no reply to it can be sent from there."
    assert look_over(pack, dated=timezone.localdate()).obstacles == (said,)
    with pytest.raises(ValidationError, match=said):
        releasing.hand_over(pack=pack, by=d.drafter)


def test_correction_leaves_the_request_where_it_is():
    d = desk()
    pack = released(d)
    correction = drafting.start_correction(pack=pack, reason="A row was left out.", by=d.drafter)
    released(d, correction)
    assert (stands(d.request), len(told(d.request))) == (State.ANSWERED, 3)


def test_reply_that_is_overdue_says_so_by_the_clock_of_its_request():
    """FOI-08: an extension moves the day; the checklist goes by the clock, and not by twenty days alone."""
    d = desk(received="2022-06-30", state=State.EXEMPTION_REVIEW)
    drafting.start_reply(request=d.request, by=d.drafter)
    pack = d.request.packs.get()
    late = {point.key: point.to_do for point in look_over(pack, dated=timezone.localdate()).points}["9"]
    assert late == ("The reply was due on 28 July 2022. Write in the letter that it is late, and why.",)

    make.make_request_event(
        request=d.request, came_from="exemption_review", state="pit_extended", happened_on="2022-07-20",
        promised_for="2099-01-01",
    )  # fmt: skip
    d.request.state = State.PIT_EXTENDED
    d.request.save()
    pack.refresh_from_db()
    assert all(point.is_done for point in look_over(pack, dated=timezone.localdate()).points if point.key == "9")


@pytest.mark.parametrize(
    ("words", "is_named"),
    [
        ("I am Nell Farthingale of Hackney.", True),
        ("Ms N. Farthingale asks.", True),
        ("Write to nell@example.org, please.", True),
        ("The mill at Farthing Lane.", False),
    ],
)
def test_reply_that_names_who_asked_is_not_sent_and_not_told_who_it_is(words, is_named):
    """FOI-12: what is published never names the requester, also where they named themselves."""
    d = desk()
    make.make_requester(request=d.request, name="Nell Farthingale", address="nell@example.org\nHackney")
    d.who.text = f"Who sits on your groups? {words}"
    d.who.save()

    found = look_over(drafted(d), dated=timezone.localdate()).obstacles

    said = ("Who asked is named in question 1. Take the name out, and mark the place with “ … ”.",)
    assert found == (said if is_named else ())


def test_answers_of_a_reply_that_do_not_agree_are_warned_of_and_do_not_keep_it_back():
    """FOI-44."""
    d = desk()
    pack = drafted(d)
    answer = pack.answers.get(answer__catalogue_question="how-many").answer
    other = make.make_frozen_answer(
        question=d.how_many, rendition=answer.rendition.replace('"on": "2022-06-30"', '"on": "2022-01-01"')
    )
    drafting.give_answer(pack=pack, answer=other, by=d.drafter)

    looked = look_over(pack, dated=timezone.localdate())

    who, number = "Who sits on these groups?", "How many independent advisory groups are there?"
    assert looked.is_ready
    assert looked.warnings == (f"“{who}” is answered as at 30 June 2022, and “{number}” as at 1 January 2022.",)
