"""A meeting is held, cancelled, postponed or not held: each recorded once with date and reason, and nothing lost."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from iag_registry.lib.partial_dates import PartialDate as Day
from meetings.actions import planning
from meetings.models import Meeting
from tests.factories import make_group, make_meeting, make_meeting_event
from tests.meetings.making import make_joint_meeting
from tests.meetings.recorded import said, steps

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2027, 5, 10))


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


def test_postponed_to_a_day_before_is_refused(editor):
    meeting = make_meeting(group=make_group(), date="2027-06-08")
    with pytest.raises(ValidationError) as caught:
        planning.postpone(meeting=meeting, to=Day("2020-01-01"), on=Day("2027-05-01"), reason="Why.", by=editor)
    assert caught.value.message_dict == {"to": ["This date lies before the one that the meeting had, 8 June 2027."]}
