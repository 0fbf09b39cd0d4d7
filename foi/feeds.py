"""The feed of the disclosure log (RFC 4287, EXP-08): replies as they are published, corrected and withdrawn."""

from datetime import UTC, date, datetime, time
from itertools import islice

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import require_safe

from foi.disclosure.log import LogLine, log_lines
from foi.filters import log_list
from groups.views.refusal import refused
from iag_registry.lib.partial_dates import PartialDate

MOST = 100
"""How many entries the feed holds; the pages of the log hold the rest."""
NOTHING_YET = date(1970, 1, 1)


class LogFeed(Atom1Feed):
    """A feed that says when it changed by its entries, and not by the clock."""

    def latest_post_date(self) -> datetime:
        moments: list[datetime] = [item["updateddate"] for item in self.items]
        return max(moments, default=_moment(NOTHING_YET))


@require_safe
def log_feed(request: HttpRequest) -> HttpResponse:
    """The newest entries of the log that the filters let through."""
    found = log_list(request.GET, timezone.localdate())
    if found.mistakes:
        return refused("The feed cannot be made.", found.mistakes)
    site = settings.PUBLIC_URL
    feed = LogFeed(
        title=f"Disclosure log: {settings.SERVICE_NAME}",
        link=site + reverse("foi:log-list"),
        description=None,
        language=settings.LANGUAGE_CODE,
        author_name=settings.PUBLISHER_NAME,
        feed_url=site + request.path,
        feed_guid=site + request.path,
    )
    for line in islice(log_lines(found.releases[:MOST]), MOST):
        feed.add_item(
            title=line.title,
            link=site + line.url,
            # Readers take a summary for HTML.
            description=escape(_summary(line)),
            unique_id=f"urn:uuid:{line.uuid}",
            pubdate=_moment(line.published_on),
            updateddate=_moment(line.withdrawn_on or line.published_on),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _summary(line: LogLine) -> str:
    """One line: "Request 01.FOI.22.022727, reply 2: given in part. More is to come."."""
    if line.withdrawn_on:
        return f"Request {line.reference}: withdrawn on {PartialDate.of(line.withdrawn_on).words}."
    more = " More is to come." if line.is_interim else ""
    return f"Request {line.reference}, reply {line.version}: {line.decision.lower()}.{more}"


def _moment(day: date) -> datetime:
    """The beginning of a day: a feed wants a moment, and no more than the day is said."""
    return datetime.combine(day, time(), UTC)
