"""Officers at the desk of a reply, for the tests of its screens."""

from typing import Any

import html5lib
from django.contrib.auth.models import Group
from django.test import Client

from iag_registry.staff_roles import sync_staff_roles
from tests.foi.replies import Desk, desk
from tests.page_text import text_of


def page_text(response: Any) -> str:
    """The words of a staff screen."""
    document = html5lib.HTMLParser(strict=True).parse(response.content.decode())
    return text_of(document)


def staffed_desk() -> Desk:
    """The request and its officers, who may see its page."""
    found = desk()
    for user in (found.drafter, found.second):
        officer_of_all(user)
    return found


def officer_of_all(user: Any) -> Any:
    """An FOI officer, with the permissions of the role."""
    sync_staff_roles()
    user.groups.add(Group.objects.get(name="FOI officer"))
    return user


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(d: Desk, more: str = "") -> str:
    return f"/admin/foi/informationrequest/{d.request.pk}/reply/{more}"


def do(client: Client, d: Desk, word: str, **values: Any) -> str:
    """Take a step on the desk; the words of the page that follows."""
    return page_text(client.post(address(d), {"do": word, **values}, follow=True))
