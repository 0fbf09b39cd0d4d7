"""Minutes that could be read on a day are not told of as withdrawn on it; every name here is invented."""

from datetime import date

import pytest

from iag_registry.lib.audiences import Audience
from meetings.disclosure.lists import listed_meetings
from meetings.disclosure.meeting_lines import facts_of, is_withdrawn_later, stage_of
from tests.factories import make_meeting
from tests.meetings.making import make_release, make_withdrawal

pytestmark = pytest.mark.django_db
PUBLIC = Audience.PUBLIC


@pytest.mark.parametrize(("day", "is_later"), [(date(2021, 5, 1), True), (date(2021, 6, 1), False)])
def test_minutes_are_withdrawn_once_the_last_version_to_be_read_is(day, is_later):
    """The newest version went first: until the one before it went too there was something to read."""
    meeting = make_meeting(date="2021-01-05")
    for version, published, withdrawn in ((1, (2, 1), (6, 1)), (2, (3, 1), (4, 1))):
        release = make_release(meeting=meeting, version=version, published_on=date(2021, *published))
        make_withdrawal(release=release, withdrawn_on=date(2021, *withdrawn))
    facts = facts_of(listed_meetings(day, PUBLIC).get())
    stage = stage_of(facts, day, PUBLIC)
    assert (facts.withdrawn, is_withdrawn_later(facts, stage, day)) == (date(2021, 6, 1), is_later)
