"""What may be read on the page of one meeting, but for its minutes, and by whom; every name here is invented."""

from datetime import date, time

import pytest

from groups.disclosure.links import Link
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import MinutesStage
from meetings.disclosure import (
    AgendaLine,
    EventView,
    MinutesState,
    Neighbours,
    PaperView,
    SourceLink,
    meeting_page,
)
from tests.factories import (
    make_agenda_item,
    make_group,
    make_meeting,
    make_meeting_event,
    make_minutes,
    make_source,
    make_statement,
)
from tests.meetings.making import make_joint_meeting, make_paper
from tests.meetings.meeting_pages import DAY, page_of

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("audience", ["public", "on_request", "staff", "restricted"])
def test_meeting_page_tells_how_to_get_in_only_with_the_place(audience):
    page = page_of(
        make_meeting(place="Invented Hall", accessibility="A ramp in Invented Lane.", place_audience=audience)
    )
    shown = ("Invented Hall", "A ramp in Invented Lane.") if audience == "public" else ("", "")
    assert (page.place, page.accessibility) == shown


def test_meeting_page_nothing_known():
    page = page_of(make_meeting())
    assert (page.date, page.how_held, page.open_to_public, page.standing, page.events, page.agenda, page.source) == (
        PartialDate(),
        "",
        "",
        "",
        (),
        (),
        None,
    )
    assert (page.joint_groups, page.papers, page.neighbours, page.statements) == ((), (), Neighbours(), ())
    assert page.minutes == MinutesState(
        MinutesStage.NONE,
        "The register does not know whether this meeting was held. No minutes of it are published here.",
    )


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
    meeting = make_meeting(date="2021-02")
    make_meeting_event(meeting=meeting, kind="planned", dated="2021-01-02")
    assert page_of(meeting, day=day).lies_after_day is lies_after


@pytest.mark.parametrize("name", ["place", "online_link"])
@pytest.mark.parametrize(("audience", "shown"), [("public", True), ("on_request", False), ("staff", False)])
def test_place_and_link_have_audiences_of_their_own(name, audience, shown):
    values = {"place": "Invented Hall", "online_link": "https://invented.example/join"}
    meeting = make_meeting(**{name: values[name], f"{name.partition('_')[0]}_audience": audience})
    assert getattr(page_of(meeting), name) == (values[name] if shown else "")


def test_agenda_in_order_without_what_was_said():
    meeting = make_meeting()
    make_agenda_item(meeting=meeting, position=2, number="2", title="Plan", text="Said.", outcome="noted")
    make_agenda_item(meeting=meeting, position=1, number="1", title="Agreement of minutes")
    assert page_of(meeting).agenda == (AgendaLine("1", "Agreement of minutes"), AgendaLine("2", "Plan"))


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
@pytest.mark.parametrize(("neutral", "shown"), [("", "Withheld item"), ("A staffing matter", "A staffing matter")])
def test_agenda_item_withheld(audience, neutral, shown):
    meeting = make_meeting()
    item = make_agenda_item(
        meeting=meeting,
        position=3,
        number="3",
        title="Secret title",
        neutral_title=neutral,
        audience=audience,
        withholding_reason="s31_1",
    )
    make_paper(meeting=meeting, item=item)
    assert page_of(meeting).agenda == (AgendaLine("3", shown, withheld_for="law enforcement, s.31(1)"),)


def test_papers_of_an_item_and_of_the_meeting():
    meeting = make_meeting(group=make_group(key="alpha"), slug="winter")
    item = make_agenda_item(meeting=meeting, number="1", title="Plan")
    make_paper(meeting=meeting, item=item, title="The plan", number="Paper 1", link="https://invented.example/plan")
    kept = make_paper(
        meeting=meeting, title="Figures", author="Invented Body", file="papers/a.csv", media_type="text/csv", size=2048
    )
    make_paper(meeting=meeting, number="Paper 3", audience="staff", withholding_reason="s40_2")
    make_paper(meeting=meeting, audience="restricted", withholding_reason="s40_2")
    page = page_of(meeting)
    assert page.agenda[0].papers == (
        PaperView("Paper 1", "The plan", url="https://invented.example/plan", is_elsewhere=True),
    )
    assert page.papers == (
        PaperView(
            "",
            "Figures",
            "Invented Body",
            f"/groups/alpha/meetings/winter/papers/{kept.uuid}/",
            about="CSV, 2.0\xa0KB",
        ),
        PaperView("Paper 3", "Withheld paper", withheld_for="personal information, s.40(2)"),
    )


def test_joint_groups_of_which_hidden_ones_are_left_out():
    meeting = make_meeting()
    make_joint_meeting(meeting=meeting, group=make_group(key="beta", name="Beta"))
    make_joint_meeting(meeting=meeting, group=make_group(audience="staff"))
    assert page_of(meeting).joint_groups == (Link("Beta", "/groups/beta/"),)


def test_neighbours_are_those_of_the_group_that_may_be_seen():
    group = make_group(key="alpha")
    for slug, date_, audience in [
        ("first", "2021-01-01", "public"),
        ("second", "2021-02", "public"),
        ("hidden", "2021-03-01", "staff"),
        ("undated", "", "public"),
        ("fourth", "2021-06-01", "public"),
    ]:
        make_meeting(group=group, slug=slug, title=slug, date=date_, audience=audience)
    joint = make_meeting(title="joint", slug="joint", date="2021-05-01", group=make_group(key="beta"))
    make_joint_meeting(meeting=joint, group=group)
    make_meeting(date="2021-02-15")
    meeting = group.meetings.get(slug="second")
    assert page_of(meeting).neighbours == Neighbours(
        Link("first", "/groups/alpha/meetings/first/"), Link("joint", "/groups/beta/meetings/joint/")
    )
    assert page_of(group.meetings.get(slug="undated")).neighbours == Neighbours()


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


def test_meeting_in_place_of_a_postponed_one():
    group = make_group(key="alpha")
    new = make_meeting(group=group)
    for slug, audience in (("old", "public"), ("hidden", "staff")):
        old = make_meeting(group=group, slug=slug, title=slug, audience=audience)
        make_meeting_event(meeting=old, kind="postponed", reason="Illness.", postponed_to=new)
    assert page_of(new).postponed_from == (Link("old", "/groups/alpha/meetings/old/"),)


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
