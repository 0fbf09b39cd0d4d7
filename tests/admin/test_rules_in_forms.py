"""A rule between several boxes, entries or records is said once, at a box where it can be put right."""

import pytest

from groups.models import GroupArea, Role
from tests.admin.forms import complaints, fill, page_of
from tests.factories import (
    make_area,
    make_group,
    make_group_status,
    make_meeting,
    make_person,
    make_request,
    make_role,
    make_source,
    make_statement,
    make_theme,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor", username="ed")


def test_overlapping_chair_is_refused_at_its_box(editor):
    group = make_group()
    make_role(group=group, role_type="chair", start="2020", person=make_person(name="First Chair"))
    second = make_person(key="second-chair")
    answer = fill(
        editor,
        f"{page_of(group)}?rows=1",
        change_reason="A new chair.",
        **{"roles-1-role_type": "chair", "roles-1-person": "second-chair", "roles-1-start": "2022"},
    )
    assert complaints(answer) == {
        "roles-1-role_type": ["This group has a chair already. Give that role an end date first."]
    }
    assert second.roles.count() == 0


def test_chair_within_the_time_of_another_is_refused_at_its_box(editor):
    group = make_group()
    make_role(group=group, role_type="chair", start="2020", end="2022", person=make_person())
    make_person(key="second-chair")
    answer = fill(
        editor,
        f"{page_of(group)}?rows=1",
        change_reason="A new chair.",
        **{"roles-1-role_type": "chair", "roles-1-person": "second-chair", "roles-1-start": "2021"},
    )
    assert complaints(answer) == {
        "roles-1-start": [
            "Another chair is recorded for a part of that time. End that role first, or correct the dates."
        ]
    }


def test_two_chairs_in_one_form_are_refused_and_nothing_is_saved(editor):
    person = make_person()
    make_role(group=make_group(), person=person)
    make_group(key="a-iag")
    make_group(key="b-iag")
    group = make_group(key="c-iag")
    two = {
        "roles-TOTAL_FORMS": "2",
        "roles-0-role_type": "chair",
        "roles-0-start": "2020",
        "roles-0-withholding_reason": "not_considered",
        "roles-1-role_type": "chair",
        "roles-1-start": "2020",
        "roles-1-withholding_reason": "not_considered",
    }
    answer = fill(editor, page_of(group), change_reason="Two of them.", summary="After.", **two)
    group.refresh_from_db()
    said = ["This group has a chair already. Give that role an end date first."]
    assert complaints(answer) == {"roles-0-role_type": said, "roles-1-role_type": said}
    assert (group.summary, Role.objects.filter(group=group).count()) == ("", 0)


def test_place_of_another_force_is_refused_as_the_area_of_a_group(editor):
    make_area(key="city-of-london", name="City of London", kind="outside", policed_by="City of London Police")
    group = make_group()
    answer = fill(
        editor,
        f"{page_of(group)}?rows=1",
        change_reason="It advises there.",
        **{"areas-0-area": "City of London", "areas-0-start": "2022"},
    )
    assert complaints(answer) == {
        "areas-0-area": [
            (
                "“City of London” is not one of the areas. Type a few letters and choose one that is offered, "
                "or type its key."
            )
        ]
    }
    assert GroupArea.objects.count() == 0


@pytest.mark.parametrize(
    ("make", "typed", "said"),
    [
        (
            make_source,
            {"held": "on"},
            {"file_name": ["A document that is held needs its file name and its SHA-256."]},
        ),
        (
            make_statement,
            {"first_line": "9", "last_line": "8"},
            {"last_line": ["The first line is 1 or more, and the last line is not before the first."]},
        ),
        (
            make_statement,
            {"number": "400"},
            {
                "comparator": [
                    "Say how the figure stands to the number (exactly, more than, about), or leave both empty."
                ]
            },
        ),
        (
            make_role,
            {"end_reason": "Resigned"},
            {"end": ["Give the end date too, or leave out why it ended."]},
        ),
        (
            make_meeting,
            {"date": "99"},
            {"date": ["“99” is not a date that can be read. Write it like 2006, Sept 2006 or 28/9/2006."]},
        ),
    ],
)
def test_broken_rule_of_a_record_is_said_at_a_box(editor, make, typed, said):
    record = make()
    answer = fill(editor, page_of(record), change_reason="Correction.", **typed)
    assert complaints(answer) == said
    assert record.history.count() == 1


def test_statement_about_two_things_in_one_entry_is_refused(editor):
    theme, group = make_theme(key="race"), make_group(key="race-iag")
    statement = make_statement()
    answer = fill(
        editor,
        f"{page_of(statement)}?rows=1",
        change_reason="It is about both.",
        **{"subjects-0-theme": theme.key, "subjects-0-group": group.key},
    )
    assert complaints(answer) == {
        "subjects-0-__all__": [
            "Choose exactly one: a group, a kind, an organisation, a person, a theme, an area or a document."
        ]
    }


def test_reference_of_a_request_is_taken_once_however_it_is_written(signed_in):
    make_request(reference="01.FOI.22.000001")
    answer = fill(signed_in("FOI officer"), "/admin/foi/informationrequest/add/", reference="01/foi/22/000001")
    assert answer.context["form"].errors == {
        "reference": ["Another request has this reference already, perhaps in another form. Check it."]
    }


def test_status_entered_twice_for_one_date_is_refused(editor):
    group = make_group(since="2020")
    make_group_status(group=group, status="closed", start="2022")
    answer = fill(editor, page_of(group), change_reason="Correction.", **{"statuses-1-start": "2020"})
    assert complaints(answer) == {"statuses-1-__all__": ["A status is entered for this date already. Change that one."]}


def test_two_new_statuses_for_one_date_are_refused(editor):
    group = make_group(status="")
    twice = {
        "statuses-TOTAL_FORMS": "2",
        "statuses-0-status": "active",
        "statuses-0-start": "2020",
        "statuses-1-status": "closed",
        "statuses-1-start": "2020",
    }
    answer = fill(editor, page_of(group), change_reason="Correction.", **twice)
    assert complaints(answer) == {
        "statuses": ["Two entries here have the same from and seen on. Change or delete one of them."],
        "statuses-1-__all__": ["This entry and another are alike."],
    }
    assert group.statuses.count() == 0
