"""Names in a table: a row for each person, and columns for the name, the role, the organisation."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace

from meetings.choices import Capacity
from meetings.importing.blocks import Block, collapse
from meetings.importing.found import FoundAttendee
from meetings.importing.printed_names import heading_of, is_name_line, person_of, with_roles

COLUMNS = (
    ("name", r"^(full )?names?$|^member$|^attendees?$|^present$"),
    ("role", r"^(role|title|position|post|job title|rank)s?( ?[/&] ?\w+)?$"),
    ("organisation", r"^(organi[sz]ation|representing|agency|body|group|affiliation|team)s?$"),
    ("initials", r"^initials?$"),
    ("capacity", r"^(attendance|present|status|present/apologies)\??$"),
)


def people_of_table(
    block: Block, capacity: Capacity | None, known: AbstractSet[str]
) -> tuple[str, list[FoundAttendee]] | None:
    """The heading and the people of a table that has a column of names; nothing for another table."""
    if len(block.cells) < 2:
        return None
    head = [collapse(cell).rstrip(":").lower() for cell in block.cells[0]]
    columns: dict[str, int] = {}
    for place, cell in enumerate(head):
        for name, pattern in COLUMNS:
            if name not in columns and re.search(pattern, cell):
                columns[name] = place
                break
    if "name" not in columns:
        return None
    heading = heading_of(block.cells[0][columns["name"]])
    general = capacity or (heading[0] if heading else Capacity.UNSPECIFIED)
    people = [person for row in block.cells[1:] if (person := _person(row, columns, general, known))]
    names = sum(is_name_line(row[columns["name"]]) for row in block.cells[1:] if len(row) > columns["name"])
    return (heading[1] if heading else "", people) if people and names * 2 >= len(people) else None


def _person(
    row: tuple[str, ...], columns: dict[str, int], capacity: Capacity, known: AbstractSet[str]
) -> FoundAttendee | None:
    cells = {name: collapse(row[place]) for name, place in columns.items() if place < len(row)}
    person = person_of(cells.get("name", ""), capacity, known)
    if person is None:
        return None
    if role := cells.get("role"):
        person = with_roles(person, [*([person.role] if person.role else []), role], frozenset())
        person = replace(
            person, role=", ".join(filter(None, [role])) if person.organisation else person.role, organisation=""
        )
    own = heading_of(cells.get("capacity", ""))
    return replace(
        person,
        organisation=cells.get("organisation", "")[:200] or person.organisation,
        initials=cells.get("initials", "")[:12] or person.initials,
        capacity=own[0] if own else person.capacity,
    )
