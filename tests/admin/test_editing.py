"""What staff type is kept as meant, or refused at its box with nothing saved."""

import pytest
from django.urls import reverse

from groups.models import AdvisoryGroup, GroupArea, GroupStatus, Role
from tests.admin.forms import complaints, fill
from tests.factories import (
    make_area,
    make_former_key,
    make_group,
    make_group_status,
    make_kind,
    make_meeting,
    make_person,
    make_request,
    make_role,
    make_source,
    make_statement,
    make_theme,
)

pytestmark = pytest.mark.django_db
ADD = "/admin/groups/advisorygroup/add/"


def _page(record):
    options = record._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[record.pk])


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor", username="ed")


def test_group_is_added_with_its_entries_as_typed(editor):
    make_kind(code="iag_borough", name="borough IAG")
    make_area(key="enfield", name="Enfield")
    answer = fill(
        editor,
        ADD,
        name="Enfield IAG",
        key="enfield-iag",
        change_reason="The borough commander told us of it.",
        **{
            "names-0-text": "Enfield Independent Advisory Group",
            "names-0-start": "28/9/2006",
            "kinds-0-kind": "borough IAG [iag_borough]",
            "kinds-0-start": "Sept 2006",
            "statuses-0-status": "active",
            "statuses-0-start": "2006",
            "areas-0-area": "enfield",
            "areas-0-observed": "2022",
        },
    )
    group = AdvisoryGroup.objects.get()
    assert answer.status_code == 302
    assert (group.key, group.name, group.audience) == ("enfield-iag", "Enfield IAG", "staff")
    assert [(name.text, name.start) for name in group.names.all()] == [
        ("Enfield Independent Advisory Group", "2006-09-28")
    ]
    assert [(period.kind.code, period.start) for period in group.kinds.all()] == [("iag_borough", "2006-09")]
    assert [(status.status, status.start) for status in group.statuses.all()] == [("active", "2006")]
    assert [(row.area.key, row.start, row.observed) for row in group.areas.all()] == [("enfield", "", "2022")]
    reasons = {
        (str(row.history_user), row.history_change_reason)
        for history in (group.history, *(getattr(group, part).get().history for part in ("names", "kinds", "statuses")))
        for row in history.all()
    }
    assert reasons == {("ed", "The borough commander told us of it.")}


def test_change_is_kept_with_who_and_why_and_only_where_something_changed(editor):
    group = make_group(name="Group A")
    fill(editor, _page(group), change_reason="The chair resigned.", **{"statuses-0-end": "May 2022"})
    status = group.statuses.get()
    version = status.history.first()
    assert (status.end, str(version.history_user), version.history_change_reason) == (
        "2022-05",
        "ed",
        "The chair resigned.",
    )
    assert (group.history.count(), status.history.count()) == (1, 2)


def test_deleted_entry_keeps_who_and_why(editor):
    group = make_group()
    status = group.statuses.get()
    fill(editor, _page(group), change_reason="Entered twice.", **{"statuses-0-DELETE": "on"})
    version = GroupStatus.history.filter(id=status.pk).first()
    assert (version.history_type, str(version.history_user), version.history_change_reason) == (
        "-",
        "ed",
        "Entered twice.",
    )


