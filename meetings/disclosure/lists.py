"""Lists of meetings: of a group, of a panel on another page, of a source.

A meeting is shown where both it and its group may be seen; the records of one that may not are never read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.urls import reverse

from groups.disclosure.links import Link, source_link
from groups.models import AdvisoryGroup, Source, Statement
from groups.querysets import GroupQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.row_by_row import ExistsRowByRow
from meetings.choices import DID_NOT_TAKE_PLACE, MeetingEventKind
from meetings.disclosure.meeting_lines import ANNOUNCED, COLUMNS, MeetingFacts, facts_of, joint_groups, line_of
from meetings.disclosure.published import is_released, minutes_facts, releases_by
from meetings.disclosure.shapes import GroupMeetings, MeetingLine, NextMeeting
from meetings.models import JointMeeting, Meeting, MeetingEvent, Minutes
from meetings.querysets import MeetingQuerySet

OVER = [MeetingEventKind.HELD, MeetingEventKind.NOT_HELD]
CALLED_OFF = [MeetingEventKind.CANCELLED, MeetingEventKind.POSTPONED]


def visible_meetings(audience: Audience, *, among_many: bool = False) -> MeetingQuerySet:
    """Meetings that this audience may see: of a group that it may see, or of a body that no source names.

    With `among_many` the groups that it may not see are read once: of thousands of meetings none looks for its own.
    """
    if among_many:
        unseen = AdvisoryGroup.objects.exclude(audience__in=audience.seen).order_by().values("pk")
        seen = ~Q(group__in=unseen)
    else:
        seen = Q(group=None) | Q(group__audience__in=audience.seen)
    return Meeting.objects.visible_to(audience).filter(seen).select_related("group", "minutes__approved_at")


def visible_group(key: str, audience: Audience, day: date) -> Link | None:
    """The group as it was called on the day; None where the audience may not see it."""
    group = AdvisoryGroup.objects.visible_to(audience).named_on(day).filter(key=key).first()
    return Link(group.name_then, group.get_absolute_url()) if group else None


def listed_meetings(day: date, audience: Audience, *, among_many: bool = False) -> MeetingQuerySet:
    """The meetings of which the register can speak on the day, each with what the lists say of it.

    Adds `is_ahead`, `last_event`, `release_kind` and `withdrawn`. A meeting lies ahead from the day on which it was
    announced until it was held or not, or its last possible day is over; one that was never announced and lies after
    the day is left out, unless minutes of it were published by then. One whose date is still to be confirmed lies
    ahead until it is called off; any other meeting without a date stands with those that have been.
    """
    is_ahead = Case(When(_ahead(day, audience), then=True), default=False)
    known = visible_meetings(audience, among_many=among_many).filter(_known_by_then(day, audience))
    return told_on(known, day, audience).annotate(is_ahead=is_ahead)


def one_meeting(group_key: str, slug: str, day: date, audience: Audience) -> MeetingQuerySet:
    """The meeting with this address, with what the lists say of it; empty where there is none.

    Adds `is_known`: whether it is one of `listed_meetings`. Of any other nothing is told on the day.
    """
    is_known = Case(When(_known_by_then(day, audience), then=True), default=False)
    found = visible_meetings(audience).filter(group__key=group_key, slug=slug)
    return told_on(found, day, audience).annotate(is_known=is_known)


def _ahead(day: date, audience: Audience) -> Q:
    of_meeting = events_by(day, audience).filter(meeting=OuterRef("pk"))
    # The date comes first: it costs next to nothing, and most meetings lie in the past.
    may_come = Q(date__latest__gte=day.isoformat())
    announced = ExistsRowByRow(of_meeting.filter(kind__in=ANNOUNCED)) | ExistsRowByRow(_moved_here(day, audience))
    over = ExistsRowByRow(of_meeting.filter(kind__in=OVER))
    is_open = Q(~Q(date="") | ~ExistsRowByRow(of_meeting.filter(kind__in=CALLED_OFF)))
    return Q(may_come, announced, ~Q(over), is_open)


def _moved_here(day: date, audience: Audience) -> QuerySet[MeetingEvent]:
    """What had put off another meeting to the one at hand by the day, of those that the audience may see."""
    return events_by(day, audience).filter(_of_a_seen_meeting(audience), postponed_to=OuterRef("pk"))


def _of_a_seen_meeting(audience: Audience) -> Q:
    """Events of meetings that this audience may see, as `visible_meetings` has them."""
    return Q(meeting__in=visible_meetings(audience).order_by().values("pk"))


def _known_by_then(day: date, audience: Audience) -> Q:
    """Meetings that had been, and those of which anything else had been told by the day, such as that they are off.

    Those that lie ahead are among them: they were announced.
    """
    of_meeting = events_by(day, audience).filter(meeting=OuterRef("pk"))
    told = ExistsRowByRow(of_meeting) | ExistsRowByRow(_moved_here(day, audience))
    return _not_after(day) | Q(told) | _minuted(day, audience)


def _has_been(day: date, audience: Audience) -> Q:
    over = Exists(events_by(day, audience).filter(meeting=OuterRef("pk"), kind__in=OVER))
    return _not_after(day) | _minuted(day, audience) | Q(over)


def _minuted(day: date, audience: Audience) -> Q:
    return Q(ExistsRowByRow(releases_by(day, audience).filter(minutes__meeting=OuterRef("pk"))))


def first_told(meeting: Meeting, audience: Audience) -> PartialDate:
    """The first date from which the register tells an audience of a meeting that it did not know of on a day.

    Empty where none is recorded. The date of a source that the audience may not see is not told.
    """
    events = MeetingEvent.objects.filter(Q(meeting=meeting) | Q(_of_a_seen_meeting(audience), postponed_to=meeting))
    seen = audience.seen
    spoken_of = events.filter(statement__audience__in=seen, statement__source__audience__in=seen)
    told = [*events.values_list("dated", flat=True), *spoken_of.values_list("statement__as_of", flat=True)]
    return min((PartialDate(each) for each in (*told, meeting.date) if each), key=_earliest, default=PartialDate())


def _earliest(when: PartialDate) -> date:
    return when.earliest


SOONEST = Case(When(date="", then=F("date__latest")), default=F("date__earliest"))
FROM_THE_LATEST = (F("date__earliest").desc(), F("start_time").asc(nulls_last=True), "title", "slug")
"""Undated ones come last."""


def in_reading_order(meetings: MeetingQuerySet) -> MeetingQuerySet:
    """Those ahead come first, the soonest at the top; then those that have been, from the latest; undated ones last."""
    # Whether it lies ahead is named once: each time puts four more questions into the words. What does not has no first
    # part, and comes last.
    return meetings.order_by(Case(When(is_ahead=True, then=SOONEST)).asc(nulls_last=True), *FROM_THE_LATEST)


def meeting_rows(
    meetings: MeetingQuerySet | Iterable[Meeting], day: date, audience: Audience
) -> tuple[MeetingLine, ...]:
    """The lines of meetings out of `listed_meetings`, in the order given, with the groups that took part in each."""
    rows = list(meetings)
    joint = joint_groups([row.pk for row in rows], audience)
    return tuple(line_of(facts_of(row), day, audience, joint.get(row.pk, ())) for row in rows)


def meeting_table(meetings: MeetingQuerySet, day: date, audience: Audience) -> tuple[MeetingLine, ...]:
    """The lines of `meeting_rows` for many meetings at once: no more of each is read than its line says."""
    rows = [MeetingFacts(*row) for row in meetings.values_list(*COLUMNS)]
    joint = joint_groups([row.pk for row in rows], audience)
    return tuple(line_of(row, day, audience, joint.get(row.pk, ())) for row in rows)


@dataclass(frozen=True)
class ByFate:
    """Lines of meetings, told apart by what became of them, so that none that was called off is read as held."""

    ahead: tuple[MeetingLine, ...]
    past: tuple[MeetingLine, ...]
    not_held: tuple[MeetingLine, ...]


def sorted_by_fate(lines: Iterable[MeetingLine]) -> ByFate:
    """The lines in the order given; one that was called off stands with those, also before its day."""
    every = tuple(lines)
    took_place = tuple(line for line in every if not line.did_not_take_place)
    return ByFate(
        ahead=tuple(line for line in took_place if line.is_ahead),
        past=tuple(line for line in took_place if not line.is_ahead),
        not_held=tuple(line for line in every if line.did_not_take_place),
    )


def of_group(group_key: str) -> Q:
    """Meetings of the group, or of several of which it is one."""
    own = Meeting.objects.filter(group__key=group_key).order_by().values("pk")
    joint = JointMeeting.objects.filter(group__key=group_key).order_by().values("meeting")
    # As one list of numbers: with "its own, or one of several" databases look through the meetings of all groups.
    return Q(pk__in=own.union(joint))


def of_groups(groups: QuerySet[Any, Any], audience: Audience) -> Q:
    """Meetings of any of these groups (a query of their numbers); of one as the second only where the audience sees it.

    For meetings out of `visible_meetings`, which sees to it that the first is seen.
    """
    joint = JointMeeting.objects.filter(meeting=OuterRef("pk"), group__in=groups)
    return Q(group__in=groups) | Q(Exists(joint.filter(group__audience__in=audience.seen)))


def group_meetings(group_key: str, *, audience: Audience, day: date) -> GroupMeetings | None:
    """The meetings of a group as the register stood on the day; None where the audience may not see the group."""
    group = visible_group(group_key, audience, day)
    if group is None:
        return None
    meetings = in_reading_order(listed_meetings(day, audience).filter(of_group(group_key)))
    lines = sorted_by_fate(meeting_rows(meetings, day, audience))
    return GroupMeetings(
        key=group_key,
        group=group,
        url=reverse("meetings:group-meetings", args=[group_key]),
        past=lines.past,
        ahead=lines.ahead,
        not_held=lines.not_held,
    )


def latest_meetings(group_key: str, *, audience: Audience, day: date, limit: int) -> tuple[MeetingLine, ...]:
    """The last few meetings of a group up to the day, in one query; those without a date come last."""
    meetings = listed_meetings(day, audience).filter(of_group(group_key), is_ahead=False)
    return tuple(line_of(facts_of(row), day, audience) for row in meetings.order_by(*FROM_THE_LATEST)[:limit])


def next_meeting(group_key: str, *, audience: Audience, day: date) -> NextMeeting | None:
    """The first meeting of a group that was announced by the day and not called off, in one query."""
    ahead = listed_meetings(day, audience).filter(of_group(group_key), is_ahead=True)
    found = ahead.exclude(last_event__in=DID_NOT_TAKE_PLACE).order_by(SOONEST, *FROM_THE_LATEST).first()
    return NextMeeting(line_of(facts_of(found), day, audience), place_of(found, audience)) if found else None


def place_of(meeting: Meeting, audience: Audience) -> str:
    """Where it is held; nothing for an audience that may not know it."""
    return meeting.place if audience.sees(meeting.place_audience) else ""


def latest_minutes(group_key: str, *, audience: Audience, day: date) -> MeetingLine | None:
    """The last meeting of a group whose minutes can be read on the day, in one query."""
    meetings = listed_meetings(day, audience).filter(of_group(group_key), is_released(day, audience))
    found = meetings.latest_first().first()
    return line_of(facts_of(found), day, audience) if found else None


def meetings_of_source(source_key: str, *, audience: Audience, day: date) -> tuple[MeetingLine, ...]:
    """The meetings that one source speaks of or holds the minutes of, unnamed bodies included, in one query."""
    spoken_of = Q(statement__source__key=source_key, statement__audience__in=audience.seen)
    recorded = Q(minutes__source__key=source_key)
    meetings = told_on(visible_meetings(audience).filter(spoken_of | recorded), day, audience)
    return tuple(line_of(facts_of(row), day, audience) for row in meetings.latest_first())


def sources_of(meetings: MeetingQuerySet, audience: Audience) -> tuple[Link, ...]:
    """The documents that the records of these meetings rest on, as far as the audience may see them, in one query."""
    rows = Meeting.objects.filter(pk__in=meetings.order_by().values("pk"))
    of_minutes = Minutes.objects.filter(meeting__in=rows).values("source")
    spoken_of = Statement.objects.filter(pk__in=rows.values("statement"), audience__in=audience.seen).values("source")
    sources = Source.objects.visible_to(audience).filter(Q(pk__in=of_minutes) | Q(pk__in=spoken_of))
    return tuple(source_link(source) for source in sources.order_by("title", "key"))


def count_without_meeting(groups: GroupQuerySet, *, audience: Audience, day: date) -> int:
    """Of these groups, how many the register shows no meeting of up to the day; in one query.

    A meeting that was called off is none.
    """
    last_event = events_by(day, audience).filter(meeting=OuterRef("pk")).order_by("-pk").values("kind")[:1]
    known = visible_meetings(audience).filter(_has_been(day, audience))
    known = known.annotate(last=Coalesce(Subquery(last_event), Value(""))).exclude(last__in=DID_NOT_TAKE_PLACE)
    own = known.filter(group=OuterRef("pk"))
    joint = JointMeeting.objects.filter(group=OuterRef("pk"), meeting__in=known.order_by().values("pk"))
    return groups.exclude(Exists(own) | Exists(joint)).count()


def visible_link(meeting: Meeting | None, audience: Audience) -> Link | None:
    """A link to another meeting, where this audience may see it and its group."""
    if meeting is None or meeting.group is None:
        return None
    if not (audience.sees(meeting.audience) and audience.sees(meeting.group.audience)):
        return None
    return Link(meeting.title, meeting.get_absolute_url())


def events_by(day: date, audience: Audience) -> QuerySet[MeetingEvent]:
    """Events of meetings that had happened, or that a source had spoken of, by the day.

    One without a date had happened by the first day that its meeting can have been on, or when a source spoke of it
    that the audience may see. Without such a source what is told before a meeting counts on every day; that it was
    held, or was not, never before the meeting.
    """
    iso, seen = day.isoformat(), audience.seen
    happened = ~Q(dated="") & Q(dated__earliest__lte=iso)
    is_shown = Q(statement__audience__in=seen, statement__source__audience__in=seen)
    spoken_of = is_shown & ~Q(statement__as_of="") & Q(statement__as_of__earliest__lte=iso)
    met = Q(dated="") & ~Q(meeting__date="") & Q(meeting__date__earliest__lte=iso)
    undatable = Q(dated="") & (Q(statement=None) | Q(statement__as_of="") | ~is_shown)
    at_any_time = undatable & (~Q(kind__in=OVER) | Q(meeting__date=""))
    return MeetingEvent.objects.filter(happened | spoken_of | met | at_any_time)


def _not_after(day: date) -> Q:
    """Meetings that cannot lie after the day, and those that no source dates."""
    return Q(date="") | Q(date__latest__lte=day.isoformat())


def told_on(meetings: MeetingQuerySet, day: date, audience: Audience) -> MeetingQuerySet:
    """Meetings with what had become of each by the day, and of its minutes."""
    last_event = events_by(day, audience).filter(meeting=OuterRef("pk")).order_by("-pk")
    return meetings.annotate(last_event=Subquery(last_event.values("kind")[:1]), **minutes_facts(day, audience))
