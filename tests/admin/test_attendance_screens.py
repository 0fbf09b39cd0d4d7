"""The attendance sheet, and whose printed name a name is, in the staff screens."""

import pytest

from meetings.models import Attendance
from tests.admin.forms import boxes, fill
from tests.factories import make_attendance, make_group, make_meeting, make_person, make_role

pytestmark = pytest.mark.django_db

WITHHELD = {"audience": "staff", "withholding_reason": "s40_2"}


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor")


@pytest.fixture
def meeting():
    return make_meeting(group=make_group(key="invented-iag"), date="2022-06-30")


def sheet(meeting):
    return f"/admin/meetings/meeting/{meeting.pk}/attendance/"


def of_page(page, method="sheet"):
    """What a browser would send for the second form of the page: the first one is the offer."""
    text = page.content.decode()
    return boxes(
        text[text.index("<form", text.index("staff-offer") + 1) :].encode() if "staff-offer" in text else page.content
    )


def save(client, meeting, **typed):
    return client.post(sheet(meeting), of_page(client.get(sheet(meeting))) | typed)


def names(meeting):
    return list(meeting.attendances.values_list("name_as_printed", "capacity"))


def test_sheet_offers_who_sat_with_the_group_that_day(editor, meeting):
    make_role(group=meeting.group, person=make_person(name="Open Member"), start="2020")
    make_role(group=meeting.group, person=make_person(name="Gone Member"), start="2020", end="2021")
    closed = make_person(name="Closed Member")
    make_role(group=meeting.group, person=closed, start="2020", audience="restricted", withholding_reason="s38_1")
    answers = [editor.post(sheet(meeting), {"offer": "1"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert names(meeting) == [("Open Member", "not_recorded")]


def test_what_is_typed_is_saved_before_everyone_is_added(editor, meeting):
    row = make_attendance(meeting=meeting, name_as_printed="Ann Invented", **WITHHELD)
    make_role(group=meeting.group, person=make_person(name="Open Member"), start="2020")
    save(editor, meeting, offer="1", reason="The list went round.", **{f"name-{row.pk}-capacity": "absent"})
    assert names(meeting) == [("Ann Invented", "absent"), ("Open Member", "not_recorded")]


def test_nobody_is_added_where_what_is_typed_cannot_be_saved(editor, meeting):
    row = make_attendance(meeting=meeting, name_as_printed="Ann Invented", **WITHHELD)
    make_role(group=meeting.group, person=make_person(name="Open Member"), start="2020")
    page = save(editor, meeting, offer="1", reason="", **{f"name-{row.pk}-capacity": "absent"})
    assert (page.status_code, page.context["has_errors"]) == (200, True)
    assert names(meeting) == [("Ann Invented", row.capacity)]


def test_printed_name_that_nobody_has_matched_is_not_added_once_more(editor, meeting):
    make_attendance(meeting=meeting, name_as_printed="open  member")
    make_role(group=meeting.group, person=make_person(name="Open Member"), start="2020")
    editor.post(sheet(meeting), {"offer": "1"})
    assert [name for name, _ in names(meeting)] == ["open  member"]


def test_sheet_of_a_meeting_without_a_day_offers_nothing(editor):
    meeting = make_meeting(date="2022-06")
    page = editor.get(sheet(meeting)).content.decode()
    assert ('name="offer"' in page, "The day of this meeting is not known" in page) == (False, True)
    editor.post(sheet(meeting), {"offer": "1"})
    assert names(meeting) == []


def test_sheet_records_who_came_and_adds_others(editor, meeting):
    one = make_attendance(meeting=meeting, position=1, name_as_printed="One", capacity="not_recorded")
    two = make_attendance(meeting=meeting, position=2, name_as_printed="Two", capacity="not_recorded")
    answer = save(
        editor,
        meeting,
        **{
            f"name-{one.pk}-capacity": "present",
            f"name-{one.pk}-arrived": "18:40",
            f"name-{two.pk}-capacity": "substitute_for",
            f"name-{two.pk}-substitute_for": str(one.pk),
            "new-0-name_as_printed": "Three",
            "new-0-capacity": "guest",
            "reason": "The attendance sheet.",
        },
    )
    assert answer.status_code == 302
    assert names(meeting) == [("One", "present"), ("Two", "substitute_for"), ("Three", "guest")]
    two.refresh_from_db()
    assert (two.substitute_for, two.history.first().history_change_reason) == (one, "The attendance sheet.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"reason": ""}, {"reason": ["This field is required."]}),
        ({"new-1-role_as_printed": "Chair", "reason": "Why."}, {}),
        (
            {"name-arrived": "19:00", "name-left": "18:00", "reason": "Why."},
            {"__all__": ["One: They cannot have left before they arrived. Correct one of the two times."]},
        ),
        (
            {"new-0-name_as_printed": "One", "reason": "Why."},
            {"__all__": ["One is in the list already."]},
        ),
    ],
)
def test_sheet_that_makes_no_sense_is_refused_and_kept_on_the_page(editor, meeting, typed, said):
    one = make_attendance(meeting=meeting, name_as_printed="One", capacity="not_recorded")
    typed = {
        name.replace("name-", f"name-{one.pk}-") if name.startswith("name-") else name: v for name, v in typed.items()
    }
    answer = save(editor, meeting, **{f"name-{one.pk}-capacity": "present", **typed})
    assert (answer.status_code, dict(answer.context["sheet"].errors), names(meeting)) == (
        200,
        said,
        [("One", "not_recorded")],
    )
    assert of_page(answer)[f"name-{one.pk}-capacity"] == "present"


def test_sheet_that_someone_else_has_changed_is_not_written_over(editor, meeting):
    one = make_attendance(meeting=meeting, name_as_printed="One", capacity="not_recorded")
    opened = of_page(editor.get(sheet(meeting)))
    one.capacity = "apologies"
    one.save()
    answer = editor.post(sheet(meeting), opened | {f"name-{one.pk}-capacity": "present", "reason": "Why."})
    assert "Someone else changed this list" in answer.context["sheet"].errors["__all__"][0]
    assert names(meeting) == [("One", "apologies")]
    again = editor.post(sheet(meeting), of_page(answer) | {"reason": "Both say so."})
    assert (again.status_code, names(meeting)) == (302, [("One", "present")])


def test_match_is_confirmed_with_someone_who_sat_that_day(editor, meeting):
    role = make_role(group=meeting.group, person=make_person(name="Alexandra Member"), start="2020")
    make_role(group=meeting.group, person=make_person(), start="2023")
    row = make_attendance(meeting=meeting, name_as_printed="A. Member", **WITHHELD)
    address = f"/admin/meetings/attendance/{row.pk}/match/"
    form = editor.get(address).context["form"]
    assert list(form.fields["sitting"].queryset) == [role.person]
    answer = fill(editor, address, sitting=role.person.pk, reason="The secretary confirmed it.")
    row.refresh_from_db()
    assert (answer["Location"], row.person, row.role) == (sheet(meeting), role.person, role)
    answer = fill(editor, f"/admin/meetings/attendance/{row.pk}/unmatch/", reason="It was her brother.")
    row.refresh_from_db()
    assert (answer["Location"], row.person) == (sheet(meeting), None)


def test_sheet_and_match_do_not_tell_of_a_restricted_name(editor, meeting):
    role = make_role(group=meeting.group, person=make_person(name="Alexandra Member"), start="2020")
    closed = make_attendance(
        meeting=meeting,
        name_as_printed="A. Guest",
        person=role.person,
        capacity="not_recorded",
        audience="restricted",
        withholding_reason="s38_1",
    )
    answer = save(editor, meeting, **{"new-0-name_as_printed": "A. Guest", "reason": "The sheet."})
    assert answer.status_code == 302
    row = meeting.attendances.exclude(pk=closed.pk).get()
    answer = fill(editor, f"/admin/meetings/attendance/{row.pk}/match/", sitting=role.person.pk, reason="Confirmed.")
    assert (answer.status_code, Attendance.objects.filter(pk=closed.pk).exists()) == (302, True)
    typed = {f"name-{row.pk}-capacity": "substitute_for", f"name-{row.pk}-substitute_for": closed.pk}
    answer = save(editor, meeting, **typed, reason="Tried.")
    assert list(answer.context["names"][0].errors) == ["substitute_for"]


@pytest.mark.parametrize(
    ("sitting", "person", "said"),
    [
        (False, "", {"sitting": ["Choose one person: here, or in the box below."]}),
        (True, "anyone", {"sitting": ["Choose one person: here, or in the box below."]}),
        (
            False,
            "nobody",
            {
                "person": [
                    (
                        "“nobody” is not one of the people. Type a few letters and choose one that is offered, "
                        "or type its key."
                    )
                ]
            },
        ),
    ],
)
def test_match_of_no_one_person_is_refused(editor, meeting, sitting, person, said):
    role = make_role(group=meeting.group, start="2020")
    make_person(key="anyone")
    row = make_attendance(meeting=meeting, **WITHHELD)
    typed = {"sitting": role.person.pk if sitting else "", "person": person, "reason": "Why."}
    answer = fill(editor, f"/admin/meetings/attendance/{row.pk}/match/", **typed)
    assert (dict(answer.context["form"].errors), Attendance.objects.get(pk=row.pk).person) == (said, None)


@pytest.mark.parametrize("rows", [1, 3])
def test_sheet_costs_the_same_for_three_rows_as_for_one(editor, meeting, rows, django_assert_num_queries):
    for _ in range(rows):
        make_attendance(meeting=meeting, person=make_person())
    editor.get(sheet(meeting))
    with django_assert_num_queries(10):
        editor.get(sheet(meeting))
