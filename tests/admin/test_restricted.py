"""Staff without the permission meet nothing restricted: in no list, search, filter, box, history or refusal (L11).

Each restricted record below carries the word CANARY; staff who may see it prove that it is there to be met.
"""

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from groups.models import Role
from tests.admin.forms import boxes, complaints, fill
from tests.factories import (
    make_agenda_item,
    make_agreement,
    make_area,
    make_attendance,
    make_confirmation,
    make_disagreement,
    make_former_key,
    make_group,
    make_group_area,
    make_group_document,
    make_group_name,
    make_group_organisation,
    make_group_payment,
    make_group_relation,
    make_group_theme,
    make_kind,
    make_meeting,
    make_meeting_event,
    make_minutes,
    make_organisation,
    make_person,
    make_person_match,
    make_person_name,
    make_question,
    make_question_part,
    make_request,
    make_role,
    make_source,
    make_statement,
    make_theme,
)

pytestmark = pytest.mark.django_db
HIDDEN = {"audience": "restricted"}
WITHHELD = {"audience": "restricted", "withholding_reason": "s38_1"}
WORD = "canary"


@pytest.fixture
def world():
    """An open group, person, document and meeting, and around them restricted records of every sort."""
    group = make_group(key="open-group", name="Open group")
    person = make_person(key="open-person", name="Open person")
    source = make_source(key="open-source", title="Open source")
    meeting = make_meeting(group=group, slug="open", title="Open meeting")
    theme, area, kind = make_theme(key="open-theme"), make_area(key="open-area"), make_kind(code="open_kind")
    organisation = make_organisation(key="open-body", name="Open body")
    make_role(group=group, person=person, statement=make_statement(key="open-statement", source=source, about=[group]))

    hidden_group = make_group(key="canary-group", name="Canary group", summary="Canary", kind=kind, **HIDDEN)
    make_group_name(group=hidden_group, text="Canary name")
    make_group_area(group=hidden_group, area=area, note="Canary")
    make_group_theme(group=hidden_group, theme=theme, note="Canary")
    make_group_organisation(group=hidden_group, organisation=organisation, note="Canary")
    make_group_payment(group=hidden_group, note="Canary")
    make_group_relation(first=group, second=hidden_group, note="Canary")
    make_former_key(group=hidden_group, key="canary-key")
    make_confirmation(group=hidden_group, note="Canary")
    make_group_document(group=hidden_group, title="Canary document")
    make_group_document(group=group, title="Canary document", **WITHHELD)
    make_meeting(group=hidden_group, title="Canary meeting")
    make_role(group=hidden_group, person=person, title="Canary")

    hidden_person = make_person(key="canary-person", name="Canary person", staff_note="Canary")
    make_person_name(person=hidden_person, text="Canary spelling")
    make_person_match(first=person, second=hidden_person, note="Canary")
    make_role(group=group, person=hidden_person, role_type="chair", title="Canary", **WITHHELD)
    make_agreement(group=hidden_group, person=person, level="Canary")

    hidden_source = make_source(key="canary-source", title="Canary source", **HIDDEN)
    make_statement(key="canary-1", source=hidden_source, summary="Canary", quote="Canary", about=[group, theme, area])
    statement = make_statement(key="canary-2", source=source, summary="Canary", about=[group, person, kind], **HIDDEN)
    make_group_name(group=group, text="Canary alias", statement=statement)
    make_disagreement(key="canary", title="Canary", explanation="Canary", statements=[statement], **HIDDEN)
    make_disagreement(key="open-point", title="Open point", statements=[statement])

    hidden_meeting = make_meeting(group=group, slug="canary", title="Canary meeting", place="Canary", **HIDDEN)
    make_meeting_event(meeting=hidden_meeting, reason="Canary")
    make_meeting_event(meeting=meeting, kind="postponed", postponed_to=hidden_meeting)
    make_minutes(meeting=hidden_meeting, reason="Canary")
    make_agenda_item(meeting=meeting, title="Canary item", text="Canary", **WITHHELD)
    make_attendance(meeting=meeting, name_as_printed="Canary name", person=hidden_person, **WITHHELD)
    request = make_request(reference="CANARY.1", decision="Canary", **HIDDEN)
    question = make_question(request=request, text="Canary?", answer="Canary")
    make_question_part(question=question, label="Canary")
    return {"group": group, "person": person, "source": source, "meeting": meeting, "theme": theme, "area": area}


