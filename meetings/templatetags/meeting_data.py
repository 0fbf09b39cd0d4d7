"""What the pages of a meeting and of its minutes tell programs, out of the same views as their words."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.utils.timezone import make_aware

from iag_registry.lib.linked_data import data_block
from meetings.disclosure import MeetingPage, MinutesPage

register = template.Library()
SCHEMA = "https://schema.org/"


@register.simple_tag(takes_context=True)
def meeting_linked_data(context: dict[str, Any], page: MeetingPage) -> str:
    """A meeting as it is known today; nothing on an earlier day, and nothing of one whose day is not known."""
    if not context["reading"].is_today or page.date.precision != "day":
        return ""
    address = settings.PUBLIC_URL + context["request"].path
    return data_block(
        {
            "@type": "Event",
            "@id": address,
            "url": address,
            "name": page.title,
            "startDate": _moment(page, page.start_time),
            "endDate": _moment(page, page.end_time) if page.end_time else "",
            "eventStatus": SCHEMA + _status(page),
            "location": {"@type": "Place", "name": page.place} if page.place else None,
            "organizer": [
                {"@type": "Organization", "name": group.text, "url": settings.PUBLIC_URL + group.url}
                for group in (page.group, *page.joint_groups)
            ],
        }
    )


@register.simple_tag(takes_context=True)
def minutes_linked_data(context: dict[str, Any], page: MinutesPage) -> str:
    """The version that is read, as it is today; nothing on an earlier day, and nothing where none can be read."""
    if not context["reading"].is_today or page.release is None:
        return ""
    line = page.release.line
    return data_block(
        {
            "@type": "DigitalDocument",
            "@id": settings.PUBLIC_URL + line.url,
            "url": settings.PUBLIC_URL + line.url,
            "name": f"Minutes: {page.title}",
            "version": line.number,
            "creativeWorkStatus": line.label,
            "datePublished": line.published_on.isoformat(),
            "encodingFormat": "text/html",
            "encoding": [
                {
                    "@type": "MediaObject",
                    "contentUrl": settings.PUBLIC_URL + file.url,
                    "encodingFormat": file.media_type.partition(";")[0],
                }
                for file in context["downloads"]
            ],
            "isPartOf": settings.PUBLIC_URL + page.meeting_url,
        }
    )


def _moment(page: MeetingPage, time: Any) -> str:
    """The day, and the time with its offset where that is known."""
    if time is None:
        return str(page.date)
    return make_aware(datetime.combine(page.date.earliest, time), ZoneInfo(settings.TIME_ZONE)).isoformat()


def _status(page: MeetingPage) -> str:
    if not page.did_not_take_place:
        return "EventScheduled"
    return "EventPostponed" if page.events[-1].postponed_to else "EventCancelled"
