"""What the parts of a page share is made once for the page, and not kept for the next one."""

import pytest

from iag_registry.lib.once_a_page import as_one_page, once_a_page, one_page

made: list[tuple[int, str]] = []


@once_a_page
def make(number: int, *, word: str = "") -> list[str]:
    """Something that is made anew each time, so that one can tell which it is."""
    made.append((number, word))
    return [word] * number


def fail(words: list[str]) -> None:
    raise LookupError(words)


def test_it_is_made_once_for_a_page_and_its_arguments() -> None:
    made.clear()
    with one_page():
        first = make(1, word="heron")
        assert make(1, word="heron") is first
        assert make(2, word="heron") == ["heron", "heron"]
    assert made == [(1, "heron"), (2, "heron")]


def test_what_is_sent_after_a_page_shares_what_was_made_for_it() -> None:
    made.clear()
    with one_page():
        first = make(1)
        pieces = as_one_page(make(number) for number in (1, 2, 2))
    assert next(pieces) is first
    assert make(1) is not first
    second, third = pieces
    assert second is third
    assert made == [(1, ""), (1, ""), (2, "")]


def test_pieces_that_fail_fail_as_they_would_have() -> None:
    made.clear()
    with one_page():
        pieces = as_one_page(fail(make(number)) for number in (1,))
    with pytest.raises(LookupError):
        next(pieces)


def test_the_next_page_makes_it_anew() -> None:
    made.clear()
    with one_page():
        first = make(1)
    with one_page():
        assert make(1) is not first
    assert made == [(1, ""), (1, "")]


def test_outside_a_page_it_is_made_each_time() -> None:
    made.clear()
    assert make(1) is not make(1)
    assert made == [(1, ""), (1, "")]


def test_a_page_that_fails_leaves_nothing_behind() -> None:
    made.clear()
    with pytest.raises(LookupError), one_page():
        fail(make(1))
    make(1)
    assert made == [(1, ""), (1, "")]
