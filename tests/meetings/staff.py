"""Invented staff, each with one role, for tests of who may do what."""

from typing import Any

from django.contrib.auth.models import Group

from iag_registry.staff_roles import sync_staff_roles
from tests.factories import make_user


def make_staff(role: str) -> Any:
    """Someone with one role of the staff."""
    if not Group.objects.exists():
        sync_staff_roles()
    user = make_user(is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def make_editor() -> Any:
    return make_staff("Engagement editor")


def make_publisher() -> Any:
    return make_staff("Publisher")
