"""Accounts: administrators make and close them and give them roles, and nobody gives themselves any."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from tests.admin.forms import boxes
from tests.factories import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "an invented pass phrase"


def _page(user, page="change"):
    name = "auth_user_password_change" if page == "password" else f"auth_user_{page}"
    return reverse(f"admin:{name}", args=[user.pk])


def _role(name):
    return str(Group.objects.get(name=name).pk)


@pytest.fixture
def administrator(signed_in):
    return signed_in("Administrator", username="admin")


def test_account_is_made_for_staff_without_any_role(administrator):
    sent = {"username": "new", "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    administrator.post("/admin/auth/user/add/", sent | {"is_superuser": "on", "groups": _role("Publisher")})
    new = get_user_model().objects.get(username="new")
    assert (new.is_staff, new.is_superuser, list(new.groups.all()), new.check_password(PASSWORD)) == (
        True,
        False,
        [],
        True,
    )


def test_roles_are_given_and_single_permissions_are_not(administrator):
    user = make_user(username="new", is_staff=True)
    opened = boxes(administrator.get(_page(user)).content)
    sent = {"groups": _role("Engagement editor"), "is_superuser": "on", "is_staff": "on", "user_permissions": "1"}
    administrator.post(_page(user), opened | sent)
    user.refresh_from_db()
    assert [group.name for group in user.groups.all()] == ["Engagement editor"]
    assert (user.is_superuser, user.user_permissions.count()) == (False, 0)


def test_administrator_cannot_change_their_own_roles(administrator):
    opened = boxes(administrator.get(_page(administrator.user)).content)
    sent = {"groups": _role("Publisher"), "first_name": "Ada", "is_superuser": "on"}
    administrator.post(_page(administrator.user), opened | sent)
    administrator.user.refresh_from_db()
    assert [group.name for group in administrator.user.groups.all()] == ["Administrator"]
    assert (administrator.user.first_name, administrator.user.is_superuser) == ("Ada", False)


def test_account_that_may_do_everything_is_out_of_an_administrators_reach(administrator):
    root = make_user(username="root", is_staff=True, is_superuser=True)
    codes = [administrator.get(_page(root, page)).status_code for page in ("change", "password", "history", "delete")]
    names = [user.username for user in administrator.get("/admin/auth/user/").context["cl"].result_list]
    assert (codes, names) == ([404, 404, 404, 403], ["admin"])


def test_closed_account_is_out_at_its_next_request(administrator, signed_in):
    editor = signed_in("Engagement editor", username="ed")
    assert editor.get("/admin/").status_code == 200
    opened = boxes(administrator.get(_page(editor.user)).content)
    del opened["is_active"]
    administrator.post(_page(editor.user), opened)
    assert editor.get("/admin/").status_code == 302


def test_auditor_sees_accounts_without_their_passwords(signed_in):
    auditor, user = signed_in("Auditor"), make_user(username="ed", password=PASSWORD)
    page = auditor.get(_page(user)).content.decode()
    assert ("ed" in page, user.password in page, user.password.split("$")[0] in page) == (True, False, False)


@pytest.mark.parametrize("role", ["Engagement editor", "Publisher", "FOI officer"])
def test_other_roles_do_not_see_accounts(signed_in, role):
    client = signed_in(role)
    assert [client.get(address).status_code for address in ("/admin/auth/user/", _page(client.user))] == [403, 403]


def test_lookup_of_passwords_is_refused(administrator):
    assert administrator.get("/admin/auth/user/?password__startswith=a").status_code == 400


def test_account_is_deleted_by_nobody_so_that_the_history_keeps_who(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    user = make_user(username="leaver", is_staff=True)
    address = reverse("admin:auth_user_delete", args=[user.pk])
    assert [client.get(address).status_code, client.post(address, {"post": "yes"}).status_code] == [403, 403]
    assert "deletelink" not in client.get(_page(user)).content.decode()
    assert get_user_model().objects.filter(username="leaver").exists()
