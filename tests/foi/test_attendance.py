"""Attendance recorded: numbers and never a name, none of withheld names, and to the public only what is published."""

from datetime import date
from typing import Any

import pytest

from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated_group
from tests.foi.met import met, minuted
from tests.meetings.making import make_release

pytestmark = pytest.mark.django_db
WITHHELD = {"audience": "staff", "withholding_reason": "no_consent"}
NO_CONSENT, PERSONAL = "no recorded consent to publish", "personal information, s.40(2)"


def two_groups():
    invented = invented_register()
    race = stated_group(invented, 1, kind=invented.central, name="Race IAG", key="race")
    return race, stated_group(invented, 2, kind=invented.central, name="Other IAG", key="other")


def printed(name: str) -> dict[str, str]:
    return {"name": name, "organisation_url": ""}


def recorded(group: Any, day: str, *, named: int, capacity: str = "Present", **withheld: int) -> Any:
    """A meeting whose published minutes name so many, and withhold so many for each reason."""
    reasons = {"no_consent": NO_CONSENT, "personal": PERSONAL}
    names = {
        "by_capacity": [{"capacity": capacity, "names": [printed(f"Name {n}") for n in range(named)], "withheld": 0}],
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
        "15 names are given, and others are withheld."
    )
    assert rows_of(answer, "attendance") == [
        ("Other IAG", 1, 1, 1, 3, "None", 0, 0),
        ("Race IAG", 3, 2, 1, 12, "Some", 0, 0),
    ]
    assert answer.withheld == ()


@pytest.mark.parametrize("number", [1, 4, 5, 90])
def test_attendance_gives_no_number_of_withheld_names_that_could_be_subtracted(number):
    race, _ = two_groups()
    recorded(race, "2022-01-10", named=7, no_consent=9)
    recorded(race, "2022-02-10", named=5, no_consent=1, personal=number)

    told = [ask("attendance", until=until) for until in (date(2022, 1, 31), date(2022, 2, 28))]

    assert [row[5] for answer in told for row in rows_of(answer, "attendance")] == ["Some", "Some"]
    assert [answer.withheld for answer in told] == [(), ()]
    assert told[1].sentence.endswith("12 names are given, and others are withheld.")
    (caveat,) = told[1].caveats
    assert caveat == (
        f"Names are withheld for these reasons: {NO_CONSENT} and {PERSONAL}. How many is not counted here, because a "
        "small number might say who. The published minutes of each meeting say how many names are withheld there."
    )


def test_attendance_tells_how_often_people_came_of_the_meetings_while_they_held_a_role():
    race, _ = two_groups()
    one = make.make_role(group=race, person=make.make_person(name="One"), start="2022-01-01")
    late = make.make_role(group=race, person=make.make_person(name="Late"), start="2022-02-01")
    hidden = make.make_role(group=race, person=make.make_person(), start="2022", **WITHHELD)
    for day, said in (("2022-01-10", ("present", "")), ("2022-02-10", ("apologies", "present"))):
        meeting = met(race, day)
        for role, capacity in zip((one, late), said, strict=True):
            if capacity:
                make_named(meeting, role, capacity)
        make_named(meeting, hidden, "present", **WITHHELD)
        make_release(meeting=meeting, published_on=date(2022, 3, 1))
    unpublished = met(race, "2022-03-10")
    make_named(unpublished, one, "present")
    make.make_attendance(meeting=meeting, person=late.person, capacity="apologies", audience="public")

    told = {each: rows_of(ask("attendance", audience=each), "attendance") for each in (Audience.PUBLIC, Audience.STAFF)}

    assert {audience: [row[-2:] for row in rows] for audience, rows in told.items()} == {
        "public": [(3, 2)],
        "staff": [(8, 5)],
    }


def make_named(meeting, role, capacity, **withheld):
    make.make_attendance(
        meeting=meeting, person=role.person, name_as_printed=str(role.person), capacity=capacity, **withheld
    )


def test_attendance_counts_for_the_public_only_what_is_published():
    race, _ = two_groups()
    meeting = met(race, "2022-01-10")
    make.make_attendance(meeting=meeting, capacity="present", audience="public")
    make.make_attendance(meeting=meeting, capacity="apologies", audience="staff", withholding_reason="no_consent")
    make.make_attendance(meeting=meeting, capacity="present", audience="restricted", withholding_reason="s31_1")
    make.make_attendance(meeting=meeting, capacity="invited", audience="public")

    told = {each: rows_of(ask("attendance", audience=each), "attendance") for each in Audience if each != "restricted"}

    assert told == {
        "public": [("Race IAG", 1, 0, 0, 0, "None", 0, 0)],
        "on_request": [("Race IAG", 1, 0, 0, 0, "None", 0, 0)],
        "staff": [("Race IAG", 1, 1, 1, 2, "None", 0, 0)],
    }


def test_attendance_of_nobody():
    two_groups()

    assert ask("attendance").sentence == "The register knows of no meeting that was held up to 30 June 2022."
