"""The line at the top of a record's page: who changed it last, or an entry on its page, and why."""

import pytest
from django.utils import timezone

from tests.admin.forms import fill, page_of
from tests.factories import make_group, make_role, make_theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(signed_in):
    return signed_in("Engagement editor", username="ed", first_name="Edith", last_name="Example")


def _line(client, record):
    return client.get(page_of(record)).context["last_change"]


def _today():
    return f"{timezone.localdate():%-d %B %Y}"


def test_change_form_says_who_changed_the_record_last(editor):
    theme = make_theme(name="Race")
    fill(editor, page_of(theme), name="Race equality", change_reason="Its <new> name.")
    assert _line(editor, theme) == f"Last changed on {_today()} by Edith Example: Its &lt;new&gt; name."


def test_change_form_gives_the_reason_of_a_change_to_an_entry(editor):
    group = make_group()
    fill(editor, page_of(group), name="Group B", change_reason="Renamed.")
    fill(editor, page_of(group), change_reason="It closed.", **{"statuses-0-end": "2022"})
    assert _line(editor, group) == f"Last changed on {_today()} by Edith Example: It closed."


def test_change_form_gives_the_reason_of_a_deleted_entry(editor):
    group = make_group(audience="staff")
    fill(editor, page_of(group), change_reason="Entered twice.", **{"statuses-0-DELETE": "on"})
    assert _line(editor, group) == f"Last changed on {_today()} by Edith Example: Entered twice."


def test_change_to_a_role_that_is_restricted_now_is_not_told(editor):
    group = make_group()
    role = make_role(group=group, audience="staff", withholding_reason="no_consent")
    role._change_reason = "Canary reason."
    role.note = "A note."
    role.save()
    role.audience = "restricted"
    role.save()
    assert _line(editor, group) == f"Last changed on {_today()}"
