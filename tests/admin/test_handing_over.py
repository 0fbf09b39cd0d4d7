"""Rows that are typed side by side are judged as typed: one save ends one chair and begins the next (PPL-05)."""

import pytest

from groups.models import Role
from tests.admin.forms import complaints, fill, page_of
from tests.factories import make_group, make_person, make_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor", username="ed")


def chairs(group):
    return [(role.person.name, role.start, role.end) for role in Role.objects.filter(group=group).order_by("start")]


def test_chair_handed_over_in_one_save_is_kept(editor):
    group = make_group()
    make_role(group=group, role_type="chair", start="2006", person=make_person(name="First Chair"))
    make_person(key="second-chair", name="Second Chair")
    answer = fill(
        editor,
        f"{page_of(group)}?rows=1",
        change_reason="Handed over.",
        **{
            "roles-0-end": "April 2008",
            "roles-1-role_type": "chair",
            "roles-1-person": "second-chair",
            "roles-1-start": "May 2008",
        },
    )
    assert answer.status_code == 302
    assert chairs(group) == [("First Chair", "2006", "2008-04"), ("Second Chair", "2008-05", "")]


def test_chair_handed_back_to_an_earlier_row_in_one_save_is_kept(editor):
    group = make_group()
    make_role(group=group, role_type="chair", start="2006", end="2008", person=make_person(name="First Chair"))
    second = make_person(key="second-chair", name="Second Chair")
    make_role(group=group, role_type="chair", start="2009", person=second)
    answer = fill(
        editor,
        page_of(group),
        change_reason="The wrong one had ended.",
        **{"roles-0-start": "2010", "roles-0-end": "", "roles-1-end": "2010"},
    )
    assert answer.status_code == 302
    assert chairs(group) == [("Second Chair", "2009", "2010"), ("First Chair", "2010", "")]


def test_second_chair_typed_within_the_time_of_the_first_as_typed_is_refused(editor):
    group = make_group()
    make_role(group=group, role_type="chair", start="2006", person=make_person(name="First Chair"))
    make_person(key="second-chair", name="Second Chair")
    answer = fill(
        editor,
        f"{page_of(group)}?rows=1",
        change_reason="Handed over.",
        **{
            "roles-0-end": "2010",
            "roles-1-role_type": "chair",
            "roles-1-person": "second-chair",
            "roles-1-start": "2008",
        },
    )
    assert complaints(answer) == {
        "roles-0-start": [
            "Another chair is recorded for a part of that time. End that role first, or correct the dates."
        ],
        "roles-1-start": [
            "Another chair is recorded for a part of that time. End that role first, or correct the dates."
        ],
    }


def test_overlapping_chair_that_ends_before_it_starts_is_told_both(editor):
    group = make_group()
    make_role(group=group, role_type="chair", start="2000", person=make_person())
    second = make_role(group=group, role_type="member", start="2012", person=make_person(key="second"))
    answer = fill(editor, page_of(second), change_reason="A slip.", role_type="chair", start="2012", end="2010")
    assert complaints(answer) == {
        "end": ["The end lies before the start. Correct one of the two dates."],
        "start": ["Another chair is recorded for a part of that time. End that role first, or correct the dates."],
    }
