"""Words as printed: letter for letter, with only white space folded."""

import pytest

from iag_registry.lib.quotations import fold, missing_words

PASSAGE = "The River IAG’s  members\nmet Commnder Example;\u00a0they “are not paid”, and 32 boroughs\t(all) agreed."


@pytest.mark.parametrize(
    "quotation",
    [
        "The River IAG’s members met Commnder Example",
        "members\n\nmet",
        "they “are not paid”",
        "The River … Commnder … agreed.",
        "The River…agreed",
        "(all)",
        "Example; they",
    ],
)
def test_words_that_stand_there(quotation: str) -> None:
    assert missing_words(quotation, PASSAGE) == ""


@pytest.mark.parametrize(
    ("quotation", "missing"),
    [
        ("The River IAG's members", "The River IAG's members"),
        ("Commander Example", "Commander Example"),
        ('they "are not paid"', 'they "are not paid"'),
        ("the River", "the River"),
        ("agreed … The River", "The River"),
        ("The River … were paid", "were paid"),
        ("The River IA", "The River IA"),
        ("2 boroughs", "2 boroughs"),
    ],
    ids=["straight", "mended", "quotes", "capital", "order", "invented", "cut-short", "cut-number"],
)
def test_words_that_do_not_stand_there(quotation: str, missing: str) -> None:
    assert missing_words(quotation, PASSAGE) == missing


def test_fold_joins_lines_and_spaces() -> None:
    assert fold("  a\u00a0 b\n\tc ") == "a b c"
