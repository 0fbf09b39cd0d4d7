"""Feeds of published minutes (EXP-08); all of it invented."""

from datetime import date
from xml.etree import ElementTree

import pytest

from tests.factories import make_group, make_meeting, make_minutes
from tests.meetings.making import make_joint_meeting, make_release, make_withdrawal

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
