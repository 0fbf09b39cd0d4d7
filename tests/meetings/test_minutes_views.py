"""The pages of minutes and of their versions, as a reader meets them; every name here is invented."""

from datetime import date

import pytest

from iag_registry.lib.audiences import Audience
from meetings.disclosure import listed_minutes, minutes_rows
from tests.factories import make_attendance, make_former_key, make_group, make_meeting, make_meeting_event, make_minutes
from tests.meetings.making import make_action, make_paper, make_release, make_withdrawal
from tests.meetings.winter_minutes import FILE, PATH, make_winter_minutes
from tests.page_text import alternates_of, lines_of, links_of

pytestmark = pytest.mark.django_db

ASK = [
    "If you need another format",
    (
        "Ask for these minutes in another format, such as large print, easy read or braille. "
        "You will have an answer within five working days."
    ),
    "Follow the minutes of Alpha (Atom feed)",
]


@pytest.fixture
def meeting():
    """Minutes of two items, one decision and one action."""
    return make_winter_minutes()


def test_minutes_whole_page(client, meeting):
    make_release(meeting=meeting, published_on=date(2022, 3, 1))
    response = client.get(PATH)
    assert response.status_code == 200
    lines = lines_of(response)
    last = len(lines) - lines[::-1].index("Versions") - 1
    assert lines[: lines.index("Back to contents")] == [
        "Winter minutes",
        "Status",
        "The minutes are published.",
        "Approved, in writing: by email.",
        "You are reading version 1, published on 1 March 2022.",
        "Download version 1: PDF, ODT, for word processors, plain text.",
        "Key information",
        *("Group", "Alpha"),
        *("Meeting date", "2 February 2022"),
        *("Time", "Not stated by the source"),
        *("Place", "Not given here"),
        *("How it was held", "Not stated by the source"),
        *("Open to the public", "Not stated by the source"),
        *("Approval", "Approved, in writing: by email"),
        *("Source", "The minutes as they were kept in this register"),
        "Contents",
        *("Summary", "Attendance", "1. Plan", "2. Withheld item", "Versions"),
        "Summary",
        "They agreed a plan.",
    ]
    assert lines[last:] == [
        "Versions",
        "Version 1: minutes, published on 1 March 2022.",
        (
            "Fingerprint (SHA-256) of version 1, by which a copy can be checked: "
            f"{meeting.minutes.releases.get().sha256}"
        ),
        *ASK,
    ]
    anchors = {address[1:] for _, address in links_of(response) if address.startswith("#")}
    page = response.content.decode()
    assert [anchor for anchor in sorted(anchors) if f'id="{anchor}"' not in page] == []
    assert {"item-1-1", "item-1-2"} <= anchors
    assert alternates_of(response) == [("application/atom+xml", "/groups/alpha/minutes.atom")]


def test_minutes_show_the_release_and_not_the_records_of_today(client, meeting):
    make_release(meeting=meeting)
    before = client.get(PATH).content
    item = meeting.items.get(position=1)
    item.text = "<p>Written later.</p>"
    item.save()
    make_attendance(meeting=meeting, name_as_printed="Late Invented")
    make_action(meeting=meeting, text="Asked for later.")
    assert client.get(PATH).content == before


def test_minutes_published_as_a_draft(client, meeting):
    make_release(meeting=meeting, kind="draft")
    page = client.get(PATH).content.decode()
    warning = '<span class="govuk-visually-hidden">Warning</span> Draft: not yet approved</strong>'
    assert page.count(warning) == 1


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2022-02-28", None),
        ("2022-03-01", "You are reading version 1, published on 1 March 2022."),
        (
            "2022-05-01",
            "You are reading version 2, published on 1 April 2022. Why it was published: A slip.",
        ),
    ],
)
def test_minutes_as_on_a_day(client, meeting, day, told):
    make_release(meeting=meeting, published_on=date(2022, 3, 1))
    make_release(meeting=meeting, version=2, kind="correction", reason="A slip.", published_on=date(2022, 4, 1))
    reading = [line for line in lines_of(client.get(f"{PATH}?on={day}")) if line.startswith("You are reading version")]
    assert reading == ([told] if told else [])
    assert client.get(f"{PATH}2/?on={day}").status_code == (200 if day == "2022-05-01" else 404)


