"""Any steps in any order, by anyone, on any day: the states follow the table, and no step is lost or changed (C9).

A reply is started, handed over, sent back, released and corrected among them: it and its request stand together.
"""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foi.actions import drafting, releasing
from foi.actions.steps import take_back, take_step
from foi.choices import DRAFTED_IN, OURS, SETTLED, PackState, RequestState
from foi.clock import Happened
from foi.deadlines import Calendar, clock_of, deadline_of
from foi.models import InformationRequest, Pack, QuestionPart
from foi.moves import MOVES, NEVER_TAKEN_BACK, STEPS
from tests import factories as make
from tests.foi.desk import WHY, hold_bank_holidays, make_officer
from tests.meetings.staff import make_staff

pytestmark = pytest.mark.django_db
START = date(2022, 6, 1)

PATHS = [
    "acknowledged searching drafting approval answered internal_review review_upheld ico_complaint decision_notice",
    "acknowledged searching drafting exemption_review pit_extended approval answered closed internal_review",
    "acknowledged clarification_requested searching drafting approval answered_interim drafting approval",
]
"""Ways on which a request is taken some steps before anything is tried."""
BEGINNINGS = st.sampled_from(PATHS).flatmap(
    lambda path: st.integers(0, len(path.split())).map(lambda length: path.split()[:length])
)
PLACES = st.integers(0, 12)
"""Which of the steps that are possible from where the request stands is tried."""
DAYS = st.one_of(st.integers(0, 4), st.integers(-3, 120))
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["step", "step", "step", "step", "any step", "take back", "decide"]),
        PLACES,
        DAYS,
        st.integers(0, 3),
    ),
    min_size=4,
    max_size=24,
)

REPLY_ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ["start", "start", "hand over", "send back", "release", "correct", "step", "take back", "decide"]
        ),
        PLACES,
        st.integers(1, 2),
    ),
    min_size=6,
    max_size=24,
)
FITTING = {PackState.DRAFT: DRAFTED_IN, PackState.CHECKED: (RequestState.APPROVAL,)}
"""Where a request stands while a reply to it is not released; one that is withdrawn may be taken up again there."""


def facts(request):
    """All that a step may change, and what it may never."""
    kept = InformationRequest.objects.get(pk=request.pk)
    rows = kept.events.order_by("pk").values_list(
        "pk", "came_from", "state", "happened_on", "promised_for", "reason", "by", "takes_back"
    )
    return RequestState(kept.state), str(kept.replied), list(rows), kept.history.count()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(beginning=BEGINNINGS, acts=ACTS)
def test_request_follows_the_table_whatever_is_tried(people, beginning, acts):
    request = make.make_request(received=START.isoformat(), state="received")
    make.make_requester(request=request)
    part = make.make_question_part(question=make.make_question(request=request), position=1, outcome="granted")
    make.make_question_part(question=part.question, position=2, outcome="granted")
    make.make_request_event(request=request, happened_on=START)
    _begin(request, beginning, part, people)
    today, before = max(event.happened_on for event in request.events.all()), facts(request)
    for act, place, days, who in acts:
        by = people[who]
        today_tried = today + timedelta(days=days)
        try:
            event = attempt(act, request, place, today_tried, by, part)
        except (PermissionDenied, ValidationError):
            assert facts(request) == before, f"{act} failed and left something behind"
            request = InformationRequest.objects.get(pk=request.pk)
            continue
        after = facts(request)
        if event is None:
            assert after[:3] == before[:3]
        else:
            assert_lawful(act, by, before, after)
            today = max(today, event.happened_on) if act != "take back" else today
        assert_clock_fits(request)
        assert_answered_request_is_decided(request)
        before = facts(request)


def assert_answered_request_is_decided(request):
    """No part of what was answered as a whole is pending, whatever is tried."""
    kept = InformationRequest.objects.get(pk=request.pk)
    if kept.state in SETTLED:
        assert not QuestionPart.objects.filter(question__request=kept, outcome="pending").exists()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=REPLY_ACTS)
def test_reply_and_its_request_stand_together_whatever_is_tried(people, no_files, acts):
    request = make.make_request(received=timezone.localdate().isoformat(), state="searching")
    part = make.make_question_part(question=make.make_question(request=request), position=1, outcome="granted")
    make.make_question_part(question=part.question, position=2, outcome="granted")
    for act, place, who in acts:
        with suppress(PermissionDenied, ValidationError):
            attempt_with_reply(act, request, place, people[who], part)
        request = InformationRequest.objects.get(pk=request.pk)
        pack = Pack.objects.filter(request=request, corrects=None).exclude(state=PackState.RELEASED).first()
        assert pack is None or request.state in (*FITTING[pack.state], RequestState.WITHDRAWN)


