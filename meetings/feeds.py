"""Feeds of published minutes (RFC 4287, EXP-08): of the whole register, and of each group."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import require_safe

from groups.views.page import AUDIENCE
from groups.views.refusal import unreadable_day
from iag_registry.lib.on_day import reading_of
from meetings import disclosure
from meetings.disclosure import FeedEntry
from meetings.views.former_keys import moved

MOST = 100
"""How many entries a feed holds; the pages of the meetings hold the rest."""
NOTHING_YET = date(1970, 1, 1)
SOONEST = timedelta(seconds=1)
"""What is withdrawn on the day of its publication is newer by so much: a reader takes what is as old for the same."""


class MinutesFeed(Atom1Feed):
    """A feed that says when it changed by its entries, and not by the clock."""

    def latest_post_date(self) -> datetime:
        moments: list[datetime] = [item["updateddate"] for item in self.items]
        return max(moments, default=_moment(NOTHING_YET))


@require_safe
def minutes_feed(request: HttpRequest) -> HttpResponse:
    """The minutes of every group, as they are published, corrected and withdrawn."""
    reading = reading_of(request.GET, timezone.localdate())
    if reading.problem:
        return unreadable_day("The feed cannot be made.", reading)
    entries = disclosure.feed_entries(audience=AUDIENCE, day=reading.day, limit=MOST)
    title = f"Minutes: {settings.SERVICE_NAME}"
    return _answer(entries, title=title, page=reverse("meetings:meeting-list"), address=request.path)


@require_safe
def group_minutes_feed(request: HttpRequest, group_key: str) -> HttpResponse:
    """The minutes of one group, as they are published, corrected and withdrawn."""
    reading = reading_of(request.GET, timezone.localdate())
    group = disclosure.visible_group(group_key, AUDIENCE, reading.day)
    if group is None:
        return moved(request, group_key)
    if reading.problem:
        return unreadable_day("The feed cannot be made.", reading)
    entries = disclosure.feed_entries(audience=AUDIENCE, day=reading.day, limit=MOST, group_key=group_key)
    page = reverse("meetings:group-meetings", args=[group_key])
    return _answer(entries, title=f"Minutes of {group.text}", page=page, address=request.path)


def _answer(entries: Iterable[FeedEntry], *, title: str, page: str, address: str) -> HttpResponse:
    site = settings.PUBLIC_URL
    feed = MinutesFeed(
        title=title,
        link=site + page,
        description=None,
        language=settings.LANGUAGE_CODE,
        author_name=settings.PUBLISHER_NAME,
        feed_url=site + address,
        feed_guid=site + address,
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=site + entry.url,
            # Readers take a summary for HTML.
            description=escape(entry.summary),
            unique_id=f"urn:uuid:{entry.uuid}",
            pubdate=_moment(entry.published),
            updateddate=_moment(entry.updated) + (SOONEST if entry.is_withdrawn else timedelta()),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _moment(day: date) -> datetime:
    """The beginning of a day: a feed wants a moment, and no more than the day is said."""
    return datetime.combine(day, time(), UTC)
