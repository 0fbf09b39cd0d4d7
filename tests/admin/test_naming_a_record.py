"""The box in which staff name another record, and what is suggested for it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from groups.models import Role
from tests.admin.forms import boxes, complaints, fill
from tests.factories import (
    make_agenda_item,
    make_area,
    make_group,
    make_group_relation,
    make_meeting,
    make_organisation,
    make_person,
    make_person_name,
    make_role,
    make_source,
    make_statement,
)

pytestmark = pytest.mark.django_db
ADD = "/admin/groups/role/add/"


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor")


def _suggested(client, term, model="role", field="group", app="groups"):
    query = {"term": term, "app_label": app, "model_name": model, "field_name": field}
    return [row["text"] for row in client.get(reverse("admin:autocomplete"), query).json()["results"]]


@pytest.mark.parametrize(
    "typed", ["Race IAG [race-iag]", "race-iag", "Race IAG", "race iag", "  Race   IAG  ", "Old words [race-iag]"]
)
def test_record_is_found_by_label_key_or_name(editor, typed):
    group = make_group(key="race-iag", name="Race IAG")
    make_group(key="race-iag-2006", name="Race IAG (2006)")
    fill(editor, ADD, group=typed, role_type="chair", start="2020", withholding_reason="no_consent")
    assert [role.group for role in Role.objects.all()] == [group]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            "Race",
            "“Race” is not one of the groups. Type a few letters and choose one that is offered, or type its key.",
        ),
        (
            "Two IAG",
            "Several groups are called “Two IAG”. Type a few letters and choose one that is offered, or type its key.",
        ),
        (
            "Race IAG [no-such]",
            (
                "“Race IAG [no-such]” is not one of the groups. Type a few letters and choose one that is offered, "
                "or type its key."
            ),
        ),
        (
            "a\x00b",
            "“a\x00b” is not one of the groups. Type a few letters and choose one that is offered, or type its key.",
        ),
        ("", "This field is required."),
    ],
)
def test_what_names_no_single_record_is_refused(editor, typed, message):
    make_group(key="race-iag", name="Race IAG")
    make_group(key="two-iag", name="Two IAG")
    make_group(key="two-iag-2", name="Two IAG")
    answer = fill(editor, ADD, group=typed, role_type="chair", start="2020", withholding_reason="no_consent")
    assert complaints(answer) == {"group": [message]}


def test_box_shows_the_words_of_the_record_that_is_kept(editor):
    statement = make_statement(
        key="g34", summary="There are 32 borough groups.", source=make_source(title="Invented reply"), first_line=66
    )
    role = make_role(
        group=make_group(key="race-iag", name="Race IAG"),
        person=make_person(key="harper", name="Harper"),
        on_behalf_of=make_organisation(key="mps", name="Invented Police"),
        statement=statement,
    )
    shown = boxes(editor.get(f"/admin/groups/role/{role.pk}/change/").content)
    assert {name: shown[name] for name in ("group", "person", "on_behalf_of", "statement")} == {
        "group": "Race IAG",
        "person": "Harper",
        "on_behalf_of": "Invented Police",
        "statement": "There are 32 borough groups. – Invented reply, line 66",
    }


def test_box_that_is_left_alone_keeps_its_record_where_others_are_called_so(editor):
    person = make_person(key="harper", name="Harper")
    make_person(key="harper-2", name="Harper")
    role = make_role(person=person, audience="staff", withholding_reason="no_consent", note="Before.")
    answer = fill(editor, f"/admin/groups/role/{role.pk}/change/", note="After.", change_reason="Clearer.")
    role.refresh_from_db()
    assert (answer.status_code, role.person, role.note) == (302, person, "After.")


def test_meeting_is_named_by_its_group_and_address(editor):
    first = make_meeting(group=make_group(key="race-iag"), slug="2021-02-02", title="First meeting")
    second = make_meeting(group=first.group, slug="2021-05-02", title="Second meeting")
    item = make_agenda_item(meeting=first, audience="staff", withholding_reason="not_considered")
    page = f"/admin/meetings/agendaitem/{item.pk}/change/"
    fill(editor, page, meeting="race-iag/2021-05-02", change_reason="Of the second meeting.")
    item.refresh_from_db()
    assert (item.meeting, boxes(editor.get(page).content)["meeting"]) == (second, "Second meeting")


def test_meeting_of_an_unnamed_body_is_named_by_its_address(editor):
    later = make_meeting(group=None, slug="2021-05-02", title="A later meeting")
    item = make_agenda_item(audience="staff", withholding_reason="not_considered")
    page = f"/admin/meetings/agendaitem/{item.pk}/change/"
    fill(editor, page, meeting="2021-05-02", change_reason="Of the later meeting.")
    item.refresh_from_db()
    assert item.meeting == later


def test_suggestions_find_each_word_in_any_name(editor):
    make_group(key="race-iag", name="Race IAG")
    make_group(key="enfield-iag", name="Enfield IAG")
    person = make_person(key="ball", name="Ball")
    make_person_name(person=person, text="Ass Commissioner Helen Ball")
    assert _suggested(editor, "iag race") == ["Race IAG [race-iag]"]
    assert _suggested(editor, "") == ["Enfield IAG [enfield-iag]", "Race IAG [race-iag]"]
    assert _suggested(editor, "helen", field="person") == ["Ball [ball]"]


def test_suggestions_for_the_area_of_a_group_leave_out_places_of_another_force(editor):
    make_area(key="enfield", name="Enfield")
    make_area(key="city-of-london", name="City of London", kind="outside", policed_by="City of London Police")
    assert _suggested(editor, "", "grouparea", "area") == ["Enfield [enfield]"]
    assert _suggested(editor, "", "statementsubject", "area") == [
        "City of London [city-of-london]",
        "Enfield [enfield]",
    ]


def test_suggestions_for_staff_without_the_right_to_see_them_are_refused(signed_in):
    make_group()
    query = {"term": "", "app_label": "groups", "model_name": "role", "field_name": "group"}
    assert signed_in("Administrator").get(reverse("admin:autocomplete"), query).status_code == 403


def test_page_with_many_entries_asks_no_more_often_than_with_one(editor):
    group = make_group()
    address = f"/admin/groups/advisorygroup/{group.pk}/change/"

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert editor.get(address).status_code == 200
        return len(captured)

    def enter() -> None:
        make_role(group=group, statement=make_statement(), on_behalf_of=make_organisation())
        make_group_relation(first=group, statement=make_statement())

    enter()
    editor.get(address)
    one = queries()
    enter()
    enter()
    assert queries() == one
