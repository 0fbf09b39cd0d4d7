"""Panels of meetings for the pages of groups and sources: one query each, and only what the public may read."""

from datetime import date
from typing import Any, Protocol

from django import template
from django.urls import reverse
from django.utils import timezone

from iag_registry.lib.audiences import Audience
from iag_registry.lib.on_day import Reading
from meetings import disclosure

register = template.Library()

SHOWN = 5
"""How many meetings a panel shows; the list has all of them."""


class Keyed(Protocol):
    """The view of a group or a source, which a panel knows only by its key."""

    @property
    def key(self) -> str: ...


@register.inclusion_tag("meetings/latest_panel.html")
def latest_meetings(group: Keyed, day: date) -> dict[str, Any]:
    """The next meeting of a group, and the last ones up to the day: ``{% latest_meetings group_view day %}``."""
    meetings = disclosure.latest_meetings(group.key, audience=Audience.PUBLIC, day=day, limit=SHOWN)
    return {
        "next": disclosure.next_meeting(group.key, audience=Audience.PUBLIC, day=day),
        "meetings": meetings,
        "list_url": reverse("meetings:group-meetings", args=[group.key]),
        "reading": Reading(day, timezone.localdate()),
    }


@register.inclusion_tag("meetings/latest_minutes.html")
def latest_minutes(group: Keyed, day: date) -> dict[str, Any]:
    """The last minutes of a group that can be read on the day: ``{% latest_minutes group day %}``."""
    return {
        "meeting": disclosure.latest_minutes(group.key, audience=Audience.PUBLIC, day=day),
        "actions_url": reverse("meetings:group-actions", args=[group.key]),
        "calendar_url": reverse("meetings:group-calendar", args=[group.key]),
        "feed_url": reverse("meetings:group-minutes-feed", args=[group.key]),
        "reading": Reading(day, timezone.localdate()),
    }


@register.inclusion_tag("meetings/attendance_panel.html")
def attendance_of_group(group: Keyed, day: date) -> dict[str, Any]:
    """How often those who are named came: ``{% attendance_of_group group day %}``; six queries, however many came."""
    attendance = disclosure.group_attendance(group.key, audience=Audience.PUBLIC, day=day)
    return {"attendance": attendance, "reading": Reading(day, timezone.localdate())}


@register.inclusion_tag("meetings/attendance_of_organisation.html")
def attendance_of_organisation(organisation: Keyed, day: date) -> dict[str, Any]:
    """At how many meetings of each group it was spoken for: ``{% attendance_of_organisation organisation day %}``."""
    tallies = disclosure.organisation_attendance(organisation.key, audience=Audience.PUBLIC, day=day)
    return {"tallies": tallies, "reading": Reading(day, timezone.localdate())}


@register.inclusion_tag("meetings/alternates.html")
def meeting_alternates(group: Keyed, name: str) -> dict[str, Any]:
    """The calendar and the feed of a group, for programs that look for them in the head of its page."""
    return {"key": group.key, "name": name}


@register.inclusion_tag("meetings/source_panel.html", takes_context=True)
def source_meetings(context: dict[str, Any], source: Keyed) -> dict[str, Any]:
    """The meetings that a source speaks of, those of unnamed bodies included: ``{% source_meetings source_view %}``.

    What a document says does not change with the day, so they are all shown; their links keep the day of the page.
    """
    today = timezone.localdate()
    meetings = disclosure.meetings_of_source(source.key, audience=Audience.PUBLIC, day=today)
    return {"meetings": meetings, "reading": context["reading"]}


@register.simple_tag
def minutes_by_group(day: date, area: str = "") -> dict[str, disclosure.MeetingLine]:
    """The last minutes to read of every group of an area: ``{% minutes_by_group day as latest %}``; three queries.

    With the key of an area, of its groups alone.
    """
    return disclosure.latest_minutes_by_group(audience=Audience.PUBLIC, day=day, area=area)


@register.inclusion_tag("meetings/latest_of_group.html", takes_context=True)
def latest_of_group(
    context: dict[str, Any], latest: dict[str, disclosure.MeetingLine], group_url: str
) -> dict[str, Any]:
    """The link to the last minutes of one group, out of `minutes_by_group`; nothing where there are none."""
    return {"meeting": latest.get(group_url), "reading": context["reading"]}


@register.simple_tag
def stages_of_minutes() -> tuple[tuple[str, str], ...]:
    """Each word for how far minutes have come, and what it means: ``{% stages_of_minutes as stages %}``."""
    return disclosure.STAGES_EXPLAINED
