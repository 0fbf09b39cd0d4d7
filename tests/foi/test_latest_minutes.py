"""The latest minutes: of which meeting they are, how far they are, and never that a meeting did not happen."""

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest
from django.urls import resolve

from foi.exports import to_csv, to_json
from foi.letters import text
from iag_registry.lib.audiences import Audience
from meetings.disclosure.lists import events_by
from tests import factories as make
from tests.foi.invented import ask, rows_of, stated, stated_group
from tests.foi.latest_minutes import met, outcome, race_group, version
from tests.foi.met import minuted, released
from tests.meetings import making

pytestmark = pytest.mark.django_db
NO_MEETING = "which does not mean that no meeting took place"


def test_minutes_none_held():
    race_group()

    answer = ask("latest-minutes", themes=["race"])

    assert answer.sentence == (
        "Up to 30 June 2022 the register holds no published minutes of a group for this theme. "
        f"None are held of Race IAG, {NO_MEETING}."
    )
    assert rows_of(answer, "minutes") == [("Race", "Race IAG", "None held", "", "", "", "", "", "")]


def test_minutes_of_the_most_recent_meeting_up_to_the_day():
    _, group = race_group()
    for day in "2022-03", "2022-05-04", "2022-07-01", "2022-06", "2022":
        met(group, day, published="2022-06-30")

    answer = ask("latest-minutes", themes=["race"])

    assert version(answer) == ("Published", "Meeting of 2022-06", "2022-06", 1, "2022-06-30")
    assert answer.caveats[0] == (
        "Left out, because the date may lie outside the time asked about: Meeting of 2022 (2022)."
    )
    assert answer.sentence == "Up to 30 June 2022 the register holds published minutes of Race IAG."


@pytest.mark.parametrize(
    ("kind", "label"),
    [("minutes", "Published"), ("draft", "Published as a draft"), ("correction", "Corrected")],
)
def test_minutes_that_may_be_read_come_before_a_later_meeting_without(kind, label):
    _, group = race_group()
    minutes = minuted(met(group, "2022-01-10"))
    released(minutes, "2022-02-01", kind=kind, reason="Invented.")
    met(group, "2022-05-04")

    assert outcome(ask("latest-minutes", themes=["race"])) == (label, "Meeting of 2022-01-10", "2022-01-10", "")


def test_minutes_that_are_approved_and_not_published_may_not_be_read():
    _, group = race_group()
    met(group, "2022-05-04", "approved", approved_by_procedure="By letter")

    answer = ask("latest-minutes", themes=["race"])

    assert outcome(answer) == ("Approved", "Meeting of 2022-05-04", "2022-05-04", "")
    assert answer.sentence == (
        "Up to 30 June 2022 the register holds no published minutes of a group for this theme. Approved: Race IAG."
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"approved_by_procedure": "By letter", "approved_on": "2022-06-30"}, "Approved"),
        ({"approved_by_procedure": "By letter", "approved_on": "2022-07-01"}, "None held"),
    ],
)
def test_minutes_that_were_approved_after_the_day_are_not_told_of(values, expected):
    _, group = race_group()
    met(group, "2022-05-04", "approved", **values)

    assert outcome(ask("latest-minutes", themes=["race"]))[0] == expected


def test_minutes_approved_at_a_meeting_after_the_day_are_not_told_of():
    _, group = race_group()
    later = make.make_meeting(date="2022-07-06")
    met(group, "2022-05-04", "approved", approved_at=later)

    assert outcome(ask("latest-minutes", themes=["race"]))[0] == "None held"
    assert outcome(ask("latest-minutes", themes=["race"], on=date(2022, 7, 6)))[0] == "Approved"


def test_minutes_lead_to_the_page_of_the_meeting_where_the_public_has_one():
    _, group = race_group()
    meeting = met(group, "2022-05-04")
    address = f"/groups/{group.key}/meetings/{meeting.slug}/"
    (table,) = ask("latest-minutes", themes=["race"]).tables
    meeting.audience = "staff"
    meeting.save()
    (for_staff,) = ask("latest-minutes", themes=["race"], audience=Audience.STAFF).tables

    links = [[cell.url for cell in each.lines[0] if cell.words == meeting.title] for each in (table, for_staff)]
    assert links == [[address], [""]]


def test_minutes_of_a_meeting_that_was_cancelled_are_not_looked_for():
    _, group = race_group()
    met(group, "2022-05-04", event="cancelled", published="2022-05-05")

    assert outcome(ask("latest-minutes", themes=["race"])) == ("None held", "", "", "")


@pytest.mark.parametrize(
    ("day", "told", "expected"),
    [
        (date(2022, 6, 30), "2022-07-02", ("Published", "Meeting of 2022-05-04", "2022-05-04", "")),
        (date(2022, 7, 1), "2022-07-02", ("None held", "", "", "")),
        (date(2022, 6, 30), "2022-06", ("None held", "", "", "")),
    ],
)
def test_minutes_go_by_what_had_become_of_the_meeting_by_the_day(day, told, expected):
    invented, group = race_group()
    meeting = met(group, "2022-05-04", published="2022-05-05")
    statement = stated(invented, 8, [group], as_of=told)
    make.make_meeting_event(meeting=meeting, kind="not_held", dated="2022-07-01", statement=statement)

    assert outcome(ask("latest-minutes", themes=["race"], on=day)) == expected
    assert last_event_on_pages(meeting, day) == ("not_held" if expected[0] == "None held" else "held")


def last_event_on_pages(meeting, day):
    """What the meeting's own page goes by."""
    return events_by(day, Audience.PUBLIC).filter(meeting=meeting).order_by("pk").last().kind


