"""Calendars to subscribe to: of lists of meetings and of groups, of one group, of one meeting; and of open actions."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from groups.disclosure import Link
from groups.filtering import Asked
from groups.filters import group_list
from groups.views.page import AUDIENCE
from groups.views.refusal import refused, refused_query, unreadable_day
from iag_registry.lib.on_day import Reading, reading_of
from meetings import disclosure
from meetings.calendar import write_action_calendar, write_calendar
from meetings.querysets import MeetingQuerySet
from meetings.views.former_keys import moved
from meetings.views.meeting_list import listed_in


@require_safe
def meetings_calendar(request: HttpRequest) -> HttpResponse:
    """The meetings of the list, all pages, as a calendar; 400 and the mistakes where the query cannot be used."""
    listed = listed_in(request)
    if listed.mistakes:
        return refused("The calendar cannot be made.", listed.mistakes)
    return _calendar(listed.meetings, listed.reading, name=_name("Meetings", listed.asked), file="meetings")


@require_safe
def calendar_of_groups(request: HttpRequest) -> HttpResponse:
    """The meetings of the groups that the list of groups shows, all pages; 400 and the mistakes as there."""
    listed = group_list(request.GET, timezone.localdate(), AUDIENCE)
    if listed.mistakes:
        return refused("The calendar cannot be made.", listed.mistakes)
    of_them = disclosure.of_groups(listed.groups.order_by().values("pk"), AUDIENCE)
    meetings = disclosure.listed_meetings(listed.reading.day, AUDIENCE, among_many=True).filter(of_them)
    ordered = disclosure.in_reading_order(meetings)
    return _calendar(ordered, listed.reading, name=_name("Meetings of groups", listed.narrowed_by), file="groups")


@require_safe
def group_calendar(request: HttpRequest, group_key: str) -> HttpResponse:
    """The meetings of one group, alone or with others, as a calendar."""
    reading = reading_of(request.GET, timezone.localdate())
    group = disclosure.visible_group(group_key, AUDIENCE, reading.day)
    if group is None:
        return moved(request, group_key)
    meetings = disclosure.listed_meetings(reading.day, AUDIENCE).filter(disclosure.of_group(group_key))
    return _of_group(disclosure.in_reading_order(meetings), reading, group, file=group_key)


@require_safe
def meeting_calendar(request: HttpRequest, group_key: str, slug: str) -> HttpResponse:
    """One meeting as a calendar of its own, which is empty on a day on which the register knew nothing of it."""
    reading = reading_of(request.GET, timezone.localdate())
    group = disclosure.visible_group(group_key, AUDIENCE, reading.day)
    if group is None:
        return moved(request, group_key)
    if not disclosure.one_meeting(group_key, slug, timezone.localdate(), AUDIENCE).filter(is_known=True).exists():
        raise Http404
    meeting = disclosure.one_meeting(group_key, slug, reading.day, AUDIENCE)
    return _of_group(meeting.filter(is_known=True), reading, group, file=f"{group_key}-{slug}")


@require_safe
def actions_calendar(request: HttpRequest) -> HttpResponse:
    """The open actions of every group, each on the day on which it is due."""
    return _actions(request, name="Open actions", file="actions")


@require_safe
def group_actions_calendar(request: HttpRequest, group_key: str) -> HttpResponse:
    """The open actions of one group, each on the day on which it is due."""
    day = reading_of(request.GET, timezone.localdate()).day
    group = disclosure.visible_group(group_key, AUDIENCE, day)
    if group is None:
        return moved(request, group_key)
    return _actions(request, name=f"Open actions of {group.text}", file=f"{group_key}-actions", group_key=group_key)


def _actions(request: HttpRequest, *, name: str, file: str, group_key: str | None = None) -> HttpResponse:
    reading = reading_of(request.GET, timezone.localdate())
    if refusal := refused_query("The calendar cannot be made.", request.GET, reading):
        return refusal
    actions = disclosure.open_actions(reading.day, AUDIENCE, group_key)
    lines = disclosure.action_lines(actions, reading.day, AUDIENCE)
    return _answer(write_action_calendar(lines, name=name), file=file)


def _of_group(meetings: MeetingQuerySet, reading: Reading, group: Link, *, file: str) -> HttpResponse:
    if reading.problem:
        return unreadable_day("The calendar cannot be made.", reading)
    return _calendar(meetings, reading, name=f"Meetings of {group.text}", file=file)


def _name(what: str, asked: Iterable[Asked]) -> str:
    """What the calendar of a list is called: what it tells of, and the filters that are in use."""
    return "; ".join([what, *(f"{each.label}: {each.value}" for each in asked)])


def _calendar(meetings: MeetingQuerySet, reading: Reading, *, name: str, file: str) -> HttpResponse:
    entries = disclosure.calendar_entries(meetings, reading.day, AUDIENCE)
    return _answer(write_calendar(entries, name=name), file=file)


def _answer(content: bytes, *, file: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{slugify(file)}.ics"'
    return response
