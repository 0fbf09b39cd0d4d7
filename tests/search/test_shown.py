"""Words that were found are marked in the text of the database, and nothing else is added to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.endings import places, stem, stems
from search.shown import LONGEST, MARK_OFF, MARK_ON, marked, snippet

NO_MARKS = str.maketrans("", "", MARK_ON + MARK_OFF)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("searching", "search"),
        ("Searches", "search"),
        ("SEARCHED", "search"),
        ("Policies", "polici"),
        ("as", "as"),
        ("S", "s"),
        ("Café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("Łukasz", "lukasz"),
        ("straße", "strass"),
        ("Ærø", "aero"),
        ("2021", "2021"),
        ("ﬁre", "fire"),
        ("ﺍﻟ", "ال"),
    ],
)
@pytest.mark.parametrize("algorithm", ["porter", "english"])
def test_endings_accents_and_capitals_make_no_difference(word: str, expected: str, algorithm: str) -> None:
    assert stem(word, algorithm) == expected


def test_words_are_cut_where_there_is_no_letter_and_no_digit() -> None:
    text = "S&S, O’Neil’s snake_case; 1,200.50 (cafe\u0301s)"
    cut = [text[start:end] for start, end in places(text)]
    assert cut == ["S", "S", "O", "Neil", "s", "snake", "case", "1", "200", "50", "cafe\u0301s"]
    assert stems(text, "porter") == ["s", "s", "o", "neil", "s", "snake", "case", "1", "200", "50", "cafe"]


@pytest.mark.parametrize(
    ("phrases", "expected"),
    [
        ([("hate",)], "On [hate]-crime, hating and hatred of crimes."),
        ([("hate", "crime")], "On [hate-crime], hating and hatred of crimes."),
        ([("hate", "crime"), ("crime",)], "On [hate-crime], hating and hatred of [crimes]."),
        ([("on", "hate"), ("hate", "crime")], "[On hate-crime], hating and hatred of crimes."),
        ([("crime", "of")], "On hate-crime, hating and hatred of crimes."),
        ([], "On hate-crime, hating and hatred of crimes."),
    ],
)
def test_phrases_are_marked_whole(phrases: list[tuple[str, ...]], expected: str) -> None:
    """“Hating” is another word to this algorithm where it is left as it is, and is not marked then."""
    text = "On hate-crime, hating and hatred of crimes."
    asked = [tuple(stem(word, "porter") for word in phrase) for phrase in phrases]
    shown = marked(text, asked, "porter").replace(MARK_ON, "[").replace(MARK_OFF, "]")
    assert shown.replace("[hating]", "hating") == expected


def test_snippet_is_where_most_was_found() -> None:
    text = " ".join(f"w{n}" for n in range(100)) + " heron. " + "far " * 60 + "heron, heron and osprey. " + "end " * 60
    shown = snippet(text, [("heron",), ("osprei",)], "porter")
    assert shown.startswith("…far far far far far \x02heron\x03, \x02heron\x03 and \x02osprey\x03. end")
    assert shown.endswith("end…")
    assert len(list(places(shown))) == LONGEST


def test_snippet_of_a_text_in_which_nothing_was_found_is_its_beginning() -> None:
    assert snippet("Short (text).", [("heron",)], "porter") == "Short (text)."
    assert snippet("", [("heron",)], "porter") == ""
    assert snippet("w " * 50, [("heron",)], "porter") == f"{'w ' * 40}".strip() + "…"


def test_snippet_of_a_book_is_out_of_its_beginning() -> None:
    book = "heron osprey " * 100_000
    shown = snippet(book, [("heron",), ("heron", "osprei"), ("osprei", "heron")], "porter")
    assert shown == f"{MARK_ON}{' '.join(['heron osprey'] * 20)}{MARK_OFF}…"
    assert snippet("w " * 60_000 + "heron", [("heron",)], "porter") == f"{'w ' * 40}".strip() + "…"


PHRASES = st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map(tuple), max_size=4)
TEXTS = st.lists(st.sampled_from(["a", "b", "c", "A", "é", "d.", "…", " ", "\n", "x" * 50]), max_size=90).map(" ".join)


@given(TEXTS | st.text(max_size=50).map(lambda text: text.translate(NO_MARKS)), PHRASES)
def test_marks_change_nothing_of_a_text(text: str, phrases: list[tuple[str, ...]]) -> None:
    shown = marked(text, phrases, "porter")
    assert shown.translate(NO_MARKS) == text
    part = snippet(text, phrases, "porter").translate(NO_MARKS)
    assert part in text or part.removeprefix("…").removesuffix("…") in text
    for each in (shown, snippet(text, phrases, "porter")):
        marks = [letter for letter in each if letter in MARK_ON + MARK_OFF]
        assert marks == [MARK_ON, MARK_OFF] * (len(marks) // 2)
    if phrases and snippet(text, phrases, "porter").count(MARK_ON) == 0:
        assert MARK_ON not in shown
