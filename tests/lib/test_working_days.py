"""Working days are counted from the day after, over weekends and the bank holidays of England."""

from datetime import date

import pytest

from iag_registry.lib.working_days import bank_holidays_of_england, working_day_after

CLOSED = bank_holidays_of_england(range(2022, 2025))


@pytest.mark.parametrize(
    ("day", "number", "found"),
    [
        ("2022-06-30", 0, "2022-06-30"),
        ("2022-06-30", 1, "2022-07-01"),
        ("2022-06-30", 5, "2022-07-07"),
        # A Saturday is day 0 like any other day.
        ("2022-07-02", 5, "2022-07-08"),
        # Good Friday and Easter Monday.
        ("2022-04-14", 1, "2022-04-19"),
        # 25 December 2022 and 1 January 2023 were Sundays: 27 December and 2 January stood in.
        ("2022-12-23", 5, "2023-01-04"),
        # A bank holiday of Scotland alone is a working day here.
        ("2022-11-29", 1, "2022-11-30"),
        # The holiday for the funeral of the Queen.
        ("2022-09-16", 1, "2022-09-20"),
    ],
)
def test_working_day_after_weekends_and_holidays(day, number, found):
    assert working_day_after(date.fromisoformat(day), number, CLOSED) == date.fromisoformat(found)


def test_working_day_after_every_day_of_many_years_is_a_working_day():
    closed = bank_holidays_of_england(range(2020, 2037))
    days = [date.fromordinal(n) for n in range(date(2020, 1, 1).toordinal(), date(2036, 1, 1).toordinal())]
    due = [working_day_after(day, 5, closed) for day in days]
    assert [day for day in due if day.weekday() > 4 or day in closed] == []
    assert all(5 <= (after - day).days <= 12 for day, after in zip(days, due, strict=True))
    assert due == sorted(due)


def test_working_day_after_backwards_is_refused():
    with pytest.raises(ValueError, match="counted forwards"):
        working_day_after(date(2022, 6, 30), -1, CLOSED)
