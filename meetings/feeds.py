"""Feeds of minutes, of meetings and of open actions (EXP-08): of every list with its filters, and of each group."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.views.page import AUDIENCE
from groups.views.refusal import refused, refused_query
from iag_registry.lib.feeds import MOST, feed_answer, feed_title, with_query
from iag_registry.lib.on_day import reading_of
from meetings import disclosure
from meetings.views.former_keys import moved
from meetings.views.meeting_list import listed_in

REFUSED = "The feed cannot be made."


@require_safe
def minutes_feed(request: HttpRequest) -> HttpResponse:
    """The minutes of the meetings that the filters let through, as they are published, corrected and withdrawn."""
    listed = listed_in(request)
    if listed.mistakes:
        return refused(REFUSED, listed.mistakes)
    is_narrowed = any(each.parameter != "on" for each in listed.asked)
    entries = disclosure.feed_entries(
        audience=AUDIENCE,
        day=listed.reading.day,
        limit=MOST,
        meetings=listed.meetings if is_narrowed else None,
    )
    return feed_answer(
        entries,
        title=feed_title("Minutes", listed.asked, settings.SERVICE_NAME),
        page=with_query(reverse("meetings:meeting-list"), request.GET),
        address=with_query(request.path, request.GET),
    )


@require_safe
def meetings_feed(request: HttpRequest) -> HttpResponse:
    """The first hundred meetings of the list, those ahead first, as they are announced, moved, held and called off."""
    listed = listed_in(request)
    if listed.mistakes:
        return refused(REFUSED, listed.mistakes)
    entries = disclosure.meeting_entries(listed.meetings, audience=AUDIENCE, day=listed.reading.day, limit=MOST)
    return feed_answer(
        entries,
        title=feed_title("Meetings", listed.asked, settings.SERVICE_NAME),
        page=with_query(reverse("meetings:meeting-list"), request.GET),
        address=with_query(request.path, request.GET),
    )


@require_safe
def group_minutes_feed(request: HttpRequest, group_key: str) -> HttpResponse:
    """The minutes of one group, as they are published, corrected and withdrawn."""
    reading = reading_of(request.GET, timezone.localdate())
    group = disclosure.visible_group(group_key, AUDIENCE, reading.day)
    if group is None:
        return moved(request, group_key)
    if refusal := refused_query(REFUSED, request.GET, reading):
        return refusal
    entries = disclosure.feed_entries(audience=AUDIENCE, day=reading.day, limit=MOST, group_key=group_key)
    return feed_answer(
        entries,
        title=f"Minutes of {group.text}",
        page=with_query(reverse("meetings:group-meetings", args=[group_key]), request.GET),
        address=with_query(request.path, request.GET),
    )


@require_safe
def actions_feed(request: HttpRequest) -> HttpResponse:
    """The open actions of every group: the first hundred of their list."""
    return _actions(request, title=f"Open actions - {settings.SERVICE_NAME}", page=reverse("meetings:action-list"))


@require_safe
def group_actions_feed(request: HttpRequest, group_key: str) -> HttpResponse:
    """The open actions of one group: the first hundred of their list."""
    reading = reading_of(request.GET, timezone.localdate())
    group = disclosure.visible_group(group_key, AUDIENCE, reading.day)
    if group is None:
        return moved(request, group_key)
    page = reverse("meetings:group-actions", args=[group_key])
    return _actions(request, title=f"Open actions of {group.text}", page=page, group_key=group_key)


def _actions(request: HttpRequest, *, title: str, page: str, group_key: str | None = None) -> HttpResponse:
    reading = reading_of(request.GET, timezone.localdate())
    if refusal := refused_query(REFUSED, request.GET, reading):
        return refusal
    actions = disclosure.open_actions(reading.day, AUDIENCE, group_key)
    entries = disclosure.action_entries(actions, audience=AUDIENCE, day=reading.day, limit=MOST)
    address = with_query(request.path, request.GET)
    return feed_answer(entries, title=title, page=with_query(page, request.GET), address=address)
