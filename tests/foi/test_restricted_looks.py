"""Looking at a restricted record for one request: who may, what is shown, and what is logged for good (DP-11)."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError

from foi.actions import look_at_restricted
from foi.models import InformationRequest, RestrictedLook
from foi.restricted import ANOTHER, restricted_records, view_of
from groups.models import AdvisoryGroup, Role
from iag_registry.staff_roles import sync_staff_roles
from tests import factories as make
from tests.page_text import lines_of

pytestmark = pytest.mark.django_db
HIDDEN = {"audience": "restricted"}
WITHHELD = {**HIDDEN, "withholding_reason": "s31_1"}


@pytest.fixture
def seat():
    """A restricted place on a group that anyone may see."""
    group = make.make_group(key="race-iag", name="Race IAG")
    return make.make_role(group=group, person=make.make_person(name="Hidden Person"), title="Inspector", **WITHHELD)


@pytest.fixture
def asked_for():
    return make.make_request(reference="INV.7")


@pytest.fixture
def staff(client):
    """Signs someone of a role in, and returns the account."""

    def sign_in(role):
        sync_staff_roles()
        user = make.make_user(is_staff=True, username=role.lower(), first_name="Invented", last_name=role)
        user.groups.set(Group.objects.filter(name=role))
        client.force_login(user)
        return user

    return sign_in


def address(request):
    return f"/admin/foi/informationrequest/{request.pk}/restricted/"


def typed(**values):
    return {"kind": "groups.role", "named": "hidden  person", "reason": "Asked who sits.", **values}


def test_look_is_logged_with_who_when_why_and_for_which_request(seat, asked_for):
    officer = make.make_user()

    look = look_at_restricted(record=seat, request=asked_for, reason=" Asked who sits. ", by=officer)

    logged = RestrictedLook.objects.values_list("request", "looked_by", "reason", "record_kind", "record_uuid")
    assert list(logged) == [(asked_for.pk, officer.pk, "Asked who sits.", "groups.role", seat.uuid)]
    assert look.looked_at <= datetime.now(UTC)


def test_look_without_a_reason_is_refused(seat, asked_for):
    with pytest.raises(ValidationError) as refusal:
        look_at_restricted(record=seat, request=asked_for, reason="  ", by=make.make_user())

    assert (list(refusal.value.message_dict), RestrictedLook.objects.count()) == (["reason"], 0)


def test_look_without_a_request_is_refused(seat):
    with pytest.raises(ValidationError) as refusal:
        look_at_restricted(record=seat, request=InformationRequest(reference="1"), reason="Why.", by=make.make_user())

    assert (list(refusal.value.message_dict), RestrictedLook.objects.count()) == (["request"], 0)


def test_look_at_a_record_that_is_not_restricted_is_refused(asked_for):
    with pytest.raises(ValidationError) as refusal:
        look_at_restricted(record=make.make_role(), request=asked_for, reason="Why.", by=make.make_user())

    assert refusal.value.messages == ["This record is not restricted. It can be read on its own page."]


def test_look_is_never_changed_or_deleted():
    look = make.make_restricted_look()

    for change in (look.save, look.delete):
        with pytest.raises(TypeError, match="logged once, and never changed or deleted"):
            change()


@pytest.mark.parametrize("named", ["Hidden Person", "hidden  PERSON", "race-iag"])
def test_record_is_found_by_its_whole_name_or_key(seat, named):
    assert restricted_records(Role, named) == [seat]


@pytest.mark.parametrize("named", ["", " ", "Hidden", "%", "Race"])
def test_record_is_not_found_by_a_part_of_a_name(seat, named):
    assert restricted_records(Role, named) == []


def test_record_is_found_by_its_identifier(seat):
    assert restricted_records(Role, str(seat.uuid)) == [seat]


def test_record_that_is_not_restricted_is_not_found(seat):
    assert restricted_records(AdvisoryGroup, "race-iag") == []


def test_look_tells_of_one_record_alone():
    group = make.make_group(key="hidden-iag", name="Hidden IAG", **HIDDEN)
    other = make.make_group(name="Other hidden IAG", **HIDDEN)
    make.make_group_name(group=group, text="Hidden Advisers")
    make.make_group_relation(first=group, second=other)
    make.make_agreement(group=group)
    role = make.make_role(group=group, person=make.make_person(name="Hidden Person"), **WITHHELD)

    seen, seat = view_of(group), view_of(role)

    assert (seen.kind, dict(seen.facts)["Display name"]) == ("Group", "Hidden IAG")
    assert "Hidden Advisers" in dict(seen.entries)["Group name"]
    assert "Other hidden IAG" not in str(seen)
    assert dict(seen.entries)["Role"] == f"{ANOTHER} (identifier {role.uuid})"
    assert restricted_records(Role, str(role.uuid)) == [role]
    assert [dict(seat.facts)[label] for label in ("Person", "Group")] == ["Hidden Person", ANOTHER]
    assert "agreement" not in str(seen).lower()


def test_look_tells_the_dates_and_the_words_of_an_entry():
    group = make.make_group(status="", **HIDDEN)
    make.make_group_status(group=group, status="active", start="2006-09", note="Invented note.")

    assert dict(view_of(group).entries)["Group status"] == "\n".join(
        ["From: September 2006", "Note: Invented note.", "Status: Active"]
    )


def test_officer_sees_the_record_once_the_look_is_logged(client, staff, seat, asked_for):
    officer = staff("FOI officer")
    before = lines_of(client.get(address(asked_for)))

    shown = client.post(address(asked_for), typed())

    assert "Hidden Person" not in " ".join(before)
    assert "Hidden Person" in " ".join(lines_of(shown))
    assert "no-store" in shown["Cache-Control"]
    assert list(RestrictedLook.objects.values_list("looked_by", "reason")) == [(officer.pk, "Asked who sits.")]


@pytest.mark.parametrize("wrong", [{"reason": " "}, {"kind": "foi.informationrequest"}, {"named": ""}, {"named": "No"}])
def test_officer_sees_and_leaves_nothing_where_something_is_missing(client, staff, seat, asked_for, wrong):
    staff("FOI officer")

    lines = " ".join(lines_of(client.post(address(asked_for), typed(**wrong))))

    assert ("Inspector" in lines, RestrictedLook.objects.count()) == (False, 0)


def test_officer_needs_a_request(client, staff, seat):
    staff("FOI officer")

    response = client.post("/admin/foi/informationrequest/98765432/restricted/", typed())

    assert (response.status_code, RestrictedLook.objects.count()) == (404, 0)


@pytest.mark.parametrize("role", ["FOI officer", "Auditor"])
def test_page_of_the_request_tells_who_looked_when_and_why_and_not_at_whom(client, staff, seat, asked_for, role):
    officer = make.make_user(first_name="Ann", last_name="Invented")
    at = datetime(2022, 7, 1, 9, 30, tzinfo=UTC)
    make.make_restricted_look(
        request=asked_for, looked_by=officer, looked_at=at, reason="Asked who sits.", record_uuid=seat.uuid
    )
    staff(role)

    page = client.get(f"/admin/foi/informationrequest/{asked_for.pk}/change/")
    lines = " ".join(lines_of(page))

    assert f"1 look 1 July 2022 at 10:30: Ann Invented, role ({seat.uuid}): Asked who sits." in lines
    assert "Hidden Person" not in lines
    assert (f"/admin/groups/role/{seat.pk}/change/" in page.content.decode()) == (role == "Auditor")
    assert ("Look at a restricted record for this request" in lines) == (role == "FOI officer")


@pytest.mark.parametrize("role", ["Engagement editor", "Publisher", "Administrator", "Auditor"])
def test_others_may_not_look(client, staff, seat, asked_for, role):
    staff(role)

    assert client.post(address(asked_for), typed()).status_code == 403
    assert RestrictedLook.objects.count() == 0


def test_look_at_a_record_of_another_kind_is_refused_and_not_logged(asked_for):
    other = make.make_request(audience="restricted")

    with pytest.raises(ValidationError, match="A record of this kind is shown in no look"):
        look_at_restricted(record=other, request=asked_for, reason="Asked.", by=make.make_user())

    assert RestrictedLook.objects.count() == 0
