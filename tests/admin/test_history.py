"""What happened to a record: told in full, to those who may know, and brought back where someone gives a reason."""

import pytest
from django.urls import reverse

from groups.models import GroupName, Person, Role, Theme
from tests.admin.forms import fill
from tests.factories import (
    make_agreement,
    make_group,
    make_group_name,
    make_minutes,
    make_person,
    make_role,
    make_source,
    make_statement,
    make_theme,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor", username="ed", first_name="Edith", last_name="Example")


def _told(client, record, pk=None):
    address = reverse(f"admin:groups_{record._meta.model_name}_history", args=[pk or record.pk])
    return client.get(address).context["page"].object_list


def _restore(version):
    return reverse("admin:restore", args=[version.instance_type._meta.label_lower, version.history_id])


def test_history_tells_who_when_why_before_and_after(editor):
    theme = make_theme(name="Race", key="race")
    fill(editor, f"/admin/groups/theme/{theme.pk}/change/", name="Race equality", change_reason="Its new name.")
    changed, added = _told(editor, theme)
    assert (changed.who, changed.why, changed.what, changed.verb, changed.when) == (
        "Edith Example",
        "Its new name.",
        "theme “Race equality”",
        "changed",
        theme.history.first().history_date,
    )
    assert [(change.label, change.before, change.after) for change in changed.changes] == [
        ("Name", "Race", "Race equality")
    ]
    assert (added.who, added.verb, [(change.label, change.after) for change in added.changes]) == (
        "(no account)",
        "added",
        [("Key", "race"), ("Name", "Race"), ("Show “Exit this page”", "no")],
    )


def test_history_of_a_group_holds_its_entries_in_words(editor):
    person, statement = make_person(name="Invented Person"), make_statement(key="g1", summary="She chairs.")
    group = make_group(name="Group A", status="")
    make_role(group=group, person=person, role_type="chair", start="2006-09", statement=statement)
    role, _ = _told(editor, group)
    assert (role.what, role.verb) == ("role “Invented Person, Chair, Group A”", "added")
    assert [(change.label, change.after) for change in role.changes] == [
        ("From", "September 2006"),
        ("Statement", "g1: She chairs."),
        ("Group", "Group A"),
        ("Person", "Invented Person"),
        ("Role", "Chair"),
        ("Place in lists", "0"),
        ("Who may see the name", "Public"),
    ]


def test_history_page_costs_the_same_for_many_changes(editor, django_assert_max_num_queries):
    group = make_group()
    for _ in range(3):
        make_role(group=group, statement=make_statement())
        make_group_name(group=group)
    with django_assert_max_num_queries(40):
        assert len(_told(editor, group)) == 8


def test_entry_deleted_from_a_group_is_restored_from_its_history(editor):
    group = make_group(status="", audience="staff")
    name = make_group_name(group=group, text="The Group")
    fill(editor, f"/admin/groups/advisorygroup/{group.pk}/change/", change_reason="No.", **{"names-0-DELETE": "on"})
    gone = _told(editor, group)[0]
    assert (gone.what, gone.verb, gone.why, gone.restorable) == ("group name “The Group”", "deleted", "No.", True)
    address = reverse("admin:restore", args=[gone.model, gone.history_id])
    answer = editor.post(address, {"reason": "It was right."})
    back = GroupName.objects.get()
    assert (back.pk, back.text, back.group) == (name.pk, "The Group", group)
    assert (answer.status_code, answer.url) == (302, f"/admin/groups/advisorygroup/{group.pk}/history/")
    assert (back.history.first().history_change_reason, str(back.history.first().history_user)) == (
        "It was right.",
        "ed",
    )


def test_older_version_is_restored_with_a_reason_and_not_without(editor):
    theme = make_theme(name="Race")
    fill(editor, f"/admin/groups/theme/{theme.pk}/change/", name="Race equality", change_reason="Its new name.")
    address = _restore(theme.history.last())
    shown = editor.get(address)
    assert [(change.label, change.before, change.after) for change in shown.context["changes"]] == [
        ("Name", "Race equality", "Race")
    ]
    refused = editor.post(address, {"reason": " "})
    assert refused.context["form"].errors == {"reason": ["This field is required."]}
    assert Theme.objects.get().name == "Race equality"
    editor.post(address, {"reason": "It was right."})
    assert Theme.objects.get().name == "Race"


def test_restoring_that_breaks_a_rule_is_refused_with_the_rule(signed_in):
    publisher = signed_in("Publisher", username="pat")
    role = make_role(role_type="chair", start="2020", audience="staff", withholding_reason="no_consent")
    version = role.history.first()
    role.end = "2021"
    role.save()
    make_role(group=role.group, role_type="chair", start="2022")
    answer = publisher.post(_restore(version), {"reason": "Back."})
    assert answer.context["form"].errors == {
        "__all__": [
            "This version cannot come back as it was. Nothing has been changed.",
            "This group has a chair already. Give that role an end date first.",
        ]
    }
    assert Role.objects.get(pk=role.pk).end == "2021"


def test_deleted_record_is_found_and_restored(editor):
    person = make_person(name="Invented Person")
    pk = person.pk
    editor.post(reverse("admin:groups_person_delete", args=[pk]), {"post": "yes", "change_reason": "Entered twice."})
    [gone] = editor.get(reverse("admin:deleted")).context["page"].object_list
    assert (gone.what, gone.why, gone.model) == ("person “Invented Person”", "Entered twice.", "groups.person")
    assert [entry.verb for entry in _told(editor, person, pk)] == ["deleted", "added"]
    editor.post(reverse("admin:restore", args=[gone.model, gone.history_id]), {"reason": "There are two."})
    assert Person.objects.get(pk=pk).name == "Invented Person"
    assert list(editor.get(reverse("admin:deleted")).context["page"].object_list) == []


def test_restoring_a_public_record_is_for_publishers(signed_in, editor):
    source = make_source(title="First title", audience="public")
    source.title = "Second title"
    source.save()
    address = _restore(source.history.last())
    assert editor.post(address, {"reason": "Back."}).status_code == 403
    source.refresh_from_db()
    assert source.title == "Second title"
    assert signed_in("Publisher").post(address, {"reason": "Back."}).status_code == 302
    source.refresh_from_db()
    assert (source.title, source.audience) == ("First title", "public")


@pytest.mark.parametrize(
    ("role", "offers"),
    [
        ("Engagement editor", ["", "by a publisher"]),
        ("Publisher", ["", "restore"]),
        ("FOI officer", ["", ""]),
        ("Auditor", ["", ""]),
    ],
)
def test_restoring_a_public_record_is_offered_to_those_who_may(signed_in, role, offers):
    source = make_source(title="First title", audience="public")
    source.title = "Second title"
    source.save()
    client = signed_in(role)
    page = client.get(reverse("admin:groups_source_history", args=[source.pk]))
    assert [entry.offer for entry in page.context["page"].object_list] == offers
    assert ("A publisher can restore this." in page.content.decode()) == ("by a publisher" in offers)
    opens = client.get(_restore(source.history.last())).status_code == 200
    assert opens == ("restore" in offers)


@pytest.mark.parametrize(
    ("role", "offer"), [("Engagement editor", "restore"), ("Publisher", ""), ("FOI officer", ""), ("Auditor", "")]
)
def test_restoring_a_deleted_record_is_offered_to_those_who_may(signed_in, role, offer):
    source = make_source(audience="public")
    version = source.history.get()
    source.delete()
    client = signed_in(role)
    [entry] = client.get(reverse("admin:deleted")).context["page"].object_list
    assert (entry.offer, client.get(_restore(version)).status_code) == (offer, 200 if offer else 403)


@pytest.mark.parametrize(("role", "offer"), [("Engagement editor", "by a publisher"), ("Publisher", "restore")])
def test_restoring_deleted_minutes_is_offered_to_publishers(signed_in, role, offer):
    minutes = make_minutes(stage="published")
    version = minutes.history.get()
    minutes.delete()
    client = signed_in(role)
    [entry] = client.get(reverse("admin:deleted")).context["page"].object_list
    assert (entry.offer, client.get(_restore(version)).status_code) == (offer, 200 if offer == "restore" else 403)


def test_restoring_minutes_is_for_publishers(editor):
    minutes = make_minutes(stage="published")
    minutes.stage = "draft"
    minutes.save()
    assert editor.post(_restore(minutes.history.last()), {"reason": "Back."}).status_code == 403
    minutes.refresh_from_db()
    assert minutes.stage == "draft"


@pytest.mark.parametrize("role", ["FOI officer", "Auditor"])
def test_reader_sees_history_and_restores_nothing(signed_in, role):
    client, theme = signed_in(role), make_theme(name="Race")
    theme.name = "Race equality"
    theme.save()
    assert [entry.verb for entry in _told(client, theme)] == ["changed", "added"]
    assert client.post(_restore(theme.history.last()), {"reason": "Back."}).status_code == 403
    theme.refresh_from_db()
    assert theme.name == "Race equality"


@pytest.mark.parametrize(
    ("role", "seen"),
    [("Publisher", False), ("FOI officer", False), ("Engagement editor", True), ("Auditor", True)],
)
def test_vetting_is_told_only_to_those_who_keep_or_check_it(signed_in, role, seen):
    client, person = signed_in(role), make_person()
    make_agreement(person=person, level="Invented level")
    agreement = make_agreement(person=person, level="Invented level that was deleted")
    version = agreement.history.get()
    agreement.delete()
    addresses = [
        reverse("admin:groups_person_change", args=[person.pk]),
        reverse("admin:groups_person_history", args=[person.pk]),
        reverse("admin:deleted"),
        _restore(version),
    ]
    assert ["Invented level" in client.get(address).content.decode() for address in addresses] == (
        [True, True, False, role == "Engagement editor"] if seen else [False] * 4
    )


def test_restoring_what_never_was_is_not_found(editor):
    person = make_person()
    addresses = [
        "/admin/restore/groups.person/999999/",
        "/admin/restore/groups.person/99999999999999999999999/",
        f"/admin/restore/groups.nothing/{person.history.get().pk}/",
        f"/admin/restore/nothing/{person.history.get().pk}/",
        "/admin/restore/auth.user/1/",
        "/admin/restore/groups.historicalperson/1/",
        "/admin/restore/groups.person/x/",
    ]
    assert [editor.get(address).status_code for address in addresses] == [404] * len(addresses)


def test_older_version_of_a_row_that_names_someone_is_brought_back_by_a_publisher_alone(editor):
    role = make_role(audience="staff", withholding_reason="no_consent")
    assert editor.post(_restore(role.history.first()), {"reason": "Back."}).status_code == 403
