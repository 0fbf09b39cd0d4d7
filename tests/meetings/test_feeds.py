"""Feeds of published minutes (EXP-08); all of it invented."""

from datetime import date, datetime, time
from xml.etree import ElementTree

import pytest

from iag_registry.lib.audiences import Audience
from meetings.disclosure.calendar_entries import changes_of
from tests.factories import (
    make_area,
    make_group,
    make_group_area,
    make_meeting,
    make_meeting_event,
    make_minutes,
)
from tests.meetings.making import make_action, make_action_update, make_joint_meeting, make_release, make_withdrawal
from tests.page_text import alternates_of

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed_of(client, path="/minutes.atom"):
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ElementTree.fromstring(response.content)  # noqa: S314 - the register wrote it


def entries_of(feed):
    return [
        (
            *(entry.findtext(ATOM + name) for name in ("title", "id", "published", "updated", "summary")),
            entry.find(f"{ATOM}link").get("href"),
        )
        for entry in feed.iter(f"{ATOM}entry")
    ]


@pytest.fixture
def meeting():
    return make_meeting(group=make_group(key="alpha", name="Alpha"), slug="winter", title="Winter", date="2022-02-02")


def test_feed_has_one_entry_for_each_version(client, meeting):
    first = make_release(meeting=meeting, published_on=date(2022, 3, 1))
    second = make_release(
        meeting=meeting, version=2, kind="correction", reason="A <b>slip</b>.", published_on=date(2022, 4, 1)
    )
    feed = feed_of(client)
    assert feed.findtext(f"{ATOM}updated") == "2022-04-01T00:00:00+00:00"
    page = "http://testserver/groups/alpha/meetings/winter/minutes"
    assert entries_of(feed) == [
        (
            "Winter (minutes, version 2)",
            f"tag:testserver,2026:minutes/{second.uuid}",
            "2022-04-01T00:00:00+00:00",
            "2022-04-01T00:00:00+00:00",
            "Version 2, corrected on 1 April 2022. A &lt;b&gt;slip&lt;/b&gt;.",
            f"{page}/2/",
        ),
        (
            "Winter (minutes, version 1)",
            f"tag:testserver,2026:minutes/{first.uuid}",
            "2022-03-01T00:00:00+00:00",
            "2022-03-01T00:00:00+00:00",
            "Version 1, published on 1 March 2022.",
            f"{page}/1/",
        ),
    ]


def test_feed_tells_of_a_withdrawal_without_the_text(client, meeting):
    release = make_release(meeting=meeting, reason="Told when it was published.", published_on=date(2022, 3, 1))
    make_withdrawal(release=release, withdrawn_on=date(2022, 4, 1), reason="A name was printed.")
    (entry,) = entries_of(feed_of(client))
    assert entry[:1] + entry[2:5] == (
        "Withdrawn: Winter (minutes, version 1)",
        "2022-03-01T00:00:00+00:00",
        "2022-04-01T00:00:01+00:00",
        "This version was withdrawn on 1 April 2022 and can no longer be read. A name was printed.",
    )


def test_feed_of_a_day_before_a_withdrawal_tells_nothing_of_it(client, meeting):
    release = make_release(meeting=meeting, reason="Told when it was published.", published_on=date(2022, 3, 1))
    make_withdrawal(release=release, withdrawn_on=date(2022, 4, 1), reason="A name was printed.")
    (entry,) = entries_of(feed_of(client, "/minutes.atom?on=2022-03-31"))
    assert entry[:1] + entry[2:5] == (
        "Winter (minutes, version 1)",
        "2022-03-01T00:00:00+00:00",
        "2022-03-01T00:00:00+00:00",
        "Version 1, published on 1 March 2022. It can no longer be read.",
    )


