"""Which side a role is on, for every role and every kind of organisation."""

import pytest

from groups.choices import OrganisationKind, RoleType
from groups.sides import MEMBER_ROLES, POLICE_BODIES, POLICE_ROLES, side_of


@pytest.mark.parametrize("role_type", RoleType.values)
def test_side_without_organisation_follows_the_role(role_type):
    expected = "members" if role_type in MEMBER_ROLES else "police" if role_type in POLICE_ROLES else "others"
    assert side_of(role_type, "") == expected


@pytest.mark.parametrize("role_type", RoleType.values)
def test_side_of_whoever_speaks_for_the_police_is_the_police(role_type):
    assert {side_of(role_type, body) for body in POLICE_BODIES} == {"police"}


@pytest.mark.parametrize("kind", sorted(set(OrganisationKind.values) - POLICE_BODIES))
def test_side_of_whoever_speaks_for_another_body_follows_the_role(kind):
    assert {role_type: side_of(role_type, kind) for role_type in RoleType.values} == {
        role_type: side_of(role_type, "") for role_type in RoleType.values
    }
