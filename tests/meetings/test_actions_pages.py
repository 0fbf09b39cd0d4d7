"""The lists of open actions: only those of minutes that can be read, and never a name; all of it invented."""

from datetime import date

import pytest

from tests.factories import make_agenda_item, make_group, make_meeting, make_organisation
from tests.meetings.making import (
    make_action,
    make_action_update,
    make_joint_meeting,
    make_release,
    make_withdrawal,
)
from tests.page_text import lines_of, links_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    """A meeting whose minutes each test publishes, from 15 March 2022 on."""
    return make_meeting(group=make_group(key="alpha", name="Alpha"), slug="winter", title="Winter", date="2022-02-02")


def rows_of(response):
    """The cells of the table below its heads, five to a row."""
    lines = lines_of(response)
    if "From the minutes of" not in lines:
        return []
    cells = lines[lines.index("From the minutes of") + 1 :]
    return [tuple(cells[start : start + 5]) for start in range(0, len(cells) - len(cells) % 5, 5)]


def test_open_actions_with_owner_due_date_and_report(client, meeting):
    make_action(
        meeting=meeting,
        number="2022/07",
        text="Send the figures.",
        owner_role="police_lead",
        owner_as_printed="Ada Invented",
        owner_organisation=make_organisation(name="Invented Body", abbreviation="IB"),
        due="2022-05",
    )
    later = make_meeting(group=meeting.group, slug="summer", title="Summer", date="2022-06-01")
    carried = make_action(meeting=meeting, text="Find a room.")
    make_action_update(action=carried, status="carried_forward", meeting=later)
    make_action_update(action=make_action(meeting=meeting, text="Done already."), status="done")
    make_release(meeting=meeting)
    response = client.get("/actions/?on=2022-06-30")
    assert rows_of(response) == [
        (
            "2022/07. Send the figures.",
            "Police lead, Invented Body (IB)",
            "May 2022Overdue",
            "Open",
            "WinterAlpha",
        ),
        (
            "Find a room.",
            "Not stated",
            "No date given",
            "Carried forward to Summer, as reported 1 June 2022",
            "WinterAlpha",
        ),
    ]
    assert "Ada Invented" not in response.content.decode()
    assert ("Winter", "/groups/alpha/meetings/winter/minutes/?on=2022-06-30") in links_of(response)


def test_actions_wait_for_the_minutes_and_go_with_them(client, meeting):
    make_action(meeting=meeting, text="Send the figures.")
    make_release(meeting=meeting)
    unpublished = make_action(text="Said, and not published.")
    counts = {day: len(rows_of(client.get(f"/actions/?on={day}"))) for day in ("2022-03-14", "2022-03-15")}
    assert counts == {"2022-03-14": 0, "2022-03-15": 1}
    assert unpublished.text not in client.get("/actions/").content.decode()
    make_withdrawal(release=meeting.minutes.releases.get())
    assert rows_of(client.get("/actions/")) == []


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_withheld_actions_and_those_of_withheld_items_are_not_there(client, meeting, audience):
    withheld = {"audience": audience, "withholding_reason": "s40_2"}
    make_action(meeting=meeting, **withheld)
    make_action(meeting=meeting, item=make_agenda_item(meeting=meeting, **withheld))
    make_release(meeting=meeting)
    assert rows_of(client.get("/actions/")) == []


def test_actions_are_told_as_the_newest_version_has_them(client, meeting):
    action = make_action(meeting=meeting, text="Send the figures.")
    make_release(meeting=meeting)
    action.text = "Send the figures to Ada Invented."
    action.save()
    make_action(meeting=meeting, text="Added afterwards.")
    before = [row[0] for row in rows_of(client.get("/actions/"))]
    make_release(meeting=meeting, version=2, kind="correction", reason="Invented.")
    after = [row[0] for row in rows_of(client.get("/actions/"))]
    assert (before, after) == (
        ["Send the figures."],
        ["Send the figures to Ada Invented.", "Added afterwards."],
    )


@pytest.mark.parametrize("of_item", [True, False])
def test_action_that_was_withheld_when_the_minutes_were_published_waits_for_a_new_version(client, meeting, of_item):
    withheld = {"audience": "staff", "withholding_reason": "s40_2"}
    item = make_agenda_item(meeting=meeting, **(withheld if of_item else {}))
    action = make_action(meeting=meeting, item=item, **({} if of_item else withheld))
    make_release(meeting=meeting)
    row = item if of_item else action
    row.audience, row.withholding_reason = "public", ""
    row.save()
    assert rows_of(client.get("/actions/")) == []


def test_report_is_shown_once_the_minutes_that_hold_it_are(client, meeting):
    action = make_action(meeting=meeting, text="Send the figures.")
    later = make_meeting(group=meeting.group, title="Summer", date="2022-06-01")
    make_action_update(action=action, meeting=later, text="Half are sent.")
    make_release(meeting=meeting)
    before = rows_of(client.get("/actions/?on=2022-06-30"))[0][3]
    make_release(meeting=later, published_on=date(2022, 6, 15))
    after = rows_of(client.get("/actions/?on=2022-06-30"))[0][3]
    assert (before, after) == (
        "Open, as reported 1 June 2022",
        "Open, as reported 1 June 2022Half are sent.",
    )


def test_day_of_a_report_heard_at_a_hidden_meeting_is_not_told(client, meeting):
    action = make_action(meeting=meeting, text="Send the figures.")
    hidden = make_meeting(group=meeting.group, audience="staff", date="2022-06-01")
    make_action_update(action=action, meeting=hidden, dated="2022-06-02", text="Half are sent.")
    make_release(meeting=meeting)
    assert rows_of(client.get("/actions/?on=2022-06-30"))[0][3] == "Open"


def test_action_was_open_until_it_was_reported_done(client, meeting):
    action = make_action(meeting=meeting, text="Send the figures.")
    make_action_update(action=action, status="done", dated="2022-05-10")
    make_release(meeting=meeting)
    counts = [len(rows_of(client.get(f"/actions/?on=2022-05-{day}"))) for day in ("09", "10")]
    assert counts == [1, 0]


def test_actions_of_a_group_with_joint_meetings(client, meeting):
    make_action(meeting=meeting, text="Send the figures.")
    make_joint_meeting(meeting=meeting, group=make_group(key="beta", name="Beta"))
    make_release(meeting=meeting)
    make_group(key="gamma", name="Gamma")
    found = {key: rows_of(client.get(f"/groups/{key}/actions/")) for key in ("alpha", "beta", "gamma")}
    row = ("Send the figures.", "Not stated", "No date given", "Open", "Winter")
    assert found == {"alpha": [row], "beta": [row], "gamma": []}


def test_no_open_action_is_no_proof_that_nothing_is_left(client):
    assert lines_of(client.get("/actions/"))[-3:] == [
        (
            "No open action stands in minutes published here. That does not mean that nothing is left to do: "
            "most groups’ minutes are not published here."
        ),
        "See all meetings",
        "An action is told with the minutes in which it stands: Email alerts of new minutes.",
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_actions_queries(client, meeting, rows, django_assert_num_queries):
    for _ in range(rows):
        make_action_update(action=make_action(meeting=meeting), meeting=make_meeting())
    make_release(meeting=meeting)
    with django_assert_num_queries(4):
        response = client.get("/actions/")
    assert len(rows_of(response)) == rows
