"""Maps of tiles: where each tile is drawn, how its name is broken, and what a file of places may hold."""

import pytest
from django.conf import settings

from iag_registry.lib.tile_map import LETTERS, NAME_LINES, Tile, TileMap, on_tiles, places_in


def tile(name="Enfield"):
    return Tile(name, "/areas/x/", "1 group", "solid")


def map_of(*placed):
    return TileMap("key", "Title", "About.", placed, (("solid", "a group"),))


def test_tiles_lie_by_column_and_row_and_are_reached_from_a_to_z():
    made = map_of(((2, 1), tile("Brent")), ((1, 3), tile("Barnet")))
    assert [(each.tile.name, each.x, each.y) for each in made.drawn] == [("Barnet", 2, 198), ("Brent", 124, 2)]
    assert (made.width, made.height) == (244, 294)
    assert next((each.middle, each.words_y, each.strip_y) for each in made.drawn) == (61, 273, 282)


def test_map_of_nothing_has_no_size():
    assert (map_of().width, map_of().height, map_of().drawn) == (0, 0, [])


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Enfield", ["Enfield"]),
        ("Barking and Dagenham", ["Barking and", "Dagenham"]),
        ("A very long name of a district in four lines", ["A very long", "name of a", "district in…"]),
        ("Llanfairpwllgwyngyll", ["Llanfairpwll", "gwyngyll"]),
    ],
)
def test_name_is_broken_into_lines_that_fit(name, lines):
    (drawn,) = map_of(((1, 1), tile(name))).drawn
    assert [line for line, _ in drawn.name_lines] == lines
    assert max(len(line) for line in lines) <= LETTERS
    assert len(lines) <= NAME_LINES
    assert [y for _, y in drawn.name_lines] == [24 + 20 * number for number in range(len(lines))]


def test_only_places_of_the_map_get_a_tile():
    assert on_tiles({"A": (1, 2)}, [("A", tile("a")), ("B", tile("b")), ("", tile("c"))]) == (((1, 2), tile("a")),)


def test_places_are_read_from_a_file(tmp_path):
    (file := tmp_path / "tiles.csv").write_text("code,column,row\nA,1,2\nB,3,4\n")
    assert places_in(file) == {"A": (1, 2), "B": (3, 4)}


def test_file_that_is_not_there_gives_no_place(tmp_path):
    assert places_in(tmp_path / "none.csv") == {}


@pytest.mark.parametrize("line", ["A,1", "A,x,2", ",1,1", "A,0,1", "Z,1,1", "Y,2,2"])
def test_file_with_a_line_that_cannot_be_used_is_refused(tmp_path, line):
    (file := tmp_path / "tiles.csv").write_text(f"code,column,row\nZ,9,9\nX,2,2\n{line}\n")
    with pytest.raises(ValueError, match=r"tiles\.csv, line 4:"):
        places_in(file)


def test_our_own_map_has_the_32_boroughs_and_the_city():
    places = places_in(settings.AREA_TILES)
    assert sorted(places) == [f"E09{number:06}" for number in range(1, 34)]
    assert max(column for column, _ in places.values()) <= 8
