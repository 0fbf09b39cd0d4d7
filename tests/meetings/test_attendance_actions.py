"""Attendance: offered from who sat on the day, recorded, and matched to people only by someone who confirms it."""

from datetime import time

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError

from meetings.actions import attendance
from meetings.models import Attendance
from tests.factories import (
    make_attendance,
    make_group,
    make_meeting,
    make_organisation,
    make_person,
    make_role,
    make_user,
)
from tests.meetings.making import make_joint_meeting

pytestmark = pytest.mark.django_db

DAY = "2022-06-30"
CLOSED = {"audience": "restricted", "withholding_reason": "s38_1"}


@pytest.fixture
def editor():
    return make_user(username="editor")


@pytest.fixture
def publisher():
    user = make_user(username="publisher")
    user.user_permissions.add(Permission.objects.get(codename="publish_records"))
    return user


def everything(rows):
    return rows


def nothing_restricted(rows):
    return rows.exclude(audience="restricted")


def offer(meeting, editor, sees=everything):
    return [row.name_as_printed for row in attendance.offer(meeting=meeting, sees=sees, by=editor)]


def sat(group, name, start="2020", **values):
    return make_role(group=group, person=make_person(name=name), start=start, **values)


def record(meeting, editor, said=None, others=(), sees=everything):
    return attendance.record(
        meeting=meeting, said=said or {}, others=others, sees=sees, by=editor, reason="From the attendance sheet."
    )


def said(caught):
    return caught.value.messages


def test_offer_names_who_held_a_role_on_the_day_and_nobody_else(editor):
    group = make_group()
    for name, dates in (
        ("From the day", {"start": DAY}),
        ("Until the day", {"end": DAY}),
        ("Left before", {"end": "2022-06-29"}),
        ("Came after", {"start": "2022-07-01"}),
        ("Some time in 2022", {"start": "", "observed": "2022"}),
        ("Seen later", {"start": "", "observed": "2022-07-01"}),
        ("Wrote a letter", {"role_type": "author"}),
    ):
        sat(group, name, **dates)
    sat(make_group(), "Of another group")
    make_role(group=group, person=None)
    meeting = make_meeting(group=group, date=DAY)
    assert offer(meeting, editor) == ["From the day", "Until the day", "Some time in 2022"]


def test_offered_name_is_not_recorded_and_shown_to_whom_the_role_is_by_a_publisher(publisher):
    group = make_group()
    body = make_organisation(name="Invented Body")
    shown = sat(group, "A. Chair", role_type="chair", title="Commander", on_behalf_of=body)
    kept = sat(group, "B. Member", audience="on_request", withholding_reason="s40_2")
    offer(make_meeting(group=group, date=DAY), publisher)
    columns = (
        *("position", "name_as_printed", "role_as_printed", "organisation_as_printed", "organisation", "person"),
        *("role", "capacity", "is_chair", "audience", "withholding_reason"),
    )
    assert list(Attendance.objects.values_list(*columns)) == [
        (
            *(1, "A. Chair", "Commander", "Invented Body", body.pk, shown.person_id, shown.pk),
            *("not_recorded", True, "public", ""),
        ),
        (
            *(2, "B. Member", "Member", "", None, kept.person_id, kept.pk),
            *("not_recorded", False, "on_request", "s40_2"),
        ),
    ]


def test_offer_of_an_editor_is_for_staff_until_a_publisher_shows_it(editor):
    group = make_group()
    sat(group, "A. Chair", role_type="chair")
    sat(group, "B. Member", audience="on_request", withholding_reason="s40_2")
    sat(group, "C. Member", **CLOSED)
    offer(make_meeting(group=group, date=DAY), editor)
    assert list(Attendance.objects.values_list("name_as_printed", "audience", "withholding_reason")) == [
        ("A. Chair", "staff", "not_considered"),
        ("B. Member", "staff", "s40_2"),
        ("C. Member", "restricted", "s38_1"),
    ]


def test_offer_again_adds_only_who_is_missing(editor):
    group = make_group()
    first = sat(group, "First")
    make_role(group=group, person=first.person, role_type="chair", start="2020")
    meeting = make_meeting(group=group, date=DAY)
    assert offer(meeting, editor) == ["First"]
    sat(group, "Second")
    assert (offer(meeting, editor), offer(meeting, editor)) == (["Second"], [])
    assert list(Attendance.objects.values_list("position", "name_as_printed", "is_chair")) == [
        (1, "First", True),
        (2, "Second", False),
    ]


