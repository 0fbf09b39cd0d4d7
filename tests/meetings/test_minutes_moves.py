"""How minutes come about: each step, who may take it, and the record that it leaves (MIN-02, MIN-03)."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from meetings.actions.amendments import AgreedChange
from meetings.actions.minutes import (
    approve,
    circulate,
    mark_not_taken,
    set_expected,
    start_minutes,
    take_back,
    withhold,
)
from meetings.actions.moves import MOVES, PUBLISHER, allowed_moves
from meetings.choices import MinutesStage as Stage
from meetings.models import Minutes, MinutesMove
from tests.factories import make_meeting, make_minutes
from tests.meetings.amending import change_text
from tests.meetings.staff import make_editor, make_publisher, make_staff

pytestmark = pytest.mark.django_db


def steps(meeting):
    return list(MinutesMove.objects.filter(minutes__meeting=meeting).values_list("stage", "dated", "reason", "by"))


def test_minutes_from_the_first_word_to_their_approval():
    editor, publisher = make_editor(), make_publisher()
    meeting = make_meeting(date="2022-03-01")
    later = make_meeting(group=meeting.group, date="2022-04-05")
    start_minutes(meeting=meeting, by=editor, created="2022-03-02", dated="2022-03-02")
    circulate(meeting=meeting, by=editor, dated="2022-03-08")
    change_text(meeting, "They meet a weekly time.", "They meet monthly.")
    minutes = approve(
        meeting=meeting, by=publisher, at=later, amendments=[AgreedChange("weekly", "monthly"), AgreedChange("a", "")]
    )
    assert steps(meeting) == [
        ("draft", "2022-03-02", "", editor.pk),
        ("circulated", "2022-03-08", "", editor.pk),
        ("approved", "2022-04-05", "", publisher.pk),
    ]
    assert (minutes.stage, minutes.created, minutes.approved_at, minutes.approved_on) == (
        "approved",
        "2022-03-02",
        later,
        "2022-04-05",
    )
    assert list(minutes.amendments.values_list("position", "before", "after")) == [
        (1, "weekly", "monthly"),
        (2, "a", ""),
    ]
    assert MinutesMove.objects.last().approved_at == later
    assert minutes.history.first().history_change_reason == "Approved."


def test_a_step_without_a_date_is_dated_today():
    meeting = make_meeting()
    start_minutes(meeting=meeting, by=make_editor())
    assert steps(meeting)[0][1] == timezone.localdate().isoformat()


def test_not_taken_and_found_after_all():
    editor = make_editor()
    meeting = make_meeting()
    minutes = mark_not_taken(meeting=meeting, by=editor, reason="The clerk was ill.")
    assert (minutes.stage, minutes.reason) == ("not_taken", "The clerk was ill.")
    minutes = start_minutes(meeting=meeting, by=editor)
    assert (minutes.stage, minutes.reason) == ("draft", "")


def test_withheld_with_the_day_on_which_they_may_be_expected_and_taken_up_again():
    publisher = make_publisher()
    meeting = make_minutes(stage="circulated").meeting
    minutes = withhold(meeting=meeting, by=publisher, reason="A trial is going on.", expected="June 2023")
    assert (minutes.stage, minutes.reason, minutes.expected) == ("withheld", "A trial is going on.", "2023-06")
    assert take_back(meeting=meeting, by=publisher, reason="The trial is over.").stage == "draft"


@pytest.mark.parametrize(
    ("on", "message"),
    [("2099-01", "not come yet"), ("2022-02", "before the meeting itself, which is dated 1 March 2022")],
)
def test_step_on_a_day_that_cannot_be_is_refused(on, message):
    publisher = make_publisher()
    meeting = make_minutes(stage="draft", meeting=make_meeting(date="2022-03-01")).meeting
    for step in (circulate, lambda **of: withhold(reason="x", **of)):
        with pytest.raises(ValidationError, match=message):
            step(meeting=meeting, by=publisher, dated=on)
    circulate(meeting=meeting, by=publisher, dated="2022-03")
    with pytest.raises(ValidationError, match=message):
        approve(meeting=meeting, by=publisher, procedure="By email", on=on)
    assert steps(meeting) == [("circulated", "2022-03", "", publisher.pk)]


@pytest.mark.parametrize("step", [mark_not_taken, withhold, take_back])
def test_step_that_needs_a_reason_is_refused_without(step):
    stage = "none" if step is mark_not_taken else "circulated"
    meeting = make_minutes(stage=stage).meeting
    with pytest.raises(ValidationError, match="Say why"):
        step(meeting=meeting, by=make_publisher(), reason="  ")
    assert (Minutes.objects.get().stage, MinutesMove.objects.count()) == (stage, 0)


def test_expected_day_is_kept_with_its_reason():
    editor = make_editor()
    meeting = make_minutes(stage="draft").meeting
    minutes = set_expected(meeting=meeting, by=editor, expected="30/6/2023", reason="The chair is away.")
    assert minutes.expected == "2023-06-30"
    assert minutes.history.first().history_change_reason == "The chair is away."
    with pytest.raises(ValidationError, match="not a date that can be read"):
        set_expected(meeting=meeting, by=editor, expected="soon", reason="x")


@pytest.mark.parametrize(
    ("step", "stage", "role"),
    [
        (lambda **who: start_minutes(**who), "none", "FOI officer"),
        (lambda **who: circulate(**who), "draft", "Auditor"),
        (lambda **who: approve(procedure="By email", **who), "circulated", "Engagement editor"),
        (lambda **who: withhold(reason="x", **who), "draft", "Engagement editor"),
        (lambda **who: take_back(reason="x", **who), "approved", "Engagement editor"),
        (lambda **who: set_expected(expected="2023", reason="x", **who), "draft", "Auditor"),
    ],
)
def test_step_is_refused_to_whom_it_is_not_for(step, stage, role):
    approved = {"approved_by_procedure": "x"} if stage == "approved" else {}
    meeting = make_minutes(stage=stage, **approved).meeting
    with pytest.raises(PermissionDenied):
        step(meeting=meeting, by=make_staff(role))
    assert (Minutes.objects.get().stage, MinutesMove.objects.count()) == (stage, 0)


def test_step_that_there_is_not_is_refused_with_words():
    meeting = make_minutes(stage="published").meeting
    with pytest.raises(ValidationError, match="These minutes stand at “Published”: they cannot become “Circulated”"):
        circulate(meeting=meeting, by=make_publisher())


def test_allowed_moves_are_those_of_the_table_and_of_the_person():
    minutes = make_minutes(stage="circulated")
    assert allowed_moves(minutes, make_editor()) == [Stage.DRAFT]
    assert allowed_moves(minutes, make_publisher()) == [
        Stage.DRAFT,
        Stage.APPROVED,
        Stage.PUBLISHED_DRAFT,
        Stage.WITHDRAWN,
        Stage.WITHHELD,
    ]
    assert allowed_moves(None, make_editor()) == [Stage.DRAFT, Stage.NOT_TAKEN]
    assert allowed_moves(minutes, make_staff("Auditor")) == []


def test_nothing_becomes_public_without_a_publisher():
    shown = {Stage.PUBLISHED, Stage.PUBLISHED_DRAFT, Stage.CORRECTED}
    assert {needed for (_, to), needed in MOVES.items() if to in shown | {Stage.APPROVED}} == {PUBLISHER}


def test_every_stage_can_be_reached_and_none_returns_to_none():
    assert {to for _, to in MOVES} == set(Stage) - {Stage.NONE}
