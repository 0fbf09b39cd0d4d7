"""Minutes are approved by a later meeting or in writing, with the changes that were agreed (MIN-02, MIN-03)."""

import pytest
from django.core.exceptions import ValidationError

from meetings.actions.amendments import AgreedChange
from meetings.actions.minutes import approve, circulate, take_back
from meetings.models import Amendment, Minutes
from tests.factories import make_agenda_item, make_attendance, make_meeting, make_meeting_event, make_minutes
from tests.meetings.amending import change_text
from tests.meetings.making import make_decision
from tests.meetings.staff import make_editor, make_publisher

pytestmark = pytest.mark.django_db


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


def test_approve_at_a_meeting_of_which_only_the_year_is_known():
    meeting = make_minutes(stage="circulated", meeting=make_meeting(date="2022-03-01")).meeting
    later = make_meeting(date="2022", group=meeting.group)
    assert approve(meeting=meeting, by=make_publisher(), at=later).approved_on == "2022"
