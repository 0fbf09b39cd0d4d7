"""Which meetings may be listed, for whom and on which day; every name here is invented."""

from datetime import date

import pytest

from groups.disclosure.links import Link
from groups.models import AdvisoryGroup
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.disclosure import (
    GroupMeetings,
    MeetingLine,
    count_without_meeting,
    group_meetings,
    latest_meetings,
    latest_minutes,
    listed_meetings,
    meetings_of_source,
)
from tests.factories import (
    make_group,
    make_group_name,
    make_meeting,
    make_meeting_event,
    make_minutes,
    make_source,
    make_statement,
)
from tests.meetings.making import make_joint_meeting, make_release, make_withdrawal

pytestmark = pytest.mark.django_db
DAY = date(2022, 6, 30)
PUBLIC = Audience.PUBLIC


def titles(meetings):
    return [meeting.title for meeting in meetings]


def past(group, *, audience=PUBLIC, day=DAY):
    found = group_meetings(group.key, audience=audience, day=day)
    return titles(found.past) if found else None


def test_group_meetings_latest_first_undated_last():
    group = make_group()
    for title, day in [
        ("Undated", ""),
        ("Year", "2020"),
        ("Day", "2021-02-02"),
        ("Month", "2021-03"),
        ("Late", "2023"),
    ]:
        make_meeting(group=group, title=title, date=day)
    assert past(group) == ["Month", "Day", "Year", "Undated"]


def test_group_meetings_whole_view():
    group = make_group(key="alpha", name="Alpha")
    make_group_name(group=group, text="Alpha as it was", kind="official", start="2020", end="2022-12-31")
    meeting = make_meeting(
        group=group, slug="2021-02-02", title="Winter", date="2021-02-02", date_note="As printed.", note="Short."
    )
    make_meeting_event(meeting=meeting, kind="held", dated="2021-02-02")
    make_minutes(meeting=meeting, stage="published")
    make_release(meeting=meeting)
    assert group_meetings("alpha", audience=PUBLIC, day=DAY) == GroupMeetings(
        key="alpha",
        group=Link("Alpha as it was", "/groups/alpha/"),
        url="/groups/alpha/meetings/",
        past=(
            MeetingLine(
                title="Winter",
                url="/groups/alpha/meetings/2021-02-02/",
                group=Link("Alpha", "/groups/alpha/"),
                date=PartialDate("2021-02-02"),
                date_note="As printed.",
                note="Short.",
                standing="Held",
                minutes="Published",
                minutes_url="/groups/alpha/meetings/2021-02-02/minutes/",
                key="alpha/2021-02-02",
                last_event="held",
                uuid=str(meeting.uuid),
            ),
        ),
        ahead=(),
    )


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_group_meetings_hidden_meeting(audience):
    group = make_group()
    make_meeting(group=group, title="Shown", date="2021")
    make_meeting(group=group, title="Hidden", date="2021", audience=audience)
    assert (past(group), sorted(past(group, audience=Audience.RESTRICTED))) == (["Shown"], ["Hidden", "Shown"])


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_meetings_among_many_are_those_that_may_be_seen(audience):
    make_meeting(group=make_group(), title="Shown", date="2021")
    make_meeting(group=None, title="Of no group", date="2021")
    make_meeting(group=make_group(audience=audience), title="Shown to few", date="2021")
    for reader, expected in (
        (PUBLIC, ["Of no group", "Shown"]),
        (Audience.RESTRICTED, ["Of no group", "Shown", "Shown to few"]),
    ):
        found = [listed_meetings(DAY, reader, among_many=among_many) for among_many in (True, False)]
        assert [sorted(titles(each)) for each in found] == [expected, expected]


@pytest.mark.parametrize("audience", ["on_request", "staff", "restricted"])
def test_group_meetings_hidden_group(audience):
    meeting = make_meeting(group=make_group(audience=audience), title="Shown to few", date="2021")
    assert (past(meeting.group), past(meeting.group, audience=Audience.RESTRICTED)) == (None, ["Shown to few"])


def test_group_meetings_unknown_group():
    assert group_meetings("no-such-group", audience=PUBLIC, day=DAY) is None


