"""Attendance: offered from who sat on the day, and recorded with those who came besides."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError

from meetings.actions import attendance
from meetings.models import Attendance
from tests.factories import make_attendance, make_group, make_meeting, make_organisation, make_role
from tests.meetings.attending import CLOSED, DAY, everything, nothing_restricted, offer, sat
from tests.meetings.making import make_joint_meeting
from tests.meetings.recorded import said

pytestmark = pytest.mark.django_db


def record(meeting, editor, said=None, others=(), sees=everything):
    return attendance.record(
        meeting=meeting, said=said or {}, others=others, sees=sees, by=editor, reason="From the attendance sheet."
    )


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
