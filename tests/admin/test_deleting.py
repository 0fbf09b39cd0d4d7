"""A record is deleted alone, with a reason, and not while another one needs it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from groups.models import GroupDocument
from tests.admin.forms import fill, page_of
from tests.factories import make_group, make_group_document, make_person, make_role

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


def _delete_several(client, records, **sent):
    address = reverse("admin:groups_groupdocument_changelist")
    chosen = {"action": "delete_several", "_selected_action": [record.pk for record in records]}
    return client.post(address, chosen | sent, follow=True)


@pytest.fixture
def both(signed_in):
    return signed_in("Engagement editor", "Publisher", username="bea")


def test_several_records_are_shown_before_they_are_deleted(both):
    documents = [make_group_document(title=f"Invented guidance {number}") for number in "12"]
    page = _delete_several(both, documents)
    assert list(page.context["queryset"].order_by("pk")) == documents
    assert GroupDocument.objects.count() == 2


def test_several_records_are_deleted_each_with_the_reason(both):
    documents = [make_group_document() for _ in range(2)]
    _delete_several(both, documents, post="yes", change_reason="Entered twice.")
    versions = [GroupDocument.history.filter(id=document.pk).first() for document in documents]
    told = [(row.history_type, str(row.history_user), row.history_change_reason) for row in versions]
    assert (GroupDocument.objects.count(), told) == (0, [("-", "bea", "Entered twice.")] * 2)


def test_several_records_are_kept_without_a_reason(both):
    answer = _delete_several(both, [make_group_document(), make_group_document()], post="yes", change_reason=" ")
    assert [str(message) for message in answer.context["messages"]] == [
        "Say why you are deleting it. Nothing has been deleted."
    ]
    assert GroupDocument.objects.count() == 2


@pytest.mark.parametrize("roles", [("Engagement editor",), ("Publisher",), ("FOI officer",), ("Auditor",)])
def test_several_records_are_kept_from_those_who_may_not_publish_and_delete(signed_in, roles):
    documents = [make_group_document(), make_group_document(audience="staff", withholding_reason="not_considered")]
    _delete_several(signed_in(*roles), documents, post="yes", change_reason="Gone.")
    assert GroupDocument.objects.count() == 2


def test_several_records_that_are_hidden_are_kept(signed_in):
    almost = signed_in("Engagement editor")
    almost.user.user_permissions.add(Permission.objects.get(codename="publish_records"))
    hidden = make_group_document(audience="restricted", withholding_reason="s38_1")
    _delete_several(almost, [hidden], post="yes", change_reason="Gone.")
    assert GroupDocument.objects.count() == 1


def test_entry_is_deleted_from_a_page_through_the_same_rule(both):
    document = make_group_document()
    fill(both, page_of(document.group), change_reason="Entered twice.", **{"documents-0-DELETE": "on"})
    version = GroupDocument.history.filter(id=document.pk).first()
    assert (version.history_type, str(version.history_user), version.history_change_reason) == (
        "-",
        "bea",
        "Entered twice.",
    )
