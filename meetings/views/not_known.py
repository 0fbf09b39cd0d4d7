"""What is said of a meeting on a day on which the register knew nothing of it (GRP-11)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from groups.views.page import AUDIENCE
from iag_registry.lib.on_day import Reading
from meetings import disclosure
from meetings.views.former_keys import moved


def not_known(request: HttpRequest, group_key: str, slug: str, reading: Reading) -> HttpResponse:
    """The page of such a meeting or of its minutes, as that of a group says it of the group; else as `moved`."""
    page = disclosure.unknown_meeting(group_key, slug, audience=AUDIENCE, day=reading.day, today=timezone.localdate())
    if page is None:
        return moved(request, group_key)
    context = {"page": page, "reading": reading}
    return render(request, "meetings/not_known.html", context, status=400 if reading.problem else 200)
