"""Quarters of a year, and from which day their figures are given."""

from datetime import date

import pytest

from foi.figures.quarters import Quarter, given_by, quarters_between, stands_for
from tests.foi.desk import day


def test_quarter_has_three_months_and_a_name_in_each_sort_of_year():
    quarters = quarters_between(Quarter(2021, 10), Quarter(2022, 10))
    told = [(q.key, q.first, q.last, q.words, q.year_words("calendar"), q.number("calendar")) for q in quarters]
    assert told == [
        ("2021-10", date(2021, 10, 1), date(2021, 12, 31), "October to December 2021", "2021", 4),
        ("2022-01", date(2022, 1, 1), date(2022, 3, 31), "January to March 2022", "2022", 1),
        ("2022-04", date(2022, 4, 1), date(2022, 6, 30), "April to June 2022", "2022", 2),
        ("2022-07", date(2022, 7, 1), date(2022, 9, 30), "July to September 2022", "2022", 3),
        ("2022-10", date(2022, 10, 1), date(2022, 12, 31), "October to December 2022", "2022", 4),
    ]
    assert [(q.year_words("financial"), q.number("financial")) for q in quarters] == [
        ("2021/22", 3),
        ("2021/22", 4),
        ("2022/23", 1),
        ("2022/23", 2),
        ("2022/23", 3),
    ]
    assert Quarter(2100, 1).year_words("financial") == "2099/00"


@pytest.mark.parametrize("key", ["2022-05", "2022", "2022-4", "2022-04-01", "", "abcd-01", "2022-13", "0000-01"])
def test_key_of_no_quarter_is_refused(key):
    with pytest.raises(ValueError, match=r"."):
        Quarter.read(key)


def test_key_of_a_quarter_is_read():
    assert Quarter.read("2022-04") == Quarter(2022, 4) == Quarter.of(day("2022-05-31"))


@pytest.mark.parametrize(
    ("on", "last", "stands"),
    [
        ("2022-07-29", "2022-01", "2022-04-30"),
        ("2022-07-30", "2022-04", "2022-07-30"),
        ("2022-10-29", "2022-04", "2022-07-30"),
        ("2022-10-30", "2022-07", "2022-10-30"),
        ("2023-01-30", "2022-10", "2023-01-30"),
        ("0001-01-01", "0001-07", "0001-10-30"),
    ],
)
def test_figures_are_given_thirty_days_after_the_quarter_and_stand_until_the_next(on, last, stands):
    assert (given_by(day(on)).key, stands_for(day(on))) == (last, day(stands))
