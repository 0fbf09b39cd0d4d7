"""The steps of a meeting: each recorded with date and reason, refused in words, and once however often it is sent."""

from datetime import date, time
from uuid import UUID

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError

from iag_registry.lib.partial_dates import PartialDate as Day
from meetings.actions import planning
from meetings.models import JointMeeting, Meeting, MeetingEvent
from tests.factories import make_group, make_meeting, make_meeting_event, make_user
from tests.meetings.making import make_joint_meeting

pytestmark = pytest.mark.django_db

FORM = UUID("00000000-0000-4000-8000-000000000001")
OTHER_FORM = UUID("00000000-0000-4000-8000-000000000002")


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2027, 5, 10))


@pytest.fixture
def editor():
    return make_user(username="editor")


@pytest.fixture
def publisher():
    user = make_user(username="publisher")
    user.user_permissions.add(Permission.objects.get(codename="publish_records"))
    return user


def plan(group, editor, dates, form=FORM, **values):
    values = {"title": "Meeting of the invented group", **values}
    return planning.plan_series(
        group=group, dates=[Day(each) for each in dates], form=form, by=editor, reason="Planned for 2027.", **values
    )


def steps(meeting):
    return list(meeting.events.values_list("kind", "dated", "reason"))


def said(caught):
    return caught.value.messages


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


@pytest.mark.parametrize("planned", ["", "2027-05", "2027-05-04"])
def test_held_takes_the_day_where_none_was_known(editor, planned):
    meeting = make_meeting(date=planned, slug="kept")
    for _ in range(2):
        planning.mark_held(meeting=meeting, on=Day("2027-05-04"), by=editor, reason="The chair said so.")
    meeting.refresh_from_db()
    assert (meeting.date, meeting.slug, steps(meeting)) == ("2027-05-04", "kept", [("held", "2027-05-04", "")])
    assert meeting.events.get().history.get().history_change_reason == "The chair said so."


@pytest.mark.parametrize(
    ("on", "problem"),
    [
        (
            "2027-05-03",
            (
                "The meeting was planned for 4 May 2027. If it was moved, record that it was postponed; if the date is "
                "wrong, correct it on the page of the meeting."
            ),
        ),
        ("", "Give the date."),
    ],
)
def test_held_on_another_day_is_refused(editor, on, problem):
    meeting = make_meeting(date="2027-05-04")
    with pytest.raises(ValidationError) as caught:
        planning.mark_held(meeting=meeting, on=Day(on), by=editor, reason="The chair said so.")
    assert (said(caught), steps(meeting)) == ([problem], [])


def test_held_on_a_day_that_has_not_come_is_refused(editor):
    meeting = make_meeting(date="2027-05-11")
    with pytest.raises(ValidationError) as caught:
        planning.mark_held(meeting=meeting, on=Day("2027-05-11"), by=editor, reason="Sure to be.")
    assert said(caught) == ["This day has not come yet."]


def call(step, meeting, editor, on="2027-05-09", **values):
    ways = {
        "held": lambda: planning.mark_held(meeting=meeting, on=Day(on), by=editor, reason="Why."),
        "cancelled": lambda: planning.cancel(meeting=meeting, on=Day(on), reason="No quorum.", by=editor),
        "not_held": lambda: planning.mark_not_held(meeting=meeting, on=Day(on), reason="Nobody came.", by=editor),
        "postponed": lambda: planning.postpone(
            meeting=meeting, to=Day(values.get("to", "2027-06-08")), on=Day(on), reason="The room.", by=editor
        ),
        "notice_published": lambda: planning.publish_notice(meeting=meeting, notice="Come.", on=Day(on), by=editor),
    }
    return ways[step]()


@pytest.mark.parametrize("step", ["held", "cancelled", "not_held", "postponed", "notice_published"])
@pytest.mark.parametrize(
    ("over", "words"),
    [
        ("held", "was held"),
        ("cancelled", "was cancelled"),
        ("postponed", "was postponed"),
        ("not_held", "was not held"),
    ],
)
def test_step_of_a_meeting_that_is_over_is_refused(editor, step, over, words):
    meeting = make_meeting(date="2027-05-09")
    event = make_meeting_event(meeting=meeting, kind=over, dated="2027-05-08")
    with pytest.raises(ValidationError) as caught:
        call(step, meeting, editor)
    assert said(caught) == [
        (
            f"This meeting {words} (8 May 2027), so this step is not possible any more. If that is wrong, correct the "
            "entry on the page of the meeting."
        ),
    ]
    assert (list(meeting.events.all()), Meeting.objects.count()) == ([event], 1)


@pytest.mark.parametrize(
    ("step", "on", "recorded"),
    [
        ("cancelled", "2027-05-08", ("cancelled", "2027-05-08", "No quorum.")),
        ("not_held", "2027-05-09", ("not_held", "2027-05-09", "Nobody came.")),
    ],
)
def test_step_sent_twice_has_one_effect(editor, step, on, recorded):
    meeting = make_meeting(date="2027-05-09")
    make_meeting_event(meeting=meeting, kind="planned", dated="2027-05-01")
    assert call(step, meeting, editor, on) == call(step, meeting, editor, on)
    assert steps(meeting) == [("planned", "2027-05-01", ""), recorded]