def test_change_without_a_reason_is_refused(editor):
    group = make_group(name="Group A")
    answer = fill(editor, _page(group), name="Group B")
    group.refresh_from_db()
    assert complaints(answer) == {"change_reason": ["This field is required."]}
    assert group.name == "Group A"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            {"statuses-0-start": "31/2/2006"},
            {
                "statuses-0-start": [
                    "“31/2/2006” is not a day of the calendar. Write it like 2006, Sept 2006 or 28/9/2006."
                ]
            },
        ),
        (
            {"statuses-0-start": "soon"},
            {
                "statuses-0-start": [
                    "“soon” is not a date that can be read. Write it like 2006, Sept 2006 or 28/9/2006."
                ]
            },
        ),
        (
            {"statuses-0-start": "2022", "statuses-0-end": "2021"},
            {"statuses-0-end": ["The end lies before the start. Correct one of the two dates."]},
        ),
        (
            {"statuses-0-start": "", "statuses-0-observed": ""},
            {
                "statuses-0-start": [
                    "Give the date from which it was so, or a date on which a source says that it was so."
                ]
            },
        ),
        ({"name": ""}, {"name": ["This field is required."]}),
        ({"contact_mailbox": "nobody"}, {"contact_mailbox": ["Enter a valid email address."]}),
        ({"position": "-1"}, {"position": ["Ensure this value is greater than or equal to 0."]}),
        (
            {"open_to_public": "perhaps"},
            {"open_to_public": ["Select a valid choice. perhaps is not one of the available choices."]},
        ),
        ({"name": "a\x00b"}, {"name": ["Null characters are not allowed."]}),
    ],
)
def test_wrong_value_is_refused_at_its_box_and_nothing_is_saved(editor, typed, said):
    group = make_group(name="Group A", summary="Before.")
    answer = fill(editor, _page(group), change_reason="Correction.", **({"summary": "After."} | typed))
    group.refresh_from_db()
    assert complaints(answer) == said
    assert (group.summary, group.history.count(), group.statuses.get().history.count()) == ("Before.", 1, 1)


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("taken-iag", "Another record has this key already. Choose a different one."),
        (
            "former-iag",
            "“former-iag” was the key of another group. Choose a different one: none is ever used again.",
        ),
        ("no good", "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
    ],
)
def test_key_that_cannot_be_taken_is_refused_at_its_box(editor, key, message):
    make_group(key="taken-iag")
    make_former_key(key="former-iag")
    before = AdvisoryGroup.objects.count()
    answer = fill(editor, ADD, name="Group", key=key)
    assert complaints(answer) == {"key": [message]}
    assert AdvisoryGroup.objects.count() == before


def test_overlapping_chair_is_refused_at_its_box(editor):
    group = make_group()
    make_role(group=group, role_type="chair", start="2020", person=make_person(name="First Chair"))
    second = make_person(key="second-chair")
    answer = fill(
        editor,
        f"{_page(group)}?rows=1",
        change_reason="A new chair.",
        **{"roles-1-role_type": "chair", "roles-1-person": "second-chair", "roles-1-start": "2022"},
    )
    assert complaints(answer) == {
        "roles-1-start": [
            "Another chair is recorded from 2020 with no end date. End that role first, or correct the dates."
        ],
        "roles-1-role_type": ["This group has a chair already. Give that role an end date first."],
    }
    assert second.roles.count() == 0


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
    answer = fill(editor, _page(group), change_reason="Two of them.", summary="After.", **two)
    group.refresh_from_db()
    assert complaints(answer) == {
        "": [
            (
                "This group has a chair already. Give that role an end date first. "
                "Nothing has been saved. Correct it and save again."
            )
        ]
    }
    assert (group.summary, Role.objects.filter(group=group).count()) == ("", 0)


def test_place_of_another_force_is_refused_as_the_area_of_a_group(editor):
    make_area(key="city-of-london", name="City of London", kind="outside", policed_by="City of London Police")
    group = make_group()
    answer = fill(
        editor,
        f"{_page(group)}?rows=1",
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
    answer = fill(editor, _page(record), change_reason="Correction.", **typed)
    assert complaints(answer) == said
    assert record.history.count() == 1


def test_statement_about_two_things_in_one_entry_is_refused(editor):
    theme, group = make_theme(key="race"), make_group(key="race-iag")
    statement = make_statement()
    answer = fill(
        editor,
        f"{_page(statement)}?rows=1",
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
    assert complaints(answer) == {"reference": ["Another record has this reference already. Choose a different one."]}


def test_status_entered_twice_for_one_date_is_refused(editor):
    group = make_group(since="2020")
    make_group_status(group=group, status="closed", start="2022")
    answer = fill(editor, _page(group), change_reason="Correction.", **{"statuses-1-start": "2020"})
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
    answer = fill(editor, _page(group), change_reason="Correction.", **twice)
    assert complaints(answer) == {
        "statuses": ["Two entries here have the same from and seen on. Change or delete one of them."],
        "statuses-1-__all__": ["This entry and another are alike."],
    }
    assert group.statuses.count() == 0