def test_feed_tells_of_a_withdrawal_on_the_day_of_publication(client, meeting):
    release = make_release(meeting=meeting, published_on=date(2022, 3, 1))
    before = feed_of(client)
    make_withdrawal(release=release, withdrawn_on=date(2022, 3, 1))
    after = feed_of(client)
    (was,), (is_now,) = entries_of(before), entries_of(after)
    assert (was[1], was[3] < is_now[3]) == (is_now[1], True)
    assert before.findtext(f"{ATOM}updated") < after.findtext(f"{ATOM}updated")


@pytest.mark.parametrize("hidden", ["meeting", "group"])
def test_feed_holds_nothing_that_is_hidden(client, meeting, hidden):
    make_minutes(meeting=meeting)
    make_release(meeting=meeting)
    row = {"meeting": meeting, "group": meeting.group}[hidden]
    row.audience = "staff"
    row.save()
    feed = feed_of(client)
    assert (entries_of(feed), feed.findtext(f"{ATOM}updated")) == ([], "1970-01-01T00:00:00+00:00")


def test_feed_of_a_group_with_joint_meetings(client, meeting):
    beta = make_group(key="beta", name="Beta")
    make_joint_meeting(meeting=meeting, group=beta)
    make_release(meeting=meeting)
    make_release(meeting=make_meeting(title="Of another"))
    feed = feed_of(client, "/groups/beta/minutes.atom")
    assert (feed.findtext(f"{ATOM}title"), [entry[0] for entry in entries_of(feed)]) == (
        "Minutes of Beta",
        ["Winter (minutes, version 1)"],
    )


def test_feed_as_on_an_earlier_day(client, meeting):
    make_release(meeting=meeting, published_on=date(2022, 3, 1))
    assert [len(entries_of(feed_of(client, f"/minutes.atom?on=2022-{day}"))) for day in ("02-28", "03-01")] == [0, 1]


def test_feed_is_the_same_until_something_changes(client, meeting):
    make_release(meeting=meeting)
    assert client.get("/minutes.atom").content == client.get("/minutes.atom").content


@pytest.mark.parametrize("rows", [1, 3])
def test_feed_two_queries(client, rows, django_assert_num_queries):
    """One for the choices of its filters, and one for the versions."""
    for _ in range(rows):
        make_release()
    with django_assert_num_queries(2):
        client.get("/minutes.atom")


def test_feed_with_the_filters_of_the_meetings(client, meeting):
    area = make_area(key="borough", name="Borough")
    make_group_area(group=meeting.group, area=area, start="2020")
    make_release(meeting=meeting)
    other = make_meeting(group=make_group(key="beta", name="Beta"), title="Of another", date="2022-02-03")
    make_release(meeting=other)
    found = {
        query: [entry[0] for entry in entries_of(feed_of(client, f"/minutes.atom?{query}"))]
        for query in ("area=borough", "group=beta", "from=2022-02-03", "to=2021", "minutes=not", "when=ahead")
    }
    winter, another = "Winter (minutes, version 1)", "Of another (minutes, version 1)"
    assert found == {
        "area=borough": [winter],
        "group=beta": [another],
        "from=2022-02-03": [another],
        "to=2021": [],
        "minutes=not": [],
        "when=ahead": [],
    }
    feed = feed_of(client, "/minutes.atom?to=2022&area=borough")
    assert [link.get("href") for link in feed.findall(f"{ATOM}link")] == [
        "http://testserver/meetings/?area=borough&to=2022",
        "http://testserver/minutes.atom?area=borough&to=2022",
    ]
    assert feed.findtext(f"{ATOM}id") == "tag:testserver,2026:minutes.atom?area=borough&to=2022"


