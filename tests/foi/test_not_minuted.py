"""The meetings without published minutes: how far they have come, why, and how late."""

from datetime import date

import pytest

from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated_group
from tests.foi.met import met, minuted
from tests.meetings import making

pytestmark = pytest.mark.django_db


def race_group():
    invented = invented_register()
    return invented, stated_group(invented, 1, kind=invented.central, name="Race IAG", key="race", theme=invented.race)


def test_meetings_not_minuted_tell_stage_reason_and_lateness():
    _, group = race_group()
    minuted(met(group, "2022-01-01"), "2022-02-01")
    met(group, "2022-02-01")
    minuted(met(group, "2022-03-01"), stage="draft", expected="2022-06-20")
    minuted(met(group, "2022-04-01"), stage="withheld", reason="Part of an inquiry.", expected="2022-12")
    withdrawn = minuted(met(group, "2022-05-01"), "2022-05-10", stage="withdrawn", reason="Old reason.")
    making.make_withdrawal(release=withdrawn.releases.get(), reason="It named someone.")
    met(group, "2022-05-02", "cancelled")
    met(group, "2022-05-03", "planned")

    answer = ask("not-minuted")

    assert answer.sentence == (
        "Of 5 meetings that the register knows to have been held up to 30 June 2022, 4 have no published minutes: "
        "1 draft, 1 withdrawn, 1 withheld and none held of 1."
    )
    assert [row[2:8] for row in rows_of(answer, "meetings")] == [
        (
            "Meeting of 2022-02-01",
            "2022-02-01",
            "None held",
            "",
            "",
            "The meeting was 149 days ago. When minutes may be expected is not stated.",
        ),
        (
            "Meeting of 2022-03-01",
            "2022-03-01",
            "Draft",
            "",
            "2022-06-20",
            "They were expected by 20 June 2022 and are 10 days late.",
        ),
        (
            "Meeting of 2022-04-01",
            "2022-04-01",
            "Withheld",
            "Part of an inquiry.",
            "2022-12",
            "They are expected by December 2022.",
        ),
        ("Meeting of 2022-05-01", "2022-05-01", "Withdrawn", "It named someone.", "", ""),
    ]
    assert answer.caveats == (
        "Not listed: 1 further meeting without published minutes, of which nobody says whether it was held.",
    )


def test_meetings_not_minuted_go_by_the_stage_of_the_day():
    _, group = race_group()
    minutes = minuted(met(group, "2022-01-01"), stage="approved", approved_by_procedure="By letter")
    minutes.approved_on = "2022-06-10"
    minutes.save()
    making.make_minutes_move(minutes=minutes, stage="draft", dated="2022-02-01")
    making.make_minutes_move(minutes=minutes, stage="circulated", dated="2022-05-01")
    making.make_minutes_move(minutes=minutes, stage="approved", dated="2022-06-10", approved_by_procedure="By letter")
    days = [date(2022, 1, 5), date(2022, 2, 1), date(2022, 5, 1), date(2022, 6, 9), date(2022, 6, 10)]

    told = [rows_of(ask("not-minuted", on=day, groups=["race"]), "meetings") for day in days]

    assert [rows[0][4] for rows in told] == ["None held", "Draft", "Circulated", "Circulated", "Approved"]


def test_meetings_not_minuted_tell_everyone_how_far_minutes_have_come():
    _, group = race_group()
    minuted(met(group, "2022-01-01"), stage="withheld", reason="A trial.")

    told = [
        rows_of(ask("not-minuted", audience=each), "meetings")[0][4:6] for each in (Audience.PUBLIC, Audience.STAFF)
    ]

    assert told == [("Withheld", "A trial.")] * 2


def test_meetings_not_minuted_give_no_reason_that_names_a_withheld_person():
    _, group = race_group()
    person = make.make_person(name="Ann Hidden")
    make.make_role(group=group, person=person, audience="staff", withholding_reason="no_consent")
    minuted(met(group, "2022-01-01"), stage="not_taken", reason="Ann Hidden was away.")

    assert rows_of(ask("not-minuted"), "meetings")[0][4:6] == ("Not taken", "")


def test_meetings_not_minuted_where_all_are():
    _, group = race_group()
    minuted(met(group, "2022-01-01"), "2022-02-01")

    answer = ask("not-minuted")

    assert answer.sentence == (
        "Of 1 meeting that the register knows to have been held up to 30 June 2022, minutes are published of it."
    )
    assert answer.tables == ()


def test_meetings_not_minuted_where_nobody_met():
    race_group()

    assert ask("not-minuted").sentence == "The register knows of no meeting that was held up to 30 June 2022."


def test_one_meeting_of_two_without_minutes_is_told_in_the_singular():
    _, group = race_group()
    minuted(met(group, "2022-01-01"), "2022-02-01")
    met(group, "2022-02-01")

    assert ask("not-minuted").sentence == (
        "Of 2 meetings that the register knows to have been held up to 30 June 2022, 1 has no published minutes: none "
        "held of 1."
    )
