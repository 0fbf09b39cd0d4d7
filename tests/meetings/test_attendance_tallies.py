"""How often people came: the right denominator, and nothing of anyone whose name is withheld (DP-07)."""

from datetime import date

import pytest

from groups.disclosure.links import Link
from iag_registry.lib.audiences import Audience
from meetings.disclosure.attendance_tallies import (
    GroupAttendance,
    Tally,
    WithheldTally,
    group_attendance,
    organisation_attendance,
    person_attendance,
)
from meetings.models import Attendance
from tests.factories import (
    make_attendance,
    make_group,
    make_meeting,
    make_meeting_event,
    make_minutes,
    make_organisation,
    make_person,
    make_role,
)
from tests.meetings.making import make_bare_release, make_joint_meeting, make_withdrawal

pytestmark = pytest.mark.django_db

DAY = date(2022, 6, 30)
WITHHELD = {"audience": "staff", "withholding_reason": "s40_2"}
ALPHA = Link("Alpha", "/groups/alpha/")


@pytest.fixture
def alpha():
    return make_group(key="alpha", name="Alpha")


def met(group, day, who=(), *, read=True, **values):
    """A meeting with who came, as {role: capacity}; its minutes can be read unless it is said otherwise."""
    meeting = make_meeting(group=group, date=day, **values)
    for role, capacity in dict(who).items():
        reason = {} if role.audience == "public" else {"withholding_reason": "s40_2"}
        make_attendance(
            meeting=meeting, person=role.person, role=role, capacity=capacity, audience=role.audience, **reason
        )
    if read:
        make_bare_release(minutes=make_minutes(meeting=meeting), published_on=date(2022, 1, 1))
    return meeting


def sat(group, name, start="2020", **values):
    return make_role(group=group, person=make_person(name=name), start=start, **values)


def told(group, audience=Audience.PUBLIC, day=DAY):
    return group_attendance(group.key, audience=audience, day=day)


def test_tally_counts_only_the_meetings_while_the_role_was_held(alpha):
    early = sat(alpha, "Early", end="2021-02-28")
    late = sat(alpha, "Late", start="2021-03-01")
    met(alpha, "2021-01-10", {early: "present"})
    met(alpha, "2021-02-10", {early: "apologies"})
    met(alpha, "2021-03-10", {late: "present"})
    met(alpha, "2021-04-10", {late: "absent"})
    met(alpha, "2021-05", {late: "in_attendance"})
    assert told(alpha) == GroupAttendance(
        group=ALPHA,
        meetings=5,
        people=(Tally("Early", ALPHA, 1, 1, 0, 2), Tally("Late", ALPHA, 2, 0, 1, 3)),
        organisations=(),
        withheld=None,
        came=3,
        of=5,
    )


def test_tally_leaves_out_meetings_that_do_not_say_who_came(alpha):
    role = sat(alpha, "Member")
    met(alpha, "2021-01-10", {role: "present"})
    met(alpha, "2021-02-10", {role: "unspecified"})
    met(alpha, "2021-03-10", {role: "not_recorded"})
    met(alpha, "2021-04-10", {role: "invited"})
    met(alpha, "2021-05-10")
    met(alpha, "", {role: "present"})
    make_meeting_event(meeting=met(alpha, "2021-06-10", {role: "apologies"}), kind="cancelled", dated="2021-06-01")
    assert told(alpha).people == (Tally("Member", ALPHA, 1, 0, 0, 1),)


def test_tally_holds_against_a_person_whom_the_record_does_not_mention(alpha):
    there, silent = sat(alpha, "There"), sat(alpha, "Unmentioned")
    met(alpha, "2021-01-10", {there: "present"})
    assert told(alpha).people == (Tally("There", ALPHA, 1, 0, 0, 1), Tally(silent.person.name, ALPHA, 0, 0, 1, 1))


@pytest.mark.parametrize("hidden", ["meeting", "unpublished", "withdrawn", "later", "after the day"])
def test_tally_for_the_public_is_of_minutes_that_can_be_read(alpha, hidden):
    role = sat(alpha, "Member")
    met(alpha, "2021-01-10", {role: "apologies"})
    values = {"audience": "staff"} if hidden == "meeting" else {}
    day = "2022-07-01" if hidden == "after the day" else "2021-02-10"
    meeting = met(alpha, day, {role: "present"}, read=hidden in {"meeting", "after the day"}, **values)
    if hidden in {"withdrawn", "later"}:
        published_on = date(2022, 7, 1) if hidden == "later" else date(2022, 1, 1)
        release = make_bare_release(minutes=make_minutes(meeting=meeting), published_on=published_on)
        make_withdrawal(release=release) if hidden == "withdrawn" else None
    assert told(alpha).people == (Tally("Member", ALPHA, 0, 1, 0, 1),)
    of_staff = 1 if hidden == "after the day" else 2
    assert [tally.of for tally in told(alpha, Audience.STAFF).people] == [of_staff]


def test_tally_of_joint_meetings_stands_with_each_group(alpha):
    beta = make_group(key="beta", name="Beta")
    role, other = sat(alpha, "Of Alpha"), sat(beta, "Of Beta")
    meeting = met(alpha, "2021-01-10", {role: "present", other: "apologies"})
    make_joint_meeting(meeting=meeting, group=beta)
    assert told(alpha).people == (Tally("Of Alpha", ALPHA, 1, 0, 0, 1),)
    assert told(beta).people == (Tally("Of Beta", Link("Beta", "/groups/beta/"), 0, 1, 0, 1),)