def attempt_with_reply(act, request, place, by, part):
    """Try one thing with a reply or beside it, all on one day."""
    pack = Pack.objects.filter(request=request).order_by("-version").first()
    if act == "start":
        pack = drafting.start_reply(request=request, by=by)
        drafting.write_reply(pack=pack, question=part.question, text="There are three.", by=by)
    elif act == "hand over" and pack:
        releasing.hand_over(pack=pack, by=by)
    elif act == "send back" and pack:
        releasing.take_back_to_draft(pack=pack, reason=WHY, by=by)
    elif act == "release" and pack:
        releasing.release(pack=pack, by=by)
    elif act == "correct" and pack:
        drafting.start_correction(pack=pack, reason=WHY, by=by)
    elif act in {"step", "take back", "decide"}:
        attempt(act, request, place, timezone.localdate(), by, part)


def _begin(request, beginning, part, people):
    """Take the request some steps on, as its officers do."""
    for number, to in enumerate(beginning, start=1):
        part.outcome = "pending" if to == "answered_interim" else "granted"
        part.save()
        by = people[2] if to.startswith("answered") else people[3] if to.startswith("review") else people[1]
        promised = START + timedelta(days=50) if to == "pit_extended" else None
        take_step(request=request, to=to, on=START + timedelta(days=number), reason=WHY, by=by, promised_for=promised)


def attempt(act, request, place, on, by, part):
    """Try one thing; returns the step that it recorded, if it did."""
    if act == "decide":
        part.refresh_from_db()
        part.outcome = ["granted", "pending", "refused", "withdrawn"][place % 4]
        with transaction.atomic():
            part.save()
        return None
    if act == "take back":
        return take_back(request=request, event=request.events.standing().last(), reason=WHY, by=by)
    steps = [step for step in STEPS if step.came_from == request.state] or list(STEPS)
    steps = list(STEPS) if act == "any step" else steps
    step = steps[place % len(steps)]
    promised = on + timedelta(days=20) if step.promises else None
    return take_step(
        request=request, to=step.to, on=on, reason=WHY, by=by, promised_for=promised, agreed=step.needs_consent
    )


def assert_lawful(act, by, before, after):
    (state, replied, rows, changes), (new_state, new_replied, new_rows, new_changes) = before, after
    assert new_rows[: len(rows)] == rows, "a step was changed"
    ((_, came_from, to, _, _, reason, who, takes_back),) = new_rows[len(rows) :]
    assert (came_from, to, reason.removesuffix(" The requester agreed."), who) == (state, new_state, WHY, by.pk)
    assert new_changes == changes + 1
    if act == "take back":
        taken = next(row for row in rows if row[0] == takes_back)
        assert (taken[1], taken[2]) == (new_state, state)
        assert state not in NEVER_TAKEN_BACK
        return
    step = MOVES[state, new_state]
    assert by.has_perm(step.permission)
    standing = [row for row in rows if row[7] is None and row[0] not in {other[7] for other in rows}]
    if step.afresh:
        assert by.pk not in {row[6] for row in standing if row[2] in {"approval", "answered_interim", "answered"}}
    reviewed = {row[2] for row in standing} & {"review_upheld", "review_part_upheld", "review_overturned"}
    assert not (reviewed and new_state == "internal_review")
    for named in step.not_by_who_took:
        assert [row[6] for row in standing if row[2] == named][-1:] != [by.pk]
    assert (new_replied != replied) <= (new_state in {"answered", "answered_interim"})


def assert_clock_fits(request):
    """The deadline can be told in every state that can be reached, and waits where the requester is waited for."""
    kept = InformationRequest.objects.get(pk=request.pk)
    steps = list(kept.events.standing())
    clock = clock_of(kept, steps, Calendar.held())
    assert clock is not None
    due = deadline_of(kept).due
    assert (due is not None) == (kept.state in OURS or kept.state == "internal_review")
    assert (clock.waiting is not None) == (kept.state in {"clarification_requested", "fee_requested"}) or clock.ended
    ends = {Happened.ANSWERED, Happened.CLOSED}
    ended = [step for event in steps if (step := MOVES.get((event.came_from, event.state))) and step.clock in ends]
    assert (clock.ended is not None) <= bool(ended)


@pytest.fixture
def people():
    hold_bank_holidays(2022, 2026)
    return make_staff("Auditor"), make_officer(), make_officer(), make_officer()


@pytest.fixture
def no_files(monkeypatch):
    """Replies without their files, which take long to make and change nothing of where a request stands."""
    monkeypatch.setattr("foi.packing.readiness.all_files", lambda pack, reply: ())
