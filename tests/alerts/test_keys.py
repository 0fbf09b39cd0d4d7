"""Addresses are encrypted, found again, kept when the key changes, and gone when their reader goes."""

import io
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from alerts.keys import Purpose, Unreadable, hashes_of, read_token, seal, token, unseal
from alerts.models import Reader, Subscription
from iag_registry.lib.env import BadEnvironment, Environment
from tests.alerts.making import make_outgoing, make_reader, make_subscription
from tests.factories import make_group

ADDRESS = "Reader@invented.example"
OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def test_address_is_sealed_and_found_again():
    assert unseal(seal(ADDRESS)) == ADDRESS
    assert seal(ADDRESS) != seal(ADDRESS)
    assert hashes_of(ADDRESS) == hashes_of(" reader@INVENTED.example ")
    assert hashes_of(ADDRESS) != hashes_of("other@invented.example")


def test_token_is_for_one_purpose_and_cannot_be_changed():
    uuid = uuid4()
    given = token(Purpose.MANAGE, uuid)
    assert read_token(Purpose.MANAGE, given) == uuid
    assert read_token(Purpose.STOP, given) is None
    assert [read_token(Purpose.MANAGE, bad) for bad in ("", "x", given[:-2], "A" + given[1:], given + "AA")] == [
        None
    ] * 5


def test_key_is_changed(settings):
    settings.ALERTS_KEYS = [OLD]
    sealed, signed, uuid = seal(ADDRESS), None, uuid4()
    signed = token(Purpose.STOP, uuid)
    settings.ALERTS_KEYS = [NEW, OLD]
    assert unseal(sealed) == ADDRESS
    assert read_token(Purpose.STOP, signed) == uuid
    settings.ALERTS_KEYS = [NEW]
    with pytest.raises(Unreadable):
        unseal(sealed)
    assert read_token(Purpose.STOP, signed) is None


@pytest.mark.django_db
def test_command_seals_with_the_first_key(settings):
    settings.ALERTS_KEYS = [OLD]
    reader = make_reader(ADDRESS)
    settings.ALERTS_KEYS = [NEW, OLD]
    call_command("rotate_alerts_key", stdout=(out := io.StringIO()))
    assert out.getvalue() == "1 sealed with the first key.\n"
    settings.ALERTS_KEYS = [NEW]
    reader.refresh_from_db()
    assert (unseal(reader.address), reader.address_hash) == (ADDRESS, hashes_of(ADDRESS)[0])
    settings.ALERTS_KEYS = [OLD]
    with pytest.raises(CommandError, match="1 can be opened by none of the keys"):
        call_command("rotate_alerts_key", stdout=io.StringIO())


@pytest.mark.django_db
def test_address_asked_for_under_the_former_key_stays_one_reader(client, settings):
    make_group(key="alpha")
    settings.ALERTS_KEYS = [OLD]
    client.post("/alerts/?about=changes&group=alpha", {"address": ADDRESS, "how_often": "daily"})
    settings.ALERTS_KEYS = [NEW, OLD]
    client.post("/alerts/?about=changes", {"address": ADDRESS, "how_often": "daily"})
    assert (Reader.objects.count(), Subscription.objects.count()) == (1, 2)


@pytest.mark.django_db
def test_bounce_is_recorded_from_the_standard_input(monkeypatch):
    make_outgoing(subscription=make_subscription(reader=make_reader(ADDRESS)))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{ADDRESS.lower()}\n\nnobody@invented.example\n"))
    call_command("record_bounce", stdout=(out := io.StringIO()))
    assert out.getvalue() == "1 deleted, 1 not known.\n"
    assert Reader.objects.count() == 0


@pytest.mark.django_db
def test_no_table_holds_an_address(client):
    make_group(key="alpha")
    client.post("/alerts/?about=changes&group=alpha", {"address": ADDRESS, "how_often": "daily"})
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a table of our own
            found += [table for row in cursor.fetchall() if "invented.example" in str(row).lower()]
    assert found == []
    assert not [model for model in apps.get_app_config("alerts").get_models() if hasattr(model, "history")]


def test_key_is_asked_for_only_where_alerts_are_on(tmp_path):
    file = tmp_path / "keys"
    file.write_text(f"{NEW}\n{OLD}\n")
    assert Environment({}).sealing_keys("ALERTS_KEY", needed=False) == []
    assert Environment({"ALERTS_KEY": f"{NEW}, {OLD}"}).sealing_keys("ALERTS_KEY", needed=True) == [NEW, OLD]
    assert Environment({"ALERTS_KEY_FILE": str(file)}).sealing_keys("ALERTS_KEY", needed=True) == [NEW, OLD]
    with pytest.raises(BadEnvironment, match="ALERTS_KEY is not set"):
        Environment({}).sealing_keys("ALERTS_KEY", needed=True)
    with pytest.raises(BadEnvironment) as caught:
        Environment({"ALERTS_KEY": "short-secret"}).sealing_keys("ALERTS_KEY", needed=True)
    assert "short-secret" not in str(caught.value)
