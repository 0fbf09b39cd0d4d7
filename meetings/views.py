"""The pages of meetings: what the public may read of them, on today or on an earlier day."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.disclosure import current_key
from iag_registry.lib.audiences import Audience
from iag_registry.lib.on_day import Reading, reading_of
from meetings import disclosure
from meetings.disclosure import GroupMeetings, MeetingPage


@require_safe
def group_meetings(request: HttpRequest, group_key: str) -> HttpResponse:
    """All the meetings of one group."""
    reading = reading_of(request.GET, timezone.localdate())
    meetings = disclosure.group_meetings(group_key, audience=Audience.PUBLIC, day=reading.day)
    if meetings is None:
        return _moved(request, group_key)
    return _page(request, "meetings/group_meetings.html", meetings, reading)


@require_safe
def meeting_detail(request: HttpRequest, group_key: str, slug: str) -> HttpResponse:
    """One meeting, in the order of its minutes."""
    reading = reading_of(request.GET, timezone.localdate())
    page = disclosure.meeting_page(group_key, slug, audience=Audience.PUBLIC, day=reading.day)
    if page is None:
        return _moved(request, group_key)
    return _page(request, "meetings/meeting_detail.html", page, reading)


def _page(request: HttpRequest, template: str, page: GroupMeetings | MeetingPage, reading: Reading) -> HttpResponse:
    """The page as it is read on the day; with status 400 and today's facts where the day cannot be read."""
    return render(request, template, {"page": page, "reading": reading}, status=400 if reading.problem else 200)


def _moved(request: HttpRequest, group_key: str) -> HttpResponse:
    """Lead from a former key of a group to its key of today (GRP-01); raise ``Http404`` for any other address."""
    key = current_key(group_key, Audience.PUBLIC)
    if not key:
        raise Http404
    query = request.META["QUERY_STRING"]
    path = request.path.replace(f"/{group_key}/", f"/{key}/", 1)
    return redirect(f"{path}?{query}" if query else path, permanent=True)
