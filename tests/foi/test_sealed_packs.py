"""What was released never changes: the database refuses, whatever asks it, and nothing is added to it (C13)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F

from foi.models import (
    FrozenAnswer,
    Pack,
    PackAnswer,
    PackFile,
    PackMinutes,
    Withholding,
    WithholdingGround,
    WrittenReply,
)
from tests import factories as make
from tests.factories.packs import release_bare

BELONGING: dict[type[models.Model], Callable[[Pack], Any]] = {
    PackAnswer: lambda pack: make.make_pack_answer(pack=pack),
    PackMinutes: lambda pack: make.make_pack_minutes(pack=pack),
    PackFile: lambda pack: make.make_pack_file(pack=pack),
    Withholding: lambda pack: make.make_withholding(pack=pack),
    WithholdingGround: lambda pack: make.make_ground(withholding=make.make_withholding(pack=pack)),
    WrittenReply: lambda pack: make.make_written_reply(pack=pack),
}
"""What belongs to a pack, and how the least of it is made."""


def refused() -> Any:
    return pytest.raises(IntegrityError, match="never changes")


def columns(model: type[models.Model]) -> list[str]:
    return [field.name for field in model._meta.concrete_fields]


@pytest.mark.django_db
@pytest.mark.parametrize("column", columns(FrozenAnswer))
def test_update_of_any_column_of_a_frozen_answer_is_refused(column):
    frozen = make.make_frozen_answer()
    with refused(), transaction.atomic():
        FrozenAnswer._base_manager.update(**{column: F(column)})
    with refused(), transaction.atomic():
        FrozenAnswer.objects.filter(pk=frozen.pk)._raw_delete("default")
    assert FrozenAnswer.objects.values().get()["sha256"] == frozen.sha256


@pytest.mark.django_db
@pytest.mark.parametrize("column", columns(Pack))
def test_update_of_any_column_of_a_released_pack_is_refused(column):
    make.make_pack(state="released")
    before = Pack.objects.values().get()
    with refused(), transaction.atomic():
        Pack.objects.update(**{column: F(column)})
    with refused(), transaction.atomic():
        Pack.objects.all()._raw_delete("default")
    assert Pack.objects.values().get() == before


@pytest.mark.django_db
@pytest.mark.parametrize("model", BELONGING, ids=lambda model: model.__name__)
def test_what_belongs_to_a_released_pack_is_not_changed_deleted_or_added_to(model):
    pack = make.make_pack()
    BELONGING[model](pack)
    release_bare(pack)
    before = list(model._base_manager.values())
    for column in columns(model):
        with refused(), transaction.atomic():
            model._base_manager.update(**{column: F(column)})
    with refused(), transaction.atomic():
        model._base_manager.all()._raw_delete("default")
    with refused(), transaction.atomic():
        BELONGING[model](pack)
    assert list(model._base_manager.values()) == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "model", [each for each in BELONGING if each is not PackFile], ids=lambda model: model.__name__
)
def test_what_belongs_to_a_draft_can_be_changed_and_is_not_moved_into_a_released_pack(model):
    draft, done = make.make_pack(), make.make_pack(state="released")
    row = BELONGING[model](draft)
    assert model._base_manager.filter(pk=row.pk).update(uuid=F("uuid")) == 1
    owner = "withholding" if model is WithholdingGround else "pack"
    if owner == "pack":
        with refused(), transaction.atomic():
            model._base_manager.filter(pk=row.pk).update(pack=done)
    model._base_manager.filter(pk=row.pk)._raw_delete("default")
    assert model._base_manager.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: type(row).objects.update(sha256="f" * 64),
        lambda row: type(row).objects.all().delete(),
        lambda row: type(row).objects.bulk_update([row], ["sha256"]),
    ],
)
@pytest.mark.parametrize("factory", [make.make_frozen_answer, make.make_pack_file])
def test_change_of_what_is_written_once_is_refused_in_words(factory, change):
    row = factory()
    with pytest.raises(TypeError, match=r"is never changed or deleted\. .+ beside it\.$"):
        change(row)


@pytest.mark.django_db
@pytest.mark.parametrize("model", [FrozenAnswer, Pack, *BELONGING], ids=lambda model: model.__name__)
def test_what_is_sealed_is_not_emptied_at_one_stroke_or_replaced(model):
    """TRUNCATE and INSERT OR REPLACE fire no trigger of a row by themselves."""
    pack = make.make_pack()
    for maker in BELONGING.values():
        maker(pack)
    release_bare(pack)
    before = list(model._base_manager.values())
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(field.column) for field in model._meta.concrete_fields)
    statements = {
        "postgresql": [f"TRUNCATE {table} CASCADE", "TRUNCATE foi_informationrequest, auth_user CASCADE"],
        "sqlite": [
            f"REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table}",  # noqa: S608 - names of ours
            f"UPDATE OR REPLACE {table} SET id = id",  # noqa: S608 - as above
            f"DELETE FROM {table}",  # noqa: S608 - as above; without a condition SQLite may empty it at one stroke
        ],
    }
    with connection.cursor() as cursor:
        connection.check_constraints()  # PostgreSQL empties no table of which a constraint is still to be looked at
        for statement in statements[connection.vendor]:
            with refused(), transaction.atomic():
                cursor.execute(statement)
    assert before
    assert list(model._base_manager.values()) == before


SEALS = {
    "foi_frozenanswer": ["sealed_delete", "sealed_update"],
    "foi_pack": ["sealed_rows_delete", "sealed_rows_update"],
    "foi_packfile": [
        *("sealed_delete", "sealed_rows_delete", "sealed_rows_insert", "sealed_rows_update", "sealed_update"),
    ],
    "foi_packanswer": ["sealed_rows_delete", "sealed_rows_insert", "sealed_rows_update"],
    "foi_packminutes": ["sealed_rows_delete", "sealed_rows_insert", "sealed_rows_update"],
    "foi_writtenreply": ["sealed_rows_delete", "sealed_rows_insert", "sealed_rows_update"],
    "foi_withholding": ["sealed_rows_delete", "sealed_rows_insert", "sealed_rows_update"],
    "foi_withholdingground": ["sealed_rows_delete", "sealed_rows_insert", "sealed_rows_update"],
}
"""The seals of each table, as SQLite has them; PostgreSQL seals a whole table with one."""


@pytest.mark.django_db
@pytest.mark.parametrize("table", SEALS)
def test_seals_are_there_after_the_migrations(table):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal", [table])
        # Others tell the public pages that something changed.
        names = [name for (name,) in cursor.fetchall() if name.startswith(table)]
        found = {name.removeprefix(f"{table}_") for name in names}
    whole = {"sealed_delete", "sealed_update"}
    expected = set(SEALS[table])
    if connection.vendor == "postgresql" and whole <= expected:
        expected = expected - whole | {"sealed"}
    if connection.vendor == "postgresql":
        expected |= {"sealed_truncate"}
    assert found == expected


@pytest.mark.django_db(transaction=True)
def test_emptied_test_database_is_sealed_again():
    make.make_pack(state="released")
    call_command("flush", interactive=False, verbosity=0)
    assert Pack.objects.count() == 0
    make.make_pack(state="released")
    with refused():
        Pack.objects.update(note="Other.")
