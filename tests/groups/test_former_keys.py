"""A list that someone kept or follows, narrowed to a group by a former key, leads to the one of today (GRP-01, X16)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from iag_registry.lib.audiences import Audience
from tests.factories import make_former_key, make_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    group = make_group(key="of-today")
    make_former_key(key="of-before", group=group)
    return group


@pytest.mark.parametrize("address", ["/meetings/", "/meetings.ics", "/minutes.atom", "/changes.atom"])
def test_list_of_a_former_key_leads_on_with_its_other_filters(client, group, address):
    answer = client.get(f"{address}?group=of-before&on=2022-06-30")
    assert answer.status_code == 301
    assert answer["Location"] == f"{address}?group=of-today&on=2022-06-30"
    assert client.get(answer["Location"]).status_code == 200


def test_question_about_several_groups_keeps_the_others(client, group):
    make_group(key="another")
    answer = client.get("/ask/attendance/?group=another&group=of-before")
    assert answer["Location"] == "/ask/attendance/?group=another&group=of-today"


@pytest.mark.parametrize("key", ["never-was", "of-today&to=nonsense", "Of-Before", "a%00b", ""])
def test_any_other_key_is_refused_or_read_as_before(client, group, key):
    assert client.get(f"/meetings/?group={key}").status_code == (200 if key == "" else 400)


@pytest.mark.parametrize("audience", [Audience.ON_REQUEST, Audience.STAFF, Audience.RESTRICTED])
def test_former_key_of_a_hidden_group_is_refused_like_any_other(client, group, audience):
    """L8."""
    group.audience = audience
    group.save()
    hidden, never = (client.get(f"/meetings.ics?group={key}") for key in ("of-before", "never-was1"))
    assert hidden.status_code == never.status_code == 400
    assert hidden.content.replace(b"of-before", b"") == never.content.replace(b"never-was1", b"")


@pytest.mark.parametrize("number", [1, 2, 40, 400])
def test_many_keys_cost_two_questions_at_most(client, group, number):
    """Whoever sends hundreds of keys that there are not is refused without a question for each."""
    query = "&".join(f"group=never-{n}" for n in range(number))
    with CaptureQueriesContext(connection) as refused:
        assert client.get(f"/meetings.ics?{query}").status_code == 400
    with CaptureQueriesContext(connection) as other:
        assert client.get("/meetings.ics?never=1").status_code == 400
    assert len(refused) - len(other) <= 2


@pytest.mark.parametrize("typed", ["élan group", "ÉLAN  Group", "ELAN"])
def test_name_is_found_in_other_letters_on_every_database(client, typed):
    make_group(key="elan", name="Élan group")
    answer = client.get("/meetings.ics", {"group": typed})
    assert (answer.status_code, answer["Location"]) == (302, "/meetings.ics?group=elan")
