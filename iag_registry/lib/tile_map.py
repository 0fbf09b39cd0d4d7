"""A map of equal tiles, worked out for a template that draws it as SVG: no script, no inline style.

Each tile is a link that says in words what its shade says. Where the tiles lie is a small table of our own: for each
place its official code, and the column and the row of its tile, from 1.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import wrap

WIDE = 118
"""The width of a tile."""
HIGH = 94
"""The height of a tile."""
GAP = 4
"""What is left between tiles."""
LINE = 20
"""The height of one line of words."""
LETTERS = 12
"""How many letters fit in a line of a tile."""
NAME_LINES = 3
"""How many lines of a tile its name may take."""
STRIP = 10
"""The height of the strip at the foot of a tile, which has a pattern of its own for each level."""
LEVELS = ("empty", "dotted", "hatched", "solid", "outside")
"""How tiles are told apart, beside their words: a frame of dashes, three patterns of rising weight, and not ours."""

Place = tuple[int, int]


@dataclass(frozen=True)
class Tile:
    """One place: its name, the address of its page, what is so of it in a few words, and its level."""

    name: str
    url: str
    words: str
    level: str
    whole: str = ""
    """The same in as many words as it takes, where those on the tile are too few; read aloud in their place."""


@dataclass(frozen=True)
class Drawn:
    """One tile as it is drawn: its corner, the lines of its name, and where the words stand."""

    tile: Tile
    x: int
    y: int
    name_lines: tuple[tuple[str, int], ...]
    """Each line of the name, with where it stands from the top."""

    @property
    def middle(self) -> int:
        return self.x + WIDE // 2

    @property
    def words_y(self) -> int:
        return self.y + HIGH - STRIP - 9

    @property
    def strip_y(self) -> int:
        return self.y + HIGH - STRIP


@dataclass(frozen=True)
class TileMap:
    """A map: its key in the page, its title, what it shows in a sentence, its tiles, and what each level stands for."""

    key: str
    title: str
    about: str
    tiles: tuple[tuple[Place, Tile], ...]
    meanings: tuple[tuple[str, str], ...]
    """Level and meaning, in the order of the legend."""

    tile_width = WIDE
    tile_height = HIGH
    strip = STRIP

    @property
    def width(self) -> int:
        return max([column for (column, _), _ in self.tiles] + [0]) * (WIDE + GAP)

    @property
    def height(self) -> int:
        return max([row for (_, row), _ in self.tiles] + [0]) * (HIGH + GAP)

    @property
    def drawn(self) -> list[Drawn]:
        """The tiles with their places, from A to Z: the keyboard reaches them in the order of the list."""
        return [
            _draw(tile, (column - 1) * (WIDE + GAP) + GAP // 2, (row - 1) * (HIGH + GAP) + GAP // 2)
            for (column, row), tile in sorted(self.tiles, key=lambda placed: placed[1].name)
        ]


def _draw(tile: Tile, x: int, y: int) -> Drawn:
    lines = wrap(tile.name, LETTERS)
    if len(lines) > NAME_LINES:
        lines = [*lines[: NAME_LINES - 1], f"{lines[NAME_LINES - 1][: LETTERS - 1]}…"]
    return Drawn(tile, x, y, tuple((line, y + 2 + LINE * number) for number, line in enumerate(lines, start=1)))


def on_tiles(places: Mapping[str, Place], tiles: Iterable[tuple[str, Tile]]) -> tuple[tuple[Place, Tile], ...]:
    """The tiles that have a place on the map, each with it; given are the code and the tile of each."""
    return tuple((places[code], tile) for code, tile in tiles if code in places)


@cache
def places_in(path: Path) -> Mapping[str, Place]:
    """The column and the row of the tile of each code, from a CSV file; no place at all where there is no file.

    Raises ``ValueError`` with the line where one cannot be read, and where two codes or two tiles are the same.
    """
    if not path.is_file():
        return {}
    places: dict[str, Place] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            try:
                code, place = row["code"].strip(), (int(row["column"]), int(row["row"]))
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise ValueError(f"{path}, line {number}: give a code, a column and a row.") from error
            if not code or min(place) < 1 or code in places or place in places.values():
                raise ValueError(f"{path}, line {number}: a code and a tile can be given once, from column and row 1.")
            places[code] = place
    return places
