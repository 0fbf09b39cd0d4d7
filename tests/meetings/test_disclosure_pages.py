"""What may be read on the page of one meeting, and by whom; every name here is invented."""

from datetime import date, time

import pytest

from groups.disclosure.links import Link
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.disclosure import (
    AttendanceView,
    EventView,
    ItemView,
    MinutesView,
    SourceLink,
    meeting_page,
)
from tests.factories import (
    make_agenda_item,
    make_attendance,
    make_group,
    make_meeting,
    make_meeting_event,
    make_minutes,
    make_source,
    make_statement,
)

pytestmark = pytest.mark.django_db
DAY = date(2022, 6, 30)


def page_of(meeting, *, audience=Audience.PUBLIC, day=DAY):
    return meeting_page(meeting.group.key, meeting.slug, audience=audience, day=day)


def test_meeting_page_key_information():
    group = make_group(key="alpha", name="Alpha")
    meeting = make_meeting(
        group=group,
        title="Alpha minutes",
        date="2021-02-02",
        start_time=time(10, 0),
        end_time=time(12, 30),
        place="Invented Hall",
        place_audience="public",
        how_held="both",
        open_to_public="no",
        publication_type="General",
        publication_date="2021-03",
        note="No speakers are named.",
        staff_note="Not for the public.",
    )
    page = page_of(meeting)
    assert (page.title, page.group, page.meetings_url, page.date, page.start_time, page.end_time, page.place) == (
        "Alpha minutes",
        Link("Alpha", "/groups/alpha/"),
        "/groups/alpha/meetings/",
        PartialDate("2021-02-02"),
        time(10, 0),
        time(12, 30),
        "Invented Hall",
    )
    assert (page.how_held, page.open_to_public, page.publication_type, page.publication_date, page.note) == (
        "In person and online",
        "No",
        "General",
        PartialDate("2021-03"),
        "No speakers are named.",
    )


def test_meeting_page_nothing_known():
    page = page_of(make_meeting())
    assert (page.date, page.how_held, page.open_to_public, page.standing, page.events, page.items, page.source) == (
        PartialDate(),
        "",
        "",
        "",
        (),
        (),
        None,
    )
    assert (page.minutes, page.attendance, page.statements) == (MinutesView(), AttendanceView(heading=""), ())


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_meeting_page_hidden_meeting(audience):
    meeting = make_meeting(audience=audience)
    assert page_of(meeting) is None
    assert page_of(meeting, audience=Audience.RESTRICTED).title == meeting.title


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_meeting_page_hidden_group(audience):
    assert page_of(make_meeting(group=make_group(audience=audience))) is None


def test_meeting_page_of_another_group():
    meeting = make_meeting()
    assert meeting_page(make_group().key, meeting.slug, audience=Audience.PUBLIC, day=DAY) is None


@pytest.mark.parametrize(("day", "lies_after"), [(date(2021, 1, 31), True), (date(2021, 2, 1), False)])
def test_meeting_page_read_before_meeting(day, lies_after):
    assert page_of(make_meeting(date="2021-02"), day=day).lies_after_day is lies_after


def test_items_in_order_with_empty_one():
    meeting = make_meeting()
    make_agenda_item(
        meeting=meeting, position=2, number="2", title="Plan", text="One.\r\n\r\nTwo.\nStill two.\n\n", outcome="noted"
    )
    make_agenda_item(meeting=meeting, position=1, number="1", title="Agreement of minutes")
    assert page_of(meeting).items == (
        ItemView("item-1", "1", "Agreement of minutes"),
        ItemView("item-2", "2", "Plan", ("One.", "Two.\nStill two."), "Noted"),
    )


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
@pytest.mark.parametrize(("neutral", "shown"), [("", "Withheld item"), ("A staffing matter", "A staffing matter")])
def test_item_withheld(audience, neutral, shown):
    meeting = make_meeting()
    make_agenda_item(
        meeting=meeting,
        position=3,
        number="3",
        title="Secret title",
        neutral_title=neutral,
        text="Secret text",
        outcome="agreed",
        audience=audience,
        withholding_reason="s31_1",
    )
    assert page_of(meeting).items == (ItemView("item-3", "3", shown, (), "", "law enforcement, s.31(1)"),)


@pytest.mark.parametrize("stage", ["none", "draft", "circulated", "approved", "not_taken", "withheld", "withdrawn"])
def test_record_waits_until_published(stage):
    meeting = make_meeting(attendance_heading="Board")
    make_attendance(meeting=meeting)
    make_agenda_item(meeting=meeting, position=1, title="Plan", text="Said in the meeting.", outcome="noted")
    make_minutes(meeting=meeting, stage=stage, reason="Why.", approved_by_procedure="by letter")
    page = page_of(meeting)
    assert (page.shows_record, page.attendance, page.items) == (
        False,
        AttendanceView(heading="Board"),
        (ItemView("item-1", "", "Plan"),),
    )
    assert page_of(meeting, audience=Audience.STAFF).items == (
        ItemView("item-1", "", "Plan", ("Said in the meeting.",), "Noted"),
    )


@pytest.mark.parametrize("stage", ["published", "published_draft", "corrected"])
def test_record_shown_when_published(stage):
    meeting = make_meeting()
    make_agenda_item(meeting=meeting, position=1, title="Plan", text="Said.")
    make_minutes(meeting=meeting, stage=stage)
    page = page_of(meeting)
    assert (page.items, page.minutes.is_draft) == (
        (ItemView("item-1", "", "Plan", ("Said.",)),),
        stage == "published_draft",
    )


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_minutes_not_public(audience):
    meeting = make_meeting()
    make_agenda_item(meeting=meeting, position=1, title="Plan", text="Said.")
    make_minutes(meeting=meeting, stage="published", audience=audience, source=make_source())
    page = page_of(meeting)
    assert (page.minutes, page.source, page.items) == (MinutesView(), None, (ItemView("item-1", "", "Plan"),))


