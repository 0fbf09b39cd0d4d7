"""The logs of requests, and figures once given: no way leads to a row that is written, not even past the records."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from foi.models import GivenFigures, ReminderSent, RequestEvent
from tests import factories as make

pytestmark = pytest.mark.django_db

LOGS = {
    RequestEvent: make.make_request_event,
    ReminderSent: make.make_reminder_sent,
    GivenFigures: make.make_given_figures,
}


@pytest.fixture(params=LOGS, ids=lambda model: model.__name__)
def log(request):
    return request.param


def test_change_is_refused_in_plain_words(log):
    row = LOGS[log]()
    changes = [
        row.save,
        row.delete,
        lambda: log.objects.update(uuid=row.uuid),
        lambda: log.objects.filter(pk=row.pk).delete(),
        lambda: log.objects.bulk_update([row], ["uuid"]),
        lambda: log.objects.bulk_create([row], update_conflicts=True, unique_fields=["uuid"], update_fields=["uuid"]),
    ]
    for change in changes:
        with pytest.raises(TypeError, match=r"never changed or deleted\.$"), transaction.atomic():
            change()


def test_update_of_any_column_is_refused_by_the_database(log):
    LOGS[log]()
    for field in log._meta.concrete_fields:
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            log._base_manager.update(**{field.name: F(field.name)})


def test_delete_is_refused_by_the_database(log):
    row = LOGS[log]()
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        log.objects.filter(pk=row.pk)._raw_delete("default")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {log._meta.db_table}")  # noqa: S608 - the name of a table of ours
    assert log.objects.count() == 1