@pytest.mark.parametrize(
    ("day", "told"), [(date(2022, 3, 31), (None, "")), (date(2022, 4, 1), (date(2022, 4, 1), "A name was printed."))]
)
def test_row_of_a_table_tells_of_a_withdrawal_from_its_day_on(meeting, day, told):
    release = make_release(meeting=meeting, published_on=date(2022, 3, 1))
    make_withdrawal(release=release, withdrawn_on=date(2022, 4, 1), reason="A name was printed.")
    (row,) = minutes_rows(listed_minutes(day, Audience.PUBLIC), day)
    assert (row.withdrawn_on, row.withdrawn_because, row.text, row.sha256, row.text_sha256) == (*told, "", "", "")


def test_withdrawn_minutes_keep_their_page_and_lose_their_text(client, meeting):
    release = make_release(meeting=meeting, published_on=date(2022, 3, 1))
    make_withdrawal(release=release, withdrawn_on=date(2022, 4, 1), reason="A name was printed.")
    assert lines_of(client.get(PATH)) == [
        "Winter minutes",
        "Status",
        "The minutes were published and have been withdrawn. They can no longer be read here.",
        "Approved, in writing: by email.",
        "Version 1 was withdrawn on 1 April 2022. Reason: A name was printed.",
        "Versions",
        "Version 1: minutes, published on 1 March 2022. Withdrawn on 1 April 2022: A name was printed.",
        ASK[-1],
    ]
    assert lines_of(client.get(f"{PATH}?on=2022-03-15"))[2:-1] == [
        "Winter minutes",
        "Status",
        "The minutes had been published. They can no longer be read here.",
        "Approved, in writing: by email.",
        "Versions",
        "Version 1: minutes, published on 1 March 2022. It can no longer be read.",
    ]
    for path in (PATH, f"{PATH}?on=2022-03-15", f"{PATH}1/", f"{PATH}1/?on=2022-03-15"):
        response = client.get(path)
        assert (response.status_code, b"They agreed a plan" in response.content) == (200, False)
    for ending in ("pdf", "odt", "txt"):
        assert [client.get(f"{FILE}{part}.{ending}").status_code for part in ("", "/1")] == [410, 410]


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("none", "The register does not know whether this meeting was held. No minutes of it are published here."),
        ("draft", "The minutes are being written. A draft is not published."),
        ("not_taken", "No minutes were taken at this meeting."),
        ("withheld", "There are minutes of this meeting, and they are withheld."),
    ],
)
def test_minutes_that_are_not_published_have_a_page(client, meeting, stage, words):
    meeting.minutes.stage, meeting.minutes.reason = stage, "An invented reason."
    meeting.minutes.save()
    response = client.get(PATH)
    lines = lines_of(response)
    assert (response.status_code, lines[2].startswith(words)) == (200, True)
    assert b"They agreed" not in response.content
    assert [client.get(f"{FILE}.{ending}").status_code for ending in ("pdf", "odt", "txt")] == [404, 404, 404]


@pytest.mark.parametrize("event", ["cancelled", "postponed", "not_held"])
def test_no_format_is_offered_of_minutes_that_cannot_be(client, event):
    meeting = make_meeting(group=make_group(key="alpha"), slug="never", date="2022-03-01")
    make_meeting_event(meeting=meeting, kind=event, reason="Invented.")
    address = "/groups/alpha/meetings/never/minutes/other-format/"
    pages = [links_of(client.get(f"/groups/alpha/meetings/never/{end}")) for end in ("", "minutes/")]
    assert [to for links in pages for _, to in links if to == address] == []
    assert ("See the page of the minutes", "/groups/alpha/meetings/never/minutes/") in pages[0]