def test_offer_of_a_joint_meeting_names_each_person_once(editor):
    group, other = make_group(), make_group()
    both = sat(group, "In both")
    make_role(group=other, person=both.person, start="2020")
    sat(other, "In the other")
    meeting = make_meeting(group=group, date=DAY)
    make_joint_meeting(meeting=meeting, group=other)
    assert offer(meeting, editor) == ["In both", "In the other"]


def test_offer_leaves_out_roles_that_are_not_given(editor):
    group = make_group()
    sat(group, "Open")
    sat(group, "Closed", audience="restricted", withholding_reason="s38_1")
    meeting = make_meeting(group=group, date=DAY)
    assert offer(meeting, editor, nothing_restricted) == ["Open"]


def test_offer_does_not_tell_of_names_that_are_not_seen(editor):
    group = make_group()
    role = sat(group, "In a closed row")
    meeting = make_meeting(group=group, date=DAY)
    make_attendance(meeting=meeting, person=role.person, **CLOSED)
    assert offer(meeting, editor, nothing_restricted) == ["In a closed row"]
    assert offer(meeting, editor, nothing_restricted) == []


@pytest.mark.parametrize("day", ["", "2022", "2022-06"])
def test_offer_for_a_meeting_without_a_day_is_refused(editor, day):
    meeting = make_meeting(date=day)
    with pytest.raises(ValidationError) as caught:
        offer(meeting, editor)
    assert said(caught) == [
        (
            "The day of this meeting is not known, so nor is who sat with the group then. Give the date on the page of "
            "the meeting first, or type the names."
        ),
    ]


def test_record_says_who_came_and_keeps_why(editor):
    meeting = make_meeting()
    one, two, three = (make_attendance(meeting=meeting, position=n, name_as_printed=f"Name {n}") for n in (1, 2, 3))
    values = {
        one.pk: {"capacity": "present", "took_part_remotely": True, "arrived": time(18, 40), "left": None},
        two.pk: {"capacity": "substitute_for", "substitute_for": three},
        three.pk: {"capacity": "apologies"},
    }
    assert record(meeting, editor, values) == [one, two, three]
    assert record(meeting, editor, values) == []
    columns = ("capacity", "took_part_remotely", "arrived", "substitute_for")
    assert list(meeting.attendances.values_list(*columns)) == [
        ("present", True, time(18, 40), None),
        ("substitute_for", False, None, three.pk),
        ("apologies", False, None, None),
    ]
    assert one.history.first().history_change_reason == "From the attendance sheet."


def test_record_adds_others_as_printed_and_for_staff(editor):
    meeting = make_meeting()
    guest = {"name_as_printed": "Cllr A. Guest", "organisation_as_printed": "Invented Council", "capacity": "guest"}
    record(meeting, editor, others=[guest])
    with pytest.raises(ValidationError) as caught:
        record(meeting, editor, others=[guest])
    assert said(caught) == ["Cllr A. Guest is in the list already."]
    assert list(
        meeting.attendances.values_list("name_as_printed", "capacity", "person", "audience", "withholding_reason")
    ) == [("Cllr A. Guest", "guest", None, "staff", "not_considered")]


def test_record_does_not_tell_that_a_name_stands_in_a_row_that_is_not_seen(editor):
    meeting = make_meeting()
    make_attendance(meeting=meeting, position=1, name_as_printed="A. Guest", **CLOSED)
    guest = {"name_as_printed": "A. Guest", "capacity": "guest"}
    assert len(record(meeting, editor, others=[guest], sees=nothing_restricted)) == 1


def test_record_of_a_broken_row_names_it_and_saves_nothing(editor):
    meeting = make_meeting()
    one = make_attendance(meeting=meeting, position=1, name_as_printed="Early", capacity="unspecified")
    two = make_attendance(meeting=meeting, position=2, name_as_printed="Late", capacity="unspecified")
    with pytest.raises(ValidationError) as caught:
        record(
            meeting,
            editor,
            {one.pk: {"capacity": "present"}, two.pk: {"arrived": time(19), "left": time(18)}},
        )
    assert said(caught) == ["Late: They cannot have left before they arrived. Correct one of the two times."]
    assert list(meeting.attendances.values_list("capacity", flat=True)) == ["unspecified"] * 2


def match(row, person, user, reason="The secretary confirmed it.", sees=everything):
    return attendance.match_name(attendance=row, person=person, sees=sees, by=user, reason=reason)


