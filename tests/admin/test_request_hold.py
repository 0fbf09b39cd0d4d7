"""What is kept for a request, on its page, and what the staff screens say to whoever would delete it (FOI-11)."""

from datetime import date

import pytest

from foi.holding import NOT_NAMED
from foi.models import HeldRecord
from groups.models import AdvisoryGroup, GroupName
from tests import factories as make
from tests.admin.forms import fill, page_of
from tests.foi.desk import logged
from tests.page_text import lines_of

pytestmark = pytest.mark.django_db
NAMED = (
    "It may not be deleted: it is kept for the request 01.FOI.22.000001, until 183 days after it is closed. "
    "To delete it so that it need not be disclosed is an offence (section 77)."
)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2022, 7, 27))


@pytest.fixture
def officer(signed_in):
    return signed_in("FOI officer")


@pytest.fixture
def group():
    return make.make_group(key="enfield-iag", name="Enfield IAG", status="", audience="staff", kind=None)


@pytest.fixture
def request_at_desk(officer):
    request = logged(by=officer.user)
    request.questions.update(text="What did the Race IAG advise?")
    return request


def page(request, name="hold/"):
    return f"/admin/foi/informationrequest/{request.pk}/{name}"


def kept(client, request):
    return [words for _, words in client.get(page(request)).context["holds"]]


def test_groups_that_the_request_names_are_proposed_and_kept(officer, request_at_desk):
    race = make.make_group(key="race-iag", name="Race IAG")
    shown = officer.get(page(request_at_desk))
    assert shown.context["form"].fields["groups"].choices == [("race-iag", "Race IAG")]

    answer = fill(officer, page(request_at_desk), groups="race-iag", reason="It is asked about.")

    assert answer["Location"] == page(request_at_desk)
    assert kept(officer, request_at_desk) == ["Group: Race IAG"]
    assert HeldRecord.objects.get().record_uuid == race.uuid
    assert "groups" not in officer.get(page(request_at_desk)).context["form"].fields


def test_another_record_is_named_whole(officer, request_at_desk, group):
    make.make_organisation(name="MOPAC", audience="staff")
    fill(officer, page(request_at_desk), kind="organisation", named="mopac", reason="It runs the meeting.")
    fill(officer, page(request_at_desk), kind="group", named="enfield-iag", reason="It is asked about.")
    fill(officer, page(request_at_desk), everything="on", reason="All groups are asked about.")
    assert kept(officer, request_at_desk) == ["Organisation: MOPAC", "Group: Enfield IAG", "The whole register"]


@pytest.mark.parametrize(
    ("named", "said"),
    [("No such", "No record of this kind is called so."), ("Twice", "Several records are called so.")],
)
def test_record_that_cannot_be_told_is_refused(officer, request_at_desk, named, said):
    make.make_group(name="Twice")
    make.make_group(name="Twice")
    make.make_group(name="No such", audience="restricted")
    answer = fill(officer, page(request_at_desk), named=named, reason="Why.")
    assert answer.context["form"].errors["named"] == [f"{said} Type its key."]
    assert HeldRecord.objects.count() == 0


def test_record_is_let_go_with_a_reason(officer, request_at_desk, group):
    hold = make.make_held_record(request=request_at_desk, record_uuid=group.uuid)
    address = page(request_at_desk, f"hold/{hold.pk}/lift/")
    assert "This will no longer be kept for the request: Group: Enfield IAG." in lines_of(officer.get(address))
    fill(officer, address, reason="Another group was meant.")
    assert HeldRecord.objects.count() == 0
    assert officer.get(address).status_code == 404
    other = make.make_held_record(record_uuid=group.uuid)
    assert officer.get(page(request_at_desk, f"hold/{other.pk}/lift/")).status_code == 404


def test_name_of_a_restricted_record_is_not_told(officer, request_at_desk):
    hidden = make.make_group(name="Hidden IAG", audience="restricted")
    make.make_held_record(request=request_at_desk, record_uuid=hidden.uuid)
    assert kept(officer, request_at_desk) == ["Group: a record that you may not see, or that is there no longer"]


def test_auditor_reads_what_is_kept_and_changes_nothing(signed_in, request_at_desk, group):
    make.make_held_record(request=request_at_desk, record_uuid=group.uuid)
    auditor = signed_in("Auditor")
    assert (kept(auditor, request_at_desk), auditor.get(page(request_at_desk)).context["form"]) == (
        ["Group: Enfield IAG"],
        None,
    )
    assert signed_in("Engagement editor").get(page(request_at_desk)).status_code == 403


def test_page_that_asks_whether_to_delete_says_why_not(signed_in, request_at_desk, group):
    GroupName.objects.all().delete()
    make.make_held_record(request=request_at_desk, record_uuid=group.uuid)
    editor, superuser = signed_in("Engagement editor"), signed_in(is_superuser=True)
    name = f"/admin/groups/advisorygroup/{group.pk}/delete/"
    assert f"“Enfield IAG”: {NOT_NAMED}" in lines_of(editor.get(name))
    assert f"“Enfield IAG”: {NAMED}" in lines_of(superuser.get(name))


def test_sent_deletion_is_refused_with_the_reason(signed_in, request_at_desk, group):
    make.make_held_record(request=request_at_desk, record_uuid=group.uuid)
    editor = signed_in("Engagement editor")
    role = make.make_role(group=group, person=None, audience="staff", withholding_reason="s40_2")
    address = f"/admin/groups/role/{role.pk}/delete/"
    answer = editor.post(address, {"post": "yes", "change_reason": "By mistake."}, follow=True)
    assert NOT_NAMED in answer.content.decode()
    role.refresh_from_db()


def test_several_deletions_are_refused_with_the_reason(signed_in, request_at_desk, group):
    make.make_held_record(request=request_at_desk, record_uuid=group.uuid)
    other = make.make_group(audience="staff", status="")
    superuser = signed_in(is_superuser=True)
    sent = {
        "action": "delete_several",
        "_selected_action": [group.pk, other.pk],
        "post": "yes",
        "change_reason": "Old.",
    }
    shown = superuser.post("/admin/groups/advisorygroup/", sent)
    assert NAMED in shown.content.decode()
    assert AdvisoryGroup.objects.filter(pk__in=[group.pk, other.pk]).count() == 2


def test_entry_of_a_held_group_stays_on_its_page(signed_in, request_at_desk, group):
    name = make.make_group_name(group=group, text="Old name")
    make.make_held_record(request=request_at_desk, record_uuid=group.uuid)
    answer = fill(signed_in("Engagement editor"), page_of(group), change_reason="Wrong.", **{"names-0-DELETE": "on"})
    assert answer.status_code == 200
    assert NOT_NAMED in answer.content.decode()
    name.refresh_from_db()