def test_minutes_withdrawn_with_reason():
    meeting = make_meeting()
    make_minutes(meeting=meeting, stage="withdrawn", reason="A name was printed in error.", expected="2022-08")
    assert page_of(meeting).minutes == MinutesView(
        label="Withdrawn", reason="A name was printed in error.", expected=PartialDate("2022-08")
    )


def test_minutes_reason_of_earlier_stage_kept_back():
    meeting = make_meeting()
    make_minutes(meeting=meeting, stage="published", reason="Was withheld for a time.")
    assert page_of(meeting).minutes == MinutesView(label="Published")


def test_minutes_approved_at_later_meeting():
    group = make_group(key="alpha")
    later = make_meeting(group=group, slug="2021-07-06", title="Summer", date="2021-07-06")
    meeting = make_meeting(group=group)
    make_minutes(meeting=meeting, stage="approved", approved_at=later, approved_on="2021-07-06")
    assert page_of(meeting).minutes == MinutesView(
        label="Approved",
        is_approved=True,
        approved_at=Link("Summer", "/groups/alpha/meetings/2021-07-06/"),
        approved_on=PartialDate("2021-07-06"),
    )


def test_minutes_approved_at_hidden_meeting():
    meeting = make_meeting()
    make_minutes(meeting=meeting, approved_at=make_meeting(audience="staff"))
    assert page_of(meeting).minutes == MinutesView(label="Published", is_approved=True)


def test_events_with_new_meeting():
    group = make_group(key="alpha")
    new = make_meeting(group=group, slug="new", title="New one")
    meeting = make_meeting(group=group, date="2021-05-05")
    make_meeting_event(meeting=meeting, kind="planned", dated="2021-04")
    make_meeting_event(meeting=meeting, kind="postponed", dated="2021-05-01", reason="Illness.", postponed_to=new)
    page = page_of(meeting)
    assert (page.standing, page.events) == (
        "Postponed",
        (
            EventView("Planned", PartialDate("2021-04"), "", None),
            EventView(
                "Postponed", PartialDate("2021-05-01"), "Illness.", Link("New one", "/groups/alpha/meetings/new/")
            ),
        ),
    )


@pytest.mark.parametrize(
    ("day", "labels", "standing"),
    [
        (date(2021, 3, 31), [], ""),
        (date(2021, 4, 1), ["Planned"], "Planned"),
        (date(2021, 5, 2), ["Planned", "Cancelled"], "Cancelled"),
    ],
)
def test_events_known_by_the_day(day, labels, standing):
    meeting = make_meeting(date="2021-05-05")
    make_meeting_event(meeting=meeting, kind="planned", dated="2021-05", statement=make_statement(as_of="2021-04"))
    make_meeting_event(meeting=meeting, kind="cancelled", dated="2021-05-02", statement=make_statement(as_of="2022"))
    page = page_of(meeting, day=day)
    assert ([event.label for event in page.events], page.standing) == (labels, standing)
    assert len(page.statements) == len(labels)


@pytest.mark.parametrize("stage", ["published", "approved"])
@pytest.mark.parametrize("dated", ["approved_on", "approved_at"])
def test_minutes_approved_after_the_day(stage, dated):
    meeting = make_meeting(date="2021-02-02")
    later = make_meeting(group=meeting.group, title="Summer", date="2021-07-06")
    approval = {"approved_on": "2021-07-06", "approved_by_procedure": "by letter"}
    make_minutes(meeting=meeting, stage=stage, **(approval if dated == "approved_on" else {"approved_at": later}))
    before, after = (page_of(meeting, day=day).minutes for day in (date(2021, 7, 5), date(2021, 7, 6)))
    assert before == (MinutesView(label="Published") if stage == "published" else MinutesView())
    assert (after.label, after.is_approved) == (stage.capitalize(), True)


def test_events_with_hidden_new_meeting():
    meeting = make_meeting()
    make_meeting_event(meeting=meeting, kind="postponed", postponed_to=make_meeting(audience="staff"))
    assert page_of(meeting).events == (EventView("Postponed", PartialDate(), "Invented reason", None),)


def test_source_with_licence():
    meeting = make_meeting()
    source = make_source(key="invented-minutes", title="Invented minutes", licence="Open Government Licence v3.0")
    make_minutes(meeting=meeting, source=source)
    assert page_of(meeting).source == SourceLink(
        "Invented minutes", "/sources/invented-minutes/", "Open Government Licence v3.0"
    )


def test_source_not_public():
    meeting = make_meeting(statement=make_statement(source=make_source(audience="staff")))
    make_minutes(meeting=meeting, source=make_source(audience="staff"))
    page = page_of(meeting)
    assert (page.source, page.statements) == (None, ())


def test_statements_once():
    statement = make_statement(key="m1", source=make_source(key="invented-minutes", title="Invented minutes"))
    meeting = make_meeting(statement=statement)
    make_meeting_event(meeting=meeting, statement=statement)
    make_meeting_event(meeting=meeting, statement=make_statement(audience="staff"))
    page = page_of(meeting)
    assert [view.key for view in page.statements] == ["m1"]
    assert page.source == SourceLink("Invented minutes", "/sources/invented-minutes/", "")