def test_feed_of_meetings_says_what_became_of_each_and_when_that_was_told(client, meeting):
    make_meeting_event(meeting=meeting, kind="held", dated="2022-02-02")
    ahead = make_meeting(group=meeting.group, slug="next", title="Next", date="2999-03", start_time=time(18, 30))
    make_meeting_event(meeting=ahead, kind="planned", dated="2022-02-02")
    entries = entries_of(feed_of(client, "/meetings.atom?group=alpha"))
    assert [(entry[0], entry[1], entry[4], entry[5]) for entry in entries] == [
        (
            "Next",
            f"tag:testserver,2026:meetings/{ahead.uuid}",
            "Alpha. March 2999, 18:30. Planned.",
            "http://testserver/groups/alpha/meetings/next/",
        ),
        (
            "Winter",
            f"tag:testserver,2026:meetings/{meeting.uuid}",
            "Alpha. 2 February 2022. Held.",
            "http://testserver/groups/alpha/meetings/winter/",
        ),
    ]
    changed = {change.pk: changes_of([change.pk], Audience.PUBLIC)[change.pk].last for change in (ahead, meeting)}
    assert [datetime.fromisoformat(entry[3]) for entry in entries] == [
        changed[ahead.pk].replace(microsecond=0),
        changed[meeting.pk].replace(microsecond=0),
    ]


def test_feed_of_open_actions(client, meeting):
    action = make_action(meeting=meeting, number="7", text="Send <it>.", owner_role="chair", due="2022-05")
    make_release(meeting=meeting, published_on=date(2022, 3, 1))
    told = ("7. Send <it>.", f"tag:testserver,2026:actions/{action.uuid}", None)
    words = "Owner: Chair. Due: May 2022. Open. From the minutes of Winter."
    link = "http://testserver/groups/alpha/meetings/winter/minutes/"
    for path in ("/actions.atom", "/groups/alpha/actions.atom"):
        assert entries_of(feed_of(client, path)) == [(*told, "2022-03-01T00:00:00+00:00", words, link)]
    make_action_update(action=action, dated="2022-04-02", status="open", text="It is being written.")
    (entry,) = entries_of(feed_of(client, "/actions.atom"))
    assert (entry[3], entry[4].split("Due: May 2022. ")[1]) == (
        "2022-04-02T00:00:00+00:00",
        "Open, as reported 2 April 2022. From the minutes of Winter. It is being written.",
    )
    assert entries_of(feed_of(client, "/actions.atom?on=2022-02-28")) == []


def test_pages_offer_the_feeds_of_what_they_list(client, meeting):
    assert alternates_of(client.get("/actions/")) == [
        ("application/atom+xml", "/actions.atom"),
        ("text/calendar", "/actions.ics"),
    ]
    assert alternates_of(client.get("/groups/alpha/actions/?on=2022-06-30")) == [
        ("application/atom+xml", "/groups/alpha/actions.atom?on=2022-06-30"),
        ("text/calendar", "/groups/alpha/actions.ics?on=2022-06-30"),
    ]
    assert alternates_of(client.get("/meetings/?colour=red")) == []


@pytest.mark.parametrize("path", ["/minutes.atom", "/meetings.atom", "/actions.atom", "/groups/alpha/actions.atom"])
@pytest.mark.parametrize("query", ["colour=red", "on=never", "on=2022-06-30&on=2022-06-29"])
def test_query_that_cannot_be_used_is_refused(client, meeting, path, query):
    response = client.get(f"{path}?{query}")
    assert (response.status_code, response.content.decode().splitlines()[0]) == (400, "The feed cannot be made.")


def test_feed_of_a_group_is_narrowed_by_the_day_alone(client, meeting):
    response = client.get("/groups/alpha/minutes.atom?area=borough")
    assert (response.status_code, response.content.decode()) == (
        400,
        "The feed cannot be made.\n“area” is not known here. Use “on” or nothing.\n",
    )


@pytest.mark.parametrize("hidden", ["meeting", "group"])
@pytest.mark.parametrize("path", ["/meetings.atom", "/actions.atom"])
def test_feeds_of_meetings_and_actions_hold_nothing_that_is_hidden(client, meeting, hidden, path):
    make_action(meeting=meeting)
    make_release(meeting=meeting)
    row = {"meeting": meeting, "group": meeting.group}[hidden]
    row.audience = "staff"
    row.save()
    feed = feed_of(client, path)
    assert (entries_of(feed), feed.findtext(f"{ATOM}updated")) == ([], "1970-01-01T00:00:00+00:00")
