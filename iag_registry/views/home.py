"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups import disclosure as groups
from iag_registry.lib.audiences import Audience
from iag_registry.lib.on_day import reading_of
from meetings import disclosure as meetings


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the register is, how many groups it counts on the day, the ways into it, and what is not known."""
    reading = reading_of(request.GET, timezone.localdate())
    counted = groups.counted_groups(reading.day, Audience.PUBLIC)
    context = {
        "reading": reading,
        "count": groups.group_count(reading.day, Audience.PUBLIC),
        "without_meeting": meetings.count_without_meeting(counted, audience=Audience.PUBLIC, day=reading.day),
        "has_timeline": groups.has_timeline(reading.day, Audience.PUBLIC),
        "held_sources": [source for source in groups.source_rows(Audience.PUBLIC) if source.held],
    }
    return render(request, "home.html", context, status=400 if reading.problem else 200)
