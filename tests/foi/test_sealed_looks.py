"""The log of looks at restricted records: no way leads to a row once it is written (DP-11)."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from foi.models import RestrictedLook
from tests import factories as make

TABLE = RestrictedLook._meta.db_table
FIELDS = [field.name for field in RestrictedLook._meta.concrete_fields]


def refused():
    return pytest.raises(
        TypeError, match=r"^A look at a restricted record is logged once, and never changed or deleted\.$"
    )


def refused_by_the_database():
    return pytest.raises(IntegrityError, match="never changes")


def row():
    return RestrictedLook.objects.values().get()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda look: look.save(),
        lambda look: look.save(force_update=True),
        lambda look: look.delete(),
        lambda look: RestrictedLook.objects.update(reason="Other."),
        lambda look: RestrictedLook.objects.filter(pk=look.pk).delete(),
        lambda look: RestrictedLook.objects.bulk_update([look], ["reason"]),
        lambda look: RestrictedLook.objects.update_or_create(uuid=look.uuid, defaults={"reason": "Other."}),
        lambda look: RestrictedLook.objects.bulk_create(
            [look], update_conflicts=True, unique_fields=["uuid"], update_fields=["reason"]
        ),
        lambda look: look.request.restricted_looks.all().delete(),
        lambda look: look.looked_by.restricted_looks.update(reason="Other."),
    ],
)
def test_change_is_refused_in_plain_words(change):
    look = make.make_restricted_look(reason="First.")
    before = row()
    look.reason = "Other."

    with refused(), transaction.atomic():
        change(look)

    assert row() == before


@pytest.mark.django_db
def test_new_row_does_not_take_the_place_of_a_written_one():
    look = make.make_restricted_look(reason="First.")
    before = row()

    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_restricted_look(pk=look.pk, uuid=look.uuid, reason="Other.")

    assert row() == before


@pytest.mark.django_db
@pytest.mark.parametrize("field", FIELDS)
def test_update_of_any_column_is_refused_by_the_database(field):
    make.make_restricted_look()
    before = row()

    with refused_by_the_database(), transaction.atomic():
        RestrictedLook._base_manager.update(**{field: F(field)})

    assert row() == before


@pytest.mark.django_db
def test_delete_is_refused_by_the_database():
    look = make.make_restricted_look()

    with refused_by_the_database(), transaction.atomic():
        RestrictedLook.objects.filter(pk=look.pk)._raw_delete("default")
    with refused_by_the_database(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM foi_restrictedlook")

    assert RestrictedLook.objects.count() == 1


@pytest.mark.django_db
def test_seals_are_there_after_the_migrations():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE])
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal", [TABLE])
        seals = sorted(name for (name,) in cursor.fetchall())
    expected = {
        "sqlite": [f"{TABLE}_sealed_delete", f"{TABLE}_sealed_update"],
        "postgresql": [f"{TABLE}_sealed", f"{TABLE}_sealed_truncate"],
    }
    assert seals == expected[connection.vendor]


@pytest.mark.django_db(transaction=True)
def test_emptied_test_database_is_sealed_again():
    make.make_restricted_look()
    call_command("flush", interactive=False, verbosity=0)
    assert RestrictedLook.objects.count() == 0
    look = make.make_restricted_look()
    with refused_by_the_database():
        RestrictedLook._base_manager.filter(pk=look.pk).update(reason="Other.")


@pytest.mark.django_db
@pytest.mark.parametrize("reason", ["", " ", " \t\n "])
def test_reason_is_not_only_spaces(reason):
    look = make.make_restricted_look()
    bare = RestrictedLook(request=look.request, looked_by=look.looked_by, record_kind="groups.role", reason=reason)
    bare.record_uuid = look.record_uuid

    with pytest.raises(ValidationError, match="Say why you need to see the record"):
        bare.validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        bare.save()
