"""Different people who ever sat: de-duplication shown, withheld names counted as places and never as people."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from foi.exports import to_csv, to_json
from foi.letters import text
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group

NO_WHOLE_LIST = "No source gives the whole list of those who sit, or ever sat, on any of these groups."
db = pytest.mark.django_db
ASKED_OF_BOTH = [("ever-sat", {}), ("who-sits", {"groups": ["race", "north"]}), ("how-long", {})]


def two_groups():
    invented = invented_register()
    race = stated_group(invented, 1, kind=invented.central, name="Race IAG", key="race", theme=invented.race)
    return invented, race, stated_group(invented, 2, kind=invented.borough, name="North IAG", key="north")


def sat(group: Any, name: str, **values: Any) -> Any:
    """Someone of this name with a place on the group."""
    person = values.pop("person", None) or make.make_person(name=name)
    make.make_role(group=group, person=person, **values)
    return person


def hidden(group: Any, number: int, **values: Any) -> None:
    for n in range(number):
        sat(group, f"Hidden {n}", **{"audience": "staff", "withholding_reason": "no_consent", **values})


def counts(answer: Any) -> dict[str, tuple[Any, ...]]:
    return {row[0]: row[1:] for row in rows_of(answer, "counts")}


def everything(answer: Any) -> str:
    now = timezone.now()
    files = (to_csv(answer, generated_at=now).decode(), to_json(answer, generated_at=now).decode())
    return "".join([*files, text(answer, generated_at=now)])


@db
def test_ever_sat_counts_each_person_once_on_each_side():
    invented, race, north = two_groups()
    ada = sat(race, "Ada", role_type="chair", start="2015", end="2018", statement=stated(invented, 5, [race]))
    sat(race, "Ada", person=ada, start="2018")
    sat(north, "Ada", person=ada)
    sat(north, "Ben")
    sat(north, "Ben", person=make.make_person(name="Cleo"), start="2022-07-01")
    sat(race, "Dee", role_type="police_lead")
    make.make_role(group=race, person=None)

    answer = ask("ever-sat")

    assert answer.sentence == (
        "Up to 30 June 2022 the register names, of 2 groups, at least 2 different people as members and "
        "at least 1 person on the police side."
    )
    assert rows_of(answer, "counts") == [
        ("Places held by people who may be named", 4, 1),
        ("Entries of people who held them", 2, 1),
        ("Counted once, because a match is confirmed", 0, 0),
        ("Different people, if no possible match is one person", 2, 1),
        ("Possible matches that would join two of them", 0, 0),
        ("Different people at least, if every possible match is one person", 2, 1),
    ]
    assert rows_of(answer, "groups") == [("North IAG", 2, 0, 0, ""), ("Race IAG", 1, 1, 0, "")]
    assert rows_of(answer, "people") == [
        ("Members", "Ada", "North IAG (Member); Race IAG (Member); Race IAG (Chair)", "INV.1, line 5"),
        ("Members", "Ben", "North IAG (Member)", ""),
        ("Police side", "Dee", "Race IAG (Police lead)", ""),
    ]
    assert answer.coverage == (NO_WHOLE_LIST,)
    assert [citation.lines for citation in answer.citations] == ["5"]


@db
def test_ever_sat_joins_what_is_confirmed_and_counts_what_is_possible_both_ways():
    _, race, north = two_groups()
    one, two, three, four = (sat(race, name) for name in ("One", "Two", "Three", "Four"))
    five = sat(north, "Five")
    make.make_person_match(first=one, second=two, confirmed=True)
    make.make_person_match(first=three, second=five)
    make.make_person_match(first=four, second=make.make_person(name="Elsewhere"), confirmed=True)

    answer = ask("ever-sat")

    assert answer.sentence == (
        "Up to 30 June 2022 the register names, of 2 groups, at least 3 different people as members (4 if the "
        "possible doubles are different people)."
    )
    assert [row[-1] for row in rows_of(answer, "counts")] == [5, 5, 1, 4, 1, 3]
    assert rows_of(answer, "matches") == []
    assert rows_of(ask("ever-sat", audience=Audience.STAFF), "matches") == [
        ("One", "Race IAG", "Two", "Race IAG", "Confirmed: counted once"),
        ("Three", "Race IAG", "Five", "North IAG", "Possible: counted both ways"),
    ]


@db
def test_ever_sat_counts_withheld_names_as_places_outside_the_staff():
    _, race, north = two_groups()
    sat(race, "Ada")
    hidden(race, 6)
    hidden(north, 5, end="2021")

    public, staff = ask("ever-sat"), ask("ever-sat", audience=Audience.STAFF)

    assert public.sentence.endswith(
        "at least 1 person as a member. Further, 11 places were held under names that are withheld."
    )
    assert counts(public)["Further places, held under a withheld name"] == (11,)
    assert rows_of(public, "groups") == [("North IAG", 0, 0, 0, "Members: 5"), ("Race IAG", 1, 0, 0, "Members: 6")]
    assert [(each.count, each.reason) for each in public.withheld] == [(11, "no recorded consent to publish")]
    assert "Hidden" not in everything(public)
    assert staff.sentence.endswith("at least 12 different people as members.")
    assert staff.withheld == ()


@db
def test_ever_sat_never_tells_that_someone_named_is_withheld_elsewhere():
    """The number is the same whether the withheld place is held by Ada or by a stranger (DP-03, PPL-06)."""
    _, race, north = two_groups()
    ada = sat(race, "Ada")
    hidden(north, 5)
    told = []
    for person in (ada, make.make_person(name="Stranger")):
        role = make.make_role(group=north, person=person, audience="staff", withholding_reason="no_consent")
        told.append((ask("ever-sat").sentence, rows_of(ask("ever-sat"), "counts"), rows_of(ask("ever-sat"), "people")))
        role.delete()

    assert told[0] == told[1]


@db
def test_ever_sat_never_tells_of_a_match_with_someone_withheld():
    _, race, north = two_groups()
    ada = sat(race, "Ada")
    hidden(north, 6)
    withheld = make.make_person(name="Ada W.")
    make.make_role(group=north, person=withheld, audience="staff", withholding_reason="no_consent")
    unmatched = ask("ever-sat")
    make.make_person_match(first=ada, second=withheld, confirmed=True)

    assert (ask("ever-sat").sentence, ask("ever-sat").tables) == (unmatched.sentence, unmatched.tables)
    assert counts(ask("ever-sat", audience=Audience.STAFF))["Counted once, because a match is confirmed"] == (1,)


@db
def test_ever_sat_tells_how_many_places_are_withheld_however_few_and_for_which_reason():
    """The number of places of a group is public: other questions give a line to each (DP-02)."""
    _, race, north = two_groups()
    sat(race, "Ada")
    hidden(race, 2)
    hidden(race, 1, withholding_reason="s38_1", role_type="police_lead")
    hidden(north, 9)

    answer = ask("ever-sat")

    assert rows_of(answer, "groups") == [
        ("North IAG", 0, 0, 0, "Members: 9"),
        ("Race IAG", 1, 0, 0, "Members: 2; Police side: 1"),
    ]
    assert counts(answer)["Further places, held under a withheld name"] == (11, 1)
    assert answer.sentence.endswith("Further, 12 places were held under names that are withheld.")
    assert [(each.count, each.reason) for each in answer.withheld] == [
        (1, "health and safety, s.38(1)"),
        (11, "no recorded consent to publish"),
    ]


@db
def test_ever_sat_who_sits_and_how_long_tell_the_same_of_one_register():
    """What one question tells of places, another does not hide: nor does any tell of people behind them."""
    _, race, north = two_groups()
    ada = sat(race, "Ada")
    hidden(race, 2)
    sat(race, "Dee", role_type="police_lead")
    sat(north, "Ada", person=ada)
    sat(north, "Ada", person=ada, audience="staff", withholding_reason="no_consent", role_type="chair")

    ever, who, long = (ask(key, **values) for key, values in ASKED_OF_BOTH)

    def places(rows: Any, group: str, side: str) -> tuple[int, int]:
        """How many places are named and how many are not, among rows that begin with group, side and name."""
        names = [name for row_group, row_side, name in rows if (str(row_group), str(row_side)) == (group, side)]
        return sum(not name.startswith("Name withheld") for name in names), sum(
            name.startswith("Name withheld") for name in names
        )

    told = {
        (group, side): (
            places([row[1:4] for row in rows_of(who, "people")], group, side),
            places([row[:3] for row in rows_of(long, "places")], group, side),
        )
        for group in ("Race IAG", "North IAG")
        for side in ("Members", "Police side")
    }
    assert told == {
        ("Race IAG", "Members"): ((1, 2), (1, 2)),
        ("Race IAG", "Police side"): ((1, 0), (1, 0)),
        ("North IAG", "Members"): ((1, 1), (1, 1)),
        ("North IAG", "Police side"): ((0, 0), (0, 0)),
    }
    assert rows_of(ever, "groups") == [("North IAG", 1, 0, 0, "Members: 1"), ("Race IAG", 1, 1, 0, "Members: 2")]
    withheld = [[(each.count, each.reason) for each in answer.withheld] for answer in (ever, who, long)]
    assert withheld == [[(3, "no recorded consent to publish")]] * 3
    assert counts(ever)["Entries of people who held them"] == (1, 1)


@db
def test_ever_sat_does_not_count_who_is_restricted():
    _, race, _ = two_groups()
    hidden(race, 7, audience="restricted", withholding_reason="s31_1")

    for audience in Audience.PUBLIC, Audience.ON_REQUEST, Audience.STAFF:
        answer = ask("ever-sat", audience=audience)
        assert answer.sentence == (
            "Up to 30 June 2022 the register names nobody who sat on 2 groups. That the register holds nothing on it "
            "is no evidence that there is nothing."
        )


@db
def test_ever_sat_with_nobody_who_may_be_named():
    _, race, _ = two_groups()
    hidden(race, 5)

    assert ask("ever-sat").sentence == (
        "Up to 30 June 2022 no name of anyone who sat on 2 groups may be given. Further, 5 places were held under "
        "names that are withheld."
    )


@db
def test_ever_sat_names_no_member_where_all_are_on_the_police_side():
    _, race, _ = two_groups()
    sat(race, "Dee", role_type="sponsor")

    assert ask("ever-sat").sentence.endswith("at least 1 person on the police side. It names no member.")


@db
def test_ever_sat_speaks_of_groups_that_are_no_more_and_of_what_was_chosen():
    invented, race, _ = two_groups()
    closed = make.make_group(key="closed", name="Closed IAG", kind=invented.borough, status="", since="2010")
    make.make_group_status(group=closed, status="active", start="2010", end="2015")
    make.make_group_status(group=closed, status="closed", start="2015")
    make.make_group_theme(group=closed, theme=invented.race, start="2010")
    sat(closed, "Old", start="2011", end="2014")
    sat(race, "New")
    forum = stated_group(invented, 6, kind=invented.forum, name="Forum", key="forum")
    sat(forum, "Other")

    def people(**values: Any) -> list[str]:
        return [row[1] for row in rows_of(ask("ever-sat", **values), "people")]

    assert people() == ["New", "Old"]
    assert people(themes=["race"]) == ["New", "Old"]
    assert people(groups=["closed"]) == ["Old"]
    assert people(kinds=["forum"]) == ["Other"]
    assert people(on=date(2014, 1, 1)) == ["Old"]
    assert ask("ever-sat").warnings == ()


@db
def test_ever_sat_says_where_a_source_gives_the_whole_list():
    invented, race, _ = two_groups()
    stated(invented, 7, [race], aspect="membership", completeness="complete")
    stated(invented, 8, [race], aspect="list", completeness="complete")

    assert ask("ever-sat").coverage == (
        "Race IAG: INV.1, line 7 gives the whole list of those who sat then, as of 2022.",
    )


@db
def test_ever_sat_is_read_as_known_at_a_moment():
    _, race, _ = two_groups()
    sat(race, "Ada")
    moment = timezone.now()
    ben = sat(race, "Ben")
    make.make_person_match(first=ben, second=sat(race, "Ben B."), confirmed=True)

    assert ask("ever-sat", known_at=moment).sentence.endswith("at least 1 person as a member.")
    assert ask("ever-sat").sentence.endswith("at least 2 different people as members.")