def test_group_meetings_announced_ahead():
    group = make_group()
    announced = make_meeting(group=group, title="Announced", date="2022-07-20")
    make_meeting_event(meeting=announced, kind="planned", dated="2022-06-01")
    spoken_of = make_meeting(group=group, title="Spoken of", date="2022-08")
    make_meeting_event(meeting=spoken_of, kind="planned", dated="2022-08", statement=make_statement(as_of="2022-05-04"))
    announced_later = make_meeting(group=group, title="Announced later", date="2022-09-20")
    make_meeting_event(meeting=announced_later, kind="planned", dated="2022-07-01")
    make_meeting(group=group, title="Not announced", date="2022-10-20")
    found = group_meetings(group.key, audience=PUBLIC, day=DAY)
    assert [(line.title, line.standing) for line in found.ahead] == [("Announced", "Planned"), ("Spoken of", "Planned")]
    assert found.past == ()


def test_group_meetings_announced_without_a_date_come_last_of_those_ahead():
    group = make_group()
    for title, day in [("To be confirmed", ""), ("August", "2022-08"), ("July", "2022-07-20")]:
        make_meeting_event(meeting=make_meeting(group=group, title=title, date=day), kind="planned", dated="2022-06-01")
    found = group_meetings(group.key, audience=PUBLIC, day=DAY)
    assert (titles(found.ahead), found.past) == (["July", "August", "To be confirmed"], ())


@pytest.mark.parametrize(
    ("kind", "day", "standing"),
    [
        ("planned", "2022-01-01", "Planned; not known to have been held"),
        ("notice_published", "2022-01-01", "Notice published; not known to have been held"),
        ("cancelled", "2022-01-01", "Cancelled"),
        ("held", "", "Held"),
        ("cancelled", "2022-12-01", ""),
    ],
)
def test_latest_meetings_standing(kind, day, standing):
    meeting = make_meeting(date="2022-03-01")
    make_meeting_event(meeting=meeting, kind=kind, dated=day)
    found = latest_meetings(meeting.group.key, audience=PUBLIC, day=DAY, limit=5)
    assert [line.standing for line in found] == [standing]


@pytest.mark.parametrize(
    ("stage", "label"),
    [
        ("published", "Published"),
        ("draft", "Draft"),
        ("none", ""),
    ],
)
def test_latest_meetings_minutes(stage, label):
    meeting = make_meeting(date="2022-03-01")
    make_minutes(meeting=meeting, stage=stage)
    if stage == "published":
        make_release(meeting=meeting)
    found = latest_meetings(meeting.group.key, audience=PUBLIC, day=DAY, limit=5)
    assert [line.minutes for line in found] == [label]


def test_latest_meetings_minutes_approved_after_the_day():
    meeting = make_meeting(date="2022-03-01")
    make_minutes(meeting=meeting, stage="approved", approved_by_procedure="by letter", approved_on="2022-06")
    found = {
        day: latest_meetings(meeting.group.key, audience=PUBLIC, day=day, limit=5)[0].minutes
        for day in (date(2022, 5, 31), date(2022, 6, 1))
    }
    assert found == {date(2022, 5, 31): "", date(2022, 6, 1): "Approved"}


@pytest.mark.parametrize(
    ("date_", "kinds", "stands"),
    [
        ("2022-06-30", ["planned"], "ahead"),
        ("2022-06-30", ["planned", "held"], "past"),
        ("2022-06-30", [], "past"),
        ("2022-06", ["notice_published"], "ahead"),
        ("2022-06-29", ["planned"], "past"),
        ("2022-07-20", ["planned", "cancelled"], "not held"),
        ("", ["planned"], "ahead"),
        ("", ["notice_published"], "ahead"),
        ("", ["planned", "held"], "past"),
        ("", ["planned", "cancelled"], "not held"),
        ("", ["planned", "postponed"], "not held"),
        ("", [], "past"),
    ],
)
def test_meeting_of_today_is_ahead_until_it_was_held(date_, kinds, stands):
    meeting = make_meeting(date=date_)
    for kind in kinds:
        make_meeting_event(meeting=meeting, kind=kind, dated="2022-06-01", reason="Why.")
    found = group_meetings(meeting.group.key, audience=PUBLIC, day=DAY)
    numbers = {"ahead": len(found.ahead), "past": len(found.past), "not held": len(found.not_held)}
    assert numbers == {"ahead": 0, "past": 0, "not held": 0} | {stands: 1}