def test_match_ties_the_name_as_printed_to_the_person_and_the_role_of_the_day(editor):
    group = make_group()
    role = sat(group, "Alexandra Member")
    row = make_attendance(
        meeting=make_meeting(group=group, date=DAY),
        name_as_printed="A. Member",
        audience="staff",
        withholding_reason="s40_2",
    )
    for _ in range(2):
        match(row, role.person, editor)
    row.refresh_from_db()
    assert (row.name_as_printed, row.person, row.role, row.audience) == ("A. Member", role.person, role, "staff")
    assert [version.history_change_reason for version in row.history.all()] == ["The secretary confirmed it.", None]


def test_match_takes_over_the_place_that_was_kept_for_the_name(editor):
    group = make_group()
    role = sat(group, "Alexandra Member", audience="staff", withholding_reason="s40_2")
    meeting = make_meeting(group=group, date=DAY)
    printed = make_attendance(
        meeting=meeting, name_as_printed="A. Member", audience="staff", withholding_reason="s40_2"
    )
    offer(meeting, editor)
    match(printed, role.person, editor)
    assert list(meeting.attendances.values_list("name_as_printed", "person", "role")) == [
        ("A. Member", role.person_id, role.pk)
    ]
    gone = Attendance.history.get(history_type="-")
    assert gone.history_change_reason == "Is the printed name “A. Member”: The secretary confirmed it."


@pytest.mark.parametrize("capacity", ["not_recorded", "apologies"])
def test_match_leaves_a_row_that_is_not_seen_and_does_not_tell_of_it(editor, capacity):
    group = make_group()
    role = sat(group, "Alexandra Member", **CLOSED)
    meeting = make_meeting(group=group, date=DAY)
    closed = make_attendance(
        meeting=meeting, position=1, name_as_printed="A. M.", person=role.person, capacity=capacity, **CLOSED
    )
    printed = make_attendance(
        meeting=meeting, position=2, name_as_printed="A. Member", audience="staff", withholding_reason="s40_2"
    )
    match(printed, role.person, editor, sees=nothing_restricted)
    assert list(meeting.attendances.values_list("pk", "person", "role")) == [
        (closed.pk, role.person_id, None),
        (printed.pk, role.person_id, None),
    ]


def test_match_of_a_person_who_is_in_the_list_is_refused(editor):
    person = make_person()
    meeting = make_meeting()
    make_attendance(meeting=meeting, person=person, capacity="apologies")
    printed = make_attendance(meeting=meeting, audience="staff", withholding_reason="s40_2")
    with pytest.raises(ValidationError) as caught:
        match(printed, person, editor)
    assert said(caught) == ["This person stands in the list already, under another name."]
    assert meeting.attendances.filter(person=person).count() == 1


def test_match_of_a_name_of_someone_else_is_refused(editor):
    row = make_attendance(person=make_person(), audience="staff", withholding_reason="s40_2")
    with pytest.raises(ValidationError) as caught:
        match(row, make_person(), editor)
    assert said(caught) == ["This name has been matched to someone else. Take that back first."]


@pytest.mark.parametrize("step", ["match", "unmatch"])
def test_match_of_a_public_name_is_for_publishers(editor, publisher, step):
    person = make_person()
    row = make_attendance(person=person if step == "unmatch" else None)

    def act(user):
        if step == "match":
            return match(row, person, user).person
        return attendance.unmatch(attendance=row, by=user, reason="It was her brother.").person

    with pytest.raises(ValidationError) as caught:
        act(editor)
    assert said(caught) == ["This name is public. Ask a publisher to say whose it is."]
    assert act(publisher) == (person if step == "match" else None)


def test_unmatch_leaves_the_name_as_printed_of_nobody(editor):
    role = make_role()
    row = make_attendance(
        person=role.person, role=role, name_as_printed="A. Member", audience="staff", withholding_reason="s40_2"
    )
    for _ in range(2):
        attendance.unmatch(attendance=row, by=editor, reason="It was her brother.")
    row.refresh_from_db()
    assert (row.name_as_printed, row.person, row.role, row.history.count()) == ("A. Member", None, None, 2)


def test_match_without_a_reason_is_refused(editor):
    row = make_attendance(audience="staff", withholding_reason="s40_2")
    with pytest.raises(ValidationError) as caught:
        match(row, make_person(), editor, reason=" ")
    assert said(caught) == ["Say why. The reason is kept with the change."]
