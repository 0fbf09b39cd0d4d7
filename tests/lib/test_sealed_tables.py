"""What was released never changes: the database refuses, whatever asks it (MIN-04)."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from iag_registry.lib.sealed_tables import MESSAGE
from meetings.models import MinutesRelease
from tests.meetings.making import make_bare_release

TABLE = MinutesRelease._meta.db_table


def refused() -> Any:
    return pytest.raises(IntegrityError, match=MESSAGE)


@pytest.mark.django_db
@pytest.mark.parametrize("field", [field.name for field in MinutesRelease._meta.concrete_fields])
def test_update_of_any_column_is_refused(field):
    release = make_bare_release()
    with refused(), transaction.atomic():
        MinutesRelease.objects.filter(pk=release.pk).update(**{field: F(field)})
    assert MinutesRelease.objects.get().html == release.html


@pytest.mark.django_db
def test_delete_is_refused():
    release = make_bare_release()
    with refused(), transaction.atomic():
        MinutesRelease.objects.filter(pk=release.pk)._raw_delete("default")
    with refused(), transaction.atomic():
        release.delete()
    assert MinutesRelease.objects.count() == 1


@pytest.mark.django_db
def test_save_of_a_changed_release_is_refused():
    release = make_bare_release()
    release.html = "<p>Other.</p>"
    with refused(), transaction.atomic():
        release.save()


@pytest.mark.django_db
def test_seals_are_all_there_after_the_migrations():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE])
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal", [TABLE])
        # Others tell the public pages that something changed.
        seals = sorted(name for (name,) in cursor.fetchall() if name.startswith(TABLE))
    verbs = {
        "sqlite": [f"{TABLE}_sealed_delete", f"{TABLE}_sealed_update"],
        "postgresql": [f"{TABLE}_sealed", f"{TABLE}_sealed_truncate"],
    }
    assert seals == verbs[connection.vendor]


@pytest.mark.django_db(transaction=True)
def test_emptied_test_database_is_sealed_again():
    make_bare_release()
    call_command("flush", interactive=False, verbosity=0)
    assert MinutesRelease.objects.count() == 0
    release = make_bare_release()
    with refused():
        release.delete()
