"""The feed of the disclosure log (EXP-08): replies as they are published, corrected and withdrawn."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from foi.disclosure.log import LogLine, log_lines
from foi.filters import log_list
from groups.views.refusal import refused
from iag_registry.lib.feeds import MOST, FeedEntry, feed_answer, feed_title, with_query
from iag_registry.lib.partial_dates import PartialDate


@require_safe
def log_feed(request: HttpRequest) -> HttpResponse:
    """The newest entries of the log that the filters let through."""
    found = log_list(request.GET, timezone.localdate())
    if found.mistakes:
        return refused("The feed cannot be made.", found.mistakes)
    return feed_answer(
        [_entry(line) for line in log_lines(found.releases[:MOST])],
        title=feed_title("Disclosure log", found.asked, settings.SERVICE_NAME),
        page=with_query(reverse("foi:log-list"), request.GET),
        address=with_query(request.path, request.GET),
    )


def _entry(line: LogLine) -> FeedEntry:
    return FeedEntry(
        tag=f"disclosure-log/{line.uuid}",
        title=line.title,
        url=line.url,
        summary=_summary(line),
        published=line.published_on,
        updated=line.withdrawn_on or line.published_on,
        is_withdrawn=line.withdrawn_on is not None,
    )


def _summary(line: LogLine) -> str:
    """One line: "Request 01.FOI.22.022727, reply 2: given in part. More is to come."."""
    if line.withdrawn_on:
        return f"Request {line.reference}: withdrawn on {PartialDate.of(line.withdrawn_on).words}."
    more = " More is to come." if line.is_interim else ""
    return f"Request {line.reference}, reply {line.version}: {line.decision.lower()}.{more}"
