"""What staff type is kept as meant, or refused at its box with nothing saved."""

import pytest

from groups.models import AdvisoryGroup, GroupStatus, Theme
from tests.admin.forms import complaints, fill, page_of
from tests.factories import (
    make_area,
    make_former_key,
    make_group,
    make_kind,
)

pytestmark = pytest.mark.django_db
ADD = "/admin/groups/advisorygroup/add/"


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
    fill(editor, page_of(group), change_reason="The chair resigned.", **{"statuses-0-end": "May 2022"})
    status = group.statuses.get()
    version = status.history.first()
    assert (status.end, str(version.history_user), version.history_change_reason) == (
        "2022-05",
        "ed",
        "The chair resigned.",
    )
    assert (group.history.count(), status.history.count()) == (1, 2)


def test_deleted_entry_keeps_who_and_why(editor):
    group = make_group(audience="staff")
    status = group.statuses.get()
    fill(editor, page_of(group), change_reason="Entered twice.", **{"statuses-0-DELETE": "on"})
    version = GroupStatus.history.filter(id=status.pk).first()
    assert (version.history_type, str(version.history_user), version.history_change_reason) == (
        "-",
        "ed",
        "Entered twice.",
    )


def test_change_without_a_reason_is_refused(editor):
    group = make_group(name="Group A")
    answer = fill(editor, page_of(group), name="Group B")
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
    answer = fill(editor, page_of(group), change_reason="Correction.", **({"summary": "After."} | typed))
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


def test_record_that_is_added_without_a_word_says_that_it_was_added(editor):
    fill(editor, "/admin/groups/theme/add/", name="Invented theme", key="invented-theme")
    version = Theme.history.get()
    assert (version.history_type, version.history_change_reason) == ("+", "Added")