@pytest.mark.parametrize("number", [1, 4])
def test_few_withheld_people_are_not_told_of_even_as_a_number(alpha, number):
    named = sat(alpha, "Named")
    hidden = [sat(alpha, f"Withheld {n}", **WITHHELD) for n in range(number)]
    met(alpha, "2021-01-10", {named: "present", **dict.fromkeys(hidden, "present")})
    found = told(alpha)
    assert (found.people, found.withheld, found.came, found.of) == (
        (Tally("Named", ALPHA, 1, 0, 0, 1),),
        WithheldTally(None, None),
        None,
        None,
    )
    assert "Withheld 0" not in str(found)
    assert len(told(alpha, Audience.STAFF).people) == number + 1


@pytest.mark.parametrize(
    ("came", "in_ten"), [(0, None), (4, None), (5, 3), (11, 7), (12, None), (16, None)], ids=lambda value: str(value)
)
def test_many_withheld_people_are_told_of_together_in_tenths(alpha, came, in_ten):
    """Sixteen places of eight people; a cell of fewer than five on either side tells of each, and is left out."""
    hidden = [sat(alpha, f"Withheld {n}", **WITHHELD) for n in range(8)]
    places = [(day, role) for day in ("2021-01-10", "2021-02-10") for role in hidden]
    said = {place: "present" if number < came else "absent" for number, place in enumerate(places)}
    for day in ("2021-01-10", "2021-02-10"):
        met(alpha, day, {role: said[day, role] for role in hidden})
    found = told(alpha)
    assert (found.people, found.withheld, found.came, found.of) == ((), WithheldTally(8, in_ten), None, None)


@pytest.mark.parametrize("what", ["another role", "one attendance"])
def test_person_withheld_in_one_place_is_not_told_of_alone(alpha, what):
    role = sat(alpha, "Member")
    met(alpha, "2021-01-10", {role: "present"})
    if what == "another role":
        make_role(group=alpha, person=role.person, role_type="adviser", start="2020", **WITHHELD)
    else:
        Attendance.objects.update(**WITHHELD)
    assert (told(alpha).people, told(alpha).withheld) == ((), WithheldTally(None, None))
    assert person_attendance(role.person, audience=Audience.PUBLIC, day=DAY) == ()
    assert person_attendance(role.person, audience=Audience.STAFF, day=DAY) == (Tally("Member", ALPHA, 1, 0, 0, 1),)


def test_restricted_people_are_not_counted(alpha):
    named = sat(alpha, "Named")
    closed = sat(alpha, "Closed", audience="restricted", withholding_reason="s38_1")
    met(alpha, "2021-01-10", {named: "present", closed: "present"})
    assert (told(alpha).withheld, told(alpha).of) == (None, 1)
    assert told(alpha, Audience.STAFF).of == 1
    assert told(alpha, Audience.RESTRICTED).of == 2


def test_person_tallies_stand_apart_for_each_group(alpha):
    beta = make_group(key="beta", name="Beta")
    role = sat(alpha, "Member")
    other = make_role(group=beta, person=role.person, start="2020")
    secret = make_role(group=make_group(audience="staff"), person=role.person, start="2020")
    met(alpha, "2021-01-10", {role: "present"})
    met(beta, "2021-01-11", {other: "apologies"})
    met(secret.group, "2021-01-12", {secret: "present"})
    found = person_attendance(role.person, audience=Audience.PUBLIC, day=DAY)
    assert sorted((tally.group.text, tally.came, tally.apologies, tally.of) for tally in found) == [
        ("Alpha", 1, 0, 1),
        ("Beta", 0, 1, 1),
    ]


def test_organisation_is_counted_once_a_meeting_and_from_named_people_alone(alpha):
    body = make_organisation(name="Invented Body")
    one, two = (sat(alpha, name, on_behalf_of=body) for name in ("One", "Two"))
    hidden = sat(alpha, "Withheld", on_behalf_of=body, **WITHHELD)
    silent = make_organisation(name="Body of a withheld member")
    gone = sat(alpha, "Gone", on_behalf_of=silent, **WITHHELD)
    met(alpha, "2021-01-10", {one: "present", two: "present", hidden: "present", gone: "present"})
    met(alpha, "2021-02-10", {one: "apologies", two: "absent", hidden: "present"})
    met(alpha, "2021-03-10", {hidden: "present"})
    expected = (Tally("Invented Body", ALPHA, 1, 1, 1, 3),)
    assert told(alpha).organisations == expected
    assert organisation_attendance(body, audience=Audience.PUBLIC, day=DAY) == expected
    assert organisation_attendance(silent, audience=Audience.PUBLIC, day=DAY) == ()


def test_organisation_that_is_withheld_is_not_told_of(alpha):
    body = make_organisation(name="Closed Body", audience="staff")
    met(alpha, "2021-01-10", {sat(alpha, "One", on_behalf_of=body): "present"})
    assert (told(alpha).organisations, organisation_attendance(body, audience=Audience.PUBLIC, day=DAY)) == ((), ())


def test_group_that_may_not_be_seen_has_no_tally():
    assert told(make_group(audience="staff")) is None


@pytest.mark.parametrize("rows", [1, 3])
def test_group_attendance_costs_the_same_for_three_rows_as_for_one(alpha, rows, django_assert_num_queries):
    roles = [sat(alpha, f"Member {n}", on_behalf_of=make_organisation()) for n in range(rows)]
    for month in range(rows):
        met(alpha, f"2021-0{month + 1}-10", dict.fromkeys(roles, "present"))
    with django_assert_num_queries(6):
        told(alpha)
