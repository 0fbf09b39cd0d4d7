"""An invented register with something in every public table, and with something withheld beside each."""

from typing import Any

import pytest

from groups.models import AdvisoryGroup
from tests import factories as make
from tests.harness.world import World, make_world
from tests.reuse.lists_at_random import at_random, groups, meetings, replies

__all__ = ["at_random", "groups", "meetings", "replies"]


@pytest.fixture
def world(db: None) -> World:
    """Each sort of record in each state, and a name that is withheld on a group that is not."""
    world = make_world()
    named = {"person": make.make_person(name="Not for the public"), "audience": "staff"}
    make.make_role(group=world.row(AdvisoryGroup), withholding_reason="no_consent", **named)
    make.make_group_relation(first=world.row(AdvisoryGroup), second=make.make_group(key="related"), kind="part_of")
    make.make_organisation_relation()
    return world


@pytest.fixture
def many_groups(db: None) -> list[Any]:
    """Seven groups in no order, some of them like formulas, with roles and names."""
    kind = make.make_kind(code="invented_iag", name="invented IAG", is_advisory_group=True)
    area = make.make_area(key="invented-borough", name="Invented borough")
    groups = []
    for key in ("g-5", "g2", "G-1", "g10", "g-3", "a", "z"):
        group = make.make_group(key=key, name=f"=Group “{key}”, \n+1", kind=kind)
        make.make_group_area(group=group, area=area)
        make.make_role(group=group, person=make.make_person(name=f"Invented {key}"), audience="public")
        make.make_role(group=group, person=make.make_person(), audience="staff", withholding_reason="no_consent")
        make.make_group_name(group=group, text=f"Former {key}", start="2001", end="2005-06")
        groups.append(group)
    return groups
