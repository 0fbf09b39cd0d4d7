"""What may have been meant by a mistyped word."""

import pytest

from search.actions.refreshing import refresh_waiting
from search.engines import Narrowing
from search.models import Word
from search.query import parse
from search.spelling import distance, meant, nearest
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("enfield", "enfield", 0),
        ("enfeild", "enfield", 1),
        ("enfild", "enfield", 1),
        ("enffield", "enfield", 1),
        ("hackney", "hackmey", 1),
        ("enfidel", "enfield", 2),
    ],
)
def test_distance_counts_letters_missing_too_many_wrong_or_swapped(one: str, other: str, wrong: int) -> None:
    assert distance(one, other, 2) == distance(other, one, 2) == wrong


def test_distance_of_words_far_apart_is_more_than_asked_for() -> None:
    assert distance("enfield", "camden", 2) > 2


def test_nearest_word_is_the_most_frequent_of_those_as_near() -> None:
    for text, entries in (("board", 1), ("boards", 9), ("bored", 5)):
        Word.objects.create(text=text, letters=len(text), entries=entries)
    assert nearest("baord") == "board"
    assert nearest("boarsd") == "boards"
    assert nearest("zebra") == ""


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("racism", ""),
        ("romany", ""),
        ("rase", "raise"),
        ("hackny", "hackney"),
        ("enfidel", ""),
        ("enfeild", "enfield"),
        ("comunnity", "community"),
        ("disabilty", "disability"),
    ],
)
def test_what_is_far_fetched_is_not_offered(typed: str, near: str) -> None:
    for text in ("raise", "rowan", "hackney", "enfield", "community", "disability"):
        Word.objects.create(text=text, letters=len(text), entries=3)
    assert nearest(typed) == near


def test_word_is_offered_where_it_finds_something() -> None:
    make.make_group(name="Enfield invented group")
    refresh_waiting()
    assert meant(parse("enfeild"), Narrowing()) == {"enfeild": "enfield"}
    assert meant(parse("enfeild nowhere"), Narrowing()) == {}
    assert meant(parse("enfeild"), Narrowing(sort="reply")) == {}


def test_word_that_has_just_left_the_index_is_not_offered() -> None:
    group = make.make_group(name="Enfield invented group")
    refresh_waiting()
    group.audience = "staff"
    group.save()
    assert Word.objects.filter(text="enfield").exists()
    assert meant(parse("enfeild"), Narrowing()) == {}
    refresh_waiting()
    assert not Word.objects.filter(text="enfield").exists()
