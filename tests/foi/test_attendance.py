"""Attendance recorded: numbers and never a name, small numbers left out, and to the public only what is published."""

from typing import Any

import pytest

from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated_group
from tests.foi.met import met, minuted

pytestmark = pytest.mark.django_db
NO_CONSENT, PERSONAL = "no recorded consent to publish", "personal information, s.40(2)"


def two_groups():
    invented = invented_register()
    race = stated_group(invented, 1, kind=invented.central, name="Race IAG", key="race")
    return race, stated_group(invented, 2, kind=invented.central, name="Other IAG", key="other")


def recorded(group: Any, day: str, *, named: int, capacity: str = "Present", **withheld: int) -> Any:
    """A meeting whose published minutes name so many, and withhold so many for each reason."""
    reasons = {"no_consent": NO_CONSENT, "personal": PERSONAL}
    names = {
        "by_capacity": [{"capacity": capacity, "names": [{"name": f"Name {n}"} for n in range(named)], "withheld": 0}],
        "withheld": [{"number": number, "reason": reasons[reason]} for reason, number in withheld.items()],
    }
    meeting = met(group, day)
    minuted(meeting, day, document={"names": names})
    return meeting


def test_attendance_counts_meetings_and_names_of_each_group():
    race, other = two_groups()
    recorded(race, "2022-01-10", named=7, no_consent=4)
    recorded(race, "2022-02-10", named=5, capacity="", no_consent=2)
    met(race, "2022-03-10")
    met(race, "2022-04-10", "cancelled")
    recorded(other, "2022-05-10", named=3)

    answer = ask("attendance")

    assert answer.sentence == (
        "Of 4 meetings that the register knows to have been held up to 30 June 2022, the record of 3 gives names. "
        "15 names are given, and 6 are withheld."
    )
    assert rows_of(answer, "attendance") == [("Other IAG", 1, 1, 1, 3, 0), ("Race IAG", 3, 2, 1, 12, 6)]
    assert [(each.count, each.what, each.reason) for each in answer.withheld] == [(6, "names", NO_CONSENT)]


def test_attendance_tells_no_small_number_and_no_sum_that_would():
    race, other = two_groups()
    recorded(race, "2022-01-10", named=7, no_consent=9)
    recorded(other, "2022-02-10", named=5, personal=2)

    answer = ask("attendance")

    assert [row[4:] for row in rows_of(answer, "attendance")] == [(5, "Fewer than 5"), (7, 9)]
    assert answer.withheld == ()
    assert answer.sentence.endswith("12 names are given, and others are withheld.")
    (caveat,) = answer.caveats
    assert caveat == (
        f"Names are withheld for these reasons: {NO_CONSENT} and {PERSONAL}. How many for each, and how many in all, "
        "is not given, because some of the numbers are small."
    )


def test_attendance_tells_no_small_number_for_one_reason():
    race, _ = two_groups()
    recorded(race, "2022-01-10", named=7, no_consent=9, personal=1)

    answer = ask("attendance")

    assert [row[4:] for row in rows_of(answer, "attendance")] == [(7, 10)]
    assert answer.withheld == ()


def test_attendance_counts_for_the_public_only_what_is_published():
    race, _ = two_groups()
    meeting = met(race, "2022-01-10")
    make.make_attendance(meeting=meeting, capacity="present", audience="public")
    make.make_attendance(meeting=meeting, capacity="apologies", audience="staff", withholding_reason="no_consent")
    make.make_attendance(meeting=meeting, capacity="present", audience="restricted", withholding_reason="s31_1")
    make.make_attendance(meeting=meeting, capacity="invited", audience="public")

    told = {each: rows_of(ask("attendance", audience=each), "attendance") for each in Audience if each != "restricted"}

    assert told == {
        "public": [("Race IAG", 1, 0, 0, 0, 0)],
        "on_request": [("Race IAG", 1, 0, 0, 0, 0)],
        "staff": [("Race IAG", 1, 1, 1, 2, 0)],
    }


def test_attendance_of_nobody():
    two_groups()

    assert ask("attendance").sentence == "The register knows of no meeting that was held up to 30 June 2022."
