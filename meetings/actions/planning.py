"""What happens to a meeting before its minutes: planned, announced, held, or not.

Each step is recorded with its date, its reason and who took it. A step that makes no sense is refused in words, and one
that is sent twice has one effect.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from groups.models import AdvisoryGroup
from groups.recording import save_recorded
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.actions.naming import dated_title, free_slug, free_slugs
from meetings.choices import MeetingEventKind as Kind
from meetings.models import JointMeeting, Meeting, MeetingEvent

OVER = {
    Kind.HELD: "was held",
    Kind.CANCELLED: "was cancelled",
    Kind.POSTPONED: "was postponed",
    Kind.NOT_HELD: "was not held",
}
"""After one of these nothing more happens to a meeting."""

COPIED = (
    "group",
    "start_time",
    "end_time",
    "place",
    "place_audience",
    "accessibility",
    "online_link",
    "online_audience",
    "how_to_attend",
    "how_held",
    "open_to_public",
)
"""What a new meeting takes over from the one that was postponed."""


@dataclass(frozen=True)
class PlannedMeeting:
    """One meeting of a series before it is saved: its date, its address, and another meeting of that day if any."""

    date: PartialDate
    slug: str
    already_that_day: Meeting | None

    @property
    def weekday(self) -> str:
        """ "Tuesday"; empty for an approximate date."""
        return f"{self.date.earliest:%A}" if self.date.precision == "day" else ""


def preview_series(
    *, group: AdvisoryGroup, dates: Sequence[PartialDate], sees: Callable[[QuerySet], QuerySet]
) -> list[PlannedMeeting]:
    """What `plan_series` would make of these dates; nothing is saved.

    `sees` narrows meetings to those that the planner may know of. An address that is taken stays taken for everyone.
    """
    meetings = Meeting.objects.filter(group=group) | Meeting.objects.filter(joint_groups__group=group)
    same_day = {meeting.date: meeting for meeting in sees(meetings.exclude(date=""))}
    slugs = free_slugs(group, dates)
    return [PlannedMeeting(each, slug, same_day.get(each)) for each, slug in zip(dates, slugs, strict=True)]


@transaction.atomic
def plan_series(
    *,
    group: AdvisoryGroup,
    dates: Sequence[PartialDate],
    title: str,
    form: UUID,
    by: Any,
    reason: str,
    joint_groups: Iterable[AdvisoryGroup] = (),
    **details: Any,
) -> list[Meeting]:
    """Plan a meeting on each of these dates, for staff only until a publisher shows them; returns the meetings.

    Each is called by the title and its day. `form` marks the form that was filled in: sent a second time as it was, it
    makes nothing more. `details` are fields of the meetings (times, place, how held). Raises ValidationError where a
    meeting breaks a rule; then none is saved.
    """
    group = AdvisoryGroup.objects.select_for_update(no_key=True).get(pk=group.pk)
    filled_in = [group.key, title, *dates, *(f"{name}={value}" for name, value in sorted(details.items()))]
    marks = [uuid5(form, "\n".join([str(place), *filled_in])) for place in range(len(dates))]
    made = {meeting.uuid: meeting for meeting in Meeting.objects.filter(uuid__in=marks)}
    if made:
        return [made[mark] for mark in marks if mark in made]
    return [
        _plan(
            Meeting(uuid=mark, group=group, slug=slug, title=dated_title(title, date), date=date, **details),
            joint_groups,
            by=by,
            reason=reason,
        )
        for mark, date, slug in zip(marks, dates, free_slugs(group, dates), strict=True)
    ]


@transaction.atomic
def publish_notice(*, meeting: Meeting, notice: str, on: PartialDate, by: Any) -> MeetingEvent:
    """Record that the notice of a meeting was published, with its words; returns the event.

    Raises ValidationError where the public may not see the meeting yet, or it is over.
    """
    meeting = _locked(meeting)
    notice = notice.strip()
    if not notice:
        raise ValidationError({"notice": "Type or paste the words of the notice."})
    last = last_event(meeting)
    if last and last.kind == Kind.NOTICE_PUBLISHED and meeting.notice != notice:
        raise ValidationError(
            {"notice": "Another notice was published already. Correct its words on the page of the meeting."}
        )
    event = _begin(meeting, Kind.NOTICE_PUBLISHED, on)
    if event.pk:
        return event
    if meeting.audience != Audience.PUBLIC or (meeting.group and meeting.group.audience != Audience.PUBLIC):
        raise ValidationError(
            "The public cannot see this meeting yet. Ask a publisher to make it, and its group, public first."
        )
    meeting.notice = notice
    return _record(event, by=by, why="Notice published", also_save=True)


@transaction.atomic
def mark_held(*, meeting: Meeting, on: PartialDate, by: Any, reason: str) -> MeetingEvent:
    """Record that a meeting took place on a day; returns the event.

    A meeting whose date was not known to the day takes this one; its address stays. Raises ValidationError where the
    day has not come, is not the one that was planned, or the meeting is over already.
    """
    meeting = _locked(meeting)
    event = _begin(meeting, Kind.HELD, on)
    if event.pk:
        return event
    planned = PartialDate(meeting.date)
    if planned and on and not (planned.earliest <= on.earliest and on.latest <= planned.latest):
        raise ValidationError(
            {
                "on": f"The meeting was planned for {planned.words}. If it was moved, record that it was postponed; "
                "if the date is wrong, correct it on the page of the meeting."
            }
        )
    is_dated = on != planned
    meeting.date = on
    return _record(event, by=by, why=reason, also_save=is_dated)


@transaction.atomic
def cancel(*, meeting: Meeting, on: PartialDate, reason: str, by: Any) -> MeetingEvent:
    """Record that a meeting was called off before its day, and why, in words for the public; returns the event.

    Raises ValidationError where the meeting is over, or its day had passed when it is said to have been cancelled.
    """
    meeting = _locked(meeting)
    event = _begin(meeting, Kind.CANCELLED, on, reason)
    planned = PartialDate(meeting.date)
    if not event.pk and planned and on.earliest > planned.latest:
        raise ValidationError(
            {"on": f"The day of the meeting, {planned.words}, had passed by then. Record that it was not held."}
        )
    return event if event.pk else _record(event, by=by, why=reason)


@transaction.atomic
def mark_not_held(*, meeting: Meeting, on: PartialDate, reason: str, by: Any) -> MeetingEvent:
    """Record that a meeting did not take place though nobody had called it off, and why; returns the event.

    Raises ValidationError where the meeting is over, or its day has not come.
    """
    meeting = _locked(meeting)
    event = _begin(meeting, Kind.NOT_HELD, on, reason)
    planned = PartialDate(meeting.date)
    if not event.pk and planned and on and on.latest < planned.earliest:
        raise ValidationError(
            {"on": f"The meeting was planned for {planned.words}, after this day. Cancel it, or postpone it."}
        )
    return event if event.pk else _record(event, by=by, why=reason)


@transaction.atomic
def postpone(*, meeting: Meeting, to: PartialDate, on: PartialDate, reason: str, by: Any) -> Meeting:
    """Move a meeting to another date, which may be approximate or not known yet; returns the new meeting.

    The old one stays as a tombstone that says why and leads to the new one, which takes over everything that is known
    but the agenda. What an editor makes so is for staff until a publisher shows it.

    Raises ValidationError where the meeting is over, or the new date is the old one or lies before it.
    """
    meeting = _locked(meeting)
    mark = uuid5(meeting.uuid, f"postponed to {to}")
    if made := Meeting.objects.filter(uuid=mark, postponed_from__meeting=meeting).first():
        return made
    _refuse_over(meeting, Kind.POSTPONED)
    planned = PartialDate(meeting.date)
    if to and to == planned:
        raise ValidationError({"to": "This is the date that the meeting has already. Give the new one."})
    if to and planned and to.latest < planned.earliest:
        raise ValidationError({"to": f"This date lies before the one that the meeting had, {planned.words}."})
    publishes = bool(by and by.has_perm("groups.publish_records"))
    taken = set(Meeting.objects.filter(group=meeting.group).values_list("slug", flat=True))
    title = meeting.title.replace(planned.words, to.words) if planned and to else meeting.title
    new = Meeting(
        uuid=mark,
        slug=free_slug(to, taken),
        title=title,
        date=to,
        audience=meeting.audience if publishes or meeting.audience == Audience.RESTRICTED else Audience.STAFF,
        **{name: getattr(meeting, name) for name in COPIED},
    )
    others = [each.group for each in meeting.joint_groups.select_related("group")]
    event = MeetingEvent(meeting=meeting, kind=Kind.POSTPONED, dated=on, reason=reason, postponed_to=new)
    _refuse_day(event)
    _plan(new, others, by=by, reason=f"In the place of the meeting of {planned.words or 'an unknown date'}", on=on)
    event.postponed_to = new
    _record(event, by=by, why=reason)
    return new


def last_event(meeting: Meeting) -> MeetingEvent | None:
    """What happened to the meeting last, which says where it stands."""
    return meeting.events.order_by("-pk").first()


def _plan(
    meeting: Meeting, joint_groups: Iterable[AdvisoryGroup], *, by: Any, reason: str, on: PartialDate | None = None
) -> Meeting:
    save_recorded(meeting, by=by, reason=reason)
    for group in joint_groups:
        save_recorded(JointMeeting(meeting=meeting, group=group), by=by, reason=reason)
    dated = on or PartialDate.of(timezone.localdate())
    save_recorded(MeetingEvent(meeting=meeting, kind=Kind.PLANNED, dated=dated), by=by, reason=reason)
    return meeting


def _locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(no_key=True, of=("self",)).select_related("group").get(pk=meeting.pk)


def _begin(meeting: Meeting, kind: Kind, on: PartialDate, reason: str = "") -> MeetingEvent:
    """A new event, not saved yet; or the last one where it says just this: then the form was sent twice."""
    last = last_event(meeting)
    if last and (last.kind, last.dated, last.reason) == (kind, on, reason):
        return last
    _refuse_over(meeting, kind)
    return MeetingEvent(meeting=meeting, kind=kind, dated=on, reason=reason)


def _record(event: MeetingEvent, *, by: Any, why: str, also_save: bool = False) -> MeetingEvent:
    _refuse_day(event)
    if also_save:
        save_recorded(event.meeting, by=by, reason=why)
    saved: MeetingEvent = save_recorded(event, by=by, reason=why)
    return saved


def _refuse_day(event: MeetingEvent) -> None:
    on, last = PartialDate(event.dated), last_event(event.meeting)
    if not on:
        raise ValidationError({"on": "Give the date."})
    if on.earliest > timezone.localdate():
        raise ValidationError({"on": "This day has not come yet."})
    if last and last.dated and not _entered_afterwards(last) and on.latest < PartialDate(last.dated).earliest:
        before = f"{last.get_kind_display().lower()} on {PartialDate(last.dated).words}"
        raise ValidationError({"on": f"That was before the last thing recorded of the meeting: {before}."})


def _entered_afterwards(event: MeetingEvent) -> bool:
    """Whether it only says on which day a meeting of the past was planned here: what happened to it came before."""
    held = PartialDate(event.meeting.date)
    return event.kind == Kind.PLANNED and bool(held) and held.latest < PartialDate(event.dated).earliest


def _refuse_over(meeting: Meeting, kind: Kind) -> None:
    last = last_event(meeting)
    if last and (last.kind in OVER or last.kind == kind):
        words = OVER.get(Kind(last.kind), "has its notice published already")
        dated = f" ({PartialDate(last.dated).words})" if last.dated else ""
        raise ValidationError(
            f"This meeting {words}{dated}, so this step is not possible any more. If that is wrong, correct the entry "
            "on the page of the meeting."
        )
