"""The pages of meetings as a reader reads them; every name here is invented."""

from datetime import date

import pytest

from tests.factories import (
    make_agenda_item,
    make_attendance,
    make_former_key,
    make_group,
    make_meeting,
    make_meeting_event,
    make_minutes,
    make_organisation,
    make_source,
    make_statement,
)
from tests.page_text import lines_of, links_of

pytestmark = pytest.mark.django_db
PATH = "/groups/alpha/meetings/2021-02-02/"


@pytest.fixture
def alpha():
    return make_group(key="alpha", name="Alpha")


@pytest.fixture
def winter(alpha):
    """A meeting in the order of printed minutes, with one withheld name and one withheld item."""
    source = make_source(key="minutes", title="Invented minutes", licence="Invented licence")
    statement = make_statement(
        key="m1", source=source, first_line=3, last_line=9, quote="Minutes", summary="They met.", as_of="2021-02-02"
    )
    meeting = make_meeting(
        group=alpha,
        slug="2021-02-02",
        title="Alpha minutes - 2 February 2021",
        date="2021-02-02",
        publication_type="General",
        publication_date="2021-02-02",
        attendance_heading="Board and advisers",
        statement=statement,
        note="The minutes give no place.",
    )
    make_meeting_event(meeting=meeting, kind="held", dated="2021-02-02", statement=statement)
    make_minutes(meeting=meeting, stage="published", source=source)
    body = make_organisation(key="body", name="Invented Body", abbreviation="IB")
    make_attendance(
        meeting=meeting,
        position=1,
        name_as_printed="Ada Invented",
        role_as_printed="Chair",
        statement=make_statement(key="p1", source=source, first_line=27),
    )
    make_attendance(
        meeting=meeting, position=2, name_as_printed="Bo Invented", organisation_as_printed="IB", organisation=body
    )
    make_attendance(meeting=meeting, position=3, audience="staff", withholding_reason="s40_2")
    make_agenda_item(meeting=meeting, position=1, number="1", title="Agreement of minutes")
    make_agenda_item(meeting=meeting, position=2, number="2", title="Plan", text="One.\n\nTwo.", outcome="noted")
    make_agenda_item(meeting=meeting, position=3, number="3", audience="staff", withholding_reason="s31_1")
    return meeting


def test_meeting_detail_whole_page(client, winter):
    response = client.get(PATH)
    assert response.status_code == 200
    assert lines_of(response) == [
        "Alpha minutes - 2 February 2021",
        "Key information",
        *("Publication type", "General"),
        *("Publication date", "2 February 2021, as printed"),
        *("Meeting date", "2 February 2021"),
        *("Time", "Not stated by the source"),
        *("Place", "Not stated by the source"),
        *("How it was held", "Not stated by the source"),
        *("Open to the public", "Not stated by the source"),
        *("What happened", "Held"),
        *("Minutes", "Published"),
        *("Approval", "Not known: no source states when these minutes were approved"),
        "The minutes give no place.",
        "Contents",
        *("Board and advisers", "1. Agreement of minutes", "2. Plan", "3. Withheld item", "Where this comes from"),
        "Board and advisers",
        (
            "The source lists these names under “Board and advisers”. It does not say who was present. "
            "They stand in the order in which they are printed."
        ),
        "Ada Invented, Chair (line 27)",
        "Bo Invented, IB (Invented Body)",
        "2 of 3 named.",
        "1 name withheld: personal information, s.40(2).",
        "Section numbers (s.) are those of the Freedom of Information Act 2000.",
        "Back to contents",
        "1. Agreement of minutes",
        "The source gives this heading and no text.",
        "Back to contents",
        "2. Plan",
        "One.",
        "Two.",
        "Outcome: Noted",
        "Back to contents",
        "3. Withheld item",
        "This item is withheld: law enforcement, s.31(1).",
        "Back to contents",
        "Where this comes from",
        "The record of this meeting rests on Invented minutes. Licence: Invented licence.",
        "Line numbers are counted in the register’s own text copy of each document.",
        "They met.",
        "Minutes",
        "Stated Invented minutes, lines 3–9, as of 2 February 2021",
        "Back to contents",
    ]


def test_meeting_detail_links(client, winter):
    assert links_of(client.get(f"{PATH}?on=2022-06-30")) == [
        ("Read this page as it stands today", PATH),
        ("Board and advisers", "#attendance"),
        ("1. Agreement of minutes", "#item-1"),
        ("2. Plan", "#item-2"),
        ("3. Withheld item", "#item-3"),
        ("Where this comes from", "#sources"),
        ("line 27", "/sources/minutes/?on=2022-06-30#p1"),
        ("IB", "/organisations/body/?on=2022-06-30"),
        *[("Back to contents", "#contents")] * 4,
        ("Invented minutes", "/sources/minutes/?on=2022-06-30"),
        ("Invented minutes", "/sources/minutes/?on=2022-06-30#m1"),
        ("Back to contents", "#contents"),
    ]


def test_meeting_detail_every_anchor_exists(client, winter):
    response = client.get(PATH)
    page = response.content.decode()
    anchors = {address for _, address in links_of(response) if address.startswith("#")}
    assert [anchor for anchor in sorted(anchors) if f'id="{anchor[1:]}"' not in page] == []


def test_meeting_detail_draft(client, alpha):
    make_minutes(meeting=make_meeting(group=alpha, slug="2021-02-02", title="Draft"), stage="published_draft")
    warning = '<span class="govuk-visually-hidden">Warning</span> Draft: not yet approved</strong>'
    assert client.get(PATH).content.decode().count(warning) == 1


