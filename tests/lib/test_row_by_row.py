"""A condition that is looked up row by row says what `Exists` says, and no database answers it for all rows at once."""

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef

from groups.models import AdvisoryGroup, GroupTheme
from iag_registry.lib.row_by_row import ExistsRowByRow
from tests import factories as make

pytestmark = pytest.mark.django_db
OF_GROUP = GroupTheme.objects.filter(group=OuterRef("pk"))


@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.parametrize("exists", [Exists, ExistsRowByRow])
def test_it_finds_what_exists(exists, is_there):
    make.make_group_theme(group=make.make_group(key="with"))
    make.make_group(key="without")
    found = exists(OF_GROUP) if is_there else ~exists(OF_GROUP)
    assert [group.key for group in AdvisoryGroup.objects.filter(found)] == ["with" if is_there else "without"]
    assert [group.key for group in AdvisoryGroup.objects.annotate(has=found).filter(has=True)] == [
        "with" if is_there else "without"
    ]


def test_postgresql_does_not_read_the_whole_table_for_it():
    """It does so for an EXISTS without an OFFSET wherever it takes that for quicker."""
    make.make_group_theme(group=make.make_group(key="with"))
    found = AdvisoryGroup.objects.annotate(has=ExistsRowByRow(OF_GROUP)).values("has")
    assert "LIMIT 1 OFFSET 0)" in str(found.query)
    told = {"verbose": True} if connection.vendor == "postgresql" else {}
    assert "hashed SubPlan" not in found.explain(**told)
