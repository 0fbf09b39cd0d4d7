"""The feed of the list of groups (EXP-08): one entry for each group, which is new again when its status is."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.disclosure import GroupRow, group_rows, row_in_words
from groups.filters import group_list
from groups.views.page import AUDIENCE
from groups.views.refusal import refused
from iag_registry.lib.feeds import MOST, FeedEntry, feed_answer, feed_title, with_query


@require_safe
def groups_feed(request: HttpRequest) -> HttpResponse:
    """The groups that the filters let through, the hundred whose status was stated last; 400 and the mistakes else."""
    listed = group_list(request.GET, timezone.localdate(), AUDIENCE)
    if listed.mistakes:
        return refused("The feed cannot be made.", listed.mistakes)
    day = listed.reading.day
    rows = group_rows(listed.groups.latest_stated_first(day)[:MOST], day, AUDIENCE, listed.kinds)
    return feed_answer(
        [_entry(row) for row in rows],
        title=feed_title("Groups", listed.narrowed_by, settings.SERVICE_NAME),
        page=with_query(reverse("groups:group-list"), request.GET),
        address=with_query(request.path, request.GET),
    )


def _entry(row: GroupRow) -> FeedEntry:
    """A group as its list shows it; its moment is that from which its status is relied on."""
    return FeedEntry(
        tag=f"groups/{row.uuid}",
        title=row.name,
        url=row.url,
        summary=row_in_words(row),
        updated=row.status.period.begins.earliest,
    )
