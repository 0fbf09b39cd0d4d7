"""Meetings that were called off or not held are never read as held; every name here is invented."""

from datetime import date

import pytest

from groups.models import AdvisoryGroup
from iag_registry.lib.audiences import Audience
from meetings.disclosure import count_without_meeting, group_meetings
from tests.factories import make_meeting, make_meeting_event

pytestmark = pytest.mark.django_db
DAY = date(2022, 6, 30)
PUBLIC = Audience.PUBLIC


@pytest.mark.parametrize("kind", ["cancelled", "postponed", "not_held"])
def test_count_without_meeting_of_one_that_was_called_off(kind):
    meeting = make_meeting(date="2021")
    make_meeting_event(meeting=meeting, kind="planned", dated="2020-12")
    assert count_without_meeting(AdvisoryGroup.objects.all(), audience=PUBLIC, day=DAY) == 0
    make_meeting_event(meeting=meeting, kind=kind, dated="2021", reason="Illness.")
    assert count_without_meeting(AdvisoryGroup.objects.all(), audience=PUBLIC, day=DAY) == 1
    assert count_without_meeting(AdvisoryGroup.objects.all(), audience=PUBLIC, day=date(2020, 12, 31)) == 1


@pytest.mark.parametrize(("kind", "place"), [("cancelled", 2), ("postponed", 2), ("not_held", 2), ("held", 1)])
@pytest.mark.parametrize("day", ["2022-06-01", "2022-07-20"])
def test_meeting_that_was_called_off_stands_apart_before_its_day_and_after(kind, place, day):
    meeting = make_meeting(title="One", date=day)
    make_meeting_event(meeting=meeting, kind="planned", dated="2022-01-01")
    make_meeting_event(meeting=meeting, kind=kind, dated="2022-05-01", reason="Illness.")
    found = group_meetings(meeting.group.key, audience=PUBLIC, day=DAY)
    lists = [[line.title for line in lines] for lines in (found.ahead, found.past, found.not_held)]
    assert lists == [["One"] if number == place else [] for number in range(3)]


def test_a_meeting_of_some_time_that_was_held_by_then_is_one_that_the_register_shows():
    meeting = make_meeting(date="2024")
    make_meeting_event(meeting=meeting, kind="held", dated="2024-03-01")
    groups = AdvisoryGroup.objects.all()
    days = (date(2024, 2, 28), date(2024, 6, 30), date(2025, 1, 1))
    assert [count_without_meeting(groups, audience=PUBLIC, day=day) for day in days] == [1, 0, 0]
