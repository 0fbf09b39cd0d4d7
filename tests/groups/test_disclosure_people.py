"""Who is named, who is counted, and who is neither; everyone here is invented."""

from datetime import date

import pytest

from groups.disclosure import Link, Withheld, group_view
from iag_registry.lib.audiences import Audience
from tests.factories import make_group, make_organisation, make_person, make_role

pytestmark = pytest.mark.django_db
DAY = date(2022, 6, 30)
PUBLIC, ON_REQUEST, STAFF, RESTRICTED = Audience
PRIVATE = "personal information, s.40(2)"


def people(group, *, day=DAY, audience=PUBLIC):
    return group_view(group.key, day, audience).people


def withheld_role(group, audience="staff", reason="s40_2", **values):
    return make_role(group=group, audience=audience, withholding_reason=reason, **values)


def names(seats):
    return [seat.name for seat in seats.seats]


def test_members_withheld_are_counted_with_the_reason():
    group = make_group()
    for number in range(9):
        make_role(group=group, person=make_person(name=f"Invented Person {number}"))
    for _ in range(3):
        withheld_role(group)
    members = people(group).members
    assert names(members) == [f"Invented Person {number}" for number in range(9)]
    assert members.withheld == (Withheld("Member", PRIVATE, 3),)
    assert members.withheld_words == f"9 of 12 named; 3 withheld: {PRIVATE}"


def test_members_withheld_for_two_reasons_are_counted_for_each():
    group = make_group()
    withheld_role(group, audience="on_request", reason="no_consent", role_type="chair")
    for _ in range(2):
        withheld_role(group)
    members = people(group).members
    assert members.withheld == (
        Withheld("Chair", "no recorded consent to publish", 1),
        Withheld("Member", PRIVATE, 2),
    )
    assert members.withheld_words == (
        f"0 of 3 named; 3 withheld: 1 for no recorded consent to publish; 2 for {PRIVATE}"
    )


def test_members_restricted_are_neither_named_nor_counted():
    group = make_group()
    withheld_role(group, audience="restricted")
    assert (bool(people(group).members), people(group).members.withheld_words) == (False, "")


@pytest.mark.parametrize(
    ("audience", "named"),
    [
        (PUBLIC, ["Open"]),
        (ON_REQUEST, ["Open", "Asked"]),
        (STAFF, ["Open", "Asked", "Inside"]),
        (RESTRICTED, ["Open", "Asked", "Inside", "Hidden"]),
    ],
)
def test_members_named_for_each_audience(audience, named):
    group = make_group()
    make_role(group=group, person=make_person(name="Open"))
    withheld_role(group, "on_request", person=make_person(name="Asked"))
    withheld_role(group, "staff", person=make_person(name="Inside"))
    withheld_role(group, "restricted", person=make_person(name="Hidden"))
    assert names(people(group, audience=audience).members) == named


def test_police_side_told_apart_from_members():
    force = make_organisation(key="force", name="Invented Force", abbreviation="IF", kind="force")
    group = make_group()
    make_role(group=group, person=make_person(name="Member"))
    make_role(group=group, person=make_person(name="Lead"), role_type="police_lead")
    make_role(group=group, person=make_person(name="Sponsor"), role_type="sponsor")
    make_role(group=group, person=make_person(name="Officer"), role_type="role_not_stated", on_behalf_of=force)
    make_role(group=group, person=make_person(name="Adviser"), role_type="adviser", on_behalf_of=force)
    make_role(group=group, person=make_person(name="Clerk"), role_type="secretariat")
    make_role(group=group, person=make_person(name="Someone"), role_type="role_not_stated")
    found = people(group)
    assert names(found.members) == ["Member"]
    assert names(found.police) == ["Lead", "Sponsor", "Officer", "Adviser"]
    assert names(found.others) == ["Clerk", "Someone"]
    assert found.police.seats[2].on_behalf_of == Link("Invented Force (IF)", "/organisations/force/")


def test_seat_on_behalf_of_a_withheld_organisation_names_the_person_only():
    group = make_group()
    make_role(group=group, person=make_person(name="Open"), on_behalf_of=make_organisation(audience="staff"))
    [seat] = people(group).members.seats
    assert (seat.name, seat.on_behalf_of) == ("Open", None)


@pytest.mark.parametrize(("audience", "title"), [("public", "Youth seat"), ("staff", "")])
def test_vacancy_is_told_and_nothing_else_of_a_withheld_one(audience, title):
    group = make_group()
    reason = "" if audience == "public" else "s40_2"
    make_role(group=group, person=None, title="Youth seat", audience=audience, withholding_reason=reason)
    members = people(group).members
    [seat] = members.seats
    assert (seat.vacant, seat.role, seat.title, members.vacant_count, members.withheld) == (
        True,
        "Member",
        title,
        1,
        (),
    )


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2021, 6, 30), "three years; term to 2021"),
        (date(2022, 6, 30), "three years; term ended 2021, continuing"),
    ],
)
def test_term_that_ran_out_without_an_end_continues(day, term):
    group = make_group()
    make_role(group=group, start="2018", term_length="three years", term_ends="2021")
    [seat] = people(group, day=day).members.seats
    assert seat.term == term


def test_role_with_a_future_end_is_current_and_one_that_ended_is_before():
    group = make_group()
    make_role(group=group, person=make_person(name="Now"), start="2020", end="2023")
    make_role(group=group, person=make_person(name="Before"), start="2018", end="2021", end_reason="Term ended")
    withheld_role(group, start="2018", end="2021")
    make_role(group=group, person=make_person(name="Later"), start="2023")
    view = group_view(group.key, DAY, PUBLIC)
    assert names(view.people.members) == ["Now"]
    before = view.people_before.members
    assert (names(before), before.seats[0].ended_because) == (["Before"], "Term ended")
    assert before.withheld_words == f"1 of 2 named; 1 withheld: {PRIVATE}"
