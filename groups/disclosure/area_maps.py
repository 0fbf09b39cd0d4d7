"""The map of areas: a tile for each borough and for each neighbour, which says in words what its shade says."""

from collections.abc import Callable, Mapping

from groups.disclosure.places import AreaList, AreaRow
from iag_registry.lib.tile_map import Place, Tile, TileMap, on_tiles

ELSEWHERE = "another force"
"""What the tile of a place says that another force polices."""
OUTSIDE = ("outside", "policed by another force: not part of this register")


def area_tiles(
    areas: AreaList, places: Mapping[str, Place], described: Callable[[AreaRow], tuple[str, str]]
) -> tuple[tuple[Place, Tile], ...]:
    """The tiles of the boroughs as `described` tells words and level of each, and of the neighbours as such."""
    ours = [(row.code, Tile(row.link.text, row.link.url, *described(row))) for row in areas.boroughs]
    others = [(row.code, Tile(row.link.text, row.link.url, ELSEWHERE, OUTSIDE[0])) for row in areas.outside]
    return on_tiles(places, [*ours, *others])


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
        "as the list above does.",
        tiles=tiles,
        meanings=with_outside(tiles, ("solid", "a group is located"), ("empty", "no group is located")),
    )


def _groups_of(row: AreaRow) -> tuple[str, str]:
    number = len(row.located)
    return (f"{number} group{'' if number == 1 else 's'}", "solid") if number else ("none located", "empty")
