"""A redaction finds its words again after an edit, or says that it has not (R2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.redaction.anchoring import Anchor, anchor, find, find_all

TEXT = "The chair thanked Jan Private for the paper on custody. Jan Private replied that it was late."
FIRST = anchor(TEXT, 18, 29)
SECOND = anchor(TEXT, 56, 67)


@pytest.mark.parametrize(
    ("edited", "places"),
    [
        (TEXT, [18, 56]),
        (f"At length. {TEXT}", [29, 67]),
        (TEXT.replace("custody", "custody in Enfield"), [18, 67]),
        (TEXT.replace("The chair thanked", "Then the chairman, at last, thanked"), [36, 74]),
        (TEXT.replace("Jan Private replied", "The guest replied"), [18, None]),
        (TEXT.replace("Jan Private", "Jan  Private"), [None, None]),
        (f"{TEXT}\n{TEXT}", [18, 56]),
        (f"{TEXT} {TEXT}", [18, 56]),
        (f"x{TEXT} {TEXT}", [None, None]),
        ("", [None, None]),
    ],
)
def test_find_after_an_edit(edited, places):
    assert find_all(edited, [FIRST, SECOND]) == places


def test_find_of_words_in_wholly_other_company_is_not_sure():
    assert find("A letter from Jan Private, unopened, was lost.", FIRST) is None


def test_find_of_alike_places_prefers_the_one_that_has_not_moved():
    text = "ab " * 60
    assert find(text, anchor(text, 90, 92)) == 90


def test_find_of_alike_places_none_of_which_stands_where_it_did_is_not_sure():
    text = "ab " * 60
    assert find(f"x{text}", anchor(text, 90, 92)) is None


def test_find_of_a_word_is_not_content_with_part_of_another():
    assert find("Anna went home early", anchor("Ann went home early", 0, 3)) is None


def test_anchor_at_the_ends_has_no_company_there():
    assert anchor("Jan went", 0, 3) == Anchor(0, "Jan", "", " went")
    assert find("Jan went", anchor("Jan went", 0, 3)) == 0


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 2), (0, 9), (5, 4)])
def test_anchor_of_no_words_is_refused(start, end):
    with pytest.raises(ValueError, match="There is no text"):
        anchor("Jan went", start, end)


@given(st.text("ab \n", max_size=80), st.text("ab \n", max_size=80), st.data())
def test_what_is_found_is_always_the_same_words(before, after, data):
    start = data.draw(st.integers(0, max(0, len(before) - 1)))
    end = data.draw(st.integers(start + 1, max(start + 1, len(before))))
    if end > len(before):
        return
    wanted = anchor(before, start, end)
    assert find(before, wanted) == start
    place = find(after, wanted)
    assert place is None or after[place : place + len(wanted.quote)] == wanted.quote
