"""How often people came: the right denominator, and nothing of anyone whose name is withheld (DP-07)."""

from datetime import date

import pytest

from groups.disclosure.links import Link
from iag_registry.lib.audiences import Audience
from meetings.disclosure.attendance_tallies import (
    GroupAttendance,
    Tally,
    group_attendance,
    organisation_attendance,
)
from meetings.models import Attendance
from tests.factories import (
    make_attendance,
    make_group,
    make_meeting,
    make_meeting_event,
    make_organisation,
    make_person,
    make_role,
)
from tests.meetings.making import make_joint_meeting, make_release, make_withdrawal

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
        make_release(meeting=meeting, published_on=date(2022, 1, 1))
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
    found = told(alpha)
    assert found == GroupAttendance(
        key="alpha",
        group=ALPHA,
        url="/groups/alpha/attendance/",
        meetings=5,
        people=(Tally("Early", ALPHA, 1, 1, 2), Tally("Late", ALPHA, 2, 0, 3)),
        organisations=(),
        has_withheld=False,
        withheld_in_ten=None,
    )
    assert (found.came, found.of, [tally.not_named for tally in found.people]) == (3, 5, [0, 1])


def test_tally_leaves_out_meetings_that_do_not_say_who_came(alpha):
    role = sat(alpha, "Member")
    met(alpha, "2021-01-10", {role: "present"})
    met(alpha, "2021-02-10", {role: "unspecified"})
    met(alpha, "2021-03-10", {role: "not_recorded"})
    met(alpha, "2021-04-10", {role: "invited"})
    met(alpha, "2021-05-10")
    met(alpha, "", {role: "present"})
    make_meeting_event(meeting=met(alpha, "2021-06-10", {role: "apologies"}), kind="cancelled", dated="2021-06-01")
    assert told(alpha).people == (Tally("Member", ALPHA, 1, 0, 1),)


def test_tally_holds_against_a_person_whom_the_record_does_not_mention(alpha):
    there, silent = sat(alpha, "There"), sat(alpha, "Unmentioned")
    met(alpha, "2021-01-10", {there: "present"})
    assert told(alpha).people == (Tally("There", ALPHA, 1, 0, 1), Tally(silent.person.name, ALPHA, 0, 0, 1))


@pytest.mark.parametrize("hidden", ["meeting", "unpublished", "withdrawn", "later", "after the day"])
def test_tally_for_the_public_is_of_minutes_that_can_be_read(alpha, hidden):
    role = sat(alpha, "Member")
    met(alpha, "2021-01-10", {role: "apologies"})
    values = {"audience": "staff"} if hidden == "meeting" else {}
    day = "2022-07-01" if hidden == "after the day" else "2021-02-10"
    meeting = met(alpha, day, {role: "present"}, read=hidden in {"meeting", "after the day"}, **values)
    if hidden in {"withdrawn", "later"}:
        published_on = date(2022, 7, 1) if hidden == "later" else date(2022, 1, 1)
        release = make_release(meeting=meeting, published_on=published_on)
        make_withdrawal(release=release) if hidden == "withdrawn" else None
    assert told(alpha).people == (Tally("Member", ALPHA, 0, 1, 1),)
    of_staff = 1 if hidden == "after the day" else 2
    assert [tally.of for tally in told(alpha, Audience.STAFF).people] == [of_staff]


def test_tally_of_joint_meetings_stands_with_each_group(alpha):
    beta = make_group(key="beta", name="Beta")
    role, other = sat(alpha, "Of Alpha"), sat(beta, "Of Beta")
    meeting = met(alpha, "2021-01-10", {role: "present", other: "apologies"})
    make_joint_meeting(meeting=meeting, group=beta)
    assert told(alpha).people == (Tally("Of Alpha", ALPHA, 1, 0, 1),)
    assert told(beta).people == (Tally("Of Beta", Link("Beta", "/groups/beta/"), 0, 1, 1),)


@pytest.mark.parametrize("number", [1, 4])
def test_few_withheld_people_are_not_told_of_even_as_a_number(alpha, number):
    named = sat(alpha, "Named")
    hidden = [sat(alpha, f"Withheld {n}", **WITHHELD) for n in range(number)]
    met(alpha, "2021-01-10", {named: "present", **dict.fromkeys(hidden, "present")})
    found = told(alpha)
    assert (found.people, found.has_withheld, found.withheld_in_ten, found.came, found.of) == (
        (Tally("Named", ALPHA, 1, 0, 1),),
        True,
        None,
        1,
        1,
    )
    assert "Withheld 0" not in str(found)
    assert len(told(alpha, Audience.STAFF).people) == number + 1


@pytest.mark.parametrize(
    ("came", "in_ten"), [(0, None), (4, None), (5, 3), (11, 7), (12, None), (16, None)], ids=lambda value: str(value)
)
def test_many_withheld_people_are_told_of_together_in_tenths(alpha, came, in_ten):
    """Sixteen names of eight people; a cell of fewer than five on either side tells of each, and is left out."""
    hidden = [sat(alpha, f"Withheld {n}", **WITHHELD) for n in range(8)]
    places = [(day, role) for day in ("2021-01-10", "2021-02-10") for role in hidden]
    said = {place: "present" if number < came else "absent" for number, place in enumerate(places)}
    for day in ("2021-01-10", "2021-02-10"):
        met(alpha, day, {role: said[day, role] for role in hidden})
    found = told(alpha)
    assert (found.people, found.has_withheld, found.withheld_in_ten) == ((), True, in_ten)


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_name_withheld_in_one_record_looks_like_one_that_the_minutes_do_not_mention(alpha, audience):
    role, _ = sat(alpha, "Member"), sat(alpha, "Silent")
    met(alpha, "2021-01-10", {role: "present"})
    second = met(alpha, "2021-02-10", {sat(alpha, "There"): "present"}, read=False)
    make_attendance(
        meeting=second, person=role.person, capacity="present", audience=audience, withholding_reason="s40_2"
    )
    make_release(meeting=second, published_on=date(2022, 1, 1))
    assert told(alpha).people == (
        Tally("Member", ALPHA, 1, 0, 2),
        Tally("Silent", ALPHA, 0, 0, 2),
        Tally("There", ALPHA, 1, 0, 2),
    )


