"""Staff of each role, signed in."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from iag_registry.staff_roles import sync_staff_roles
from tests.factories import make_user


@pytest.fixture
def signed_in(db) -> Callable[..., Client]:
    """A function that gives the client of a new member of staff with these roles; its `user` is the account."""
    sync_staff_roles()

    def make(*roles: str, **account: object) -> Client:
        user = make_user(is_staff=True, **account)
        user.groups.set(Group.objects.filter(name__in=roles))
        client = Client()
        client.force_login(user)
        client.user = user
        return client

    return make
