"""The lists of open actions: of the whole register, and of one group."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.disclosure import Link
from groups.views.page import AUDIENCE
from groups.views.paging import Pages
from iag_registry.lib.on_day import Reading, reading_of
from meetings import disclosure
from meetings.views.former_keys import moved


@require_safe
def action_list(request: HttpRequest) -> HttpResponse:
    """The open actions of every group."""
    return _page(request, reading_of(request.GET, timezone.localdate()), group=None, group_key=None)


@require_safe
def group_actions(request: HttpRequest, group_key: str) -> HttpResponse:
    """The open actions of one group."""
    reading = reading_of(request.GET, timezone.localdate())
    group = disclosure.visible_group(group_key, AUDIENCE, reading.day)
    if group is None:
        return moved(request, group_key)
    return _page(request, reading, group=group, group_key=group_key)


def _page(request: HttpRequest, reading: Reading, *, group: Link | None, group_key: str | None) -> HttpResponse:
    """One page of the list; the last one where the number is too high, and the first where it is none."""
    actions: Any = disclosure.open_actions(reading.day, AUDIENCE, group_key)
    page = Pages(actions).get_page(request.GET.get("page"))
    shown: Any = page.object_list
    names, arguments = ("group-action", [group_key]) if group_key else ("action", [])
    context = {
        "feed": reverse(f"meetings:{names}-feed", args=arguments),
        "calendar": reverse(f"meetings:{names}-calendar", args=arguments),
        "reading": reading,
        "group": group,
        "group_key": group_key,
        "page": page,
        "page_range": page.paginator.get_elided_page_range(page.number),
        "actions": disclosure.action_lines(shown, reading.day, AUDIENCE),
    }
    return render(request, "meetings/actions.html", context, status=400 if reading.problem else 200)
