"""Of how many meetings the register knows who came, and how many names are given or withheld (DP-07).

No name is ever given here, to nobody. Outside the staff only what stands in published minutes is counted. That names
are withheld is told, and not how many: an answer for one time could be taken from the answer for a longer one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from foi.catalogue.answer import Cell, Heading, Table
from foi.catalogue.asked_groups import AskedGroups, asked_groups
from foi.catalogue.meetings_then import WHICH_MEETINGS, MeetingsFound, MeetingThen, meetings_then
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import counted, listed
from groups.models import Role
from iag_registry.lib.audiences import Audience
from meetings.choices import Capacity
from meetings.disclosure.attendance_counting import Counted, Sitting, of_records, of_releases, people_counted
from meetings.disclosure.names_making import NOT_IN_MINUTES
from meetings.models import Attendance as AttendanceRecord
from meetings.models import MinutesRelease

SOME, NONE = "Some", "None"
"""All that is told of withheld names: from two numbers a third could be worked out, of one meeting or one reason."""

RULE = (
    "Counted are the names in the records of meetings that were held; a person who came to two meetings counts twice. "
    "Outside the staff only published minutes are counted, each in the newest version that could be read on the day. A "
    "record says who came if it tells those who were present from those who sent apologies; a bare list of names does "
    "not. Of names that may not be given it is told that there are some. Nobody who is restricted is counted. "
    "Those who might have come are the people whose role may be told: for each of them the meetings of the group count "
    "that lie within their role and whose record says who came. A printed name counts for a person only where someone "
    "has confirmed whose it is. "
)


@dataclass(frozen=True)
class Recorded:
    """The names in the record of one meeting: how many are given, and how many withheld for each reason."""

    named: int = 0
    withheld: Mapping[str, int] = field(default_factory=dict)
    says_who_came: bool = False

    @property
    def hidden(self) -> int:
        """How many names are withheld."""
        return sum(self.withheld.values())


class AttendanceRecorded(Question):
    """A line for each group: its meetings, those with names in the record, and how many names."""

    key = "attendance"
    title = "Of how many meetings is it recorded who came?"
    hint = "For each group: the meetings with names in the record, and how many names are given or withheld."
    takes = ("kinds", "areas", "themes", "groups", "since", "until")

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_groups(snapshot, asked)
        found = meetings_then(snapshot, asked, choice)
        held = [meeting for meeting in found.meetings if meeting.was_held]
        records = _of_staff(snapshot, held) if snapshot.known.audience == Audience.STAFF else _published(held)
        came = _came(snapshot, held)
        return Findings(
            sentence=_sentence(found, held, records),
            tables=[*_table(choice, found, records, came), *choice.tables],
            counting_rule=RULE + WHICH_MEETINGS.strip(),
            definition=("Recorded: the published minutes say who was there, by name or by number.",),
            caveats=[*_caveat_on_withheld(records), *found.caveats, *choice.caveats],
            warnings=choice.warnings,
            citations=[*(meeting.citation for meeting in held if meeting.pk in records), *choice.citations],
        )


def _published(meetings: Sequence[MeetingThen]) -> dict[int, Recorded]:
    """What the published minutes of each meeting record; releases never change, so that they are read as they are."""
    meeting_of = {each.minutes.release: each.pk for each in meetings if each.minutes.release}
    rows = MinutesRelease.objects.filter(pk__in=list(meeting_of)).values_list("pk", "document__names")
    read = {meeting_of[pk]: _printed(names) for pk, names in rows}
    return {pk: record for pk, record in read.items() if record.named or record.hidden}


def _printed(names: dict[str, Any] | None) -> Recorded:
    if not names:
        return Recorded()
    return Recorded(
        named=sum(len(group["names"]) for group in names["by_capacity"]),
        withheld={line["reason"]: line["number"] for line in names["withheld"]},
        says_who_came=any(group["capacity"] for group in names["by_capacity"]),
    )


def _of_staff(snapshot: Snapshot, meetings: Sequence[MeetingThen]) -> dict[int, Recorded]:
    """What the register holds of each meeting, published or not."""
    rows = snapshot.known.of(AttendanceRecord, meeting_id__in=[each.pk for each in meetings])
    by_meeting: dict[int, list[Any]] = {}
    for row in rows.values():
        if row.capacity not in NOT_IN_MINUTES:
            by_meeting.setdefault(row.meeting_id, []).append(row)
    return {
        pk: Recorded(
            named=len(of_meeting),
            says_who_came=any(row.capacity != Capacity.UNSPECIFIED for row in of_meeting),
        )
        for pk, of_meeting in by_meeting.items()
    }


def _of(group_meetings: Sequence[MeetingThen], records: Mapping[int, Recorded]) -> list[Recorded]:
    return [records[each.pk] for each in group_meetings if each.pk in records]


def _sentence(found: MeetingsFound, held: Sequence[MeetingThen], records: Mapping[int, Recorded]) -> str:
    if not held:
        return f"The register knows of no meeting that was held {found.words}."
    named, hidden = sum(r.named for r in records.values()), any(r.hidden for r in records.values())
    first = (
        f"Of {counted(len(held), 'meeting', 'meetings')} that the register knows to have been held {found.words}, the "
        f"record of {len(records)} gives names."
    )
    if not records:
        return first
    return (
        f"{first} {counted(named, 'name is', 'names are')} given, and {'others are' if hidden else 'none is'} withheld."
    )


def _came(snapshot: Snapshot, meetings: Sequence[MeetingThen]) -> dict[int, Counted]:
    """How often the people of each group came, and might have come, of those whose role this audience may know of."""
    audience = snapshot.known.audience
    named = snapshot.known.of(AttendanceRecord, meeting_id__in=[each.pk for each in meetings]).values()
    if audience == Audience.STAFF:
        who = of_records(named)
    else:
        who = of_releases({each.pk: each.minutes.release for each in meetings if each.minutes.release}, named)
    sittings = [
        Sitting(each.pk, each.date, frozenset(group.pk for group in each.groups)) for each in meetings if each.pk in who
    ]
    roles = [role for role in snapshot.known.of(Role).values() if audience.sees(role.audience)]
    totals: dict[int, Counted] = {}
    for (group, _), (_, count) in people_counted(roles, sittings, who).items():
        so_far = totals.get(group, Counted())
        totals[group] = Counted(so_far.came + count.came, so_far.apologies + count.apologies, so_far.of + count.of)
    return totals


def _table(
    choice: AskedGroups,
    found: MeetingsFound,
    records: Mapping[int, Recorded],
    came: Mapping[int, Counted],
) -> list[Table]:
    rows: list[tuple[Cell, ...]] = []
    for group in choice.groups:
        held = [meeting for meeting in found.of(group) if meeting.was_held]
        if not held and choice.all:
            continue
        recorded = _of(held, records)
        count = came.get(group.pk, Counted())
        rows.append(
            (
                group.linked,
                len(held),
                len(recorded),
                sum(record.says_who_came for record in recorded),
                sum(record.named for record in recorded),
                SOME if any(record.hidden for record in recorded) else NONE,
                count.of,
                count.came,
            )
        )
    headings = (
        Heading("group", "Group"),
        Heading("held", "Meetings held"),
        Heading("recorded", "With names in the record"),
        Heading("says_who_came", "Of these, that say who came"),
        Heading("named", "Names given"),
        Heading("withheld", "Names withheld"),
        Heading("might_have_come", "Times that someone named might have come"),
        Heading("came", "Times that they came"),
    )
    return [Table("attendance", "Attendance recorded for each group", headings, tuple(rows))] if rows else []


def _caveat_on_withheld(records: Mapping[int, Recorded]) -> list[str]:
    reasons = sorted({reason for record in records.values() for reason, number in record.withheld.items() if number})
    if not reasons:
        return []
    told = f"Names are withheld for {'this reason' if len(reasons) == 1 else 'these reasons'}: {listed(reasons)}."
    not_counted = "How many is not counted here, because a small number might say who."
    return [f"{told} {not_counted} The published minutes of each meeting say how many names are withheld there."]
