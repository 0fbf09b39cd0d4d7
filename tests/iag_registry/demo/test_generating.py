"""When invented data is generated: alike for the same seed, and never beside real records."""

from datetime import date
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction

from groups.models import AdvisoryGroup, Record
from iag_registry.demo.generating import generate
from tests import factories as make

pytestmark = pytest.mark.django_db
MOMENTS = {"decided_at", "approved_at", "recorded_at", "released_at"}
RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]
DAY = date(2026, 11, 22)


def contents():
    """All that was generated, without the moments at which it was written down and the numbers of rows."""
    return {
        model._meta.label: [
            {name: value for name, value in row.items() if name not in MOMENTS and not name.endswith("id")}
            | {"uuid": row["uuid"]}
            for row in model.objects.order_by("pk").values()
        ]
        for model in RECORDS
        if model.objects.exists()
    }


def generated(*, seed):
    """All that is generated, undone at once."""
    with transaction.atomic():
        generate(scale=0.05, seed=seed, day=DAY)
        found = contents()
        transaction.set_rollback(True)
    return found


def test_generated_data_is_the_same_for_the_same_seed():
    once, again, other = generated(seed=1), generated(seed=1), generated(seed=2)

    assert once == again
    assert once["meetings.AgendaItem"] != other["meetings.AgendaItem"]
    assert len(once["meetings.AgendaItem"]) == 200


def test_generated_data_is_refused_beside_real_records():
    make.make_group(name="Real IAG")

    with pytest.raises(CommandError) as refusal:
        call_command("generate_demo", "--scale", "0.1")

    assert str(refusal.value) == (
        "Nothing was written. This database holds real records (1 groups), and invented data is never put beside "
        "them. Make a database of its own: set DATABASE_URL to a new one, run migrate, and try again."
    )
    assert AdvisoryGroup.objects.count() == 1


def test_generated_data_is_refused_a_second_time():
    out = StringIO()
    call_command("generate_demo", "--scale", "0.02", "--on", "2026-11-22", stdout=out)
    assert "       1 groups" in out.getvalue()

    with pytest.raises(CommandError, match="This database holds demonstration data already"):
        call_command("generate_demo", "--scale", "0.02")
    assert AdvisoryGroup.objects.count() == 1


@pytest.mark.parametrize("left", ["all of it", "its groups"])
def test_real_records_are_not_loaded_beside_generated_data(left):
    if left == "all of it":
        generate(scale=0.05, seed=1, day=DAY)
    else:
        make.make_group(name="Invented IAG (demonstration)")
    before = AdvisoryGroup.objects.count()
    with pytest.raises(CommandError) as caught:
        call_command("load_register", stdout=StringIO())
    assert str(caught.value) == (
        "Nothing was loaded. This database holds demonstration data, and real records are never put beside it. Make a "
        "database of its own: set DATABASE_URL to a new one, run migrate, and try again."
    )
    assert AdvisoryGroup.objects.count() == before


def test_generated_data_of_nothing_is_refused():
    with pytest.raises(CommandError) as refusal:
        call_command("generate_demo", "--scale", "0")

    assert str(refusal.value) == ("A scale of 0.0 is too small: nothing would be generated. Scale 0.1 makes 6 groups.")
