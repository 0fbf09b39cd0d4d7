"""Lists of meetings: of a group, of a panel on another page, of a source.

A meeting is shown where both it and its group may be seen; the records of one that may not are never read.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from groups.disclosure.links import Link, group_link
from groups.models import AdvisoryGroup
from groups.querysets import GroupQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import MeetingEventKind, MinutesStage
from meetings.disclosure.shapes import GroupMeetings, MeetingLine
from meetings.models import Meeting, MeetingEvent, Minutes
from meetings.querysets import MeetingQuerySet

ANNOUNCED = [MeetingEventKind.PLANNED, MeetingEventKind.NOTICE_PUBLISHED]


def visible_meetings(audience: Audience) -> MeetingQuerySet:
    """Meetings that this audience may see: of a group that it may see, or of a body that no source names."""
    seen = Q(group=None) | Q(group__audience__in=audience.seen)
    return Meeting.objects.visible_to(audience).filter(seen).select_related("group", "minutes__approved_at")


def visible_group(key: str, audience: Audience, day: date) -> Link | None:
    """The group as it was called on the day; None where the audience may not see it."""
    group = AdvisoryGroup.objects.visible_to(audience).named_on(day).filter(key=key).first()
    return Link(group.name_then, group.get_absolute_url()) if group else None


def group_meetings(group_key: str, *, audience: Audience, day: date) -> GroupMeetings | None:
    """The meetings of a group as the register stood on the day; None where the audience may not see the group.

    The latest comes first and one without a date last. A meeting that lies ahead is listed apart, where it had been
    announced by the day.
    """
    group = visible_group(group_key, audience, day)
    if group is None:
        return None
    meetings = visible_meetings(audience).filter(group__key=group_key)
    announced = events_by(day).filter(meeting=OuterRef("pk"), kind__in=ANNOUNCED)
    ahead = meetings.filter(Exists(announced), date__earliest__gt=day.isoformat())
    return GroupMeetings(
        group=group,
        url=reverse("meetings:group-meetings", args=[group_key]),
        past=_lines(_not_after(meetings, day), audience, day),
        ahead=_lines(ahead, audience, day),
    )


def latest_meetings(group_key: str, *, audience: Audience, day: date, limit: int) -> tuple[MeetingLine, ...]:
    """The last few meetings of a group up to the day, in one query; those without a date come last."""
    meetings = visible_meetings(audience).filter(group__key=group_key)
    return _lines(_not_after(meetings, day), audience, day, limit)


def meetings_of_source(source_key: str, *, audience: Audience, day: date) -> tuple[MeetingLine, ...]:
    """The meetings that one source speaks of or holds the minutes of, unnamed bodies included, in one query."""
    spoken_of = Q(statement__source__key=source_key, statement__audience__in=audience.seen)
    recorded = Q(minutes__source__key=source_key, minutes__audience__in=audience.seen)
    return _lines(visible_meetings(audience).filter(spoken_of | recorded), audience, day)


def count_without_meeting(groups: GroupQuerySet, *, audience: Audience, day: date) -> int:
    """Of these groups, how many the register shows no meeting of up to the day; in one query."""
    known = _not_after(Meeting.objects.visible_to(audience), day).filter(group=OuterRef("pk"))
    return groups.exclude(Exists(known)).count()


def standing(last_event: str, held_by: PartialDate, day: date) -> str:
    """What had become of a meeting by the day, in words; empty where no event is recorded."""
    if not last_event:
        return ""
    is_past = bool(held_by) and held_by.latest < day
    doubt = "; not known to have been held" if is_past and last_event in ANNOUNCED else ""
    return f"{MeetingEventKind(last_event).label}{doubt}"


def events_by(day: date) -> QuerySet[MeetingEvent]:
    """Events of meetings that had happened, or that a source had spoken of, by the day."""
    iso = day.isoformat()
    return MeetingEvent.objects.filter(Q(dated__earliest__lte=iso) | Q(statement__as_of__earliest__lte=iso))


def approved_by(minutes: Minutes, day: date) -> bool:
    """True where minutes are approved, and neither date given for it lies after the day."""
    if not (minutes.approved_at or minutes.approved_by_procedure or minutes.approved_on):
        return False
    at = minutes.approved_at.date if minutes.approved_at else ""
    return all(PartialDate(each).earliest <= day for each in (minutes.approved_on, at))


def stage_by(minutes: Minutes, day: date) -> MinutesStage:
    """How far minutes had come by the day: those approved later are told of as if there were none yet."""
    stage = MinutesStage(minutes.stage)
    return MinutesStage.NONE if stage == MinutesStage.APPROVED and not approved_by(minutes, day) else stage


def _not_after(meetings: MeetingQuerySet, day: date) -> MeetingQuerySet:
    """Meetings that cannot lie after the day, and those that no source dates."""
    return meetings.filter(Q(date="") | Q(date__latest__lte=day.isoformat()))


def _lines(
    meetings: MeetingQuerySet, audience: Audience, day: date, limit: int | None = None
) -> tuple[MeetingLine, ...]:
    """One line for each meeting, with what had become of it by the day."""
    last_event = Subquery(events_by(day).filter(meeting=OuterRef("pk")).order_by("-pk").values("kind")[:1])
    rows = meetings.annotate(last_event=last_event).latest_first()[:limit]
    return tuple(_line(meeting, meeting.last_event or "", audience, day) for meeting in rows)


def _line(meeting: Meeting, last_event: str, audience: Audience, day: date) -> MeetingLine:
    minutes: Minutes | None = getattr(meeting, "minutes", None)
    stage = stage_by(minutes, day) if minutes and audience.sees(minutes.audience) else MinutesStage.NONE
    return MeetingLine(
        title=meeting.title,
        url=meeting.get_absolute_url(),
        group=group_link(meeting.group) if meeting.group else None,
        date=PartialDate(meeting.date),
        date_note=meeting.date_note,
        note=meeting.note,
        standing=standing(last_event, PartialDate(meeting.date), day),
        minutes="" if stage == MinutesStage.NONE else str(stage.label),
    )
