"""Which side of a group a role is on: its members, the police, or others."""

from typing import Literal

from groups.choices import OrganisationKind, RoleType

Side = Literal["members", "police", "others"]

MEMBER_ROLES = frozenset({RoleType.CHAIR, RoleType.VICE_CHAIR, RoleType.MEMBER, RoleType.ADVISER})
POLICE_ROLES = frozenset({RoleType.POLICE_LEAD, RoleType.SPONSOR})
POLICE_BODIES = frozenset({OrganisationKind.FORCE, OrganisationKind.COMMAND})


def side_of(role_type: str, organisation_kind: str) -> Side:
    """The side of a role held on behalf of an organisation of this kind ("" where it is held for none).

    Whoever speaks for the police is no member of the group, whatever the role is called (PPL-01).
    """
    if organisation_kind in POLICE_BODIES or role_type in POLICE_ROLES:
        return "police"
    return "members" if role_type in MEMBER_ROLES else "others"
