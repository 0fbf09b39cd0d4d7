"""The meetings that a group has held since the one whose minutes are given, and how far their minutes are."""

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest

from foi.exports import to_csv, to_json
from foi.letters import text
from iag_registry.lib.audiences import Audience
from tests.foi.invented import ask, rows_of, stated
from tests.foi.latest_minutes import met, race_group
from tests.foi.met import minuted
from tests.meetings import making

pytestmark = pytest.mark.django_db
NOW = datetime(2022, 6, 30, 11, tzinfo=UTC)
HELD = "Up to 30 June 2022 the register holds published minutes of Race IAG."
HEADER = ("group", "meeting", "date", "date_precision", "became", "minutes", "reason", "source")


def met_after():
    """A group whose latest minutes are those of January, and that has met five times since."""
    invented, group = race_group()
    met(group, "2021-11-10", published="2021-12-01")
    met(group, "2022-01-10", published="2022-02-01")
    met(group, "2022-02-10", "not_taken", reason="Nobody took notes.")
    met(group, "2022-03-10", "approved", approved_by_procedure="By letter")
    met(group, "2022-04-10", meeting_statement=stated(invented, 9, [group]))
    met(group, "2022-05-10", "withheld", reason="Part of an inquiry.")
    met(group, "2022-06-10", "draft", event="notice_published")
    met(group, "2022-06-20", event="cancelled")
    met(group, "2022-07-01", "draft")
    return group


LATER = [
    ("Race IAG", "Meeting of 2022-02-10", "2022-02-10", "day", "Held", "Not taken", "Nobody took notes.", ""),
    ("Race IAG", "Meeting of 2022-03-10", "2022-03-10", "day", "Held", "Approved", "", ""),
    ("Race IAG", "Meeting of 2022-04-10", "2022-04-10", "day", "Held", "None held", "", "INV.1, line 9"),
    ("Race IAG", "Meeting of 2022-05-10", "2022-05-10", "day", "Held", "Withheld", "Part of an inquiry.", ""),
    ("Race IAG", "Meeting of 2022-06-10", "2022-06-10", "day", "Not known whether it was held", "Draft", "", ""),
]


def test_later_meetings_are_told_with_how_far_their_minutes_are():
    met_after()

    answer = ask("latest-minutes", themes=["race"])

    assert answer.sentence == (
        f"{HELD} Since the meeting of these minutes, Race IAG has held 4 meetings of which no minutes can be read: 1 "
        "approved, 1 not taken, 1 withheld and none held of 1. Of 1 later meeting of Race IAG the register does not "
        "know whether it was held."
    )
    assert rows_of(answer, "later_meetings") == [(*row[:3], *row[4:]) for row in LATER]
    assert "INV.1" in {citation.short.split(",")[0] for citation in answer.citations}


def test_later_meetings_are_told_in_every_file_alike():
    met_after()
    answer = ask("latest-minutes", themes=["race"])

    lines = csv.DictReader(io.StringIO(to_csv(answer, generated_at=NOW).decode("utf-8-sig")))
    tables = {table["name"]: table for table in json.loads(to_json(answer, generated_at=NOW))["tables"]}

    assert [tuple(line[name] for name in HEADER) for line in lines if line["table"] == "later_meetings"] == LATER
    rows = [tuple(row[name] or "" for name in HEADER) for row in tables["later_meetings"]["rows"]]
    assert rows == LATER
    assert "Later meetings, of which no minutes can be read" in text(answer, generated_at=NOW)


def test_later_meetings_are_those_up_to_the_day():
    met_after()

    answer = ask("latest-minutes", themes=["race"], on=date(2022, 2, 10))

    assert answer.sentence == (
        "Up to 10 February 2022 the register holds published minutes of Race IAG. Since the meeting of these minutes, "
        "Race IAG has held 1 meeting of which no minutes can be read: 1 not taken."
    )


def test_no_later_meeting_is_told_of_where_the_latest_has_minutes_or_none_has():
    _, group = race_group()
    met(group, "2022-01-10")
    without = ask("latest-minutes", themes=["race"])
    met(group, "2022-02-10", published="2022-02-20")
    latest = ask("latest-minutes", themes=["race"])

    assert rows_of(without, "later_meetings") == rows_of(latest, "later_meetings") == []
    assert latest.sentence == HELD


def test_a_meeting_that_may_have_been_later_is_a_caveat():
    _, group = race_group()
    met(group, "2022-05-10", published="2022-06-01")
    met(group, "2022-05", "draft")

    answer = ask("latest-minutes", themes=["race"])

    assert answer.sentence == HELD
    assert answer.caveats[0] == (
        "Race IAG: Meeting of 2022-05 (May 2022; minutes: draft) may have been later than the meeting whose minutes "
        "are given."
    )


def test_a_later_meeting_that_is_not_public_is_told_to_staff_alone():
    _, group = race_group()
    met(group, "2022-01-10", published="2022-02-01")
    later = met(group, "2022-02-10", "draft")
    later.audience = "staff"
    later.save()

    public = ask("latest-minutes", themes=["race"])
    staff = ask("latest-minutes", themes=["race"], audience=Audience.STAFF)

    assert (public.sentence, rows_of(public, "later_meetings")) == (HELD, [])
    assert [row[1] for row in rows_of(staff, "later_meetings")] == ["Meeting of 2022-02-10"]


def test_minutes_withdrawn_later_are_told_as_the_page_of_the_meeting_tells_them(client):
    _, group = race_group()
    met(group, "2022-01-10", published="2022-02-01")
    minutes = minuted(met(group, "2022-02-10"), "2022-03-01")
    making.make_withdrawal(release=minutes.releases.get(), reason="It named a victim.")

    page = client.get(f"/groups/{group.key}/meetings/{minutes.meeting.slug}/minutes/").content.decode()

    assert rows_of(ask("latest-minutes", themes=["race"]), "later_meetings")[0][4:6] == (
        "Withdrawn",
        "It named a victim.",
    )
    assert "It named a victim." in page
