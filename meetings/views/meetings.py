"""The pages of meetings: what the public may read of them, on today or on an earlier day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.views.page import AUDIENCE
from iag_registry.lib.on_day import Reading, reading_of
from meetings import disclosure
from meetings.disclosure import GroupAttendance, GroupMeetings, MeetingPage
from meetings.views.former_keys import moved
from meetings.views.not_known import not_known


@require_safe
def group_meetings(request: HttpRequest, group_key: str) -> HttpResponse:
    """All the meetings of one group."""
    reading = reading_of(request.GET, timezone.localdate())
    meetings = disclosure.group_meetings(group_key, audience=AUDIENCE, day=reading.day)
    if meetings is None:
        return moved(request, group_key)
    return _page(request, "meetings/group_meetings.html", meetings, reading)


@require_safe
def group_attendance(request: HttpRequest, group_key: str) -> HttpResponse:
    """How often those who may be named came to the meetings of one group."""
    reading = reading_of(request.GET, timezone.localdate())
    attendance = disclosure.group_attendance(group_key, audience=AUDIENCE, day=reading.day)
    if attendance is None:
        return moved(request, group_key)
    return _page(request, "meetings/attendance.html", attendance, reading)


@require_safe
def meeting_detail(request: HttpRequest, group_key: str, slug: str) -> HttpResponse:
    """One meeting: when and where, how to come, what was on the agenda, and what became of it."""
    reading = reading_of(request.GET, timezone.localdate())
    page = disclosure.meeting_page(group_key, slug, audience=AUDIENCE, day=reading.day)
    if page is None:
        return not_known(request, group_key, slug, reading)
    return _page(request, "meetings/meeting_detail.html", page, reading)


def _page(
    request: HttpRequest, template: str, page: GroupAttendance | GroupMeetings | MeetingPage, reading: Reading
) -> HttpResponse:
    """The page as it is read on the day; with status 400 and today's facts where the day cannot be read."""
    return render(request, template, {"page": page, "reading": reading}, status=400 if reading.problem else 200)
