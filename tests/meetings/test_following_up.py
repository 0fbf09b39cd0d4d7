"""Actions: added once, reported on, carried from meeting to meeting, and read as they stood on a day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from meetings.actions import following_up
from meetings.models import Action, ActionUpdate
from tests.factories import make_agenda_item, make_group, make_meeting, make_person, make_role, make_user
from tests.meetings.making import make_action, make_action_update, make_joint_meeting

pytestmark = pytest.mark.django_db

DAY = date(2022, 6, 30)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: DAY)


@pytest.fixture
def editor():
    return make_user(username="editor")


@pytest.fixture
def action():
    return make_action(meeting=make_meeting(date="2022-03-01"))


def add(meeting, editor, **values):
    values = {"text": "Write to the council", "reason": "As the minutes say.", **values}
    return following_up.add_action(meeting=meeting, by=editor, **values)


def report(action, editor, status="done", on="2022-05-01", text="", **values):
    return following_up.update_action(action=action, status=status, on=on, text=text, by=editor, **values)


def said(caught):
    return caught.value.messages


def test_add_action_takes_the_next_place_and_is_for_staff(editor):
    meeting = make_meeting(date="2022-03-01")
    make_action(meeting=meeting, position=4)
    item = make_agenda_item(meeting=meeting)
    made = [add(meeting, editor, item=item, owner_role="chair", due="2022-05") for _ in range(2)]
    assert made[0] == made[1]
    assert list(
        Action.objects.filter(position__gt=4).values_list(
            "position", "text", "item", "owner_role", "due", "audience", "withholding_reason"
        )
    ) == [(5, "Write to the council", item.pk, "chair", "2022-05", "staff", "not_considered")]
    assert made[0].history.get().history_change_reason == "As the minutes say."


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"due": "2022-02"}, "This date lies before the meeting that asked for it."),
        ({"text": " "}, "This field cannot be blank."),
        ({"reason": ""}, "Say why. The reason is kept with the change."),
    ],
)
def test_add_action_that_makes_no_sense_is_refused(editor, values, problem):
    with pytest.raises(ValidationError) as caught:
        add(make_meeting(date="2022-03-01"), editor, **values)
    assert (said(caught), Action.objects.count()) == ([problem], 0)


def test_add_action_under_an_item_of_another_meeting_is_refused(editor):
    with pytest.raises(ValidationError) as caught:
        add(make_meeting(), editor, item=make_agenda_item())
    assert said(caught) == ["This item is on the agenda of another meeting."]


def test_update_sent_twice_has_one_effect(editor, action):
    first = report(action, editor, text="The letter went out.")
    assert report(action, editor, text="The letter went out.") == first
    assert list(ActionUpdate.objects.values_list("status", "dated", "text")) == [
        ("done", "2022-05-01", "The letter went out.")
    ]
    assert first.history.get().history_change_reason == "The letter went out."


def test_update_may_open_what_was_done(editor, action):
    report(action, editor)
    report(action, editor, status="open", on="2022-06", text="The letter came back.")
    assert following_up.status_on_record(action) == "open"


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"on": "2022-07-01"}, "This day has not come yet."),
        ({"on": ""}, "Give the date of this report."),
        ({"on": "2022-02-28"}, "This date lies before the meeting that asked for it (1 March 2022)."),
        ({"on": "2022-03-31"}, "This date lies before the last report on the action (1 April 2022)."),
        ({"status": "closed_no_action"}, "Say why it was closed without action."),
        ({"status": "carried_forward"}, "Carry it forward to a meeting, on the page for that."),
    ],
)
def test_update_that_makes_no_sense_is_refused(editor, action, values, problem):
    make_action_update(action=action, dated="2022-04-01")
    with pytest.raises(ValidationError) as caught:
        report(action, editor, **values)
    assert (said(caught), action.updates.count()) == ([problem], 1)


def test_carried_forward_names_the_meeting_and_stays_open(editor, action):
    later = make_meeting(group=action.meeting.group, date="2022-09-01")
    made = [
        following_up.carry_forward(action=action, to=later, on="2022-06-01", text="No reply yet.", by=editor)
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert list(ActionUpdate.objects.values_list("status", "dated", "meeting", "text")) == [
        ("carried_forward", "2022-06-01", later.pk, "No reply yet.")
    ]
    assert list(Action.objects.open_on(DAY)) == [action]


@pytest.mark.parametrize(
    ("where", "problem"),
    [
        ("same", "This is the meeting that the action comes from. Choose a later one."),
        ("before", "This meeting was before the one that asked for it (1 March 2022)."),
    ],
)
def test_carried_forward_to_no_later_meeting_is_refused(editor, action, where, problem):
    to = action.meeting if where == "same" else make_meeting(date="2022-02")
    with pytest.raises(ValidationError) as caught:
        following_up.carry_forward(action=action, to=to, on="2022-06-01", by=editor)
    assert (said(caught), action.updates.count()) == ([problem], 0)


@pytest.mark.parametrize("status", ["done", "closed_no_action"])
def test_carried_forward_of_what_is_over_is_refused(editor, action, status):
    make_action_update(action=action, status=status, text="Overtaken.", dated="2022-04-01")
    with pytest.raises(ValidationError) as caught:
        following_up.carry_forward(action=action, to=make_meeting(date="2022-09-01"), on="2022-06-01", by=editor)
    assert said(caught) == ["This action is done or closed, so there is nothing to carry forward."]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2022, 3, 31), "open"),
        (date(2022, 4, 1), "carried_forward"),
        (date(2022, 5, 3), "carried_forward"),
        (date(2022, 5, 4), "done"),
        (date(2022, 6, 30), "open"),
    ],
)
def test_action_stands_on_a_day_as_the_last_report_by_then_said(action, day, status):
    make_action_update(action=action, status="carried_forward", dated="2022-04-01", meeting=make_meeting())
    make_action_update(action=action, status="open", dated="2022-06")
    make_action_update(action=action, status="done", dated="", meeting=make_meeting(date="2022-05-04"))
    found = Action.objects.on(day).get()
    assert (found.status_then, Action.objects.open_on(day).exists()) == (status, status != "done")


def test_open_actions_of_a_group_hold_those_of_joint_meetings_soonest_due_first():
    group = make_group()
    own, joint, ahead = (
        make_meeting(group=group, date="2022-03-01"),
        make_meeting(),
        make_meeting(group=group, date="2023"),
    )
    make_joint_meeting(meeting=joint, group=group)
    late = make_action(meeting=own, due="2022-05")
    without = make_action(meeting=own)
    soon = make_action(meeting=joint, due="2022-04-30")
    make_action()
    make_action(meeting=ahead)
    done = make_action(meeting=own)
    make_action_update(action=done, status="done", dated="2022-03-02")
    found = Action.objects.of_group(group).open_on(DAY).soonest_due_first()
    assert list(found) == [soon, late, without]
    assert list(found.overdue_on(date(2022, 5, 31))) == [soon]


def test_report_that_names_someone_whose_name_is_not_public_is_refused(editor, action):
    make_role(person=make_person(name="Jane Invented"), audience="staff", withholding_reason="s40_2")
    with pytest.raises(ValidationError) as refused:
        report(action, editor, text="Jane Invented rang 020 7946 0001.")
    told = (
        "The public reads this report with the action. “Jane Invented” looks like the name of a person that is not "
        "public; “020 7946 0001” looks like a telephone number. Say it without."
    )
    assert refused.value.message_dict == {"text": [told]}
    assert action.updates.count() == 0


def test_report_may_name_someone_who_is_named_openly_in_the_group(editor, action):
    action.meeting.group = make_group()
    action.meeting.save()
    make_role(group=action.meeting.group, person=make_person(name="Jane Invented"))
    report(action, editor, text="Jane Invented wrote.")
    assert action.updates.get().text == "Jane Invented wrote."
