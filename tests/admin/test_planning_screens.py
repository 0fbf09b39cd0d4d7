"""Planning a year, and the steps of a meeting, in the staff screens."""

from datetime import date

import pytest
from django.urls import reverse

from meetings.models import JointMeeting, Meeting, MeetingEvent
from tests.admin.forms import boxes, fill
from tests.factories import make_group, make_meeting, make_meeting_event

pytestmark = pytest.mark.django_db

PLAN = "/admin/meetings/meeting/plan/"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2027, 5, 10))


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor")


def step(meeting, key):
    return reverse(f"admin:meeting_step_{key}", args=[meeting.pk])


def typed(group, **values):
    return {
        "group": getattr(group, "key", group),
        "title": "Meeting of the invented group",
        "first": "2027-06-01",
        "last": "2027-08-31",
        "reason": "Agreed in May.",
        **values,
    }


def errors(answer):
    return {name: list(said) for name, said in answer.context["form"].errors.items()}


def test_plan_shows_the_dates_before_anything_is_saved(editor):
    group = make_group(key="invented-iag")
    there = make_meeting(group=group, slug="2027-07-13", date="2027-07-13")
    answer = fill(editor, PLAN, preview="1", **typed(group))
    assert [(each.date, each.slug, each.already_that_day) for each in answer.context["planned"]] == [
        ("2027-06-08", "2027-06-08", None),
        ("2027-07-13", "2027-07-13-2", there),
        ("2027-08-10", "2027-08-10", None),
    ]
    assert Meeting.objects.count() == 1


def test_plan_does_not_tell_of_a_restricted_meeting(editor):
    group = make_group(key="invented-iag")
    make_meeting(group=group, slug="closed", title="Closed meeting", date="2027-07-13", audience="restricted")
    answer = fill(editor, PLAN, preview="1", **typed(group))
    assert [each.already_that_day for each in answer.context["planned"]] == [None, None, None]
    assert "Closed meeting" not in answer.content.decode()


def test_plan_saves_what_was_shown_once(editor):
    group, other = make_group(key="invented-iag"), make_group(key="other-iag", name="Other IAG")
    shown = fill(editor, PLAN, preview="1", **typed(group, others="Other IAG\n", place="Invented Hall"))
    sent = boxes(shown.content) | {"save": "1"}
    answers = [editor.post(PLAN, sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert list(group.meetings.order_by("date").values_list("slug", "place", "place_audience", "audience")) == [
        ("2027-06-08", "Invented Hall", "staff", "staff"),
        ("2027-07-13", "Invented Hall", "staff", "staff"),
        ("2027-08-10", "Invented Hall", "staff", "staff"),
    ]
    assert JointMeeting.objects.filter(group=other).count() == 3
    history = group.meetings.first().history.get()
    assert (history.history_user, history.history_change_reason) == (editor.user, "Agreed in May.")


def test_plan_that_was_changed_after_it_was_shown_is_shown_again(editor):
    group = make_group(key="invented-iag")
    shown = fill(editor, PLAN, preview="1", **typed(group))
    answer = editor.post(PLAN, boxes(shown.content) | {"save": "1", "last": "2027-07-31"})
    assert (len(answer.context["planned"]), Meeting.objects.count()) == (2, 0)
    assert editor.post(PLAN, boxes(answer.content) | {"save": "1"}).status_code == 302
    assert Meeting.objects.count() == 2


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"group": "nobody"}, {"group"}),
        ({"title": ""}, {"title"}),
        ({"first": ""}, {"first"}),
        ({"last": ""}, {"last"}),
        ({"last": "2027-06-07"}, {"last"}),
        ({"pattern": "weeks"}, {"weeks"}),
        ({"pattern": "weeks", "weeks": "0"}, {"weeks"}),
        ({"pattern": "list", "dates": "soon"}, {"dates"}),
        ({"pattern": "list"}, {"dates"}),
        ({"others": "invented-iag"}, {"others"}),
        ({"others": "nobody"}, {"others"}),
        ({"start_time": "late"}, {"start_time"}),
        ({"reason": ""}, {"reason"}),
    ],
)
def test_plan_that_is_not_clear_is_refused_at_its_box(editor, values, said):
    group = make_group(key="invented-iag")
    answer = fill(editor, PLAN, preview="1", **typed(**{"group": group, **values}))
    assert (set(errors(answer)), answer.context["planned"]) == (said, [])


