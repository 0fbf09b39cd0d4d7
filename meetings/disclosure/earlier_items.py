"""Where an item comes from: the link from a matter arising to the item of an earlier meeting (MIN-10)."""

from django.urls import reverse

from groups.disclosure.links import Link
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.disclosure.document import MinutesDocument, PublishedItem
from meetings.models import AgendaItem, Meeting, MinutesRelease

PUBLIC = Audience.PUBLIC


def earlier_link(item: AgendaItem) -> Link | None:
    """The item that this one comes back to, as its own minutes were published; None where the public knows no such.

    Where the public cannot read that item, the link leads to its meeting and says nothing of the item.
    """
    earlier = item.earlier_item
    if earlier is None or not _is_public(earlier.meeting):
        return None
    meeting = earlier.meeting
    dated = PartialDate(meeting.date).words
    when = f"{meeting.title}, {dated}" if dated and dated not in meeting.title else meeting.title
    anchor = f"item-{earlier.position}"
    for released in _released_items(meeting):
        if released.anchor == anchor and released.title == earlier.title:
            page = reverse("meetings:minutes", args=[meeting.group.key, meeting.slug]) if meeting.group else ""
            return Link(f"{released.heading} ({when})", f"{page}#{anchor}")
    return Link(when, meeting.get_absolute_url())


def _is_public(meeting: Meeting) -> bool:
    group = meeting.group
    return group is not None and PUBLIC.sees(meeting.audience) and PUBLIC.sees(group.audience)


def _released_items(meeting: Meeting) -> tuple[PublishedItem, ...]:
    """The items of the newest version that can be read, without those that are withheld in it."""
    newest = MinutesRelease.objects.filter(minutes__meeting=meeting, withdrawal=None, minutes__meeting__audience=PUBLIC)
    release = newest.order_by("-version").first()
    if release is None:
        return ()
    return tuple(each for each in MinutesDocument.from_data(release.document).items if not each.withheld_for)
