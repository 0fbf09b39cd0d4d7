"""A staff account is made by one explicit command, with a role and without a default password."""

import re
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


@pytest.fixture
def _roles():
    for name in ("Engagement editor", "Publisher"):
        Group.objects.get_or_create(name=name)


@pytest.mark.usefixtures("_roles")
def test_create_staff_generated_password_signs_in():
    out = StringIO()
    call_command("create_staff", "a.smith@invented.example", role="publisher", generate=True, stdout=out)

    user = User.objects.get()
    assert (user.username, user.email, user.is_staff, user.is_superuser) == (
        "a.smith@invented.example",
        "a.smith@invented.example",
        True,
        False,
    )
    assert [group.name for group in user.groups.all()] == ["Publisher"]
    printed = re.fullmatch(
        r"Made the account a\.smith@invented\.example with the role Publisher\.\n"
        r"Its password, which is shown this once: (\S{24})\n",
        out.getvalue(),
    )
    assert printed is not None
    assert authenticate(username=user.username, password=printed[1]) == user


@pytest.mark.usefixtures("_roles")
def test_create_staff_unknown_role():
    Group.objects.exclude(name__in=["Engagement editor", "Publisher"]).delete()
    with pytest.raises(CommandError) as caught:
        call_command("create_staff", "a.smith", role="Chief", generate=True)
    assert str(caught.value) == "There is no role 'Chief'. The roles are: Engagement editor, Publisher."
    assert User.objects.count() == 0


def test_create_staff_no_roles_yet():
    Group.objects.all().delete()
    with pytest.raises(CommandError) as caught:
        call_command("create_staff", "a.smith", role="Publisher", generate=True)
    assert str(caught.value) == "There are no roles yet. Run load_reference first, which makes them."


@pytest.mark.usefixtures("_roles")
def test_create_staff_name_taken():
    User.objects.create_user("a.smith")
    with pytest.raises(CommandError) as caught:
        call_command("create_staff", "a.smith", role="Publisher", generate=True)
    assert str(caught.value) == "A user with that username already exists."
    assert User.objects.count() == 1


@pytest.mark.usefixtures("_roles")
def test_create_staff_asks_until_the_password_is_good_and_typed_twice(monkeypatch):
    typed = iter(
        ["short", "a long invented phrase", "another phrase", "a long invented phrase", "a long invented phrase"]
    )
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    monkeypatch.setattr("builtins.input", lambda prompt: "Publisher" if prompt.startswith("Role") else "b.jones")
    out, err = StringIO(), StringIO()
    call_command("create_staff", stdout=out, stderr=err)

    assert out.getvalue() == "Made the account b.jones with the role Publisher.\n"
    assert err.getvalue() == (
        "This password is too short. It must contain at least 12 characters.\nThe two were not the same.\n"
    )
    assert authenticate(username="b.jones", password="a long invented phrase") == User.objects.get()
