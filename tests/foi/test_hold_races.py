"""A record is deleted or kept, and never both, while two people are at it at once (FOI-11); everything is invented."""

import pytest
from django.db import connection

from foi.actions.holding import hold_records
from foi.models import HeldRecord
from groups.models import AdvisoryGroup, GroupName
from tests import factories as make
from tests.foi.desk import WHY, logged, make_officer
from tests.foi.races import meanwhile

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def group():
    return make.make_group(key="enfield-iag", name="Enfield IAG", status="")


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("model", [AdvisoryGroup, GroupName])
def test_record_that_is_being_kept_is_not_deleted_meanwhile(group, model, everything):
    """SQLite sends the second away at once; PostgreSQL lets it wait, and it is refused by what it finds."""
    officer, request = make_officer(), logged(by=make_officer())
    row = group if model is AdvisoryGroup else make.make_group_name(group=group)

    refused = meanwhile(
        lambda: hold_records(
            request=request, records=[] if everything else [group], everything=everything, reason=WHY, by=officer
        ),
        lambda: model.objects.filter(pk=row.pk).delete(),
    )

    assert len(refused) == 1
    assert (model.objects.filter(pk=row.pk).exists(), HeldRecord.objects.count()) == (True, 1)


def test_record_that_is_being_deleted_is_not_kept_meanwhile(group):
    officer, request = make_officer(), logged(by=make_officer())

    refused = meanwhile(
        lambda: AdvisoryGroup.objects.get(pk=group.pk).delete(),
        lambda: hold_records(request=request, records=[group], reason=WHY, by=officer),
    )

    assert len(refused) == 1
    assert (AdvisoryGroup.objects.exists(), HeldRecord.objects.count()) == (False, 0)
    if connection.vendor == "postgresql":
        assert "there no longer" in str(refused[0])
