"""Giving a group another key, and confirming its record."""

import pytest
from django.urls import reverse
from django.utils import timezone

from groups.models import Confirmation, FormerKey
from tests.factories import make_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor", username="ed")


def test_key_is_changed_with_a_reason_and_the_old_one_kept(editor):
    group = make_group(key="old-iag")
    answer = editor.post(
        reverse("admin:group_key", args=[group.pk]), {"key": "new-iag", "reason": "A new name."}, follow=True
    )
    group.refresh_from_db()
    assert (group.key, FormerKey.objects.get().key) == ("new-iag", "old-iag")
    assert [str(message) for message in answer.context["messages"]] == [
        "The web address is now /groups/new-iag/. The old one still works."
    ]


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({"key": "new-iag", "reason": ""}, {"reason": ["This field is required."]}),
        ({"key": "taken", "reason": "x"}, {"key": ["Group with this Key already exists."]}),
        (
            {"key": "no good", "reason": "x"},
            {"key": ["Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."]},
        ),
    ],
)
def test_key_that_cannot_be_given_is_refused_at_its_box(editor, sent, errors):
    group = make_group(key="old-iag")
    make_group(key="taken")
    answer = editor.post(reverse("admin:group_key", args=[group.pk]), sent)
    group.refresh_from_db()
    assert (answer.context["form"].errors, group.key, FormerKey.objects.count()) == (errors, "old-iag", 0)


def test_record_is_confirmed_for_a_day(editor):
    group = make_group()
    today = timezone.localdate()
    editor.post(reverse("admin:group_confirm", args=[group.pk]), {"on": today.isoformat(), "note": "With the chair."})
    confirmation = Confirmation.objects.get()
    assert (confirmation.group, confirmation.confirmed_by.username, confirmation.confirmed_on, confirmation.note) == (
        group,
        "ed",
        today,
        "With the chair.",
    )


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2999-01-01", "This day has not come yet. Give the day on which you checked the record."),
        ("nonsense", "Enter a valid date."),
        ("", "This field is required."),
    ],
)
def test_confirmation_for_a_day_that_cannot_be_is_refused(editor, day, message):
    answer = editor.post(reverse("admin:group_confirm", args=[make_group().pk]), {"on": day})
    assert (answer.context["form"].errors, Confirmation.objects.count()) == ({"on": [message]}, 0)


@pytest.mark.parametrize("name", ["group_key", "group_confirm"])
def test_pages_of_a_restricted_group_are_not_found(editor, name):
    group = make_group(audience="restricted")
    assert editor.get(reverse(f"admin:{name}", args=[group.pk])).status_code == 404


@pytest.mark.parametrize("name", ["group_key", "group_confirm"])
@pytest.mark.parametrize("role", ["FOI officer", "Auditor", "Administrator"])
def test_pages_are_closed_to_those_who_only_read(signed_in, name, role):
    address = reverse(f"admin:{name}", args=[make_group().pk])
    client = signed_in(role)
    assert [client.get(address).status_code, client.post(address, {}).status_code] == [403, 403]
