"""Dates of a series: from a pattern, from a list, and what is refused in words."""

import re
from datetime import date

import pytest

from iag_registry.lib.partial_dates import PartialDate
from meetings.schedules import LAST, every_weeks, monthly, read_list


@pytest.mark.parametrize(
    ("which", "weekday", "found"),
    [
        (2, 1, ["2027-01-12", "2027-02-09", "2027-03-09"]),
        (1, 4, ["2027-01-01", "2027-02-05", "2027-03-05"]),
        (4, 6, ["2027-01-24", "2027-02-28", "2027-03-28"]),
        (LAST, 2, ["2027-01-27", "2027-02-24", "2027-03-31"]),
    ],
)
def test_monthly_takes_the_weekday_of_each_month(which, weekday, found):
    assert monthly(which=which, weekday=weekday, start=date(2027, 1, 1), until=date(2027, 3, 31)) == found


def test_monthly_every_third_month_within_its_two_days():
    assert monthly(which=2, weekday=1, start=date(2027, 1, 13), until=date(2027, 10, 12), every=3) == [
        "2027-04-13",
        "2027-07-13",
        "2027-10-12",
    ]


def test_every_weeks_from_the_first_date_to_the_last_possible_one():
    assert every_weeks(weeks=6, start=date(2027, 1, 5), until=date(2027, 3, 30)) == [
        "2027-01-05",
        "2027-02-16",
        "2027-03-30",
    ]


def test_read_list_takes_days_and_approximate_dates():
    dates = read_list(" 12 January 2027\r\n\r\n2027-02-09\nJune 2027\n2028\n")
    assert dates == ["2027-01-12", "2027-02-09", "2027-06", "2028"]
    assert [type(each) for each in dates] == [PartialDate] * 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Type or paste at least one date, each on a line of its own."),
        (
            "12/1/2027\nsoon",
            "Line 2: “soon” is not a date that can be read. Write it like 2006, Sept 2006 or 28/9/2006.",
        ),
        ("31/2/2027", "Line 1: “31/2/2027” is not a day of the calendar. Write it like 2006, Sept 2006 or 28/9/2006."),
        ("12/1/2027\n2027-01-12", "Line 2: 12 January 2027 stands in the list twice."),
        ("2027\n" * 61, "These would be more than 60 meetings. Choose a shorter time, or plan it in parts."),
    ],
)
def test_read_list_refused_names_the_line(text, said):
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        read_list(text)


@pytest.mark.parametrize("pattern", [monthly, every_weeks])
def test_pattern_without_a_date_and_with_too_many_is_refused(pattern):
    how = {"which": 2, "weekday": 1} if pattern is monthly else {"weeks": 1}
    with pytest.raises(ValueError, match="No meeting falls between these two days"):
        pattern(**how, start=date(2027, 1, 20), until=date(2027, 1, 19))
    with pytest.raises(ValueError, match="more than 60 meetings"):
        pattern(**how, start=date(2027, 1, 1), until=date(9999, 12, 31))
