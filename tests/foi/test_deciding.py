"""Matching questions with the catalogue and deciding how their parts end (FOI-40, C1)."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from foi.actions import drafting, releasing
from foi.actions.deciding import ChangedMeanwhile, Decided, Matched, decide_outcomes, standing, why_fixed
from foi.actions.steps import take_step
from foi.choices import ENDED
from tests import factories as make
from tests.foi.replies import Desk, desk, drafted, officer

pytestmark = pytest.mark.django_db

WHY = "Decided with the unit."


@pytest.fixture
def d() -> Desk:
    return desk()


@pytest.fixture
def decider():
    return officer("change_requestquestion", "change_questionpart")


def decide(d, by, *wanted, reason=WHY):
    return decide_outcomes(request=d.request, wanted=wanted, by=by, reason=reason)


def kept(d):
    """What every question is matched with, and how every part ends."""
    questions = list(d.request.questions.order_by("number").prefetch_related("parts"))
    return {
        question.number: (question.catalogue_question, [(part.outcome, part.note) for part in question.parts.all()])
        for question in questions
    }


def test_only_what_is_changed_is_written_and_its_history_says_who_and_why(d, decider):
    versions = [row.history.count() for row in (d.who, d.how_many, d.race, d.women, d.number)]

    changed = decide(
        d,
        decider,
        Matched(d.who, "who-sits", ""),
        Decided(d.race, "granted_in_part", " Two\r\nlines ", "granted/"),
        Decided(d.women, "no_such_body", "", "no_such_body/"),
        Matched(d.how_many, "", ""),
        Decided(d.number, "granted", ""),
    )

    assert changed == [d.who, d.race]
    assert kept(d) == {
        1: ("who-sits", [("granted_in_part", "Two\nlines"), ("no_such_body", "")]),
        2: ("", [("granted", "")]),
    }
    assert [row.history.count() for row in (d.who, d.how_many, d.race, d.women, d.number)] == [
        versions[0] + 1,
        versions[1],
        versions[2] + 1,
        *versions[3:],
    ]
    for row in (d.who, d.race):
        version = row.history.first()
        assert (version.history_user, version.history_change_reason) == (decider, WHY)


def test_what_someone_else_changed_meanwhile_is_refused_with_what_it_says_now(d, decider):
    decide(d, decider, Matched(d.who, "list"), Decided(d.race, "refused", "Theirs."))

    with pytest.raises(ChangedMeanwhile) as refused:
        decide(
            d,
            decider,
            Matched(d.who, "who-sits", ""),
            Decided(d.race, "granted_in_part", "", "granted/"),
            Decided(d.women, "refused", "", "no_such_body/"),
        )

    ending = "What you chose is still below and nothing is saved yet: keep it or change it, and save again."
    assert refused.value.messages == [
        f"Someone else has changed {what} since you opened this page. It says now: {now}. {ending}"
        for what, now in (
            ("what answers question 1", "“list”"),
            ("“race” of question 1", "refused, with the note “Theirs.”"),
        )
    ]
    assert [standing(row) for row in refused.value.rows] == ["list", "refused/Theirs."]
    assert kept(d)[1] == ("list", [("refused", "Theirs."), ("no_such_body", "")])


def test_what_was_not_touched_stays_as_someone_else_left_it(d, decider):
    decide(d, decider, Decided(d.race, "refused", "Theirs."))
    changed = decide(
        d,
        decider,
        Decided(d.race, "granted", "", "granted/"),
        Decided(d.women, "not_held", "", "no_such_body/"),
    )
    assert changed == [d.women]
    assert kept(d)[1] == ("", [("refused", "Theirs."), ("not_held", "")])


def test_two_who_decide_the_same_do_not_hinder_each_other(d, decider):
    decide(d, decider, Decided(d.race, "refused"))
    assert decide(d, decider, Decided(d.race, "refused", "", "granted/")) == []


def test_reply_that_is_with_a_second_person_keeps_its_outcomes(d, decider):
    pack = releasing.hand_over(pack=drafted(d), by=d.drafter)
    said = "The reply to this request is with a second person. Take it back before you change an outcome."
    assert why_fixed(d.request) == said
    with pytest.raises(ValidationError) as refused:
        decide(d, decider, Decided(d.race, "refused"))
    assert refused.value.messages == [said]

    releasing.take_back_to_draft(pack=pack, reason="A part is refused.", by=d.drafter)
    assert decide(d, decider, Decided(d.race, "refused")) == [d.race]


def test_what_is_still_to_come_is_decided_with_the_next_reply(d, decider):
    decide(d, decider, Decided(d.women, "pending"))
    releasing.release(pack=releasing.hand_over(pack=drafted(d), by=d.drafter), by=d.second)
    with pytest.raises(ValidationError, match="Start the next reply, where a rest is still to come"):
        decide(d, decider, Decided(d.women, "no_such_body"))
    drafting.start_reply(request=d.request, by=d.drafter)
    assert decide(d, decider, Decided(d.women, "no_such_body")) == [d.women]


@pytest.mark.parametrize("state", ENDED)
def test_request_that_is_over_keeps_its_outcomes(decider, state):
    request = make.make_request()
    part = make.make_question_part(question=make.make_question(request=request), outcome="pending")
    type(request).objects.filter(pk=request.pk).update(state=state)
    request.refresh_from_db()
    with pytest.raises(ValidationError) as refused:
        decide_outcomes(request=request, wanted=[Decided(part, "granted")], by=decider, reason=WHY)
    assert refused.value.messages == [f"This request stands at “{state.label}”: its outcomes stay as they are."]


def test_request_that_is_closed_after_the_page_was_opened_keeps_its_outcomes(d, decider):
    opened = type(d.request).objects.get(pk=d.request.pk)
    by = officer("change_informationrequest")
    take_step(request=d.request, to="withdrawn", on=timezone.localdate(), reason="Withdrawn.", by=by)
    with pytest.raises(ValidationError, match="its outcomes stay as they are"):
        decide_outcomes(request=opened, wanted=[Decided(d.race, "refused")], by=decider, reason=WHY)


def test_outcome_that_there_is_not_is_refused_and_nothing_is_kept(d, decider):
    before = kept(d)
    with pytest.raises(ValidationError) as refused:
        decide(d, decider, Decided(d.women, "refused"), Decided(d.race, "no-such-outcome"))
    assert refused.value.messages == ["Value 'no-such-outcome' is not a valid choice."]
    assert kept(d) == before


def test_outcome_without_a_reason_is_refused(d, decider):
    with pytest.raises(ValidationError) as refused:
        decide(d, decider, Decided(d.race, "refused"), reason=" ")
    assert refused.value.message_dict == {"reason": ["Say why. The reason is kept with the change."]}
    assert kept(d)[1][1][0] == ("granted", "")


@pytest.mark.parametrize("permissions", [("change_requestquestion",), ("change_questionpart",)])
def test_outcomes_are_decided_by_those_who_may_change_both(d, permissions):
    with pytest.raises(PermissionDenied):
        decide(d, officer(*permissions), Decided(d.race, "refused"))


def test_row_of_another_request_is_not_touched(d, decider):
    part = make.make_question_part(question=make.make_question(request=make.make_request()), outcome="granted")
    with pytest.raises(ValidationError) as refused:
        decide(d, decider, Decided(part, "refused"))
    assert refused.value.messages == ["This belongs to another request, or is not there any more. Open the page again."]
    part.refresh_from_db()
    assert part.outcome == "granted"
