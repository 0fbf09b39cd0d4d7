"""Everything that is hidden in the corpus is found, whole and counted, and nothing is found in clean files (F10)."""

from collections import Counter

import pytest

from iag_registry.lib.hidden_data import Hidden, find_hidden
from iag_registry.lib.hidden_data.pictures import told_in_picture
from tests.lib.hidden_data.office_files import word_seeds
from tests.lib.hidden_data.open_files import open_seeds
from tests.lib.hidden_data.pdf_files import pdf_seeds
from tests.lib.hidden_data.pictures import PLAIN, TELLING
from tests.lib.hidden_data.seeds import Seed
from tests.lib.hidden_data.sheet_files import sheet_seeds
from tests.lib.hidden_data.slide_files import slide_seeds

CORPUS = [*word_seeds(), *sheet_seeds(), *slide_seeds(), *open_seeds(), *pdf_seeds()]
HIDING, CLEAN = [seed for seed in CORPUS if seed.found], [seed for seed in CORPUS if not seed.found]
NEVER_SEEDED = {Hidden.UNREAD}
"""What is too large to be looked through stands among the bombs."""


def found_in(seed: Seed) -> tuple[tuple[Hidden, str, int], ...]:
    return tuple((thing.what, thing.where, thing.number) for thing in find_hidden(seed.data, seed.media_type))


@pytest.mark.parametrize("seed", HIDING, ids=lambda seed: seed.name)
def test_what_is_hidden_is_found(seed, record_property):
    found = found_in(seed)
    record_property("proof", ["F10 hidden things of the corpus that are not found", int(found != seed.found), 1])
    assert found == seed.found


@pytest.mark.parametrize("seed", CLEAN, ids=lambda seed: seed.name)
def test_nothing_is_found_in_a_clean_file(seed, record_property):
    found = found_in(seed)
    record_property("proof", ["F10 clean files of the corpus with a false alarm", int(found != ()), 1])
    assert found == ()


def test_every_sort_of_hidden_thing_is_in_the_corpus():
    seeded = {what for seed in HIDING for what, _, _ in seed.found}
    assert set(Hidden) - seeded == NEVER_SEEDED
    assert min(Counter(seed.media_type for seed in HIDING).values()) > 3
    assert min(Counter(seed.media_type for seed in CLEAN).values()) > 1


@pytest.mark.parametrize("name", TELLING)
def test_picture_that_tells_something_of_itself(name):
    data, told = TELLING[name]
    assert told_in_picture(data) == told


@pytest.mark.parametrize("name", PLAIN)
def test_picture_that_only_shows(name):
    assert told_in_picture(PLAIN[name]) == []


def test_picture_is_looked_through_as_a_file():
    (thing,) = find_hidden(TELLING["place"][0], "image/jpeg")
    assert str(thing) == "1 picture with data about itself in the file: “place”"
    assert find_hidden(PLAIN["turned"], "image/jpeg") == ()


@pytest.mark.parametrize("media_type", ["text/plain", "text/csv"])
def test_plain_text_hides_nothing(media_type):
    assert find_hidden(b"a,b\r\n", media_type) == ()
