"""The day that a reader asks for."""

from datetime import date

import pytest

from iag_registry.lib.on_day import Reading, parse_on, reading_of

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("text", ["2022-06-30", "30/6/2022", "30/06/2022", " 30 June 2022 ", "30.6.2022"])
def test_parse_on_whole_day(text):
    assert parse_on(text, TODAY) == date(2022, 6, 30)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_parse_on_nothing(text):
    assert parse_on(text, TODAY) == TODAY


def test_parse_on_today():
    assert parse_on("2026-11-22", TODAY) == TODAY


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("soon", "“soon” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022."),
        ("2022-02-30", "“2022-02-30” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022."),
        ("0000-01-01", "“0000-01-01” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022."),
        ("20\x0022", "“2022” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022."),
        ("x" * 500, f"“{'x' * 40}” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022."),
        ("2022", "“2022” is a year, not one day. Write the day too, like 2022-06-30 or 30/6/2022."),
        ("Sept 2006", "“Sept 2006” is a month, not one day. Write the day too, like 2022-06-30 or 30/6/2022."),
        ("2026-11-23", "“2026-11-23” has not come yet. The register can be read on any day up to today."),
    ],
)
def test_parse_on_unreadable(text, message):
    with pytest.raises(ValueError, match=r"\S") as raised:
        parse_on(text, TODAY)
    assert str(raised.value) == message


def test_reading_of_nothing():
    reading = reading_of({}, TODAY)
    assert (reading, reading.is_today, reading.words, reading.query) == (
        Reading(TODAY, TODAY),
        True,
        "22 November 2026",
        "",
    )


def test_reading_of_earlier_day():
    reading = reading_of({"on": "30/6/2022"}, TODAY)
    assert (reading, reading.is_today, reading.words, reading.query) == (
        Reading(date(2022, 6, 30), TODAY),
        False,
        "30 June 2022",
        "?on=2022-06-30",
    )


def test_reading_of_unreadable_day():
    problem = "“soon” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022."
    assert reading_of({"on": "soon"}, TODAY) == Reading(TODAY, TODAY, problem)