def test_meetings_within_a_withheld_role_do_not_count(alpha):
    role = sat(alpha, "Member", end="2021-01-31")
    later = make_role(group=alpha, person=role.person, role_type="adviser", start="2021-02", **WITHHELD)
    met(alpha, "2021-01-10", {role: "present"})
    met(alpha, "2021-02-10", {role: "present"})
    assert told(alpha).people == (Tally("Member", ALPHA, 1, 0, 1),)
    assert told(alpha, Audience.STAFF).people == (Tally("Member", ALPHA, 2, 0, 2),)
    assert later.group == alpha


def test_edit_after_publication_changes_nothing_that_the_public_is_told(alpha):
    role, other = sat(alpha, "Member"), sat(alpha, "Other")
    meeting = met(alpha, "2021-01-10", {role: "apologies"})
    before = told(alpha)
    Attendance.objects.update(capacity="present")
    make_attendance(meeting=meeting, person=other.person, capacity="present", audience="public")
    make_attendance(meeting=met(alpha, "2021-02-10"), person=other.person, capacity="present", audience="public")
    assert told(alpha) == before
    assert [(tally.who, tally.came, tally.of) for tally in told(alpha, Audience.STAFF).people] == [
        ("Member", 1, 2),
        ("Other", 2, 2),
    ]


def test_printed_name_counts_only_for_a_person_who_was_confirmed_in_public(alpha):
    role, other = sat(alpha, "Member"), sat(alpha, "Other")
    meeting = met(alpha, "2021-01-10", read=False)
    make_attendance(meeting=meeting, name_as_printed="A. Member", capacity="present", audience="public")
    make_attendance(meeting=meeting, name_as_printed="A. Guest", capacity="present", audience="public")
    make_release(meeting=meeting, published_on=date(2022, 1, 1))
    closed = make_attendance(
        meeting=meeting, name_as_printed="A. Guest", person=other.person, capacity="present", **WITHHELD
    )
    assert [tally.came for tally in told(alpha).people] == [0, 0]
    Attendance.objects.filter(name_as_printed="A. Member").update(person=role.person)
    assert [tally.came for tally in told(alpha).people] == [1, 0]
    Attendance.objects.filter(pk=closed.pk).update(
        name_as_printed="A. Member", audience="public", withholding_reason=""
    )
    assert [tally.came for tally in told(alpha).people] == [0, 0]


def test_restricted_people_are_not_counted(alpha):
    named = sat(alpha, "Named")
    closed = sat(alpha, "Closed", audience="restricted", withholding_reason="s38_1")
    met(alpha, "2021-01-10", {named: "present", closed: "present"})
    met(alpha, "2021-02-10", {closed: "present"})
    assert (told(alpha).has_withheld, told(alpha).of, told(alpha).meetings) == (False, 1, 1)
    assert (told(alpha, Audience.STAFF).of, told(alpha, Audience.STAFF).meetings) == (1, 1)
    assert (told(alpha, Audience.RESTRICTED).of, told(alpha, Audience.RESTRICTED).meetings) == (4, 2)


def test_organisation_is_counted_once_a_meeting_and_from_named_people_alone(alpha):
    body = make_organisation(name="Invented Body")
    one, two = (sat(alpha, name, on_behalf_of=body) for name in ("One", "Two"))
    hidden = sat(alpha, "Withheld", on_behalf_of=body, **WITHHELD)
    silent = make_organisation(name="Body of a withheld member")
    gone = sat(alpha, "Gone", on_behalf_of=silent, **WITHHELD)
    met(alpha, "2021-01-10", {one: "present", two: "present", hidden: "present", gone: "present"})
    met(alpha, "2021-02-10", {one: "apologies", two: "absent", hidden: "present"})
    met(alpha, "2021-03-10", {hidden: "present"})
    expected = (Tally("Invented Body", ALPHA, 1, 1, 3, body.get_absolute_url()),)
    assert told(alpha).organisations == expected
    assert organisation_attendance(body.key, audience=Audience.PUBLIC, day=DAY) == expected
    assert organisation_attendance(silent.key, audience=Audience.PUBLIC, day=DAY) == ()


def test_organisation_that_is_withheld_is_not_told_of(alpha):
    body = make_organisation(name="Closed Body", audience="staff")
    met(alpha, "2021-01-10", {sat(alpha, "One", on_behalf_of=body): "present"})
    assert (told(alpha).organisations, organisation_attendance(body.key, audience=Audience.PUBLIC, day=DAY)) == ((), ())


def test_group_that_may_not_be_seen_has_no_tally():
    assert told(make_group(audience="staff")) is None


@pytest.mark.parametrize("rows", [1, 3])
def test_group_attendance_costs_the_same_for_three_rows_as_for_one(alpha, rows, django_assert_num_queries):
    roles = [sat(alpha, f"Member {n}", on_behalf_of=make_organisation()) for n in range(rows)]
    for month in range(rows):
        met(alpha, f"2021-0{month + 1}-10", dict.fromkeys(roles, "present"))
    with django_assert_num_queries(6):
        told(alpha)
