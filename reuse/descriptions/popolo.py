"""The register in the words of Popolo: organizations, persons, memberships, posts and events, from the same rows.

Each membership has a person of its own: whether two people of one name are one person is not public, so they are never
joined. A vacant place is a post that nobody holds. Dates are given as far as they are known, as Popolo allows.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings

from groups.disclosure import GroupRow, NameRow, OrganisationRow, RoleRow
from groups.exports import key_of
from meetings.disclosure import MeetingLine
from reuse.tables import BY_NAME, of_day


def popolo(day: date) -> dict[str, Any]:
    """Everything that Popolo has a name for, as the register stood on the day."""
    names: dict[str, list[NameRow]] = {}
    for name in _rows("group-names", day):
        names.setdefault(name.key, []).append(name)
    roles: list[RoleRow] = list(_rows("roles", day))
    held = [role for role in roles if not role.seat.vacant]
    return {
        "organizations": [
            *(_group(row, names.get(row.key, [])) for row in _rows("groups", day)),
            *(_organisation(row) for row in _rows("organisations", day)),
        ],
        "persons": [{"id": _person(role), "name": role.seat.name} for role in held],
        "memberships": [_membership(role) for role in held],
        "posts": [_post(role) for role in roles if role.seat.vacant],
        "events": [_event(row) for row in _rows("meetings", day)],
    }


def _rows(table: str, day: date) -> Iterator[Any]:
    for batch in of_day(BY_NAME[table], day).batches():
        yield from batch


def _group(row: GroupRow, names: list[NameRow]) -> dict[str, Any]:
    return _known(
        {
            "id": _absolute(row.url),
            "name": row.name,
            "classification": row.kind.name if row.kind else "",
            "other_names": [
                _known(
                    {
                        "name": name.name,
                        "note": name.kind,
                        "start_date": str(name.period.start),
                        "end_date": str(name.period.end),
                    }
                )
                for name in names
            ],
            "links": [{"url": _absolute(row.url), "note": "Page of the group"}],
        }
    )


def _organisation(row: OrganisationRow) -> dict[str, Any]:
    return {"id": _absolute(row.link.url), "name": row.link.text, "classification": row.kind}


def _membership(role: RoleRow) -> dict[str, Any]:
    seat, period = role.seat, role.seat.period
    return _known(
        {
            "id": f"urn:uuid:{role.uuid}",
            "person_id": _person(role),
            "organization_id": _absolute(role.group.url),
            "on_behalf_of_id": _absolute(seat.on_behalf_of.url) if seat.on_behalf_of else "",
            "role": seat.role,
            "label": seat.title,
            "start_date": str(period.start) if period else "",
            "end_date": str(period.end) if period else "",
        }
    )


def _post(role: RoleRow) -> dict[str, Any]:
    return {
        "id": f"urn:uuid:{role.uuid}",
        "label": f"{role.seat.role}, {role.group.text}",
        "role": role.seat.role,
        "organization_id": _absolute(role.group.url),
    }


def _event(row: MeetingLine) -> dict[str, Any]:
    return _known(
        {
            "id": _absolute(row.url) if row.url else "",
            "name": row.title,
            "classification": "Meeting",
            "start_date": str(row.date),
            "status": row.standing,
            "organization_id": _absolute(row.group.url) if row.group else "",
        }
    )


def _person(role: RoleRow) -> str:
    return f"{settings.PUBLIC_URL}/data/popolo.json#{key_of(role.group)}-{role.uuid}"


def _absolute(url: str) -> str:
    return f"{settings.PUBLIC_URL}{url}"


def _known(described: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {name: value for name, value in described.items() if value}
