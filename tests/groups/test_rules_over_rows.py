"""Rules that look at more rows than one, saved with no form and no `clean` before; everything here is invented."""

from threading import Thread
from time import sleep
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction

from groups.models import AdvisoryGroup, AreaMembership, FormerKey, GroupArea, Role
from tests import factories as make

MISTAKE = {
    "chairs": {
        "start": ["Another chair is recorded for a part of that time. End that role first, or correct the dates."],
    },
    "units": {
        "start": ["Old Town is recorded in North from 2019 to 2021. End that entry first, or correct the dates."],
    },
    "former key": {"key": ["“old” is the key of a group today. Choose another."]},
    "key": {"key": ["“old” was the key of another group. Choose a different one: none is ever used again."]},
    "area": {"area": ["Old Town is policed by Old Town Police. Choose an area of this force."]},
}
KEPT = (
    "are recorded, and a place of this sort has none. "
    "Correct those entries first, or leave the sort of place as it was."
)


def two_chairs() -> tuple[Any, Any]:
    group = make.make_group()
    person = make.make_person()
    first, second = (
        Role(group=group, person=person, role_type="chair", audience="public", start=start, end=end)
        for start, end in (("2019", "2021"), ("2020", ""))
    )
    return first, second


def two_units() -> tuple[Any, Any]:
    area = make.make_area(name="Old Town")
    first, second = (
        AreaMembership(area=area, unit=make.make_area(name=name, kind="unit"), start=start, end=end)
        for name, start, end in (("North", "2019", "2021"), ("South", "2020", ""))
    )
    return first, second


def group_and_former_key() -> tuple[Any, Any]:
    return AdvisoryGroup(key="old", name="Old"), FormerKey(key="old", group=make.make_group())


def former_key_and_group() -> tuple[Any, Any]:
    first, second = group_and_former_key()
    return second, first


def area_left_and_its_group() -> tuple[Any, Any]:
    area = make.make_area(name="Old Town")
    entry = GroupArea(group=make.make_group(), area=area, start="2020")
    area.kind, area.policed_by = "outside", "Old Town Police"
    return area, entry


PAIRS = {
    "chairs": two_chairs,
    "units": two_units,
    "former key": group_and_former_key,
    "key": former_key_and_group,
    "area": area_left_and_its_group,
}
"""Two rows that are lawful each, and not together."""


@pytest.mark.django_db
@pytest.mark.parametrize("pair", PAIRS)
def test_second_row_is_refused_when_it_is_saved(pair: str) -> None:
    first, second = PAIRS[pair]()
    first.save()
    with pytest.raises(ValidationError) as refused:
        second.save()
    assert refused.value.message_dict == MISTAKE[pair]
    assert second.pk is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("pair", PAIRS)
def test_second_row_is_refused_while_the_first_is_being_saved(pair: str) -> None:
    """The second comes on a connection of its own, before the first is committed.

    It waits for its turn on PostgreSQL; SQLite in memory sends it away at once, and one in a file lets it wait.
    """
    first, second = PAIRS[pair]()
    refused: list[Exception] = []

    def save_second() -> None:
        try:
            second.save()
        except (ValidationError, OperationalError) as problem:
            refused.append(problem)
        finally:
            connection.close()

    with transaction.atomic():
        first.save()
        other = Thread(target=save_second)
        other.start()
        sleep(0.3)
    other.join()
    assert [type(problem) for problem in refused] == [
        ValidationError if connection.vendor == "postgresql" else OperationalError
    ]
    assert type(first).objects.filter(pk=first.pk).count() == 1
    assert type(second).objects.filter(uuid=second.uuid).exists() is False


@pytest.mark.django_db
def test_handover_within_one_year_is_in_order() -> None:
    group = make.make_group()
    make.make_role(group=group, role_type="chair", start="2019", end="2021")
    make.make_role(group=group, role_type="chair", start="2021")
    area = make.make_area()
    make.make_area_membership(area=area, start="2019", end="2021")
    make.make_area_membership(area=area, start="2021")
    assert (group.roles.count(), area.memberships.count()) == (2, 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "what"), [("outside", "groups and command units"), ("unit", "command units"), ("force", "command units")]
)
def test_area_keeps_its_sort_while_entries_rest_on_it(kind: str, what: str) -> None:
    area = make.make_area()
    make.make_group_area(area=area)
    make.make_area_membership(area=area)
    area.kind, area.policed_by = kind, "Another force" if kind == "outside" else ""
    with pytest.raises(ValidationError) as refused:
        area.save()
    assert refused.value.message_dict == {"kind": [f"Its {what} {KEPT}"]}


@pytest.mark.django_db
def test_unit_keeps_its_sort_while_boroughs_are_in_it() -> None:
    unit = make.make_area(kind="unit")
    make.make_area_membership(unit=unit)
    unit.kind = "borough"
    with pytest.raises(ValidationError) as refused:
        unit.save()
    assert refused.value.messages == [f"Its boroughs {KEPT}"]


@pytest.mark.django_db
def test_key_that_a_group_had_before_comes_back_by_renaming_alone() -> None:
    group = make.make_group(key="new")
    make.make_former_key(key="old", group=group)
    group.key = "old"
    with pytest.raises(ValidationError) as refused:
        group.save()
    assert refused.value.message_dict == {
        "key": ["“old” was a key of this group before. Change its key on the screen for that."]
    }