def _every_page():
    """Every list, search, history and form of every record, and every page that belongs to none."""
    yield from (reverse(f"admin:{name}") for name in ("index", "missing", "deleted"))
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{name}_changelist")
        yield f"{reverse(f'{name}_changelist')}?q={WORD[:-1]}"
        yield f"{reverse(f'{name}_changelist')}?all=&o=-1.-2"
        yield reverse(f"{name}_add")
        for pk in model.objects.values_list("pk", flat=True):
            yield from (reverse(f"{name}_{page}", args=[pk]) for page in ("change", "history", "delete"))


@pytest.mark.parametrize("roles", [("Engagement editor", "FOI officer", "Administrator"), ("Publisher",)])
def test_word_is_met_only_by_those_who_may_see_it(signed_in, world, roles):
    client = signed_in(*roles)
    pages = {address: client.get(address) for address in _every_page()}
    met = {
        address for address, page in pages.items() if page.status_code == 200 and WORD in page.content.decode().lower()
    }
    looked_at = sum(page.status_code == 200 for page in pages.values())
    assert looked_at > 100
    if "Publisher" in roles:
        assert len(met) > 50
    else:
        assert met == set()


def test_page_of_a_hidden_record_is_answered_like_one_that_never_was(signed_in, world):
    client = signed_in("Engagement editor", "FOI officer")
    hidden, absent = set(), set()
    for model in admin.site._registry:
        options = model._meta
        rows = [row for row in model.objects.all() if WORD in f"{row}".lower()]
        for page in ("change", "history", "delete"):
            name = f"admin:{options.app_label}_{options.model_name}_{page}"
            hidden |= {(page, client.get(reverse(name, args=[row.pk])).status_code) for row in rows}
            absent |= {(page, client.get(reverse(name, args=[999999])).status_code) for row in rows}
    no_right_to_delete_any = {("delete", 403)}  # requests for information
    assert hidden == absent == {("change", 404), ("history", 404), ("delete", 404)} | no_right_to_delete_any


def test_saving_a_page_leaves_its_hidden_entries_alone(signed_in, world):
    editor, group = signed_in("Engagement editor"), world["group"]
    before = {
        name: getattr(group, name).count() for name in ("names", "roles", "documents", "relations_from", "subject_of")
    }
    fill(editor, f"/admin/groups/advisorygroup/{group.pk}/change/", name="Renamed", change_reason="Its new name.")
    after = {name: getattr(group, name).count() for name in before}
    group.refresh_from_db()
    assert (group.name, after) == ("Renamed", before)


def test_hidden_entry_sent_with_a_forged_form_is_not_changed(signed_in, world):
    editor, group = signed_in("Engagement editor"), world["group"]
    chair = Role.objects.get(role_type="chair")
    address = f"/admin/groups/advisorygroup/{group.pk}/change/"
    forged = boxes(editor.get(address).content) | {
        "roles-TOTAL_FORMS": "2",
        "roles-INITIAL_FORMS": "2",
        "roles-1-id": str(chair.pk),
        "roles-1-group": str(group.pk),
        "roles-1-role_type": "member",
        "roles-1-start": "2020",
        "roles-1-withholding_reason": "s38_1",
        "change_reason": "Forged.",
    }
    editor.post(address, forged)
    editor.post(address, forged | {"roles-1-DELETE": "on"})
    chair.refresh_from_db()
    assert (chair.role_type, chair.history.count()) == ("chair", 1)


@pytest.mark.parametrize("typed", ["canary-group", "Canary group", "Canary group [canary-group]", "no-such-group"])
def test_naming_a_hidden_record_is_refused_like_one_that_never_was(signed_in, world, typed):
    answer = fill(
        signed_in("Engagement editor"),
        "/admin/groups/role/add/",
        group=typed,
        role_type="member",
        start="2020",
        withholding_reason="no_consent",
    )
    assert complaints(answer) == {
        "group": [
            f"“{typed}” is not one of the groups. Type a few letters and choose one that is offered, or type its key."
        ]
    }


