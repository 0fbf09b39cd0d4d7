"""What a record refuses that only other rows can tell; everything here is invented."""

import pytest
from django.core.exceptions import ValidationError

from groups.models import AdvisoryGroup, AreaMembership
from tests.factories import make_area, make_group, make_organisation

pytestmark = pytest.mark.django_db


def mistakes(record):
    """What the record refuses, by field; nothing where it is in order."""
    try:
        record.full_clean()
    except ValidationError as refused:
        return refused.message_dict
    return {}


def membership(area, unit):
    return AreaMembership(area=area, unit=unit, start="2019")


def test_area_membership_of_a_borough_in_a_unit_is_in_order():
    assert mistakes(membership(make_area(kind="borough"), make_area(kind="unit"))) == {}


def test_area_membership_of_a_place_that_another_force_polices_is_refused():
    outside = make_area(name="Old Town", kind="outside", policed_by="Old Town Police")
    assert mistakes(membership(outside, make_area(kind="unit"))) == {
        "area": ["Old Town is policed by Old Town Police, so it is in no unit of this force."]
    }


@pytest.mark.parametrize("kind", ["force", "unit"])
def test_area_membership_of_what_is_no_borough_is_refused(kind):
    assert mistakes(membership(make_area(name="Place", kind=kind), make_area(kind="unit"))) == {
        "area": ["Place is not a borough. Choose a borough."]
    }


@pytest.mark.parametrize("kind", ["force", "borough"])
def test_area_membership_in_what_is_no_unit_is_refused(kind):
    assert mistakes(membership(make_area(), make_area(name="Place", kind=kind))) == {
        "unit": ["Place is not a command unit. Choose a unit."]
    }


@pytest.mark.parametrize(
    ("name", "abbreviation", "expected"),
    [
        ("IVB", "", True),
        ("IVB", "IVB", True),
        ("Invented Body", "IVB", False),
        ("Invented Body", "", False),
        ("INVENTED BODY", "", False),
    ],
)
def test_organisation_is_letters_only_where_no_name_is_known(name, abbreviation, expected):
    assert make_organisation(name=name, abbreviation=abbreviation).is_letters_only is expected


def test_key_of_a_deleted_group_is_refused():
    make_group(key="gone", status="").delete()
    assert mistakes(AdvisoryGroup(key="gone", name="Another")) == {
        "key": ["“gone” was the key of another group. Choose a different one: none is ever used again."]
    }


def test_key_that_a_deleted_group_had_before_is_refused():
    group = make_group(key="first", status="")
    group.key = "second"
    group.save()
    group.delete()
    refused = [key for key in ("first", "second", "third") if mistakes(AdvisoryGroup(key=key, name="Another"))]
    assert refused == ["first", "second"]


def test_key_of_its_own_is_never_refused():
    group = make_group(key="first")
    group.key = "second"
    group.save()
    group.key = "first"
    assert mistakes(group) == {}
