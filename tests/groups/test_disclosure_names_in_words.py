"""Names looked for in words: as whole words, in any case, over the end of a line (PPL-06)."""

import re
import sys
from collections import defaultdict

import pytest

from groups.disclosure.names_in_words import NamesInWords, compared

ANN, BOB, ANN_ALONE = 1, 2, 3
MARK_BELOW = "\u0345"
"""Of Greek letters: no letter itself, and a small letter to those who think only of its capital."""


@pytest.fixture
def names():
    found = NamesInWords()
    for person, name in ((ANN, "Ann  Example"), (BOB, "Bob O’Invented-Name"), (BOB, "(Bob)"), (ANN_ALONE, "Ann")):
        found.add(person, name)
    return found


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("", set()),
        ("ANN\n example, as ever", {ANN, ANN_ALONE}),
        ("Anna Example", set()),
        ("Joann Example", set()),
        ("Ann Examples", {ANN_ALONE}),
        ("said ann.", {ANN_ALONE}),
        ("Ann, Ann Example", {ANN, ANN_ALONE}),
        ("bob o’invented-name’s", {BOB}),
        ("Bob O’Invented-Names", set()),
        ("x (bob) and", {BOB}),
        ("x(bob)", set()),
        ("x(bob) (bob)", {BOB}),
        ("(bob)y", set()),
    ],
)
def test_people_are_found_by_their_whole_names(names, text, people):
    assert names.people_in(text) == people


def test_blank_name_is_found_nowhere():
    names = NamesInWords()
    names.add(ANN, "  ")
    assert names.people_in("   ") == set()


def test_texts_are_listed_for_each_person(names):
    assert names.texts_of({7: "Ann Example", 8: "nobody", 9: "Ann"}) == {ANN: {7}, ANN_ALONE: {7, 9}}


def test_texts_keep_their_length_and_their_words_when_they_are_compared():
    """So that a place in one is the same place in the other, and a word ends where it ended."""
    every = [chr(code) for code in range(sys.maxunicode + 1) if not chr(code).isspace()]
    folded = compared("".join(every))
    assert len(folded) == len(every)
    word = re.compile(r"\w")
    assert [
        each for each, other in zip(every, folded, strict=True) if bool(word.match(each)) != bool(word.match(other))
    ] == []


def test_letters_are_alike_where_they_are_one_but_for_their_case():
    """All that a regular expression takes for one without regard to case; it was how names were looked for once."""
    cased = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if chr(code) != MARK_BELOW and chr(code).lower() + chr(code).upper() != chr(code) * 2
    ]
    together = "".join(cased)
    apart = defaultdict(set)
    for each in cased:
        others = set(re.findall(re.escape(each), together, re.IGNORECASE))
        if differing := {other for other in others if compared(other) != compared(each)}:
            apart[each] = differing
    assert dict(apart) == {}
    assert len(cased) > 2_000