@pytest.mark.parametrize("role", ["Engagement editor", "Publisher"])
def test_plan_asks_only_those_who_may_say_it_who_sees_the_place(signed_in, role):
    client = signed_in("Engagement editor", role)
    names = set(boxes(client.get(PLAN).content))
    assert ({"place", "place_audience", "online_audience"} & names) == (
        {"place"} if role == "Engagement editor" else {"place", "place_audience", "online_audience"}
    )


def test_plan_of_a_restricted_group_is_refused_like_one_that_never_was(editor):
    make_group(key="closed-iag", audience="restricted")
    answers = {key: fill(editor, PLAN, preview="1", **typed(key)) for key in ("closed-iag", "never-was")}
    assert [errors(answer)["group"][0].replace(key, "…") for key, answer in answers.items()] == [
        "“…” is not one of the groups. Type a few letters and choose one that is offered, or type its key."
    ] * 2


@pytest.mark.parametrize(
    ("key", "values", "recorded"),
    [
        ("notice", {"notice": "Come.", "on": "9 May 2027"}, ("notice_published", "2027-05-09", "")),
        ("held", {"on": "9/5/2027", "reason": "The chair said so."}, ("held", "2027-05-09", "")),
        ("cancel", {"reason": "No quorum."}, ("cancelled", "2027-05-10", "No quorum.")),
        ("postpone", {"to": "June 2027", "reason": "The room."}, ("postponed", "2027-05-10", "The room.")),
        ("not-held", {"on": "10/5/2027", "reason": "Nobody came."}, ("not_held", "2027-05-10", "Nobody came.")),
    ],
)
def test_step_is_recorded_and_led_back_from(editor, key, values, recorded):
    meeting = make_meeting(date="2027-05")
    answer = fill(editor, step(meeting, key), **values)
    assert (answer.status_code, answer["Location"]) == (302, f"/admin/meetings/meeting/{meeting.pk}/change/")
    assert list(meeting.events.values_list("kind", "dated", "reason")) == [recorded]
    assert meeting.events.get().history.get().history_user == editor.user


def test_step_that_is_refused_says_why_and_keeps_what_was_typed(editor):
    meeting = make_meeting(date="2027-05-09")
    make_meeting_event(meeting=meeting, kind="held", dated="2027-05-09")
    answer = fill(editor, step(meeting, "cancel"), reason="No quorum.")
    assert errors(answer) == {
        "__all__": [
            (
                "This meeting was held (9 May 2027), so this step is not possible any more. If that is wrong, correct "
                "the entry on the page of the meeting."
            )
        ]
    }
    assert boxes(answer.content)["reason"] == "No quorum."
    assert MeetingEvent.objects.count() == 1


@pytest.mark.parametrize("key", ["notice", "held", "cancel", "postpone", "not-held"])
def test_step_without_its_words_is_refused(editor, key):
    meeting = make_meeting(date="2027-05")
    answer = editor.post(step(meeting, key), {})
    assert (answer.status_code, MeetingEvent.objects.count()) == (200, 0)
    assert errors(answer)["notice" if key == "notice" else "reason"] == ["This field is required."]


@pytest.mark.parametrize(
    ("last", "shown"),
    [
        ("", ["notice", "held", "cancel", "postpone", "not-held"]),
        ("planned", ["notice", "held", "cancel", "postpone", "not-held"]),
        ("notice_published", ["held", "cancel", "postpone", "not-held"]),
        ("held", []),
        ("cancelled", []),
        ("postponed", []),
        ("not_held", []),
    ],
)
def test_page_of_a_meeting_offers_the_steps_that_make_sense(editor, last, shown):
    meeting = make_meeting(date="2027-05")
    if last:
        make_meeting_event(meeting=meeting, kind=last)
    sections = editor.get(f"/admin/meetings/meeting/{meeting.pk}/change/").context["sections"]
    assert [address for _, address in sections[0][2]] == [step(meeting, key) for key in shown]


def test_page_of_a_meeting_offers_nothing_to_those_who_only_read(signed_in):
    meeting = make_meeting()
    for role in ("FOI officer", "Auditor"):
        sections = signed_in(role).get(f"/admin/meetings/meeting/{meeting.pk}/change/").context["sections"]
        assert [links for _, _, links in sections] == [[], []]
