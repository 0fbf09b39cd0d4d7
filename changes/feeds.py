"""The feed of what changed (EXP-08): the newest changes that the filters of the list let through."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from changes.disclosure import Change
from changes.filters import change_list
from groups.views.refusal import refused
from iag_registry.lib.feeds import MOST, FeedEntry, feed_answer, feed_title, with_query


@require_safe
def changes_feed(request: HttpRequest) -> HttpResponse:
    """The newest hundred changes of the list; 400 and the mistakes in plain words where the query cannot be used."""
    listed = change_list(request.GET, timezone.localdate())
    if listed.mistakes:
        return refused("The feed cannot be made.", listed.mistakes)
    return feed_answer(
        [entry_of(change) for change in listed.changes[:MOST]],
        title=feed_title("What changed", listed.asked, settings.SERVICE_NAME),
        page=with_query(reverse("changes:change-list"), request.GET),
        address=with_query(request.path, request.GET),
    )


def entry_of(change: Change) -> FeedEntry:
    """One change as a feed tells it: its moment is the beginning of the first day that its date can mean."""
    return FeedEntry(
        tag=f"changes/{change.key}",
        title=change.title,
        url=change.url,
        summary=change.sentence,
        updated=change.when.earliest,
        published=change.published_on,
    )