def test_minutes_withheld_say_why():
    _, group = race_group()
    met(group, "2022-05-04", "withheld", reason="Part of an inquiry.")

    answer = ask("latest-minutes", themes=["race"])

    assert outcome(answer) == ("Withheld", "Meeting of 2022-05-04", "2022-05-04", "Part of an inquiry.")
    assert answer.sentence.endswith("Withheld: Race IAG.")


def test_how_far_minutes_have_come_is_told_to_everyone():
    _, group = race_group()
    met(group, "2022-05-04", "draft")

    public = ask("latest-minutes", themes=["race"])
    staff = ask("latest-minutes", themes=["race"], audience=Audience.STAFF)

    assert outcome(public) == outcome(staff) == ("Draft", "Meeting of 2022-05-04", "2022-05-04", "")


def test_minutes_of_a_meeting_that_is_not_public_are_unknown_to_the_public():
    _, group = race_group()
    meeting = met(group, "2022-05-04")
    meeting.audience = "staff"
    meeting.save()

    assert outcome(ask("latest-minutes", themes=["race"])) == ("None held", "", "", "")


def test_minutes_of_a_joint_meeting_are_those_of_each_group():
    invented, group = race_group()
    other = stated_group(invented, 2, kind=invented.central, name="Women's IAG", theme=invented.women)
    meeting = met(group, "2022-05-04", published="2022-05-20")
    making.make_joint_meeting(meeting=meeting, group=other)

    rows = rows_of(ask("latest-minutes", themes=["race", "women"]), "minutes")

    assert [row[1:4] for row in rows] == [
        ("Race IAG", "Published", "Meeting of 2022-05-04"),
        ("Women's IAG", "Published", "Meeting of 2022-05-04"),
    ]


def test_minutes_of_a_group_that_is_named():
    invented, group = race_group()
    stated(invented, 9, [invented.race], aspect="minutes", standing="pending")
    north = stated_group(invented, 2, kind=invented.borough, name="North IAG", key="north")
    met(north, "2022-05-04", published="2022-05-20")

    answer = ask("latest-minutes", groups=[group.key, "north", "gone"])

    assert answer.sentence == (
        "Up to 30 June 2022 the register holds published minutes of North IAG. A source promises those of Race IAG. On "
        "that day the register knows nothing of gone."
    )
    assert [row[:4] for row in rows_of(answer, "minutes")] == [
        ("", "North IAG", "Published", "Meeting of 2022-05-04"),
        ("Race", "Race IAG", "Awaited", ""),
    ]


def test_minutes_of_a_group_that_is_named_and_of_its_theme_are_told_once():
    invented, group = race_group()
    north = stated_group(invented, 2, kind=invented.borough, name="North IAG", key="north")

    answer = ask("latest-minutes", groups=[group.key, north.key], themes=["women", "race"])

    assert [row[:3] for row in rows_of(answer, "minutes")] == [
        ("Women", "no group in the register", "No group in the register"),
        ("Race", "Race IAG", "None held"),
        ("", "North IAG", "None held"),
    ]
    assert answer.sentence.startswith("Up to 30 June 2022 the register holds no published minutes of these groups.")


def test_minutes_lead_to_the_version_that_can_be_read_in_every_form(client, settings):
    settings.PUBLIC_URL = "https://register.example"
    _, group = race_group()
    minutes = minuted(met(group, "2022-05-04"), "2022-05-20", kind="draft")
    released(minutes, "2022-06-01", version=2)
    path = f"/groups/{group.key}/meetings/{minutes.meeting.slug}/minutes/2/"
    now = datetime(2022, 6, 30, 11, tzinfo=UTC)

    answer = ask("latest-minutes", themes=["race"])
    lines = csv.DictReader(io.StringIO(to_csv(answer, generated_at=now).decode("utf-8-sig")))
    (table,) = json.loads(to_json(answer, generated_at=now))["tables"]
    page = client.get("/ask/latest-minutes/", {"theme": "race", "on": "2022-06-30"}).content.decode()

    assert [line["minutes_page"] for line in lines if line["table"] == "minutes"] == [f"https://register.example{path}"]
    assert [row["minutes_page"] for row in table["rows"]] == [f"https://register.example{path}"]
    assert table["columns"][2:4] == [
        {"name": "outcome", "label": "Minutes"},
        {"name": "minutes_page", "label": "Minutes: address of the page"},
    ]
    assert f'<a class="govuk-link" href="{path}?on=2022-06-30">Published</a>' in page
    letter = " ".join(text(answer, generated_at=now).split())
    assert f"Race IAG, Meeting of 2022-05-04: https://register.example{path}" in letter
    assert resolve(path).view_name == "meetings:minutes-version"


def test_minutes_that_cannot_be_read_lead_nowhere():
    _, group = race_group()
    met(group, "2022-05-04", "draft")
    answer = ask("latest-minutes", themes=["race"])

    (table,) = json.loads(to_json(answer, generated_at=datetime(2022, 6, 30, 11, tzinfo=UTC)))["tables"]

    assert [row["minutes_page"] for row in table["rows"]] == [None]
    assert answer.tables[0].addresses == []


def test_minutes_of_a_meeting_without_a_public_page_lead_nowhere():
    _, group = race_group()
    meeting = met(group, "2022-05-04", published="2022-05-20")
    meeting.audience = "staff"
    meeting.save()

    answer = ask("latest-minutes", themes=["race"], audience=Audience.STAFF)

    assert (outcome(answer)[0], answer.tables[0].addresses) == ("Published", [])
