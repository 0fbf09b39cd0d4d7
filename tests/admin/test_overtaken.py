"""Two editors with the same page open: the second is told what the first changed, and loses nothing typed (C1)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from groups.actions import set_audience
from iag_registry.lib.audiences import Audience
from tests.admin.forms import boxes, complaints, fill
from tests.factories import make_group, make_group_status, make_person, make_role, make_theme

pytestmark = pytest.mark.django_db
OVERTAKEN = (
    "Someone else changed this record after you opened it, so nothing has been saved yet. What you typed is still "
    "here. Compare it with these changes, and save again if yours should stand:"
)


@pytest.fixture
def ann(signed_in):
    return signed_in("Engagement editor", username="ann")


@pytest.fixture
def bob(signed_in):
    return signed_in("Engagement editor", username="bob")


def _page(record):
    return reverse(f"admin:groups_{record._meta.model_name}_change", args=[record.pk])


def _now(record):
    return f"{timezone.localtime(record.history.first().history_date):%-d %B %Y %H:%M}"


def test_second_save_of_a_record_is_refused_and_keeps_what_was_typed(ann, bob):
    theme = make_theme(name="Race", description="First words.")
    opened = boxes(bob.get(_page(theme)).content)
    fill(ann, _page(theme), name="Race equality", change_reason="Its new name.")
    answer = bob.post(_page(theme), opened | {"description": "Bob's words.", "change_reason": "Clearer."})
    theme.refresh_from_db()
    assert complaints(answer) == {
        "": [
            OVERTAKEN,
            f"ann, {_now(theme)}: theme “Race equality” changed (Name: Race → Race equality). Why: Its new name.",
        ]
    }
    assert (theme.name, theme.description) == ("Race equality", "First words.")
    kept = boxes(answer.content)
    assert (kept["description"], kept["change_reason"], kept["name"]) == ("Bob's words.", "Clearer.", "Race")


def test_saving_again_after_the_warning_stands(ann, bob):
    theme = make_theme(name="Race")
    opened = boxes(bob.get(_page(theme)).content)
    fill(ann, _page(theme), name="Race equality", change_reason="Its new name.")
    warned = bob.post(_page(theme), opened | {"name": "Race and ethnicity", "change_reason": "Clearer."})
    answer = bob.post(_page(theme), boxes(warned.content))
    theme.refresh_from_db()
    assert (answer.status_code, theme.name) == (302, "Race and ethnicity")


def test_entry_changed_by_someone_else_on_the_same_page_is_not_overwritten(ann, bob):
    group = make_group()
    status = group.statuses.get()
    opened = boxes(bob.get(_page(group)).content)
    fill(ann, _page(group), change_reason="It closed.", **{"statuses-0-end": "2021"})
    answer = bob.post(_page(group), opened | {"statuses-0-start": "2019", "change_reason": "It began earlier."})
    status.refresh_from_db()
    assert complaints(answer) == {
        "": [OVERTAKEN, f"ann, {_now(status)}: group status “{status}” changed (To: – → 2021). Why: It closed."]
    }
    assert (status.start, status.end) == ("2020", "2021")


def test_role_changed_on_its_own_page_is_not_overwritten_from_the_page_of_its_group(ann, bob):
    role = make_role(audience="staff", withholding_reason="no_consent")
    opened = boxes(bob.get(_page(role.group)).content)
    fill(ann, _page(role), title="Commander", change_reason="As printed.")
    answer = bob.post(_page(role.group), opened | {"roles-0-note": "Bob's note.", "change_reason": "A note."})
    role.refresh_from_db()
    assert complaints(answer) == {
        "": [
            OVERTAKEN,
            f"ann, {_now(role)}: role “{role}” changed (Rank or title as printed: – → Commander). Why: As printed.",
        ]
    }
    assert (role.title, role.note) == ("Commander", "")


def test_entry_added_by_someone_else_is_told(ann, bob):
    group = make_group()
    opened = boxes(bob.get(_page(group)).content)
    added = make_group_status(group=group, status="closed", start="2022")
    answer = bob.post(_page(group), opened | {"name": "Other name", "change_reason": "Renamed."})
    assert complaints(answer) == {
        "": [
            OVERTAKEN,
            (
                f"(no account), {_now(added)}: group status “{added}” added "
                f"(From: – → 2022; Group: – → {group}; Status: – → Closed)."
            ),
        ]
    }


def test_withdrawal_while_a_page_is_open_is_not_undone(signed_in, bob, ann):
    publisher = signed_in("Publisher", username="pat")
    group = make_group(audience="public")
    opened = boxes(publisher.get(_page(group)).content)
    set_audience(record=group, audience=Audience.STAFF, reason="A complaint.", by=ann.user)
    publisher.post(_page(group), opened | {"name": "Other name", "change_reason": "Renamed."})
    group.refresh_from_db()
    assert group.audience == "staff"


def test_change_to_a_restricted_entry_is_no_news_for_those_who_may_not_see_it(bob):
    group = make_group(name="Group A")
    role = make_role(group=group, audience="restricted", withholding_reason="s38_1")
    opened = boxes(bob.get(_page(group)).content)
    role.note = "Hidden"
    role.save()
    answer = bob.post(_page(group), opened | {"name": "Group B", "change_reason": "Renamed."})
    group.refresh_from_db()
    assert (answer.status_code, group.name) == (302, "Group B")


@pytest.mark.parametrize("version", ["", "x", "groups.theme.id=x", "groups.theme.id=-1", "groups.theme.id=" + "9" * 30])
def test_form_without_a_readable_version_is_refused(bob, version):
    theme = make_theme(name="Race")
    opened = boxes(bob.get(_page(theme)).content)
    bob.post(_page(theme), opened | {"name": "Other", "change_reason": "Renamed.", "as_opened": version})
    theme.refresh_from_db()
    assert theme.name == "Race"


def test_record_deleted_by_someone_else_is_not_found(ann, bob):
    person = make_person()
    opened = boxes(bob.get(_page(person)).content)
    ann.post(reverse("admin:groups_person_delete", args=[person.pk]), {"post": "yes", "change_reason": "Twice."})
    assert bob.post(_page(person), opened | {"change_reason": "Renamed."}).status_code == 404
