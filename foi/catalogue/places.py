"""Areas on the day: the parts of a place, and what covers it, from its own groups to those of the whole force."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foi.catalogue.known_rows import Row
from foi.catalogue.snapshot import Snapshot
from groups.choices import AreaKind
from groups.models import AreaMembership


@dataclass(frozen=True)
class Place:
    """One area on the day: the unit that it is in, the parts of it, and the areas that are the whole force's.

    The whole of a force has all its units and boroughs for parts.
    """

    area: Row | None
    units: tuple[Row, ...]
    parts: tuple[Row, ...]
    whole: tuple[Row, ...]


def with_parts(snapshot: Snapshot, keys: Sequence[str]) -> frozenset[str]:
    """The keys of these areas and of those that were a part of them on the day."""
    return frozenset({*keys, *(row.key for key in keys for row in place(snapshot, key).parts)})


def place(snapshot: Snapshot, key: str) -> Place:
    """The area with this key among the others; one that was not in the register at that moment has no row."""
    area = snapshot.areas.get(key)
    by_number = {row.id: row for row in snapshot.areas.values()}
    ties = [
        (by_number[row.area_id], by_number[row.unit_id])
        for row in snapshot.in_force(AreaMembership)
        if row.area_id in by_number and row.unit_id in by_number
    ]
    whole = [row for row in snapshot.areas.values() if row.kind == AreaKind.FORCE]
    inside = [row for row in snapshot.areas.values() if row.kind in {AreaKind.UNIT, AreaKind.BOROUGH}]
    return Place(
        area=area,
        units=_in_order(unit for part, unit in ties if part == area),
        parts=_in_order(inside if area in whole else (part for part, unit in ties if unit == area)),
        whole=_in_order(row for row in whole if row != area),
    )


def _in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: (row.name, row.key)))