@pytest.mark.parametrize(
    ("app", "model", "field"),
    [
        ("groups", "role", "group"),
        ("groups", "role", "person"),
        ("groups", "role", "statement"),
        ("groups", "statement", "source"),
        ("groups", "disagreementstatement", "disagreement"),
        ("meetings", "minutes", "meeting"),
    ],
)
def test_suggestions_hold_nothing_hidden(signed_in, world, app, model, field):
    query = {"app_label": app, "model_name": model, "field_name": field}
    address = reverse("admin:autocomplete")

    def answers(client):
        return [client.get(address, query | {"term": term}).content.decode() for term in ("", "canary", "can", "zzz")]

    editor, publisher = answers(signed_in("Engagement editor")), answers(signed_in("Publisher"))
    assert [WORD in answer.lower() for answer in editor] == [False, False, False, False]
    assert editor[1] == editor[2] == editor[3]
    assert [WORD in answer.lower() for answer in publisher] == [True, True, True, False]


def test_no_address_leads_from_a_row_number_to_a_key(signed_in):
    group = make_group(key="canary-group", **HIDDEN)
    content_type = ContentType.objects.get_for_model(group)
    answer = signed_in("Engagement editor").get(f"/admin/r/{content_type.pk}/{group.pk}/")
    assert (answer.status_code, WORD in answer.content.decode().lower()) == (404, False)


def test_filters_hold_nothing_hidden(signed_in, world):
    editor = signed_in("Engagement editor")
    theme, area = world["theme"], world["area"]
    offered = [
        choice["display"]
        for spec in editor.get("/admin/groups/advisorygroup/").context["cl"].filter_specs
        if spec.title in {"theme", "area"}
        for choice in spec.choices(editor.get("/admin/groups/advisorygroup/").context["cl"])
    ]
    assert offered == []
    address = "/admin/groups/advisorygroup/?"
    found = [
        [group.name for group in editor.get(f"{address}{query}").context["cl"].result_list]
        for query in (f"theme={theme.pk}", f"area={area.pk}")
    ]
    assert found == [["Open group"], ["Open group"]]


def test_second_chair_beside_a_hidden_one_is_refused_without_a_name(signed_in, world):
    editor, group = signed_in("Engagement editor"), world["group"]
    answer = fill(
        editor,
        "/admin/groups/role/add/",
        group=group.key,
        role_type="chair",
        start="2021",
        withholding_reason="no_consent",
    )
    assert complaints(answer) == {"role_type": ["This group has a chair already. Give that role an end date first."]}


def test_record_that_only_hidden_ones_need_does_not_name_them(signed_in, world):
    organisation = make_organisation()
    make_group_organisation(group=make_group(name="Canary group", **HIDDEN), organisation=organisation)
    organisation.audience = "staff"
    organisation.save()
    page = signed_in("Engagement editor").get(reverse("admin:groups_organisation_delete", args=[organisation.pk]))
    assert page.context["protected"] == ["Something that you may not see. Ask someone who may see restricted records."]


def test_history_before_a_role_was_restricted_is_hidden_with_it(signed_in):
    role = make_role(person=make_person(name="Canary person"), audience="public")
    role.audience, role.withholding_reason = "restricted", "s38_1"
    role.save()
    address = reverse("admin:groups_advisorygroup_history", args=[role.group.pk])

    def told(client):
        return [entry.what for entry in client.get(address).context["page"].object_list]

    group = role.group
    open_entries = [f"group status “{group}: Active”", f"group “{group}”"]
    assert told(signed_in("Engagement editor")) == open_entries
    what = f"role “Canary person, Member, {group}”"
    assert told(signed_in("Auditor")) == [what, what, *open_entries]


def test_deleted_restricted_role_is_hidden_and_cannot_be_restored(signed_in):
    role = make_role(person=make_person(name="Canary person"), **WITHHELD)
    pk, group = role.pk, role.group
    role.delete()
    editor, auditor = signed_in("Engagement editor"), signed_in("Auditor")
    version = Role.history.get(id=pk, history_type="-")
    address = reverse("admin:restore", args=["groups.role", version.pk])
    seen = [
        [entry.verb for entry in client.get(reverse("admin:deleted")).context["page"].object_list]
        for client in (editor, auditor)
    ]
    assert seen == [[], ["deleted"]]
    assert (editor.get(address).status_code, auditor.get(address).status_code) == (404, 403)
    assert group.roles.count() == 0
