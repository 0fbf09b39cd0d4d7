"""A name in the attendance is matched to a person only by someone who confirms it, and can be taken back."""

import pytest
from django.core.exceptions import ValidationError

from meetings.actions import attendance
from meetings.models import Attendance
from tests.factories import make_attendance, make_group, make_meeting, make_person, make_role
from tests.meetings.attending import CLOSED, DAY, everything, nothing_restricted, offer, sat
from tests.meetings.recorded import said

pytestmark = pytest.mark.django_db


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