@pytest.mark.parametrize(
    ("step", "planned", "on", "problem"),
    [
        (
            "cancelled",
            "2027-05-04",
            "2027-05-05",
            "The day of the meeting, 4 May 2027, had passed by then. Record that it was not held.",
        ),
        (
            "not_held",
            "2027-05-20",
            "2027-05-05",
            "The meeting was planned for 20 May 2027, after this day. Cancel it, or postpone it.",
        ),
        ("cancelled", "2027-06-08", "2027-05-11", "This day has not come yet."),
        ("cancelled", "2027-06-08", "", "Give the date."),
        (
            "cancelled",
            "2027-06-08",
            "2027-04-30",
            "That was before the last thing recorded of the meeting: planned on 1 May 2027.",
        ),
        ("postponed", "2027-06-08", "2027-05-05", "This is the date that the meeting has already. Give the new one."),
    ],
)
def test_step_on_a_senseless_day_is_refused(editor, step, planned, on, problem):
    meeting = make_meeting(date=planned)
    make_meeting_event(meeting=meeting, kind="planned", dated="2027-05-01")
    with pytest.raises(ValidationError) as caught:
        call(step, meeting, editor, on)
    assert (said(caught), Meeting.objects.count(), meeting.events.count()) == ([problem], 1, 1)


def test_step_without_a_reason_is_refused(editor):
    meeting = make_meeting(date="2027-06-08")
    with pytest.raises(ValidationError) as caught:
        planning.cancel(meeting=meeting, on=Day("2027-05-09"), reason="", by=editor)
    assert said(caught) == ["Say why. The reason is kept with the change."]


def test_postponed_leaves_a_tombstone_that_leads_to_a_new_meeting(editor):
    meeting = make_meeting(
        title="Meeting of 8 June 2027", date="2027-06-08", place="Invented Hall", place_audience="public"
    )
    make_joint_meeting(meeting=meeting, group=make_group(key="other"))
    make_meeting(group=meeting.group, slug="2027-06-15", date="2027-06-15")
    news = [call("postponed", meeting, editor, to="2027-06-15") for _ in range(2)]
    assert news[0] == news[1]
    new = Meeting.objects.get(pk=news[0].pk)
    assert (new.slug, new.title, new.date, new.place, new.place_audience, new.group, new.audience) == (
        "2027-06-15-2",
        "Meeting of 15 June 2027",
        "2027-06-15",
        "Invented Hall",
        "public",
        meeting.group,
        "staff",
    )
    assert [each.group.key for each in new.joint_groups.all()] == ["other"]
    assert steps(new) == [("planned", "2027-05-09", "")]
    assert list(meeting.events.values_list("kind", "reason", "postponed_to")) == [("postponed", "The room.", new.pk)]
    assert Meeting.objects.count() == 3


@pytest.mark.parametrize("audience", ["public", "on_request", "staff", "restricted"])
def test_postponed_by_an_editor_the_new_meeting_waits_for_a_publisher(editor, publisher, audience):
    made = [
        call("postponed", make_meeting(date="2027-06-08", audience=audience), user, to="2027-06-15").audience
        for user in (editor, publisher)
    ]
    assert made == ["restricted" if audience == "restricted" else "staff", audience]


def test_postponed_to_a_date_that_is_not_known_yet(editor):
    meeting = make_meeting(date="2027-06-08")
    new = call("postponed", meeting, editor, to="")
    assert (new.slug, new.date) == ("date-to-be-confirmed", "")


def test_postponed_twice_to_different_dates_is_refused(editor):
    meeting = make_meeting(date="2027-06-08")
    call("postponed", meeting, editor, to="2027-06-15")
    with pytest.raises(ValidationError) as caught:
        call("postponed", meeting, editor, to="2027-06-22")
    assert said(caught) == [
        (
            "This meeting was postponed (9 May 2027), so this step is not possible any more. If that is wrong, correct "
            "the entry on the page of the meeting."
        ),
    ]
    assert Meeting.objects.count() == 2


def test_meeting_of_the_past_that_is_entered_afterwards_can_be_recorded_as_held(editor):
    group = make_group()
    (meeting,) = plan(group, editor, ["2027-03-09"])
    planning.mark_held(meeting=meeting, on=Day("2027-03-09"), by=editor, reason="As the file says.")
    assert [(event.kind, event.dated) for event in meeting.events.order_by("pk")] == [
        ("planned", "2027-05-10"),
        ("held", "2027-03-09"),
    ]


def test_postponed_to_a_day_before_is_refused(editor):
    meeting = make_meeting(group=make_group(), date="2027-06-08")
    with pytest.raises(ValidationError) as caught:
        planning.postpone(meeting=meeting, to=Day("2020-01-01"), on=Day("2027-05-01"), reason="Why.", by=editor)
    assert caught.value.message_dict == {"to": ["This date lies before the one that the meeting had, 8 June 2027."]}
