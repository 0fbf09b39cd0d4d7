"""Names, numbers and addresses are found in every form that people write them in (R3)."""

import pytest

from iag_registry.lib.prose import clean_prose, plain_text
from meetings.redaction.matching import Kind, Match, find_matches
from meetings.redaction.names import Name, NameIndex
from tests.meetings.text_forms import CALLED, FORMS, NAMES, NEAR_MISSES

INDEX = NameIndex(Name.of(name, is_close=True, called=CALLED.get(name, "")) for name in NAMES)
EVERY = [(sort, text, words) for sort, forms in FORMS.items() for text, words in forms]
AT_LEAST = 0.98
"""The share of the forms that must be found outright; every other one is shown as "check these"."""


def found(text):
    html = clean_prose(text)
    plain = plain_text(html) if text.startswith("<") else text
    return plain, find_matches(plain, INDEX)


@pytest.mark.parametrize(("sort", "text", "words"), [*EVERY, *(("near miss", *near) for near in NEAR_MISSES)])
def test_form_is_found_or_shown_to_be_checked(sort, text, words):
    plain, matches = found(text)
    start = plain.index(words)
    end = start + len(words)
    touching = [match for match in matches if match.start < end and match.end > start]
    certain = [match for match in touching if match.is_certain]
    shown = certain or touching
    assert shown != [], f"neither caught nor shown to be checked: {text!r}"
    covered = {place for match in shown for place in range(match.start, match.end)}
    assert {place for place in range(start, end) if plain[place].isalnum()} <= covered


def test_nearly_every_form_is_caught_outright(record_property):
    missed = []
    for sort, text, words in EVERY:
        plain, matches = found(text)
        start = plain.index(words)
        if not any(match.is_certain and match.start < start + len(words) and match.end > start for match in matches):
            missed.append((sort, text))
    record_property("proof", ["forms of names, numbers and addresses not caught outright", len(missed), len(EVERY)])
    assert len(EVERY) >= 150
    assert 1 - len(missed) / len(EVERY) >= AT_LEAST, missed


@pytest.mark.parametrize(
    "text",
    [
        "The house was full on 2 February 2021, at 10:30.",
        "Reference 01.FOI.22.022727, 36 names, £1,200 and 32 boroughs.",
        "In 2021-22 the board met on 2021-02-02 and 14/5/2022.",
        "Mark any objections; will report in May.",
        "Section 40(2) and s.31(1)(a) apply to item 4a.",
    ],
)
def test_ordinary_words_and_numbers_are_nothing(text):
    assert find_matches(text, INDEX) == []


def test_surname_that_is_a_word_is_certain_with_a_title_and_a_near_miss_alone():
    assert find_matches("Sir Stephen House", INDEX) == [Match(0, 17, Kind.NAME, "Sir Stephen House", True)]
    assert find_matches("The House rose.", INDEX) == [Match(4, 9, Kind.NAME, "House", False)]
    assert find_matches("the house rose.", INDEX) == []


def test_another_forename_with_the_same_surname_is_a_near_miss():
    assert find_matches("Then Ottilie Quillfeather rose.", INDEX) == [Match(13, 25, Kind.NAME, "Quillfeather", False)]


def test_forename_and_initials_of_someone_with_no_part_in_the_meeting_are_nothing():
    index = NameIndex([Name.of("Zebedee Quillfeather")])
    assert find_matches("Zebedee and ZQ spoke; Z. Quillfeather did not.", index) == [
        Match(22, 37, Kind.NAME, "Z. Quillfeather", True)
    ]


def test_words_that_are_withheld_elsewhere_are_found_in_any_case_and_spacing():
    assert find_matches(
        "So Operation\u00a0GREY  owl went on, greyish.", INDEX, withheld=["Operation Grey Owl", "ab"]
    ) == [Match(3, 22, Kind.WITHHELD_WORDS, "Operation\u00a0GREY  owl", True)]


@pytest.mark.parametrize(
    ("written", "forenames", "surname"),
    [
        ("Sir Stephen House OBE", ("stephen",), ("house",)),
        ("Commander Harper", (), ("harper",)),
        ("Peck, Lib", ("lib",), ("peck",)),
        ("Ludwig van der Berg", ("ludwig",), ("van", "der", "berg")),
        ("Debbie Weekes-Bernard", ("debbie",), ("weekes", "bernard")),
        ("Sean O’Brien", ("sean",), ("o", "brien")),
        ("Harper", (), ("harper",)),
        ("", (), ()),
    ],
)
def test_name_is_read_in_parts(written, forenames, surname):
    name = Name.of(written)
    assert (name.forenames, name.surname) == (forenames, surname)
