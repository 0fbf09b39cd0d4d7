"""Two invented members of staff: one who edits, and one who may publish."""

import pytest
from django.contrib.auth.models import Permission

from tests.factories import make_user


@pytest.fixture
def editor():
    return make_user(username="editor")


@pytest.fixture
def publisher():
    user = make_user(username="publisher")
    user.user_permissions.add(Permission.objects.get(codename="publish_records"))
    return user
