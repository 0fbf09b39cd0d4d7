"""The page of one meeting as a reader is given it, on the day of these tests."""

from datetime import date

from iag_registry.lib.audiences import Audience
from meetings.disclosure import meeting_page

DAY = date(2022, 6, 30)


def page_of(meeting, *, audience=Audience.PUBLIC, day=DAY):
    return meeting_page(meeting.group.key, meeting.slug, audience=audience, day=day)
