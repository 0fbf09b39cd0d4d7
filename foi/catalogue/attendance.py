"""Of how many meetings the register knows who came, and how many names are given or withheld (DP-07).

No name is ever given here, to nobody. Outside the staff only what stands in published minutes is counted. A small
number of withheld names is not told, nor any sum from which it could be worked out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from foi.catalogue.answer import Cell, Heading, Table, Withheld
from foi.catalogue.asked_groups import AskedGroups, asked_groups
from foi.catalogue.meetings_then import WHICH_MEETINGS, MeetingsFound, MeetingThen, meetings_then
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.small_numbers import FEWEST, TOO_FEW, is_few
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import counted, listed
from iag_registry.lib.audiences import Audience
from meetings.choices import Capacity
from meetings.disclosure.names_making import NOT_IN_MINUTES
from meetings.models import Attendance as AttendanceRecord
from meetings.models import MinutesRelease

RULE = (
    "Counted are the names in the records of meetings that were held; a person who came to two meetings counts twice. "
    "Outside the staff only published minutes are counted, each in the newest version that could be read on the day. A "
    "record says who came if it tells those who were present from those who sent apologies; a bare list of names does "
    f"not. Names that may not be given are counted; where there are fewer than {FEWEST} of a group, no number is "
    "given. Nobody who is restricted is counted. "
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
        few = _is_few_anywhere(choice, found, records)
        return Findings(
            sentence=_sentence(found, held, records, few),
            tables=[*_table(choice, found, records, few), *choice.tables],
            counting_rule=RULE + WHICH_MEETINGS.strip(),
            definition=("Recorded: the published minutes say who was there, by name or by number.",),
            caveats=[*_caveat_on_few(records, few), *found.caveats, *choice.caveats],
            warnings=choice.warnings,
            citations=[*(meeting.citation for meeting in held if meeting.pk in records), *choice.citations],
            withheld=() if few else _withheld(records),
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


def _is_few_anywhere(choice: AskedGroups, found: MeetingsFound, records: Mapping[int, Recorded]) -> bool:
    """Whether some number of withheld names is too small to be told: then no sum of such numbers is told either."""
    per_group = [sum(each.hidden for each in _of(found.of(group), records)) for group in choice.groups]
    per_reason = [each.count for each in _withheld(records)]
    return any(is_few(number) for number in (*per_group, *per_reason))


def _withheld(records: Mapping[int, Recorded]) -> tuple[Withheld, ...]:
    reasons: dict[str, int] = {}
    for record in records.values():
        for reason, number in record.withheld.items():
            reasons[reason] = reasons.get(reason, 0) + number
    return tuple(
        Withheld("name" if number == 1 else "names", number, reason) for reason, number in sorted(reasons.items())
    )


def _sentence(found: MeetingsFound, held: Sequence[MeetingThen], records: Mapping[int, Recorded], few: bool) -> str:
    if not held:
        return f"The register knows of no meeting that was held {found.words}."
    named, hidden = sum(r.named for r in records.values()), sum(r.hidden for r in records.values())
    first = (
        f"Of {counted(len(held), 'meeting', 'meetings')} that the register knows to have been held {found.words}, the "
        f"record of {len(records)} gives names."
    )
    if not records:
        return first
    rest = "others are withheld" if few else f"{counted(hidden, 'is', 'are')} withheld"
    return f"{first} {counted(named, 'name is', 'names are')} given, and {rest if hidden else 'none is withheld'}."


def _table(choice: AskedGroups, found: MeetingsFound, records: Mapping[int, Recorded], few: bool) -> list[Table]:
    rows: list[tuple[Cell, ...]] = []
    for group in choice.groups:
        held = [meeting for meeting in found.of(group) if meeting.was_held]
        if not held and choice.all:
            continue
        recorded = _of(held, records)
        hidden = sum(record.hidden for record in recorded)
        rows.append(
            (
                group.linked,
                len(held),
                len(recorded),
                sum(record.says_who_came for record in recorded),
                sum(record.named for record in recorded),
                TOO_FEW if is_few(hidden) else hidden,
            )
        )
    headings = (
        Heading("group", "Group"),
        Heading("held", "Meetings held"),
        Heading("recorded", "With names in the record"),
        Heading("says_who_came", "Of these, that say who came"),
        Heading("named", "Names given"),
        Heading("withheld", "Names withheld"),
    )
    return [Table("attendance", "Attendance recorded for each group", headings, tuple(rows))] if rows else []


def _caveat_on_few(records: Mapping[int, Recorded], few: bool) -> list[str]:
    if not few:
        return []
    reasons = listed(each.reason for each in _withheld(records))
    words = f"Names are withheld for these reasons: {reasons}. How many for each, and how many in all, is not given"
    return [f"{words}, because some of the numbers are small."]
