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
from meetings.models import Amendment, Minutes, MinutesMove
from tests.factories import make_agenda_item, make_attendance, make_meeting, make_meeting_event, make_minutes
from tests.meetings.making import make_decision
from tests.meetings.staff import make_editor, make_publisher, make_staff

pytestmark = pytest.mark.django_db


def steps(meeting):
    return list(MinutesMove.objects.filter(minutes__meeting=meeting).values_list("stage", "dated", "reason", "by"))


def change_text(meeting, before, after):
    """An item whose text was circulated in one form, and changed before the approval."""
    item = make_agenda_item(meeting=meeting, title="Invented item", text=f"<p>{before}</p>")
    item.text = f"<p>{after}</p>"
    item.save()
    return item


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


def test_approval_taken_back_leaves_no_approval():
    meeting = make_minutes(stage="approved", approved_by_procedure="By email", approved_on="2022").meeting
    minutes = take_back(meeting=meeting, by=make_publisher(), reason="Recorded by mistake.")
    assert (minutes.stage, minutes.approved_by_procedure, minutes.approved_on) == ("draft", "", "")


def test_changes_agreed_with_an_approval_are_taken_back_with_it():
    publisher = make_publisher()
    meeting = make_minutes(stage="circulated").meeting
    change_text(meeting, "A weekly red letter.", "A monthly blue letter.")
    approve(meeting=meeting, by=publisher, procedure="By email", amendments=[AgreedChange("weekly", "monthly")])
    take_back(meeting=meeting, by=publisher, reason="Recorded by mistake.")
    circulate(meeting=meeting, by=make_editor())
    approve(meeting=meeting, by=publisher, procedure="By letter", amendments=[AgreedChange("red", "blue")])
    assert list(Amendment.objects.values_list("position", "before", "after", "audience")) == [
        (1, "red", "blue", "public")
    ]
    deleted = Amendment.history.get(history_type="-")
    assert (deleted.before, deleted.history_user, deleted.history_change_reason) == (
        "weekly",
        publisher,
        "Recorded by mistake.",
    )


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            AgreedChange("ten cases", "twelve cases"),
            (
                "“twelve cases” does not stand in the minutes yet. Put the change into the text on the page “Write the "
                "minutes” first, and record the approval then."
            ),
        ),
        (
            AgreedChange("tenn cases", "review 10  cases"),
            "“tenn cases” never stood in the minutes. Give the words as they were circulated.",
        ),
    ],
)
def test_change_that_is_not_in_the_text_or_never_was_is_refused(change, problem):
    meeting = make_minutes(stage="circulated").meeting
    change_text(meeting, "They will review ten cases.", "They will review 10 cases.")
    with pytest.raises(ValidationError) as refused:
        approve(meeting=meeting, by=make_publisher(), procedure="By email", amendments=[change])
    assert refused.value.messages == [problem]
    assert (Minutes.objects.get().stage, Amendment.objects.count()) == ("circulated", 0)


def test_change_of_a_decision_stands_with_its_item():
    meeting = make_minutes(stage="circulated").meeting
    item = make_agenda_item(meeting=meeting)
    decision = make_decision(item=item, text="To meet weekly.")
    decision.text = "To meet monthly."
    decision.save()
    approve(
        meeting=meeting,
        by=make_publisher(),
        procedure="By email",
        amendments=[AgreedChange("weekly", "monthly", item=item)],
    )
    assert Amendment.objects.get().after == "monthly"


def test_change_of_a_name_or_of_the_summary_is_one_of_the_minutes():
    meeting = make_minutes(stage="circulated", summary="They met twice.").meeting
    name = make_attendance(meeting=meeting, name_as_printed="Ann Invented")
    name.name_as_printed = "Anne Invented"
    name.save()
    changes = [AgreedChange("Ann Invented", "Anne Invented"), AgreedChange("", "They met twice.")]
    approve(meeting=meeting, by=make_publisher(), procedure="By email", amendments=changes)
    assert list(Amendment.objects.values_list("before", "after")) == [
        ("Ann Invented", "Anne Invented"),
        ("", "They met twice."),
    ]


def test_change_agreed_of_one_item_must_stand_in_that_item():
    meeting = make_minutes(stage="circulated").meeting
    changed = change_text(meeting, "Ten cases.", "Twelve cases.")
    other = change_text(meeting, "Nothing.", "Nothing more.")
    publisher = make_publisher()
    with pytest.raises(ValidationError, match="does not stand in “"):
        approve(
            meeting=meeting, by=publisher, procedure="By email", amendments=[AgreedChange("Ten", "Twelve", item=other)]
        )
    approve(
        meeting=meeting, by=publisher, procedure="By email", amendments=[AgreedChange("Ten", "Twelve", item=changed)]
    )
    assert Amendment.objects.get().item == changed


def test_approve_without_meeting_or_procedure_is_refused():
    meeting = make_minutes(stage="circulated").meeting
    with pytest.raises(ValidationError, match="Name the later meeting"):
        approve(meeting=meeting, by=make_publisher(), procedure=" ")
    assert Minutes.objects.get().stage == "circulated"


@pytest.mark.parametrize("earlier", ["2022-02", "2021"])
def test_approve_at_an_earlier_meeting_is_refused(earlier):
    meeting = make_minutes(stage="circulated", meeting=make_meeting(date="2022-03-01")).meeting
    with pytest.raises(ValidationError, match="held after this one"):
        approve(meeting=meeting, by=make_publisher(), at=make_meeting(date=earlier, group=meeting.group))
    with pytest.raises(ValidationError, match="held after this one"):
        approve(meeting=meeting, by=make_publisher(), at=meeting)


@pytest.mark.parametrize("kind", ["cancelled", "postponed", "not_held"])
def test_approve_at_a_meeting_that_did_not_take_place_is_refused(kind):
    meeting = make_minutes(stage="circulated", meeting=make_meeting(date="2022-03-01")).meeting
    later = make_meeting(date="2022-04-05", group=meeting.group)
    make_meeting_event(meeting=later, kind=kind, dated="2022-04-01", reason="Invented.")
    with pytest.raises(ValidationError, match="it approved nothing"):
        approve(meeting=meeting, by=make_publisher(), at=later)
    assert Minutes.objects.get().stage == "circulated"


def test_approve_at_a_meeting_that_is_still_to_come_is_refused():
    meeting = make_minutes(stage="circulated", meeting=make_meeting(date="2022-03-01")).meeting
    with pytest.raises(ValidationError, match="has not taken place yet"):
        approve(meeting=meeting, by=make_publisher(), at=make_meeting(date="2099-01-01", group=meeting.group))
    assert Minutes.objects.get().stage == "circulated"


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


def test_approve_at_a_meeting_of_which_only_the_year_is_known():
    meeting = make_minutes(stage="circulated", meeting=make_meeting(date="2022-03-01")).meeting
    later = make_meeting(date="2022", group=meeting.group)
    assert approve(meeting=meeting, by=make_publisher(), at=later).approved_on == "2022"


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
