"""Who decides what the public sees: a publisher, never an editor, whatever the form that is sent says."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from groups.models import GroupDocument, Role
from tests.admin.forms import boxes, complaints, fill
from tests.factories import (
    make_attendance,
    make_group,
    make_meeting,
    make_minutes,
    make_person,
    make_request,
    make_role,
    make_source,
)

pytestmark = pytest.mark.django_db


def _page(record):
    options = record._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[record.pk])


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor", username="ed")


@pytest.fixture
def publisher(signed_in):
    return signed_in("Publisher", username="pat")


@pytest.mark.parametrize("audience", ["staff", "on_request", "public"])
def test_audience_sent_by_an_editor_changes_nothing(editor, audience):
    group = make_group(name="Group A", audience="staff")
    opened = boxes(editor.get(_page(group)).content)
    editor.post(_page(group), opened | {"name": "Group B", "audience": audience, "change_reason": "Renamed."})
    group.refresh_from_db()
    assert ("audience" in opened, group.name, group.audience) == (False, "Group B", "staff")


def test_record_added_by_an_editor_is_for_staff_whatever_is_sent(editor):
    make_group(key="race-iag")
    fill(editor, "/admin/groups/role/add/", group="race-iag", role_type="member", start="2020", audience="public")
    assert [(role.audience, role.withholding_reason) for role in Role.objects.all()] == [("staff", "not_considered")]


def test_entry_added_by_an_editor_is_for_staff_whatever_is_sent(editor):
    group = make_group()
    opened = boxes(editor.get(f"{_page(group)}?rows=1").content)
    entry = {"documents-0-kind": "guidance", "documents-0-title": "Guidance", "documents-0-audience": "public"}
    editor.post(f"{_page(group)}?rows=1", opened | entry | {"change_reason": "It has one."})
    assert [(row.title, row.audience) for row in GroupDocument.objects.all()] == [("Guidance", "staff")]


def test_publisher_sets_the_audience(publisher):
    group = make_group(audience="staff")
    fill(publisher, _page(group), audience="public", change_reason="Checked.")
    group.refresh_from_db()
    assert (group.audience, group.history.first().history_change_reason) == ("public", "Checked.")


def test_what_is_made_public_forgets_why_it_was_withheld(publisher):
    role = make_role(audience="staff", withholding_reason="no_consent")
    fill(publisher, _page(role), audience="public", change_reason="She agreed.")
    role.refresh_from_db()
    assert (role.audience, role.withholding_reason) == ("public", "")


def test_public_role_with_a_reason_for_withholding_is_refused(publisher):
    role = make_role(audience="staff", withholding_reason="no_consent")
    answer = fill(publisher, _page(role), audience="public", withholding_reason="s40_2", change_reason="She agreed.")
    assert complaints(answer) == {
        "withholding_reason": [
            "Say why the name is withheld, or make it public: a public entry has no reason for withholding."
        ]
    }


def test_editor_cannot_put_another_name_into_a_public_role(editor):
    role = make_role(person=make_person(key="one"))
    other = make_person(key="other")
    answer = fill(editor, _page(role), person=other.key, change_reason="Someone else.")
    role.refresh_from_db()
    assert complaints(answer) == {"person": ["This name is public. Ask a publisher to change whom it names."]}
    assert role.person.key == "one"


def test_editor_cannot_put_another_name_into_a_public_attendance(editor):
    attendance = make_attendance(name_as_printed="One")
    answer = fill(editor, _page(attendance), name_as_printed="Other", change_reason="Misread.")
    assert complaints(answer) == {"name_as_printed": ["This name is public. Ask a publisher to change whom it names."]}


def test_publisher_corrects_the_name_in_a_public_attendance(publisher):
    attendance = make_attendance(name_as_printed="One")
    fill(publisher, _page(attendance), name_as_printed="Other", change_reason="Misread.")
    attendance.refresh_from_db()
    assert attendance.name_as_printed == "Other"


def test_editor_cannot_delete_a_public_record(editor):
    source = make_source()
    address = reverse("admin:groups_source_delete", args=[source.pk])
    codes = [editor.get(address).status_code, editor.post(address, {"post": "yes", "change_reason": "x"}).status_code]
    assert (codes, type(source).objects.count()) == ([403, 403], 1)


def test_editor_cannot_delete_a_public_entry(editor):
    role = make_role(person=make_person(name="Invented Person"), group=make_group(name="Group A"))
    answer = fill(editor, _page(role.group), change_reason="Gone.", **{"roles-0-DELETE": "on"})
    assert complaints(answer) == {
        "roles": [
            "“Invented Person, Member, Group A” is public. Ask a publisher to withhold it, and delete it after that."
        ]
    }
    assert Role.objects.count() == 1


def _act(client, model, action, records, reason):
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    sent = {"action": action, "_selected_action": [record.pk for record in records], "reason": reason}
    answer = client.post(address, sent, follow=True)
    return [str(message) for message in answer.context["messages"]]


def test_several_records_are_made_public_with_a_reason(publisher):
    roles = [make_role(audience="staff", withholding_reason="no_consent") for _ in range(2)]
    said = _act(publisher, Role, "make_public", roles, "All agreed.")
    rows = [(role.audience, role.withholding_reason) for role in Role.objects.all()]
    versions = {(str(role.history.first().history_user), role.history.first().history_change_reason) for role in roles}
    assert said == ["2 changed: now public."]
    assert (rows, versions) == ([("public", ""), ("public", "")], {("pat", "All agreed.")})


def test_several_records_are_withheld_with_a_reason(publisher):
    roles = [make_role(), make_role(audience="on_request", withholding_reason="no_consent")]
    said = _act(publisher, Role, "withhold", roles, "A complaint.")
    assert said == ["2 changed: now staff."]
    assert [(role.audience, role.withholding_reason) for role in Role.objects.order_by("pk")] == [
        ("staff", "not_considered"),
        ("staff", "no_consent"),
    ]


def test_several_records_are_left_alone_without_a_reason(publisher):
    role = make_role()
    assert _act(publisher, Role, "withhold", [role], " ") == [
        "Say why, in the box beside the action. Nothing has been changed."
    ]
    role.refresh_from_db()
    assert role.audience == "public"


def test_action_sent_by_an_editor_changes_nothing(editor):
    role = make_role(audience="staff", withholding_reason="no_consent")
    _act(editor, Role, "make_public", [role], "Because.")
    role.refresh_from_db()
    assert role.audience == "staff"


def test_action_on_a_hidden_record_changes_nothing(signed_in):
    almost = signed_in("Engagement editor")
    almost.user.user_permissions.add(Permission.objects.get(codename="publish_records"))
    role = make_role(audience="restricted", withholding_reason="s38_1")
    _act(almost, Role, "make_public", [role], "Because.")
    role.refresh_from_db()
    assert role.audience == "restricted"


@pytest.mark.parametrize("page", ["minutes", "meeting"])
@pytest.mark.parametrize("who", ["Engagement editor", "Publisher"])
def test_stage_of_minutes_is_no_box_and_a_forged_one_changes_nothing(signed_in, who, page):
    client = signed_in(who)
    minutes = make_minutes(stage="circulated", meeting=make_meeting(audience="staff"))
    prefix = "" if page == "minutes" else "minutes-0-"
    address = _page(minutes if page == "minutes" else minutes.meeting)
    opened = boxes(client.get(address).content)
    forged = {f"{prefix}{name}": "2030" for name in ("approved_on", "expected", "approved_by_procedure", "reason")}
    sent = {**forged, f"{prefix}stage": "published", f"{prefix}summary": "They met.", "change_reason": "Summed up."}
    client.post(address, opened | sent)
    minutes.refresh_from_db()
    assert (set(opened) & {*forged, f"{prefix}stage"}, minutes.stage, minutes.approved_on, minutes.summary) == (
        set(),
        "circulated",
        "",
        "They met.",
    )


def test_foi_officer_publishes_a_request_and_edits_nothing_else(signed_in):
    officer, request, group = signed_in("FOI officer"), make_request(audience="staff"), make_group(name="Group A")
    fill(officer, _page(request), audience="public", change_reason="Answered.")
    request.refresh_from_db()
    page = officer.get(_page(group))
    answer = officer.post(_page(group), {"name": "Group B", "change_reason": "Renamed."})
    group.refresh_from_db()
    assert (request.audience, page.status_code, answer.status_code, group.name) == ("public", 200, 403, "Group A")


@pytest.mark.parametrize(("audience", "link"), [("public", "/groups/race-iag/"), ("staff", None)])
def test_page_of_a_group_leads_to_the_public_one_where_there_is_one(editor, audience, link):
    group = make_group(key="race-iag", audience=audience)
    assert editor.get(_page(group)).context.get("absolute_url") == link


WITHHELD = {"audience": "staff", "withholding_reason": "s40_2"}
WITHHELD_NAME = (
    "This name is withheld, in every document that prints it too. Ask a publisher to change whom it is about, "
    "or to take the person out before it is deleted."
)


@pytest.mark.parametrize("named_by", [make_role, make_attendance])
def test_editor_cannot_rename_a_person_whom_the_public_may_name(editor, named_by):
    person = make_person(name="Invented Person")
    named_by(person=person)
    assert "This name is public. Ask a publisher to change it." in editor.get(_page(person)).content.decode()
    answer = fill(editor, _page(person), name="Other", change_reason="Wrong.")
    assert complaints(answer) == {"name": ["This name is public. Ask a publisher to change it."]}
    person.refresh_from_db()
    assert person.name == "Invented Person"


def test_publisher_renames_a_person_whom_the_public_may_name(publisher):
    person = make_person()
    make_role(person=person)
    fill(publisher, _page(person), name="Other", change_reason="She told us.")
    person.refresh_from_db()
    assert person.name == "Other"


def test_editor_renames_a_person_whom_nothing_public_names(editor):
    person = make_person()
    make_role(person=person, **WITHHELD)
    fill(editor, _page(person), name="Other", change_reason="She told us.")
    person.refresh_from_db()
    assert person.name == "Other"


@pytest.mark.parametrize("named_by", [make_role, make_attendance])
def test_editor_cannot_put_another_person_into_a_row_that_withholds_a_name(editor, named_by):
    row = named_by(person=make_person(), **WITHHELD)
    make_person(key="other")
    assert WITHHELD_NAME in editor.get(_page(row)).content.decode()
    answer = fill(editor, _page(row), person="other", change_reason="Wrong person.")
    assert complaints(answer) == {"person": [WITHHELD_NAME]}


@pytest.mark.parametrize("named_by", [make_role, make_attendance])
def test_editor_deletes_what_withholds_a_name_only_after_a_publisher_took_the_person_out(signed_in, client, named_by):
    row = named_by(person=make_person(), **WITHHELD)
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_delete", args=[row.pk])
    sent = {"post": "yes", "change_reason": "Wrong."}
    assert signed_in("Engagement editor", username="ed").post(address, sent).status_code == 403
    fill(signed_in("Publisher", username="pat"), _page(row), person="", change_reason="Wrong person.")
    assert signed_in("Engagement editor", username="ed2").post(address, sent).status_code == 302
    assert not type(row).objects.filter(pk=row.pk).exists()


def test_editor_cannot_delete_a_withheld_name_from_the_page_of_its_group(editor):
    role = make_role(person=make_person(), **WITHHELD)
    answer = fill(editor, _page(role.group), **{"roles-0-DELETE": "on", "change_reason": "Wrong."})
    assert complaints(answer) == {
        "roles": [f"“{role}” withholds a name. Ask a publisher to take the person out of it, and delete it after that."]
    }
    assert Role.objects.filter(pk=role.pk).exists()
