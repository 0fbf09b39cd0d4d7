"""The latest minutes in the version of the day: told by releases alone, and withdrawn for good (MIN-04)."""

from datetime import date

import pytest
from django.utils import timezone

from iag_registry.lib.audiences import Audience
from tests.foi.invented import ask, rows_of
from tests.foi.latest_minutes import met, outcome, race_group, version
from tests.foi.met import minuted, released
from tests.meetings import making

pytestmark = pytest.mark.django_db


def test_minutes_are_told_by_releases_alone():
    """What the record calls published, and of which no version was ever published, is not told of (MIN-04)."""
    _, group = race_group()
    met(group, "2022-05-04", "published")

    assert outcome(ask("latest-minutes", themes=["race"])) == ("None held", "Meeting of 2022-05-04", "2022-05-04", "")


def test_minutes_are_told_in_the_version_of_the_day():
    _, group = race_group()
    minutes = minuted(met(group, "2022-01-10"), "2022-02-01", kind="draft", stage="corrected")
    released(minutes, "2022-03-01", version=2)
    released(minutes, "2022-07-01", version=3, kind="correction", reason="Invented.")

    days = date(2022, 1, 31), date(2022, 2, 28), date(2022, 6, 30), date(2022, 7, 1)
    told = [version(ask("latest-minutes", themes=["race"], on=day)) for day in days]

    of_meeting = ("Meeting of 2022-01-10", "2022-01-10")
    assert told == [
        ("None held", *of_meeting, "", ""),
        ("Published as a draft", *of_meeting, 1, "2022-02-01"),
        ("Published", *of_meeting, 2, "2022-03-01"),
        ("Corrected", *of_meeting, 3, "2022-07-01"),
    ]


def test_minutes_that_are_withdrawn_say_so_and_why():
    _, group = race_group()
    minutes = minuted(met(group, "2022-05-04"), "2022-05-20", stage="withdrawn", reason="Reason on the record.")
    making.make_withdrawal(release=minutes.releases.get(), reason="It named a victim.")

    answer = ask("latest-minutes", themes=["race"])

    assert outcome(answer) == ("Withdrawn", "Meeting of 2022-05-04", "2022-05-04", "It named a victim.")
    assert answer.sentence == (
        "Up to 30 June 2022 the register holds no published minutes of a group for this theme. Withdrawn: Race IAG."
    )


def test_minutes_that_are_withdrawn_are_told_of_beside_older_ones():
    _, group = race_group()
    met(group, "2022-01-10", published="2022-02-01")
    minutes = minuted(met(group, "2022-05-04"), "2022-05-20")
    making.make_withdrawal(release=minutes.releases.get(), reason="It named a victim.")

    answer = ask("latest-minutes", themes=["race"])

    assert outcome(answer) == ("Published", "Meeting of 2022-01-10", "2022-01-10", "")
    assert answer.sentence == (
        "Up to 30 June 2022 the register holds published minutes of Race IAG. Since the meeting of these minutes, Race "
        "IAG has held 1 meeting of which no minutes can be read: 1 withdrawn."
    )
    assert rows_of(answer, "later_meetings") == [
        ("Race IAG", "Meeting of 2022-05-04", "2022-05-04", "Held", "Withdrawn", "It named a victim.", "")
    ]


def test_minutes_that_were_withdrawn_since_come_back_for_nobody_outside():
    _, group = race_group()
    minutes = minuted(met(group, "2022-05-04"), "2022-05-20")
    moment = timezone.now()
    making.make_withdrawal(release=minutes.releases.get())

    told = {
        audience: outcome(ask("latest-minutes", themes=["race"], audience=audience, known_at=moment))[0]
        for audience in (Audience.PUBLIC, Audience.ON_REQUEST, Audience.STAFF)
    }

    assert told == {"public": "Withdrawn", "on_request": "Withdrawn", "staff": "Published"}


def test_minutes_that_were_published_since_were_not_known_before():
    _, group = race_group()
    minutes = minuted(met(group, "2022-05-04"))
    moment = timezone.now()
    released(minutes, "2022-05-20")

    assert outcome(ask("latest-minutes", themes=["race"], known_at=moment))[0] == "Draft"
    assert outcome(ask("latest-minutes", themes=["race"]))[0] == "Published"
