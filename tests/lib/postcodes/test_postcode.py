"""Postcodes as people type them."""

import pytest

from iag_registry.lib.postcodes import Postcode


@pytest.mark.parametrize(
    ("typed", "printed", "outward"),
    [
        ("EN1 3XA", "EN1 3XA", "EN1"),
        ("  sw1a2aa ", "SW1A 2AA", "SW1A"),
        ("e 1 6 a n", "E1 6AN", "E1"),
        ("W1A0AX", "W1A 0AX", "W1A"),
    ],
)
def test_postcode_is_read_with_or_without_blanks(typed, printed, outward):
    assert (Postcode.parse(typed), Postcode.parse(typed).outward) == (printed, outward)


@pytest.mark.parametrize(
    "typed", ["EN1", "London", "EN1 3X", "ＥＮ１ 3XA", "EN1 3XA; x", "EN13XA" + " " * 20, "E\x001 6AN"]
)
def test_what_is_no_whole_postcode_is_refused_without_saying_it_back(typed):
    with pytest.raises(ValueError, match=r"^That is not a whole postcode. Write it like SW1A 2AA.$"):
        Postcode.parse(typed)


def test_empty_box_is_asked_to_be_filled():
    with pytest.raises(ValueError, match=r"^Write a postcode.$"):
        Postcode.parse(" ")
