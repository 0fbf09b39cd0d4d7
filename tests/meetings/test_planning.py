"""Meetings are planned in series and announced: each step recorded with its date, and nothing planned twice."""

from datetime import date, time
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError

from iag_registry.lib.partial_dates import PartialDate as Day
from meetings.actions import planning
from meetings.models import JointMeeting, Meeting, MeetingEvent
from tests.factories import make_group, make_meeting, make_meeting_event
from tests.meetings.making import make_joint_meeting
from tests.meetings.recorded import said, steps

pytestmark = pytest.mark.django_db

FORM = UUID("00000000-0000-4000-8000-000000000001")
OTHER_FORM = UUID("00000000-0000-4000-8000-000000000002")


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2027, 5, 10))


def plan(group, editor, dates, form=FORM, **values):
    values = {"title": "Meeting of the invented group", **values}
    return planning.plan_series(
        group=group, dates=[Day(each) for each in dates], form=form, by=editor, reason="Planned for 2027.", **values
    )


def test_plan_series_makes_a_meeting_for_staff_on_each_date(editor):
    group = make_group(key="invented-iag")
    made = plan(group, editor, ["2027-06-08", "2027-07"], start_time=time(18, 30), place="Invented Hall")
    assert list(
        Meeting.objects.order_by("date").values_list("slug", "title", "date", "start_time", "place", "audience")
    ) == [
        (
            "2027-06-08",
            "Meeting of the invented group, 8 June 2027",
            "2027-06-08",
            time(18, 30),
            "Invented Hall",
            "staff",
        ),
        ("2027-07", "Meeting of the invented group, July 2027", "2027-07", time(18, 30), "Invented Hall", "staff"),
    ]
    assert [steps(meeting) for meeting in made] == [[("planned", "2027-05-10", "")]] * 2
    history = made[0].history.get()
    assert (history.history_user, history.history_change_reason) == (editor, "Planned for 2027.")


def test_plan_series_sent_twice_has_one_effect(editor):
    group = make_group()
    first = plan(group, editor, ["2027-06-08", "2027-07-13"])
    second = plan(group, editor, ["2027-06-08", "2027-07-13"])
    assert (second, Meeting.objects.count(), MeetingEvent.objects.count()) == (first, 2, 2)


def test_plan_series_of_another_list_of_dates_in_the_same_form_is_planned(editor):
    group = make_group()
    plan(group, editor, ["2027-06-08"])
    plan(group, editor, ["2027-06-08", "2027-07-13"])
    assert sorted(group.meetings.values_list("slug", flat=True)) == ["2027-06-08", "2027-06-08-2", "2027-07-13"]


def test_preview_numbers_a_second_meeting_of_a_day_and_names_the_first(editor):
    group = make_group()
    there = make_meeting(group=group, slug="2027-06-08", date="2027-06-08")
    joint = make_meeting(date="2027-07-13")
    make_joint_meeting(meeting=joint, group=group)
    found = planning.preview_series(
        group=group, dates=[Day("2027-06-08"), Day("2027-07-13"), Day("2027"), Day("2027")], sees=lambda rows: rows
    )
    assert [(each.slug, each.already_that_day) for each in found] == [
        ("2027-06-08-2", there),
        ("2027-07-13", joint),
        ("2027", None),
        ("2027-2", None),
    ]
    assert Meeting.objects.count() == 2


def test_preview_does_not_tell_of_a_meeting_that_is_not_seen():
    group = make_group()
    make_meeting(group=group, slug="closed", title="Closed meeting", date="2027-06-08", audience="restricted")
    found = planning.preview_series(
        group=group, dates=[Day("2027-06-08")], sees=lambda rows: rows.exclude(audience="restricted")
    )
    assert [(each.slug, each.already_that_day) for each in found] == [("2027-06-08", None)]


def test_plan_series_of_several_groups_names_the_others(editor):
    group, other = make_group(), make_group()
    (meeting,) = plan(group, editor, ["2027-06-08"], joint_groups=[other])
    assert list(JointMeeting.objects.values_list("meeting", "group")) == [(meeting.pk, other.pk)]
    assert list(Meeting.objects.of_group(other)) == list(Meeting.objects.of_group(group)) == [meeting]


def test_plan_series_with_a_broken_row_saves_none(editor):
    group = make_group()
    with pytest.raises(ValidationError) as caught:
        plan(group, editor, ["2027-06-08", "2027-07-13"], joint_groups=[group])
    assert said(caught) == ["The meeting is this group's own. Name only the others."]
    assert (Meeting.objects.count(), JointMeeting.objects.count()) == (0, 0)


def test_notice_is_published_once_with_its_words(editor):
    meeting = make_meeting(date="2027-06-08")
    make_meeting_event(meeting=meeting, kind="planned", dated="2027-05-01")
    for _ in range(2):
        planning.publish_notice(meeting=meeting, notice="All are welcome.\n", on=Day("2027-05-09"), by=editor)
    meeting.refresh_from_db()
    assert (meeting.notice, steps(meeting)) == (
        "All are welcome.",
        [("planned", "2027-05-01", ""), ("notice_published", "2027-05-09", "")],
    )


def test_notice_of_another_wording_is_refused(editor):
    meeting = make_meeting(date="2027-06-08")
    planning.publish_notice(meeting=meeting, notice="All are welcome.", on=Day("2027-05-09"), by=editor)
    with pytest.raises(ValidationError) as caught:
        planning.publish_notice(meeting=meeting, notice="Moved.", on=Day("2027-05-09"), by=editor)
    assert said(caught) == ["Another notice was published already. Correct its words on the page of the meeting."]
    assert Meeting.objects.get().notice == "All are welcome."


@pytest.mark.parametrize("hidden", ["meeting", "group"])
def test_notice_of_what_the_public_may_not_see_is_refused(editor, hidden):
    group = make_group(audience="staff" if hidden == "group" else "public")
    meeting = make_meeting(group=group, audience="staff" if hidden == "meeting" else "public")
    with pytest.raises(ValidationError) as caught:
        planning.publish_notice(meeting=meeting, notice="All are welcome.", on=Day("2027-05-09"), by=editor)
    assert said(caught) == [
        "The public cannot see this meeting yet. Ask a publisher to make it, and its group, public first."
    ]
    assert steps(meeting) == []


def test_meeting_of_the_past_that_is_entered_afterwards_can_be_recorded_as_held(editor):
    group = make_group()
    (meeting,) = plan(group, editor, ["2027-03-09"])
    planning.mark_held(meeting=meeting, on=Day("2027-03-09"), by=editor, reason="As the file says.")
    assert [(event.kind, event.dated) for event in meeting.events.order_by("pk")] == [
        ("planned", "2027-05-10"),
        ("held", "2027-03-09"),
    ]
