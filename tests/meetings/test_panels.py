"""The panels of meetings on the pages of groups and sources; every name here is invented."""

from dataclasses import dataclass
from datetime import date, time

import pytest
from django.template import Context, Template

from iag_registry.lib.on_day import Reading
from tests.factories import make_group, make_meeting, make_meeting_event, make_minutes, make_source, make_statement
from tests.meetings.making import make_release

pytestmark = pytest.mark.django_db
DAY = date(2022, 6, 30)


@dataclass(frozen=True)
class View:
    """All that a panel knows of a group or a source."""

    key: str


def panel(tag, key):
    template = Template(f"{{% load meeting_panels %}}{{% {tag} %}}")
    return template.render(Context({"view": View(key), "day": DAY, "reading": Reading(DAY, date(2026, 11, 22))}))


def words(html):
    return " ".join(Template("{{ html|striptags }}").render(Context({"html": html}, autoescape=False)).split())


def test_latest_meetings_panel():
    group = make_group(key="alpha")
    meeting = make_meeting(group=group, slug="winter", title="Winter", date="2021-02-02")
    make_meeting_event(meeting=meeting)
    make_release(meeting=meeting)
    html = panel("latest_meetings view day", "alpha")
    assert words(html) == (
        "Winter 2 February 2021. Held. Minutes of Winter: published. "
        "See all meetings of this group, and those announced "
        "What “draft”, “circulated”, “approved” and “published” mean"
    )
    assert html.count('href="/groups/alpha/meetings/winter/?on=2022-06-30"') == 1


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"place": "Invented Hall", "place_audience": "public"},
            "Next meeting announced: Autumn 3 October 2022, 18:30 Invented Hall",
        ),
        ({"place": "Secret House", "place_audience": "staff"}, "Next meeting announced: Autumn 3 October 2022, 18:30"),
        ({"place": ""}, "Next meeting announced: Autumn 3 October 2022, 18:30"),
    ],
)
def test_next_meeting_that_is_announced_stands_first(values, said):
    group = make_group(key="alpha")
    for slug, when in (("later", "2022-12-05"), ("autumn", "2022-10-03")):
        meeting = make_meeting(group=group, slug=slug, title=slug.title(), date=when, start_time=time(18, 30), **values)
        make_meeting_event(meeting=meeting, kind="planned", dated="2022-06-01")
    html = panel("latest_meetings view day", "alpha")
    empty = "The register has no published record of a meeting of this group up to 30 June 2022."
    assert words(html) == f"{said} {empty} See all meetings of this group, and those announced"
    assert html.count('href="/groups/alpha/meetings/autumn/?on=2022-06-30"') == 1


@pytest.mark.parametrize(
    ("values", "events"),
    [
        ({}, ()),
        ({}, ("planned", "cancelled")),
        ({}, ("planned", "held")),
        ({"audience": "staff"}, ("planned",)),
    ],
)
def test_no_next_meeting_is_told_where_none_is_announced_to_the_public(values, events):
    group = make_group(key="alpha")
    meeting = make_meeting(group=group, title="Autumn", date="2022-10-03", **values)
    for kind in events:
        make_meeting_event(meeting=meeting, kind=kind, dated="2022-06-01", reason="Invented.")
    assert "Next meeting" not in words(panel("latest_meetings view day", "alpha"))


def test_latest_minutes_panel():
    meeting = make_meeting(group=make_group(key="alpha"), slug="winter", title="Winter", date="2021-02-02")
    make_release(meeting=meeting)
    html = panel("latest_minutes view day", "alpha")
    assert words(html) == (
        "Latest minutes: Winter (published). Open actions of this group Calendar of its meetings (iCalendar) "
        "Its minutes as they are published (Atom feed)"
    )
    assert html.count('href="/groups/alpha/meetings/winter/minutes/?on=2022-06-30"') == 1


def test_latest_minutes_panel_without_minutes():
    assert "Latest minutes" not in panel("latest_minutes view day", make_group().key)


def test_latest_meetings_panel_shows_five():
    group = make_group(key="alpha")
    for year in range(2015, 2021):
        make_meeting(group=group, title=f"Meeting of {year}", date=f"{year}")
    text = words(panel("latest_meetings view day", "alpha"))
    years = [year for year in range(2015, 2021) if f"Meeting of {year}" in text]
    assert years == [2016, 2017, 2018, 2019, 2020]


def test_latest_meetings_panel_empty():
    assert words(panel("latest_meetings view day", make_group().key)) == (
        "The register has no published record of a meeting of this group up to 30 June 2022. "
        "See all meetings of this group, and those announced"
    )


def test_latest_meetings_panel_for_the_public_only():
    group = make_group()
    make_meeting(group=group, title="Hidden", date="2021", audience="staff")
    assert "Hidden" not in panel("latest_meetings view day", group.key)


def test_source_meetings_panel():
    statement = make_statement(source=make_source(key="report"))
    make_meeting(group=None, title="Unnamed", date="2021-01", date_note="No day.", note="A note.", statement=statement)
    group = make_group(key="alpha", name="Alpha")
    make_meeting(group=group, slug="winter", title="Winter", date="2020", note="On its page.", statement=statement)
    html = panel("source_meetings view", "report")
    assert words(html) == (
        "Meetings it speaks of Unnamed The source does not say whose meeting it was. January 2021. No day. A note. "
        "Winter Alpha. 2020."
    )
    assert html.count('href="/groups/alpha/meetings/winter/?on=2022-06-30"') == 1


def test_source_meetings_panel_empty():
    assert words(panel("source_meetings view", make_source().key)) == ""


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("tag", "number"), [("latest_meetings view day", 2), ("source_meetings view", 1)])
def test_panels_cost_the_same_for_three_rows_as_for_one(rows, tag, number, django_assert_num_queries):
    group, statement = make_group(key="same"), make_statement(source=make_source(key="same"))
    for _ in range(rows):
        meeting = make_meeting(group=group, date="2021", statement=statement)
        make_meeting_event(meeting=meeting)
        make_minutes(meeting=meeting)
    with django_assert_num_queries(number):
        panel(tag, "same")