def test_group_meetings_with_joint_ones():
    group = make_group(key="alpha", name="Alpha")
    meeting = make_meeting(title="Joint", date="2021", group=make_group(key="beta", name="Beta"))
    make_joint_meeting(meeting=meeting, group=group)
    make_joint_meeting(meeting=meeting, group=make_group(audience="staff"))
    (line,) = group_meetings("alpha", audience=PUBLIC, day=DAY).past
    assert (line.title, line.group, line.joint_groups) == (
        "Joint",
        Link("Beta", "/groups/beta/"),
        (Link("Alpha", "/groups/alpha/"),),
    )


def test_latest_minutes_are_those_that_can_be_read():
    group = make_group(key="alpha")
    for title, day in (("Old", "2021-01-01"), ("Read", "2021-02-01"), ("Withdrawn", "2021-03-01"), ("New", "2021-04")):
        meeting = make_meeting(group=group, title=title, date=day)
        if title != "New":
            release = make_release(meeting=meeting, published_on=date(2022, 1, 1))
        if title == "Withdrawn":
            make_withdrawal(release=release)
    found = {day: latest_minutes("alpha", audience=PUBLIC, day=day) for day in (date(2021, 12, 31), DAY)}
    assert [found[day] and found[day].title for day in found] == [None, "Read"]


@pytest.mark.parametrize("rows", [1, 3])
def test_latest_minutes_one_query(rows, django_assert_num_queries):
    group = make_group(key="alpha")
    for _ in range(rows):
        make_release(meeting=make_meeting(group=group, date="2021"))
    with django_assert_num_queries(1):
        latest_minutes("alpha", audience=PUBLIC, day=DAY)


def test_latest_meetings_limit():
    group = make_group()
    for month in ("01", "02", "03"):
        make_meeting(group=group, title=month, date=f"2022-{month}")
    assert titles(latest_meetings(group.key, audience=PUBLIC, day=DAY, limit=2)) == ["03", "02"]


def test_meetings_of_source_named_and_unnamed():
    source = make_source()
    statement = make_statement(source=source)
    make_meeting(title="Unnamed body", date="2021", group=None, statement=statement)
    recorded = make_meeting(title="Recorded", date="2020")
    make_minutes(meeting=recorded, source=source)
    make_meeting(title="Of another source", date="2021", statement=make_statement())
    found = meetings_of_source(source.key, audience=PUBLIC, day=DAY)
    assert [(line.title, line.url, line.group) for line in found] == [
        ("Unnamed body", "", None),
        ("Recorded", recorded.get_absolute_url(), Link(recorded.group.name, recorded.group.get_absolute_url())),
    ]


def test_meetings_of_source_hidden():
    source = make_source()
    make_meeting(group=None, statement=make_statement(source=source), audience="staff")
    make_meeting(group=make_group(audience="staff"), statement=make_statement(source=source))
    make_meeting(group=None, statement=make_statement(source=source, audience="staff"))
    make_minutes(meeting=make_meeting(audience="staff"), source=source)
    assert meetings_of_source(source.key, audience=PUBLIC, day=DAY) == ()


def test_count_without_meeting_hidden_later_and_shown():
    for values in ({"date": "2021"}, {"date": ""}, {"date": "2021", "audience": "staff"}, {"date": "2023"}):
        make_meeting(**values)
    make_group()
    assert count_without_meeting(AdvisoryGroup.objects.all(), audience=PUBLIC, day=DAY) == 3


@pytest.mark.parametrize(("values", "number"), [({}, 0), ({"audience": "staff"}, 2), ({"date": "2023"}, 2)])
def test_count_without_meeting_of_one_that_was_held_with_others(values, number):
    make_joint_meeting(meeting=make_meeting(**{"date": "2021", **values}), group=make_group())
    assert count_without_meeting(AdvisoryGroup.objects.all(), audience=PUBLIC, day=DAY) == number


@pytest.mark.parametrize("rows", [1, 3])
def test_latest_meetings_one_query(rows, django_assert_num_queries):
    group = make_group()
    for _ in range(rows):
        meeting = make_meeting(group=group, date="2021")
        make_meeting_event(meeting=meeting)
        make_minutes(meeting=meeting)
    with django_assert_num_queries(1):
        assert len(latest_meetings(group.key, audience=PUBLIC, day=DAY, limit=5)) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_meetings_of_source_one_query(rows, django_assert_num_queries):
    source = make_source()
    for _ in range(rows):
        make_minutes(meeting=make_meeting(date="2021"), source=source)
    with django_assert_num_queries(1):
        assert len(meetings_of_source(source.key, audience=PUBLIC, day=DAY)) == rows
