"""The meetings of some groups as they stood on the day: what had become of each, and how far its minutes had come.

What was published is told by the releases and by nothing else, by the rule of ``meetings.disclosure.published``, so
that an answer and the page of a meeting of the same day agree.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from foi.catalogue.answer import Citation, Linked
from foi.catalogue.asked_groups import AskedGroups
from foi.catalogue.facts import Group
from foi.catalogue.known_rows import Row
from foi.catalogue.minutes_then import NONE_KNOWN, MinutesThen, minutes_then
from foi.catalogue.question import Asked
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import counted, day_in_words, listed
from groups.models import AdvisoryGroup, Source, Statement
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import DID_NOT_TAKE_PLACE, MeetingEventKind, MinutesStage
from meetings.models import JointMeeting, Meeting, MeetingEvent

NOT_KNOWN = "Not known whether it was held"

WHICH_MEETINGS = (
    "A meeting counts in a time if the whole of its date lies in it; one that is dated only to a month or a year may "
    "lie outside and is then left out. A joint meeting counts for each of its groups. "
)


@dataclass(frozen=True)
class MeetingThen:
    """One meeting as it stood on the day; of its groups the first is the one under which its page stands."""

    pk: int
    groups: tuple[Group, ...]
    title: str
    date: PartialDate
    last_event: str
    minutes: MinutesThen
    citation: Citation | None

    @property
    def was_held(self) -> bool:
        """Whether the register says that it was held; False also where nobody says."""
        return self.last_event == MeetingEventKind.HELD

    @property
    def became(self) -> str:
        """What had become of it, in words."""
        if self.was_held or self.last_event in DID_NOT_TAKE_PLACE:
            return str(MeetingEventKind(self.last_event).label)
        return NOT_KNOWN

    @property
    def minutes_linked(self) -> str:
        """How far its minutes had come, leading to the version that could be read where the public has its page."""
        label = self.minutes.label
        if not (isinstance(self.title, Linked) and self.minutes.can_be_read):
            return label
        return Linked(label, "meetings:minutes-version", *self.title.keys, str(self.minutes.version))

    @property
    def group(self) -> str:
        """Its group, leading to its page; of a joint meeting the first one."""
        return self.groups[0].linked

    @property
    def also_of(self) -> str:
        """The other groups of a joint meeting."""
        return listed(group.name for group in self.groups[1:])

    @property
    def source(self) -> str:
        """The document that speaks of it, for a cell."""
        return self.citation.short if self.citation else ""


@dataclass(frozen=True)
class MeetingsFound:
    """The meetings of a time, group by group in print order and by date; and those that may lie outside it."""

    meetings: tuple[MeetingThen, ...]
    may_lie_outside: tuple[MeetingThen, ...]
    undated: int
    words: str
    """The time in words: "from 1 January 2021 to 30 June 2022"; "up to 30 June 2022"."""

    def of(self, group: Group) -> list[MeetingThen]:
        """The meetings of one group, joint ones included."""
        return [meeting for meeting in self.meetings if group in meeting.groups]

    @property
    def caveats(self) -> list[str]:
        """Which meetings are left out because their date is not known closely enough."""
        dates = listed(dict.fromkeys(f"{each.title} ({each.date.words})" for each in self.may_lie_outside))
        vague = f"Left out, because the date may lie outside the time asked about: {dates}." if dates else ""
        undated = counted(self.undated, "meeting is", "meetings are")
        without = f"{undated} left out, because no source gives a date." if self.undated else ""
        return [text for text in (vague, without, self._on_other_bodies) if text]

    @property
    def _on_other_bodies(self) -> str:
        """How many of the groups with a meeting are no advisory groups, and which; empty where all of them are."""
        groups = list(dict.fromkeys(group for meeting in self.meetings for group in meeting.groups))
        others = [group for group in groups if not (group.kind and group.kind.is_advisory_group)]
        if not others:
            return ""
        names = listed(group.name for group in others)
        if len(groups) == 1:
            return f"The group with a meeting in this answer is not recorded as an independent advisory group: {names}."
        if len(others) == len(groups):
            number = f"None of the {len(groups)} groups with a meeting in this answer is"
        else:
            are_not = "is not" if len(others) == 1 else "are not"
            number = f"Of the {len(groups)} groups with a meeting in this answer, {len(others)} {are_not}"
        are_many = 1 < len(others) < len(groups)
        what = "independent advisory groups" if are_many else "an independent advisory group"
        return f"{number} recorded as {what}: {names}."


def meetings_then(snapshot: Snapshot, asked: Asked, choice: AskedGroups) -> MeetingsFound:
    """The meetings of these groups in the time that was asked about, up to the day."""
    since, until = asked.since or date.min, asked.until or snapshot.on
    rows, joint = _rows(snapshot, choice)
    dated = {pk: row for pk, row in rows.items() if row.date}
    asked_about = {pk: row for pk, row in dated.items() if _may_lie_in(row, since, until)}
    told = _Told(snapshot, rows, joint, choice)
    found = sorted((told.meeting(row) for row in asked_about.values()), key=told.place)
    inside = [each for each in found if since <= each.date.earliest and each.date.latest <= until]
    begins = f"from {day_in_words(asked.since)} to" if asked.since else "up to"
    return MeetingsFound(
        meetings=tuple(inside),
        may_lie_outside=tuple(each for each in found if each not in inside),
        undated=len(rows) - len(dated),
        words=f"{begins} {day_in_words(until)}",
    )


def last_events(snapshot: Snapshot, rows: dict[int, Row], **of_meetings: Any) -> dict[int, str]:
    """What had become of each of these meetings by the day, by the rule of ``meetings.disclosure.lists.events_by``.

    An event counts from its own date, or from the date of the statement that tells of it, whichever comes first. A
    statement that may not be shown dates nothing.
    """
    told = {row.id: row.as_of for row in chain(*snapshot.known.to_decide_by(Statement))}
    sources = snapshot.known.of(Source)
    dating = {pk for pk, row in snapshot.known.of(Statement).items() if told.get(pk) and row.source_id in sources}

    def had_come(event: Row) -> bool:
        is_dated = event.statement_id in dating
        own = _own_date(event, rows[event.meeting_id].date, is_dated)
        spoken_of = told[event.statement_id] if is_dated else None
        return any(PartialDate(each).earliest <= snapshot.on for each in (own, spoken_of) if each is not None)

    events = snapshot.known.of(MeetingEvent, **of_meetings).values()
    return {event.meeting_id: event.kind for event in events if event.meeting_id in rows and had_come(event)}


def _own_date(event: Row, met: str, is_dated_by_source: bool) -> str | None:
    """The date from which an event counts by itself, empty for every day; None where its source alone dates it."""
    if event.dated:
        return str(event.dated)
    if is_dated_by_source:
        return met or None
    return met if event.kind in {MeetingEventKind.HELD, MeetingEventKind.NOT_HELD} else ""


def _rows(snapshot: Snapshot, choice: AskedGroups) -> tuple[dict[int, Row], dict[int, list[int]]]:
    """The meetings of the groups by number, and the further groups of each; those of a hidden group are left out."""
    known, wanted = snapshot.known, {group.pk for group in choice.groups}
    visible = known.of(AdvisoryGroup)
    joint: dict[int, list[int]] = defaultdict(list)
    for row in known.of(JointMeeting).values():
        if row.group_id in visible:
            joint[row.meeting_id].append(row.group_id)
    own = known.of(Meeting) if choice.all else known.of(Meeting, group_id__in=sorted(wanted))
    shared = {} if choice.all else known.of(Meeting, id__in=[pk for pk, also in joint.items() if wanted & {*also}])
    rows = {
        pk: row
        for pk, row in {**own, **shared}.items()
        if row.group_id in visible and wanted & {row.group_id, *joint[pk]}
    }
    return rows, joint


def _may_lie_in(row: Row, since: date, until: date) -> bool:
    day = PartialDate(row.date)
    return day.latest >= since and day.earliest <= until


class _Told:
    """What is told of each meeting, read for all of them together."""

    def __init__(
        self, snapshot: Snapshot, rows: dict[int, Row], joint: dict[int, list[int]], choice: AskedGroups
    ) -> None:
        of_meetings = {} if choice.all else {"meeting_id__in": list(rows)}
        self.snapshot = snapshot
        self.joint = joint
        self.groups = {group.pk: group for group in snapshot.groups}
        self.order = {group.pk: place for place, group in enumerate(snapshot.groups)}
        self.keys = snapshot.known.of(AdvisoryGroup)
        self.events = last_events(snapshot, rows, **of_meetings)
        self.minutes = minutes_then(snapshot, rows, of_meetings)

    def meeting(self, row: Row) -> MeetingThen:
        groups = (self.groups.get(pk) for pk in (row.group_id, *self.joint[row.id]))
        return MeetingThen(
            pk=row.id,
            groups=tuple(group for group in groups if group),
            title=self._title(row),
            date=PartialDate(row.date),
            last_event=self.events.get(row.id, ""),
            minutes=self.minutes.get(row.id, NONE_KNOWN),
            citation=self.snapshot.citations.cite(row.statement_id),
        )

    def place(self, meeting: MeetingThen) -> tuple[int, date, date, int]:
        """Where it stands in a list: by group in print order, then by date."""
        return self.order[meeting.groups[0].pk], meeting.date.earliest, meeting.date.latest, meeting.pk

    def _title(self, row: Row) -> str:
        """The title, leading to the page of the meeting where the public has one."""
        group = self.keys[row.group_id]
        if {row.audience, group.audience} == {Audience.PUBLIC.value}:
            return Linked(row.title, "meetings:meeting-detail", group.key, row.slug)
        return str(row.title)


def by_stage(meetings: Iterable[MeetingThen]) -> str:
    """How many minutes had come how far: "2 draft, 1 withheld, and none held of 3"."""
    stages: dict[MinutesStage, int] = {}
    for meeting in meetings:
        stages[meeting.minutes.stage] = stages.get(meeting.minutes.stage, 0) + 1
    none = stages.pop(MinutesStage.NONE, 0)
    told = [f"{number} {label}" for label, number in sorted((str(s.label).lower(), n) for s, n in stages.items())]
    return listed([*told, f"none held of {none}"]) if none else listed(told)
