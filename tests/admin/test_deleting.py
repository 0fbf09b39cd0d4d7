"""A record is deleted alone, with a reason, and not while another one needs it."""

import pytest
from django.urls import reverse

from tests.factories import make_group, make_person, make_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor")


def test_record_that_others_need_is_not_deleted_and_says_which(editor):
    group = make_group(name="Group A", audience="staff")
    person = make_person(name="Invented Person")
    make_role(group=group, person=person, audience="staff", withholding_reason="no_consent", role_type="chair")
    page = editor.get(reverse("admin:groups_person_delete", args=[person.pk]))
    assert page.context["protected"] == [
        f'Role: <a href="/admin/groups/role/{person.roles.get().pk}/change/">Invented Person, Chair, Group A</a>'
    ]


def test_record_is_deleted_with_a_reason_and_not_without(editor):
    person = make_person()
    address = reverse("admin:groups_person_delete", args=[person.pk])
    refused = editor.post(address, {"post": "yes"}, follow=True)
    assert [str(message) for message in refused.context["messages"]] == [
        "Say why you are deleting it. Nothing has been deleted."
    ]
    assert type(person).objects.filter(pk=person.pk).exists()
    editor.post(address, {"post": "yes", "change_reason": "Entered twice."})
    version = type(person).history.filter(id=person.pk).first()
    assert not type(person).objects.filter(pk=person.pk).exists()
    assert (version.history_type, version.history_change_reason) == ("-", "Entered twice.")
