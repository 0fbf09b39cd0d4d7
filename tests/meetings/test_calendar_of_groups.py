"""The calendar of the list of groups: the meetings of the groups that it shows (EXP-07); all of it invented."""

import pytest
from icalendar import Calendar

from tests.factories import (
    make_area,
    make_group,
    make_group_area,
    make_group_organisation,
    make_group_theme,
    make_kind,
    make_meeting,
    make_organisation,
    make_theme,
)
from tests.meetings.making import make_joint_meeting
from tests.page_text import alternates_of

pytestmark = pytest.mark.django_db
PATH = "/groups.ics"
OF_ALPHA = ["Of alpha", "Of beta and alpha"]
OF_BETA = ["Of beta and alpha", "Of beta and one that is hidden"]


@pytest.fixture
def _meetings() -> None:
    """Of two groups that differ in everything that the list is narrowed by, of both, and with one that is hidden."""
    alpha = make_group(key="alpha", name="Alpha", kind=make_kind(code="panel"))
    make_group_organisation(group=alpha, organisation=make_organisation(key="body"), part="runs")
    make_group_area(group=alpha, area=make_area(key="marsh"))
    make_group_theme(group=alpha, theme=make_theme(key="egrets"))
    beta = make_group(key="beta", name="Heron panel", status="unknown", since="2021")
    hidden = make_group(key="hidden", audience="staff")
    make_meeting(group=alpha, title="Of alpha", date="2020-02-02")
    of_both = make_meeting(group=beta, title="Of beta and alpha", date="2021-03-02")
    make_joint_meeting(meeting=of_both, group=alpha)
    of_beta = make_meeting(group=beta, title="Of beta and one that is hidden", date="2021-04-02")
    make_joint_meeting(meeting=of_beta, group=hidden)
    make_meeting(group=hidden, title="Of one that is hidden", date="2021-05-02")
    of_the_hidden = make_meeting(group=hidden, title="Of one that is hidden, and alpha", date="2021-06-02")
    make_joint_meeting(meeting=of_the_hidden, group=alpha)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Of alpha", *OF_BETA]),
        ("?kind=panel", OF_ALPHA),
        ("?area=marsh", OF_ALPHA),
        ("?theme=egrets", OF_ALPHA),
        ("?status=active", OF_ALPHA),
        ("?run_by=body", OF_ALPHA),
        ("?q=heron", OF_BETA),
        ("?q=heron&status=active", []),
        ("?order=name", ["Of alpha", *OF_BETA]),
        ("?on=2020-06-30", ["Of alpha"]),
        ("?on=2019-06-30", []),
        ("?on=2021-03-15&q=heron", ["Of beta and alpha"]),
    ],
)
@pytest.mark.usefixtures("_meetings")
def test_it_has_the_meetings_of_the_groups_that_the_list_shows(client, query, titles):
    events = Calendar.from_ical(client.get(f"{PATH}{query}").content).walk("VEVENT")
    assert sorted(str(event["SUMMARY"]) for event in events) == titles


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "Meetings of groups"),
        ("?q=heron&order=name", "Meetings of groups; Words: “heron”"),
        ("?status=active", "Meetings of groups; Status: Active"),
    ],
)
def test_its_name_says_by_what_the_groups_are_narrowed(client, query, name):
    assert str(Calendar.from_ical(client.get(f"{PATH}{query}").content)["X-WR-CALNAME"]) == name


def test_list_leads_to_it_without_its_order_and_page(client):
    make_group(name="Heron panel")
    assert alternates_of(client.get("/groups/?q=heron&order=name&page=1")) == [
        ("application/atom+xml", "/groups.atom?q=heron"),
        ("text/calendar", "/groups.ics?q=heron"),
    ]


@pytest.mark.parametrize("query", ["on=soon", "colour=red", "area=atlantis"])
def test_what_the_list_refuses_is_refused(client, query):
    response = client.get(f"{PATH}?{query}")
    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert response.content.decode().partition("\n")[0] == "The calendar cannot be made."
