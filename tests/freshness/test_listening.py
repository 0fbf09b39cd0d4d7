"""The database itself notes what may change a public page, however it is changed, and nothing else."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, models

from freshness.listening import APPS, NEVER_SEEN, heard_columns, listen, listened_to
from freshness.models import Change
from freshness.revision import ANY, changed_between, read_revision, read_states
from groups.models import AdvisoryGroup, Agreement, Role, Source
from iag_registry.field_classes import classes_of
from iag_registry.lib.audiences import Audience, FieldClass
from meetings.models import MinutesRelease
from tests import factories as make
from tests.meetings.making import make_release

pytestmark = pytest.mark.django_db


def is_heard(change: Any) -> bool:
    before = read_revision()
    change()
    return read_revision() != before


def test_adding_changing_and_deleting_are_heard() -> None:
    assert is_heard(make.make_theme)
    theme = make.make_theme()
    assert is_heard(lambda: type(theme).objects.filter(pk=theme.pk).update(name="Another name"))
    assert is_heard(theme.delete)


def test_what_goes_past_the_models_is_heard() -> None:
    group = make.make_group()

    def by_hand() -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE groups_advisorygroup SET name = 'By hand' WHERE id = %s", [group.pk])

    assert is_heard(by_hand)
    assert is_heard(lambda: AdvisoryGroup.objects.filter(pk=group.pk).update(audience=Audience.STAFF))


def test_saving_what_is_so_already_is_not_heard() -> None:
    group = make.make_group()
    assert not is_heard(group.save)


WITH_A_NOTE = {"group": make.make_group, "role": make.make_role, "source": make.make_source}


@pytest.mark.parametrize("make_one", WITH_A_NOTE.values(), ids=WITH_A_NOTE)
def test_a_note_of_staff_is_not_heard(make_one: Any) -> None:
    record = make_one()
    record.staff_note = "Spoke to them on the telephone."
    assert not is_heard(record.save)
    record.refresh_from_db()
    assert record.staff_note == "Spoke to them on the telephone."


def test_who_has_agreed_to_what_is_not_heard() -> None:
    person, group = make.make_person(), make.make_group()
    assert not is_heard(lambda: make.make_agreement(person=person, group=group))
    assert Agreement.objects.count() == 1


def test_a_restricted_row_is_heard_when_it_becomes_so_and_no_more_after() -> None:
    assert not is_heard(lambda: make.make_source(audience=Audience.RESTRICTED))
    source = Source.objects.get()
    source.title = "Another title"
    assert not is_heard(source.save)
    source.audience = Audience.STAFF
    assert is_heard(source.save)
    source.audience = Audience.RESTRICTED
    assert is_heard(source.save)
    assert not is_heard(source.delete)


def test_a_restricted_row_that_names_someone_is_heard() -> None:
    """By it is judged whether the name may be given anywhere."""
    group, person = make.make_group(), make.make_person()
    seat = {"group": group, "person": person, "audience": Audience.RESTRICTED, "withholding_reason": "s40_2"}
    assert is_heard(lambda: make.make_role(**seat))
    role = Role.objects.get()
    role.person = make.make_person()
    assert is_heard(role.save)
    assert is_heard(role.delete)


def test_a_published_version_is_heard() -> None:
    meeting = make.make_meeting()
    make.make_minutes(meeting=meeting)
    assert is_heard(lambda: make_release(meeting=meeting))
    assert MinutesRelease.objects.count() == 1


def test_every_table_with_anything_public_is_listened_to() -> None:
    """A table is left out by name, with a reason; and no column that is public or about a person is."""
    heard = {model._meta.label for model in listened_to()}
    assert {label.partition(".")[0] for label in heard} == set(APPS)
    assert len(heard) >= 60
    assert all(len(reason) >= 10 for reason in NEVER_SEEN.values())
    for model in listened_to():
        columns = set(heard_columns(model))
        for field in model._meta.concrete_fields:
            if classes_of(model)[field.name] in (FieldClass.PUBLIC, FieldClass.PERSONAL) and not field.primary_key:
                assert field.column in columns, f"{model._meta.label}.{field.name}"


def test_left_out_columns_are_free_text_for_staff() -> None:
    for model in listened_to():
        heard = heard_columns(model)
        for field in (f for f in model._meta.concrete_fields if f.column not in heard and not f.primary_key):
            assert isinstance(field, models.TextField)
            assert classes_of(model)[field.name] in (FieldClass.STAFF, FieldClass.RESTRICTED)


@pytest.mark.django_db(transaction=True)
def test_a_table_can_be_altered_and_is_listened_to_again() -> None:
    """A database does not alter what a trigger speaks of; and an upgrade is heard, whatever it changed."""
    with connection.cursor() as cursor:
        before, revision = triggers(cursor), read_revision()
    try:
        call_command("migrate", "groups", "0005", verbosity=0)
    finally:
        call_command("migrate", "groups", verbosity=0)
    with connection.cursor() as cursor:
        assert triggers(cursor) == before
    assert read_revision() != revision
    assert is_heard(lambda: make.make_theme(exit_this_page=True))


@pytest.mark.django_db(transaction=True)
def test_without_a_place_to_note_it_nobody_listens() -> None:
    try:
        call_command("migrate", "freshness", "zero", verbosity=0)
        with connection.cursor() as cursor:
            assert triggers(cursor) == []
        make.make_theme()
    finally:
        call_command("migrate", "freshness", verbosity=0)
    assert is_heard(make.make_theme)


def test_of_many_changes_the_last_of_each_table_stays() -> None:
    """Were it cleared away, a table would look as it did before it was ever changed."""
    theme = make.make_theme()
    before = read_states()
    make.make_area()
    area = {table: state for table, state in read_states().states.items() if before.states.get(table) != state}
    assert list(area) == ["groups_area"]
    for number in range(2200):
        type(theme).objects.filter(pk=theme.pk).update(description=f"Number {number}")
    assert {table: read_states().states[table] for table in area} == area
    cleared = {ANY} if connection.vendor == "postgresql" else set()
    assert changed_between(before.states, read_states().states) == {"groups_area", "groups_theme", *cleared}
    rows = Change.objects.filter(changed="groups_theme").count()
    assert rows <= 2001 if connection.vendor == "postgresql" else rows == 1


def test_a_change_tells_which_table_it_was() -> None:
    before = read_states()
    theme = make.make_theme()
    after = read_states()
    assert changed_between(before.states, after.states) == {"groups_theme"}
    assert before.mark != after.mark
    theme.delete()
    assert changed_between(after.states, read_states().states) == {"groups_theme"}


def test_listening_again_changes_nothing() -> None:
    with connection.cursor() as cursor:
        before = triggers(cursor)
    listen(connection)
    with connection.cursor() as cursor:
        assert triggers(cursor) == before
    more = 1 if connection.vendor == "postgresql" else 0
    assert len(before) == (3 + more) * len(listened_to())


def triggers(cursor: Any) -> list[str]:
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'fresh_%%' ORDER BY 1",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'fresh_%%' AND NOT tgisinternal ORDER BY 1",
    }
    cursor.execute(sql[connection.vendor], [])
    return [name for (name,) in cursor.fetchall()]
