"""Lines of time: nothing is drawn at a date that no source gives, and a year is as wide as a year (GRP-10)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.time_line import LEAST, OPEN, Mark, Scale, Spell, Tick, point

NONE = PartialDate()
SCALE = Scale(date(2000, 1, 1), date(2009, 12, 31))
"""Ten years: one year is ten per cent, but for leap days."""


def year(text):
    return PartialDate(text)


def shapes(marks):
    return [(mark.pattern, round(mark.x), round(mark.width)) for mark in marks]


def test_first_morning_is_nought_and_the_last_evening_a_hundred():
    assert (SCALE.x(date(2000, 1, 1)), SCALE.x(date(2010, 1, 1))) == (0.0, 100.0)
    assert (SCALE.x(date(1990, 1, 1)), SCALE.x(date(2090, 1, 1))) == (0.0, 100.0)


def test_first_year_and_every_fifth_are_marked():
    assert Scale(date(1999, 1, 1), date(2010, 6, 1)).ticks == [Tick(1999, 0.0), Tick(2005, 52.57), Tick(2010, 96.35)]
    assert [tick.is_written for tick in Scale(date(1999, 1, 1), date(2010, 6, 1)).ticks] == [True, True, False]


@pytest.mark.parametrize(
    ("spell", "drawn"),
    [
        (Spell(year("2001"), year("2005"), NONE), [("hatched", 10, 10), ("hatched", 50, 10), ("solid", 20, 30)]),
        (Spell(year("2001-01-01"), year("2005-01-01"), NONE), [("solid", 10, 40)]),
        (Spell(NONE, NONE, year("2005-01-01")), [("dotted", 48, 2), ("solid", 50, 1)]),
        (Spell(NONE, NONE, year("2005")), [("dotted", 48, 2), ("hatched", 50, 10)]),
        (
            Spell(NONE, year("2007"), year("2005")),
            [("dotted", 48, 2), ("hatched", 50, 10), ("hatched", 70, 10), ("solid", 60, 10)],
        ),
        (Spell(year("2001"), NONE, NONE), [("hatched", 10, 10)]),
        (Spell(year("2001"), NONE, NONE, year("2005-01-01")), [("hatched", 10, 10), ("solid", 20, 30)]),
        (Spell(year("2001"), year("2001"), NONE), [("hatched", 10, 10), ("hatched", 10, 10)]),
    ],
)
def test_spell_is_drawn_as_far_as_it_is_sure(spell, drawn):
    assert shapes(spell.marks(SCALE)) == drawn


def test_open_end_of_what_was_seen_on_the_first_day_is_not_drawn_before_the_line():
    assert shapes(Spell(NONE, NONE, year("2000-01-01")).marks(SCALE)) == [("solid", 0, 1)]


def test_point_is_as_wide_as_its_date_is_known_and_none_where_there_is_none():
    assert shapes(point(SCALE, year("2005"), "hollow")) == [("hollow", 50, 10)]
    assert point(SCALE, NONE, "hollow") == ()
    assert point(SCALE, year("2020"), "ended") == ()
    assert point(SCALE, year("2009-12-31"), "ended") == (Mark(98.8, LEAST, "ended"),)


DAYS = st.dates(date(1990, 1, 1), date(2020, 12, 31))
PARTIAL = st.tuples(DAYS, st.sampled_from([4, 7, 10])).map(lambda given: PartialDate(given[0].isoformat()[: given[1]]))
MAYBE = st.one_of(st.just(NONE), PARTIAL)


def spell_of(start, end, seen, stated):
    return Spell(start, end, NONE if start else seen, stated)


SPELLS = st.builds(spell_of, MAYBE, MAYBE, PARTIAL, MAYBE)
"""Any that a row of the register can hold: with a start, or with a day on which it was seen."""


@given(SPELLS, DAYS)
def test_every_mark_lies_within_the_line(spell, last):
    scale = Scale(date(1990, 1, 1), last)
    for mark in spell.marks(scale):
        assert (mark.x >= 0, mark.width > 0, mark.x + mark.width <= 100.02) == (True, True, True)


@given(SPELLS, DAYS)
def test_nothing_is_sure_before_the_first_date_nor_after_the_last(spell, last):
    scale = Scale(date(1990, 1, 1), last)
    first = (spell.start or spell.seen).latest
    final = max([first, *(each.earliest for each in (spell.end, spell.seen, spell.stated) if each)])
    for mark in (mark for mark in spell.marks(scale) if mark.pattern == "solid"):
        assert mark.x >= min(scale.x(first), 100 - LEAST) - 0.02
        assert mark.x + mark.width <= max(scale.x(final + timedelta(days=1)), mark.x + LEAST) + 0.02


@given(PARTIAL, DAYS)
def test_beginning_that_no_source_gives_has_no_length_of_its_own(seen, last):
    scale = Scale(date(1990, 1, 1), last)
    opened = [mark for mark in Spell(NONE, NONE, seen).marks(scale) if mark.pattern == "dotted"]
    assert [mark.width <= OPEN for mark in opened] == [True] * len(opened)
    assert len(opened) <= 1


@given(PARTIAL)
def test_date_is_as_wide_as_it_is_known(when):
    scale = Scale(date(1990, 1, 1), date(2020, 12, 31))
    (mark,) = point(scale, when, "hatched")
    days = (when.latest - when.earliest).days + 1
    assert mark.width == pytest.approx(max(100 * days / 11323, LEAST), abs=0.02)
