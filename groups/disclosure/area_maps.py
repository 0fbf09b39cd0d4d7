"""The map of areas: a tile for each borough and for each neighbour, which says in words what its shade says."""

from collections.abc import Callable, Mapping

from groups.disclosure.places import AreaList, AreaRow, number_of_groups
from iag_registry.lib.tile_map import Place, Tile, TileMap, on_tiles

ELSEWHERE = "another force"
"""What the tile of a place says that another force polices."""
OUTSIDE = ("outside", "policed by another force: not part of this register")


def area_tiles(
    areas: AreaList, places: Mapping[str, Place], described: Callable[[AreaRow], tuple[str, ...]]
) -> tuple[tuple[Place, Tile], ...]:
    """The tiles of the boroughs as `described` tells words, level and more words of each, and of the neighbours."""
    ours = [(row.code, Tile(row.link.text, row.link.url, *described(row))) for row in areas.boroughs]
    others = [(row.code, Tile(row.link.text, row.link.url, ELSEWHERE, OUTSIDE[0])) for row in areas.outside]
    return on_tiles(places, [*ours, *others])


def off_the_map(areas: AreaList, places: Mapping[str, Place]) -> str:
    """How many boroughs have no tile, and why; empty where each has one."""
    missing = sum(row.code not in places for row in areas.boroughs)
    if not missing:
        return ""
    every = f"{len(areas.boroughs)} area{'' if len(areas.boroughs) == 1 else 's'}"
    is_one = missing == 1
    why = f"{'is' if is_one else 'are'} not on it, because no tile is laid out for {'it' if is_one else 'them'}"
    return f" {missing} of the {every} {why}."


def with_outside(tiles: tuple[tuple[Place, Tile], ...], *meanings: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The meanings of a legend, with that of neighbours where the map has one."""
    return (*meanings, OUTSIDE) if any(tile.level == OUTSIDE[0] for _, tile in tiles) else meanings


def group_map(areas: AreaList, places: Mapping[str, Place]) -> TileMap | None:
    """Which boroughs have a located group; None where no borough has a place on the map."""
    tiles = area_tiles(areas, places, _groups_of)
    if not tiles:
        return None
    return TileMap(
        key="groups",
        title="Map of the boroughs and their groups",
        about="Each borough is one tile, roughly where it lies. It says how many groups are located for it, "
        f"as the list above does.{off_the_map(areas, places)}",
        tiles=tiles,
        meanings=with_outside(tiles, *_meanings(tiles)),
    )


def _meanings(tiles: tuple[tuple[Place, Tile], ...]) -> tuple[tuple[str, str], ...]:
    others = (("dotted", "no group is located, and another body is"),)
    has_others = any(tile.level == "dotted" for _, tile in tiles)
    return (("solid", "a group is located"), *(others if has_others else ()), ("empty", "no group is located"))


def _groups_of(row: AreaRow) -> tuple[str, str, str]:
    groups, others = len(row.located), len(row.other_bodies)
    if not groups and not others:
        return "none located", "empty", ""
    short = number_of_groups(groups, 0) if groups else number_of_groups(0, others)
    whole = number_of_groups(groups, others)
    return short, "solid" if groups else "dotted", whole if whole != short else ""
