"""The dates on which groups met: held, not held and not known are three things."""

from datetime import date

import pytest

from tests.foi.invented import ask, invented_register, rows_of, stated, stated_group
from tests.foi.met import met, minuted

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2022, 1, 1), date(2022, 5, 31)


def two_groups():
    invented = invented_register()
    race = stated_group(invented, 1, kind=invented.central, name="Race IAG", key="race", theme=invented.race)
    other = stated_group(invented, 2, kind=invented.central, name="Other IAG", key="other")
    return invented, race, other


def test_dates_met_tell_what_became_of_each_meeting():
    invented, race, other = two_groups()
    minuted(met(race, "2022-01-10", statement=stated(invented, 7, [race])), "2022-02-01")
    met(race, "2022-02-10", "cancelled")
    met(race, "2022-03-10", "not_held")
    met(race, "2022-04-10", "planned")
    met(other, "2022-05", "held")
    met(race, "2021-12-31")
    met(race, "2022-06-01")

    answer = ask("dates-met", since=FIRST, until=LAST)

    assert answer.sentence == (
        "The register knows of 2 meetings of 2 groups held from 1 January 2022 to 31 May 2022. "
        "2 meetings were cancelled, postponed or not held. "
        "Of 1 meeting the register does not know whether it took place."
    )
    assert rows_of(answer, "groups") == [("Other IAG", 1, 0, 0), ("Race IAG", 1, 2, 1)]
    assert rows_of(answer, "meetings") == [
        ("Other IAG", "", "2022-05", "Meeting of 2022-05", "Held", "None held", ""),
        ("Race IAG", "", "2022-01-10", "Meeting of 2022-01-10", "Held", "Published", "INV.1, line 7"),
        ("Race IAG", "", "2022-02-10", "Meeting of 2022-02-10", "Cancelled", "None held", ""),
        ("Race IAG", "", "2022-03-10", "Meeting of 2022-03-10", "Not held", "None held", ""),
        ("Race IAG", "", "2022-04-10", "Meeting of 2022-04-10", "Not known whether it was held", "None held", ""),
    ]


def test_dates_met_go_by_what_was_known_of_the_meeting_on_the_day():
    _, race, _ = two_groups()
    met(race, "2022-05-04", "planned").events.create(kind="not_held", dated="2022-05-05", reason="Invented.")

    told = [rows_of(ask("dates-met", on=day), "meetings")[0][4] for day in (date(2022, 5, 4), date(2022, 5, 5))]

    assert told == ["Not known whether it was held", "Not held"]


def test_dates_met_of_a_group_that_did_not_meet_prove_nothing():
    _, race, _ = two_groups()
    met(race, "2022-01-10")

    answer = ask("dates-met", groups=["race", "other"])

    assert rows_of(answer, "groups") == [("Other IAG", 0, 0, 0), ("Race IAG", 1, 0, 0)]
    assert answer.caveats == (
        "The register has no meeting of Other IAG in that time. That does not mean that there was none.",
    )


def test_dates_met_of_nobody():
    two_groups()

    answer = ask("dates-met")

    assert answer.sentence == "The register knows of no meeting held up to 30 June 2022."
    assert answer.tables == ()


@pytest.mark.parametrize("key", ["dates-met", "not-minuted", "attendance"])
def test_answers_that_count_groups_say_which_are_no_advisory_groups(key):
    invented = invented_register()
    race = stated_group(invented, 1, kind=invented.central, name="Race IAG", key="race")
    board = stated_group(invented, 2, kind=invented.forum, name="Board", key="board")
    forum = stated_group(invented, 3, kind=invented.forum, name="Forum", key="forum")
    met(board, "2022-01-10")
    alone = ask(key).caveats
    met(forum, "2022-02-10")
    both = ask(key).caveats
    met(race, "2022-03-10")
    of_three = ask(key).caveats
    one_of_two = ask(key, groups=["race", "forum"]).caveats

    said = "recorded as an independent advisory group"
    assert [alone[-1], both[-1], of_three[-1], one_of_two[-1]] == [
        f"The group with a meeting in this answer is not {said}: Board.",
        f"None of the 2 groups with a meeting in this answer is {said}: Board and Forum.",
        f"Of the 3 groups with a meeting in this answer, 2 are not {said}s: Board and Forum.".replace(" an ", " "),
        f"Of the 2 groups with a meeting in this answer, 1 is not {said}: Forum.",
    ]
    assert not [caveat for caveat in ask(key, groups=["race"]).caveats if said in caveat]