def test_no_format_is_offered_of_minutes_that_nobody_took(client):
    meeting = make_meeting(group=make_group(key="alpha"), slug="untaken", date="2022-03-01")
    make_minutes(meeting=meeting, stage="not_taken", reason="Invented.")
    links = links_of(client.get("/groups/alpha/meetings/untaken/minutes/"))
    assert [to for _, to in links if "other-format" in to] == []


def test_papers_stand_on_the_page_of_minutes_that_are_not_published(client, meeting):
    make_paper(meeting=meeting, title="Figures", link="https://invented.example/figures")
    assert "Figures (on another site)" in lines_of(client.get(PATH))


def test_what_changed_from_version_to_version(client, meeting):
    make_release(meeting=meeting, published_on=date(2022, 3, 1))
    item = meeting.items.get(position=1)
    item.text = "<p>One more.</p><p>Three, which nobody expected.</p>"
    item.save()
    make_release(meeting=meeting, version=2, kind="correction", reason="A slip.", published_on=date(2022, 4, 1))
    assert lines_of(client.get(f"{PATH}2/changes/")) == [
        "What changed in version 2 of the minutes",
        ("Version 2, published on 1 April 2022, is compared with version 1, published on 1 March 2022."),
        "Why it was published: A slip.",
        "3 changes.",
        "1. Plan",
        "Changed",
        "Before: 1.1 removed: One.",
        "After: 1.1 added: One more.",
        "Removed",
        "removed: 1.2 Two.",
        "Added",
        "added: 1.2 Three, which nobody expected.",
    ]


def test_comparison_is_gone_with_either_version(client, meeting):
    first = make_release(meeting=meeting)
    make_release(meeting=meeting, version=2, kind="correction", reason="A slip.")
    statuses = [client.get(f"{PATH}{version}/changes/").status_code for version in (1, 2, 3)]
    make_withdrawal(release=first)
    assert (statuses, client.get(f"{PATH}2/changes/").status_code) == ([404, 200, 404], 410)


def test_comparison_of_versions_that_say_the_same(client, meeting):
    make_release(meeting=meeting)
    make_release(meeting=meeting, version=2, kind="correction", reason="The same again.")
    assert lines_of(client.get(f"{PATH}2/changes/"))[-1] == "No paragraph differs: the two versions say the same."


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
@pytest.mark.parametrize("hidden", ["group", "meeting"])
def test_minutes_of_what_is_hidden_are_like_none_that_ever_were(client, meeting, hidden, audience):
    make_release(meeting=meeting)
    make_former_key(key="alpha-once", group=meeting.group)
    row = meeting.group if hidden == "group" else meeting
    row.audience = audience
    row.save()
    missing = client.get("/groups/never-was/meetings/winter/minutes/")
    for path in (PATH, f"{PATH}1/", f"{FILE}.pdf", f"{FILE}/1.txt", f"{PATH}other-format/"):
        response = client.get(path)
        assert (response.status_code, response.content) == (404, missing.content)


def test_minutes_under_a_former_key(client, meeting):
    make_former_key(key="alpha-once", group=meeting.group)
    make_release(meeting=meeting)
    response = client.get("/groups/alpha-once/meetings/winter/minutes/1/?on=2022-06-30")
    assert (response.status_code, response["Location"]) == (301, f"{PATH}1/?on=2022-06-30")


@pytest.mark.parametrize("path", [PATH, f"{FILE}.txt", f"{FILE}/1.odt", f"{PATH}1/"])
def test_unreadable_day_is_named(client, meeting, path):
    make_release(meeting=meeting)
    response = client.get(f"{path}?on=soon")
    assert (response.status_code, "“soon” is not a date" in response.content.decode()) == (400, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_minutes_queries(client, meeting, rows, django_assert_num_queries):
    for version in range(1, rows + 1):
        make_release(meeting=meeting, version=version, kind="correction", reason="A slip.")
        make_paper(meeting=meeting)
    with django_assert_num_queries(13):
        client.get(PATH)