def test_meeting_detail_before_it_took_place(client, winter):
    response = client.get(f"{PATH}?on=2021-02-01")
    assert "This meeting had not taken place on 1 February 2021." in response.content.decode()
    assert lines_of(response)[0] == "You are reading the register as it stood on 1 February 2021."


@pytest.mark.parametrize("path", [PATH, "/groups/alpha/meetings/"])
def test_meeting_pages_unreadable_day(client, winter, path):
    response = client.get(f"{path}?on=soon")
    assert response.status_code == 400
    assert lines_of(response)[:3] == [
        "That day could not be used",
        "“soon” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022.",
        "This page shows the register as it stands today.",
    ]


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_meeting_pages_hidden_like_what_never_was(client, audience):
    hidden_group = make_group(key="hidden", audience=audience)
    make_meeting(group=hidden_group, slug="2021-02-02")
    make_former_key(key="hidden-once", group=hidden_group)
    make_meeting(group=make_group(key="shown"), slug="2021-02-02", audience=audience)
    missing = client.get("/groups/never-was/meetings/2021-02-02/")
    assert missing.status_code == 404
    for path in (
        "/groups/hidden/meetings/2021-02-02/",
        "/groups/hidden-once/meetings/2021-02-02/",
        "/groups/shown/meetings/2021-02-02/",
        "/groups/hidden/meetings/",
        "/groups/hidden-once/meetings/",
        "/groups/never-was/meetings/",
    ):
        response = client.get(path)
        assert (response.status_code, response.content) == (404, missing.content)
        assert response.headers == missing.headers


def test_meeting_pages_former_key(client, winter):
    make_former_key(key="meetings", group=winter.group)
    for path, target in [
        ("/groups/meetings/meetings/2021-02-02/?on=2022-06-30", f"{PATH}?on=2022-06-30"),
        ("/groups/meetings/meetings/", "/groups/alpha/meetings/"),
    ]:
        response = client.get(path)
        assert (response.status_code, response.headers["Location"]) == (301, target)


def test_meeting_pages_refuse_post(client, winter):
    assert [client.post(path).status_code for path in (PATH, "/groups/alpha/meetings/")] == [405, 405]


def test_group_meetings_whole_page(client, alpha):
    make_meeting(group=alpha, slug="undated", title="Undated", date_note="No date is printed.")
    meeting = make_meeting(group=alpha, slug="2021", title="Of the year 2021", date="2021")
    make_meeting_event(meeting=meeting, kind="held")
    make_minutes(meeting=meeting)
    response = client.get("/groups/alpha/meetings/")
    assert lines_of(response) == [
        "Meetings of Alpha",
        "Meetings, the latest first",
        "Of the year 2021 2021. Held. Minutes: Published.",
        "Undated Date not known. Not stated whether it was held. Minutes: none published here. No date is printed.",
    ]


def test_group_meetings_announced(client, alpha):
    meeting = make_meeting(group=alpha, slug="next", title="Next one", date="2022-07-20")
    make_meeting_event(meeting=meeting, kind="planned", dated="2022-06-01")
    response = client.get("/groups/alpha/meetings/?on=2022-06-30")
    assert lines_of(response)[2:] == [
        "Meetings of Alpha",
        "Meetings announced",
        "Next one 20 July 2022. Planned. Minutes: none published here.",
        (
            "The register has no published record of a meeting of this group up to 30 June 2022. "
            "That does not mean that it never met: no source in the register says so."
        ),
        "Read what is known about Alpha",
    ]


def test_group_meetings_none(client, alpha):
    response = client.get("/groups/alpha/meetings/")
    assert lines_of(response) == [
        "Meetings of Alpha",
        (
            "The register has no published record of a meeting of this group. "
            "That does not mean that it never met: no source in the register says so."
        ),
        "Read what is known about Alpha",
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_meeting_detail_queries(client, alpha, rows, django_assert_num_queries):
    meeting = make_meeting(group=alpha, slug="2021-02-02", date=date(2021, 2, 2).isoformat())
    make_minutes(meeting=meeting, source=make_source())
    for _ in range(rows):
        make_meeting_event(meeting=meeting, statement=make_statement(), postponed_to=make_meeting(), kind="postponed")
        make_attendance(meeting=meeting, organisation=make_organisation(), statement=make_statement())
        make_agenda_item(meeting=meeting)
    with django_assert_num_queries(10):
        client.get(PATH)


@pytest.mark.parametrize("rows", [1, 3])
def test_group_meetings_queries(client, alpha, rows, django_assert_num_queries):
    for _ in range(rows):
        meeting = make_meeting(group=alpha, date="2021")
        make_meeting_event(meeting=meeting)
        make_minutes(meeting=meeting)
    with django_assert_num_queries(3):
        client.get("/groups/alpha/meetings/")


def test_meeting_page_tells_abbreviations_that_no_source_spells_out(client, winter):
    body = make_organisation(name="IVB", abbreviation="")
    make_attendance(meeting=winter, organisation=body, organisation_as_printed="IVB")
    assert "Abbreviations that no source spells out are left as printed: IVB." in lines_of(client.get(PATH))


def test_meeting_page_says_once_where_lines_are_counted(client, winter):
    counted = "Line numbers are counted in the register’s own text copy of each document."
    assert lines_of(client.get(PATH)).count(counted) == 1
