"""The register in the words of Popolo: areas, organizations, persons, memberships, posts, events, from the same rows.

Each membership has a person of its own: whether two people of one name are one person is not public, so they are never
joined. A vacant place is a post that nobody holds. Dates are given as far as they are known, as Popolo allows. A group
has one `area_id` and one `parent_id` in Popolo, so one that covers several areas, or is part of several, has none.
Beside a code stands what it is called, in a name that Popolo does not have.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings

from changes.disclosure import Wanted, public_changes
from groups.choices import AreaKind, GroupChange, GroupStatusKind, OrganisationKind, RelationKind
from groups.disclosure import AreaRow, GroupRow, NameRow, OrganisationRow, RoleRow, StatementView
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
    groups: list[GroupRow] = list(_rows("groups", day))
    opened, wholes = _opened(day), _wholes(day, {row.url for row in groups})
    return {
        "areas": [_area(row) for row in _rows("areas", day)],
        "organizations": [
            *(
                _group(row, names.get(row.key, []), opened.get(row.key, ""), wholes.get(row.url, set()))
                for row in groups
            ),
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


def _opened(day: date) -> dict[str, str]:
    """By the key of a group, when it opened, where the register tells that as a change."""
    opened = public_changes(on=day, asked=Wanted(kinds=frozenset([GroupChange.OPENED])))
    return {group.key: str(change.when) for change in opened for group in change.groups}


def _wholes(day: date, listed: set[str]) -> dict[str, set[str]]:
    """By the page of a group, those of the groups that it is part of on the day and that are listed on it."""
    found: dict[str, set[str]] = {}
    for tie in _rows("group-relations", day):
        if tie.kind == RelationKind.PART_OF.label and tie.second.url in listed and tie.period.holds_on(day):
            found.setdefault(tie.first.url, set()).add(tie.second.url)
    return found


def _area(row: AreaRow) -> dict[str, Any]:
    return _known(
        {
            "id": _absolute(row.link.url),
            "name": row.link.text,
            "identifier": row.code,
            "classification": row.kind,
            "classification_name": str(AreaKind(row.kind).label),
            "parent_id": _absolute(row.unit.url) if row.unit else "",
            "links": [_page(row.link.url, "Page of the area")],
        }
    )


def _group(row: GroupRow, names: list[NameRow], opened: str, wholes: set[str]) -> dict[str, Any]:
    closed = row.status.period.start if row.status.code == GroupStatusKind.CLOSED else ""
    return _known(
        {
            "id": _absolute(row.url),
            "name": row.name,
            "classification": row.kind.code if row.kind else "",
            "classification_name": row.kind.name if row.kind else "",
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
            "area_id": _absolute(row.areas[0].url) if len(row.areas) == 1 else "",
            "parent_id": _absolute(next(iter(wholes))) if len(wholes) == 1 else "",
            "founding_date": opened,
            "dissolution_date": str(closed),
            "links": [_page(row.url, "Page of the group")],
            "sources": _sources(row.status.citation, "Of its status"),
        }
    )


def _organisation(row: OrganisationRow) -> dict[str, Any]:
    return {
        "id": _absolute(row.link.url),
        "name": row.link.text,
        "classification": next(kind.value for kind in OrganisationKind if kind.label == row.kind),
        "classification_name": row.kind,
        "links": [_page(row.link.url, "Page of the organisation")],
    }


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
            "sources": _sources(seat.citation, "Of the role"),
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
            "id": _absolute(row.url) if row.url else f"urn:uuid:{row.uuid}",
            "name": row.title,
            "classification": "Meeting",
            "start_date": str(row.date),
            "status": row.standing,
            "organization_id": _absolute(row.group.url) if row.group else "",
            "links": [_page(row.url, "Page of the meeting")] if row.url else [],
        }
    )


def _page(url: str, note: str) -> dict[str, str]:
    return {"url": _absolute(url), "note": note}


def _sources(said: StatementView | None, note: str) -> list[dict[str, str]]:
    return [_page(said.source.url, f"{note}: {said.source.text}")] if said else []


def _person(role: RoleRow) -> str:
    return f"{settings.PUBLIC_URL}/data/popolo.json#{key_of(role.group)}-{role.uuid}"


def _absolute(url: str) -> str:
    return f"{settings.PUBLIC_URL}{url}"


def _known(described: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {name: value for name, value in described.items() if value}
