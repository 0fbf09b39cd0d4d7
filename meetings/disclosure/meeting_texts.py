"""The words of many meetings at once, for whoever looks through all of them: what their pages say, without the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Prefetch, Subquery, prefetch_related_objects

from groups.models import AdvisoryGroup
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.disclosure.document import MinutesDocument
from meetings.disclosure.lists import listed_meetings, place_of
from meetings.disclosure.meeting_lines import standing
from meetings.disclosure.meeting_pages import agenda_title
from meetings.disclosure.published import readable_releases
from meetings.models import AgendaItem, JointMeeting, Meeting, MinutesRelease


@dataclass(frozen=True)
class MeetingText:
    """What the page of one meeting says in words, and the newest version of its minutes that can be read, if any."""

    pk: int
    key: str
    """Of its group, as the address has it."""
    group: str
    """As it was called on the day."""
    slug: str
    title: str
    joint_groups: tuple[str, ...]
    joint_keys: tuple[str, ...]
    date: PartialDate
    standing: str
    note: str
    notice: str
    how_to_attend: str
    place: str
    agenda: tuple[str, ...]
    minutes: MinutesDocument | None


def meeting_texts(records: Iterable[int], *, audience: Audience, day: date) -> tuple[MeetingText, ...]:
    """Of these meetings those of named groups that the lists of the day show; in five queries."""
    meetings: list[Any] = list(
        listed_meetings(day, audience).filter(pk__in=records, group__isnull=False).order_by("pk")
    )
    joint = JointMeeting.objects.filter(group__audience__in=audience.seen).select_related("group")
    prefetch_related_objects(
        meetings,
        Prefetch("joint_groups", joint.order_by("group__name")),
        Prefetch("items", AgendaItem.objects.order_by("position")),
    )
    documents = _documents(meetings, audience, day)
    groups: Any = AdvisoryGroup.objects.visible_to(audience).named_on(day).filter(meetings__in=meetings)
    names = dict(groups.order_by().values_list("pk", "name_then"))
    return tuple(
        _text(meeting, names[meeting.group_id], documents.get(meeting.pk), audience, day) for meeting in meetings
    )


def _documents(meetings: list[Meeting], audience: Audience, day: date) -> dict[int, MinutesDocument]:
    """The newest version that can be read of the minutes of each, by meeting; one query."""
    readable = readable_releases(day, audience)
    newest = readable.filter(minutes=OuterRef("minutes")).order_by("-version").values("pk")[:1]
    rows: Any = MinutesRelease.objects.filter(minutes__meeting__in=meetings, pk=Subquery(newest))
    return {
        meeting: MinutesDocument.from_data(document)
        for meeting, document in rows.order_by().values_list("minutes__meeting", "document")
    }


def _text(meeting: Any, group: str, minutes: MinutesDocument | None, audience: Audience, day: date) -> MeetingText:
    held_on = PartialDate(meeting.date)
    return MeetingText(
        pk=meeting.pk,
        key=meeting.group.key,
        group=group,
        slug=meeting.slug,
        title=meeting.title,
        joint_groups=tuple(each.group.name for each in meeting.joint_groups.all()),
        joint_keys=tuple(each.group.key for each in meeting.joint_groups.all()),
        date=held_on,
        standing=standing(meeting.last_event or "", held_on, day),
        note=meeting.note,
        notice=meeting.notice,
        how_to_attend=meeting.how_to_attend,
        place=place_of(meeting, audience),
        agenda=tuple(agenda_title(item, audience) for item in meeting.items.all()),
        minutes=minutes,
    )
