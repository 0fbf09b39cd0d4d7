"""One line of a list of meetings, out of the facts that it says; the facts are those of a record, or of a query."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, time
from typing import Any, NamedTuple
from uuid import UUID

from groups.choices import YesNoUnknown
from groups.disclosure.links import Link, group_link_of
from iag_registry.lib.addresses import address_of
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import DID_NOT_TAKE_PLACE, HowHeld, MeetingEventKind, MinutesStage, ReleaseKind
from meetings.disclosure.minutes_words import label_of
from meetings.disclosure.published import RELEASED_AS, TOLD_BY_RELEASES
from meetings.disclosure.shapes import MeetingLine, meeting_key
from meetings.models import JointMeeting, Meeting, Minutes

ANNOUNCED = [MeetingEventKind.PLANNED, MeetingEventKind.NOTICE_PUBLISHED]

Day = date
"""A day of the calendar; `date` is the day of a meeting, which may be known in part."""


class MeetingFacts(NamedTuple):
    """What a line says of a meeting out of `told_on`; `is_ahead` is empty where it was not asked."""

    pk: int
    uuid: UUID
    title: str
    slug: str
    date: str
    date_note: str
    note: str
    start_time: time | None
    end_time: time | None
    how_held: str
    open_to_public: str
    audience: str
    group_key: str | None
    group_name: str | None
    minutes: int | None
    approved_at: int | None
    approved_at_date: str | None
    approved_by_procedure: str | None
    approved_on: str | None
    last_event: str | None
    release_kind: str | None
    withdrawn: Day | None
    stage_then: str | None
    is_ahead: bool | None


_OF_OTHERS = {
    "group_key": "group__key",
    "group_name": "group__name",
    "approved_at": "minutes__approved_at",
    "approved_at_date": "minutes__approved_at__date",
    "approved_by_procedure": "minutes__approved_by_procedure",
    "approved_on": "minutes__approved_on",
}
COLUMNS = tuple(_OF_OTHERS.get(name, name) for name in MeetingFacts._fields)
"""What a query of `listed_meetings` is asked for, to be made `MeetingFacts` of."""


def facts_of(meeting: Any) -> MeetingFacts:
    """The facts of a record out of `told_on`."""
    minutes: Minutes | None = getattr(meeting, "minutes", None)
    at: Meeting | None = minutes.approved_at if minutes else None
    return MeetingFacts(
        pk=meeting.pk,
        uuid=meeting.uuid,
        title=meeting.title,
        slug=meeting.slug,
        date=meeting.date,
        date_note=meeting.date_note,
        note=meeting.note,
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        how_held=meeting.how_held,
        open_to_public=meeting.open_to_public,
        audience=meeting.audience,
        group_key=meeting.group.key if meeting.group else None,
        group_name=meeting.group.name if meeting.group else None,
        minutes=minutes.pk if minutes else None,
        approved_at=at.pk if at else None,
        approved_at_date=at.date if at else None,
        approved_by_procedure=minutes.approved_by_procedure if minutes else None,
        approved_on=minutes.approved_on if minutes else None,
        last_event=meeting.last_event,
        release_kind=meeting.release_kind,
        withdrawn=meeting.withdrawn,
        stage_then=meeting.stage_then,
        is_ahead=getattr(meeting, "is_ahead", None),
    )


def line_of(facts: MeetingFacts, day: date, audience: Audience, joint: tuple[Link, ...] = ()) -> MeetingLine:
    """The line of a meeting that the audience may see, with the groups that took part in it."""
    stage, key, held = stage_of(facts, day, audience), facts.group_key, PartialDate(facts.date)
    return MeetingLine(
        title=facts.title,
        url=address_of("meetings:meeting-detail", key, facts.slug) if key else "",
        group=group_link_of(key, facts.group_name or "") if key else None,
        date=held,
        date_note=facts.date_note,
        note=facts.note,
        standing=standing(facts.last_event or "", held, day),
        minutes=label_of(stage, withdrawn_later=is_withdrawn_later(facts, stage, day)),
        minutes_url=address_of("meetings:minutes", key, facts.slug) if key and facts.release_kind else "",
        start_time=facts.start_time,
        end_time=facts.end_time,
        how_held="" if facts.how_held == HowHeld.NOT_STATED else _HOW_HELD[facts.how_held],
        open_to_public="" if facts.open_to_public == YesNoUnknown.UNKNOWN else _OPEN[facts.open_to_public],
        is_ahead=bool(facts.is_ahead),
        did_not_take_place=facts.last_event in DID_NOT_TAKE_PLACE,
        joint_groups=joint,
        key=meeting_key(key, facts.slug) if key else "",
        last_event=facts.last_event or "",
        uuid=str(facts.uuid),
    )


def joint_groups(meetings: Collection[int], audience: Audience) -> dict[int, tuple[Link, ...]]:
    """The further groups of each of these meetings that the audience may see, by name; one query."""
    seen = JointMeeting.objects.filter(meeting__in=meetings, group__audience__in=audience.seen)
    rows = seen.order_by("group__name").values_list("meeting", "group__key", "group__name") if meetings else ()
    found: defaultdict[int, list[Link]] = defaultdict(list)
    for meeting, key, name in rows:
        found[meeting].append(group_link_of(key, name))
    return {meeting: tuple(links) for meeting, links in found.items()}


def standing(last_event: str, held_by: PartialDate, day: date) -> str:
    """What had become of a meeting by the day, in words; empty where no event is recorded."""
    if not last_event:
        return ""
    is_past = bool(held_by) and held_by.latest < day
    doubt = "; not known to have been held" if is_past and last_event in ANNOUNCED else ""
    return f"{_EVENTS[last_event]}{doubt}"


def stage_of(facts: MeetingFacts, day: date, audience: Audience) -> MinutesStage:
    """How far the minutes of a meeting had come by the day; NONE where the audience may know nothing of them."""
    if facts.minutes is None or not audience.sees(Audience(facts.audience)):
        return MinutesStage.NONE
    if facts.release_kind:
        return RELEASED_AS[ReleaseKind(facts.release_kind)]
    stage = MinutesStage(facts.stage_then or "")
    if facts.withdrawn and stage != MinutesStage.WITHHELD:
        return MinutesStage.WITHDRAWN
    if stage in TOLD_BY_RELEASES | {MinutesStage.APPROVED}:
        return MinutesStage.APPROVED if is_approved_by(facts, day) else MinutesStage.NONE
    return stage


def is_withdrawn_later(facts: MeetingFacts, stage: MinutesStage, day: date) -> bool:
    """Whether minutes that cannot be read any more had not been withdrawn yet on the day."""
    return stage == MinutesStage.WITHDRAWN and facts.withdrawn is not None and facts.withdrawn > day


def is_approved_by(facts: MeetingFacts, day: date) -> bool:
    """Whether the minutes are approved, and neither date given for it lies after the day; one not known does not."""
    is_approved = facts.approved_at or facts.approved_by_procedure or facts.approved_on
    dates = (facts.approved_on or "", facts.approved_at_date or "")
    return bool(is_approved) and all(PartialDate(each).earliest <= day for each in dates)


_HOW_HELD = {each.value: str(each.label) for each in HowHeld}
_OPEN = {each.value: str(each.label) for each in YesNoUnknown}
_EVENTS = {each.value: str(each.label) for each in MeetingEventKind}
