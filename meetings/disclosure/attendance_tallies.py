"""How often people came, of the meetings at which it could be known: per person, per organisation and per group.

The denominator is the meetings of the group that were dated within the time in which the person held a role, and whose
record says who came; no other meeting counts for or against anyone. To the public only meetings count whose minutes
can be read.

A person whose role, or whose name in one of these records, is withheld is never told of alone: people withheld are told
of together, where they are five or more, and only how often in tenths, so that no two answers can be taken from one
another (DP-07). A sum that would let a reader subtract the named from all is left out. Who is restricted is not
counted.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from groups.disclosure.links import Link, group_link, organisation_link
from groups.models import AdvisoryGroup, Organisation, Person, Role
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import Capacity, MeetingEventKind
from meetings.disclosure.lists import events_by, visible_group, visible_meetings
from meetings.disclosure.published import is_released
from meetings.models import Attendance, JointMeeting, Meeting

CAME = frozenset({Capacity.PRESENT, Capacity.IN_ATTENDANCE, Capacity.SUBSTITUTE, Capacity.OBSERVER, Capacity.GUEST})
SAYS_WHO_CAME = CAME | {Capacity.APOLOGIES, Capacity.ABSENT}
"""A record that uses none of these does not say who came: a bare list of names, or one that is not filled in yet."""

DID_NOT_TAKE_PLACE = [MeetingEventKind.CANCELLED, MeetingEventKind.POSTPONED, MeetingEventKind.NOT_HELD]
FEWEST = 5
"""Fewer withheld people than this are not told of, not even as a number (DP-07)."""


@dataclass(frozen=True)
class Tally:
    """How often one person, or people of one organisation, came to the meetings of one group."""

    who: str
    group: Link
    came: int
    apologies: int
    not_there: int
    """Absent without apologies, or not mentioned by a record that says who came."""
    of: int


@dataclass(frozen=True)
class WithheldTally:
    """People whose names are withheld, together; both numbers are empty where they are too few to be told of."""

    people: int | None
    came_in_ten: int | None


@dataclass(frozen=True)
class GroupAttendance:
    """Who came to the meetings of one group, as far as the audience may know."""

    group: Link
    meetings: int
    people: tuple[Tally, ...]
    organisations: tuple[Tally, ...]
    """Counted from the people who are named alone."""
    withheld: WithheldTally | None
    came: int | None
    of: int | None
    """All places at all meetings; empty where it would tell of the people withheld."""


@dataclass
class _Count:
    """One person in one group, while it is being counted."""

    roles: list[Role]
    is_named: bool = True
    said: Counter[str] | None = None

    @property
    def of(self) -> int:
        return sum((self.said or {}).values())

    @property
    def came(self) -> int:
        return sum(number for capacity, number in (self.said or {}).items() if capacity in CAME)


def group_attendance(group_key: str, *, audience: Audience, day: date) -> GroupAttendance | None:
    """The attendance of one group up to the day; None where the audience may not see the group."""
    link = visible_group(group_key, audience, day)
    if link is None:
        return None
    group = AdvisoryGroup.objects.get(key=group_key)
    register = _Register([group], audience, day)
    counts = [count for count in register.people(Role.objects.filter(group=group)) if count.of]
    named = [count for count in counts if count.is_named]
    hidden = [count for count in counts if not count.is_named]
    tells_all = not hidden
    return GroupAttendance(
        group=link,
        meetings=len(register.meetings),
        people=tuple(_tally(count, lambda _: link) for count in named),
        organisations=_organisations(register, named, link, audience),
        withheld=_withheld(hidden) if hidden else None,
        came=sum(count.came for count in named) if tells_all else None,
        of=sum(count.of for count in named) if tells_all else None,
    )


def person_attendance(person: Person, *, audience: Audience, day: date) -> tuple[Tally, ...]:
    """How often one person came, for each group in which the audience may know of it."""
    roles = Role.objects.filter(person=person, group__audience__in=audience.seen)
    groups = list(AdvisoryGroup.objects.filter(pk__in=roles.values("group")))
    counts = _Register(groups, audience, day).people(roles)
    return tuple(_tally(count, group_link) for count in counts if count.of and count.is_named)


def organisation_attendance(organisation: Organisation, *, audience: Audience, day: date) -> tuple[Tally, ...]:
    """At how many meetings of each group someone named spoke for an organisation that the audience may see."""
    if organisation_link(organisation, audience) is None:
        return ()
    roles = Role.objects.visible_to(audience).filter(on_behalf_of=organisation, group__audience__in=audience.seen)
    groups = list(AdvisoryGroup.objects.filter(pk__in=roles.values("group")).order_by("name"))
    register = _Register(groups, audience, day)
    counts = register.people(Role.objects.filter(group__in=groups))
    found = []
    for group in groups:
        named = [count for count in counts if count.is_named and count.roles[0].group_id == group.pk]
        spoke = [(count, held) for count in named if (held := _for_body(count, organisation))]
        if spoke:
            found.append(_organisation(register, organisation, spoke, group_link(group)))
    return tuple(tally for tally in found if tally.of)


class _Register:
    """What the tallies of some groups are counted from, read once: four queries however many rows there are."""

    def __init__(self, groups: list[AdvisoryGroup], audience: Audience, day: date) -> None:
        self.audience = audience
        keys = [group.pk for group in groups]
        self.groups_of: dict[int, set[int]] = defaultdict(set)
        for meeting, group in JointMeeting.objects.filter(group__in=keys).values_list("meeting", "group"):
            self.groups_of[meeting].add(group)
        recorded = Attendance.objects.filter(meeting=OuterRef("pk"), capacity__in=SAYS_WHO_CAME)
        called_off = events_by(day).filter(meeting=OuterRef("pk"), kind__in=DID_NOT_TAKE_PLACE)
        meetings = visible_meetings(audience).by(day).filter(Exists(recorded), ~Exists(called_off))
        if not audience.sees(Audience.STAFF):
            meetings = meetings.filter(is_released(day, audience))
        self.meetings: list[Meeting] = list(meetings.filter(Q(group__in=keys) | Q(pk__in=list(self.groups_of))))
        for each in self.meetings:
            self.groups_of[each.pk].add(each.group_id or 0)
        rows = Attendance.objects.filter(meeting__in=[each.pk for each in self.meetings], person__isnull=False)
        self.rows = {(row.meeting_id, row.person_id): row for row in rows}

    def people(self, roles: Iterable[Role]) -> list[_Count]:
        """One count for each person in each group, in the order of the roles; restricted roles are not counted."""
        counted: dict[tuple[int, int], _Count] = {}
        may_count = self.audience.sees(Audience.RESTRICTED)
        rows = roles.filter(person__isnull=False).select_related("person", "group", "on_behalf_of")  # type: ignore[attr-defined]
        for role in rows.order_by("position", "person__name", "pk"):
            if may_count or role.audience != Audience.RESTRICTED:
                counted.setdefault((role.person_id, role.group_id), _Count([])).roles.append(role)
        for count in counted.values():
            self._fill(count)
        return list(counted.values())

    def within(self, roles: list[Role]) -> list[Meeting]:
        """The meetings of the group that lie within one of these roles of a person, whatever their dates may mean."""
        group = roles[0].group_id
        return [
            meeting
            for meeting in self.meetings
            if group in self.groups_of[meeting.pk] and any(_held(role, meeting) for role in roles)
        ]

    def row(self, count: _Count, meeting: Meeting) -> Attendance | None:
        """What the record of the meeting says of the person; nothing where the row is one that nobody may know of."""
        row = self.rows.get((meeting.pk, count.roles[0].person_id or 0))
        if row and row.audience == Audience.RESTRICTED and not self.audience.sees(Audience.RESTRICTED):
            return None
        return row

    def _fill(self, count: _Count) -> None:
        said: Counter[str] = Counter()
        for meeting in self.within(count.roles):
            row = self.row(count, meeting)
            hidden = (meeting.pk, count.roles[0].person_id) in self.rows and row is None
            count.is_named &= not hidden and (row is None or self.audience.sees(Audience(row.audience)))
            if not hidden:
                said[row.capacity if row else Capacity.NOT_RECORDED] += 1
        count.is_named &= all(self.audience.sees(Audience(role.audience)) for role in count.roles)
        count.said = said


def _held(role: Role, meeting: Meeting) -> bool:
    day = PartialDate(meeting.date)
    end = PartialDate(role.end)
    return role.begins.earliest <= day.earliest and (not end or day.latest <= end.latest)


def _tally(count: _Count, link: Callable[[AdvisoryGroup], Link]) -> Tally:
    apologies = (count.said or Counter())[Capacity.APOLOGIES]
    return Tally(
        who=str(count.roles[0].person),
        group=link(count.roles[0].group),
        came=count.came,
        apologies=apologies,
        not_there=count.of - count.came - apologies,
        of=count.of,
    )


def _withheld(hidden: list[_Count]) -> WithheldTally:
    if len(hidden) < FEWEST:
        return WithheldTally(None, None)
    came, of = sum(count.came for count in hidden), sum(count.of for count in hidden)
    # A full or an empty cell tells what each of them did.
    tells_each = came < FEWEST or of - came < FEWEST
    return WithheldTally(len(hidden), None if tells_each else round(10 * came / of))


def _organisations(register: _Register, named: list[_Count], group: Link, audience: Audience) -> tuple[Tally, ...]:
    """At how many meetings each organisation was spoken for, of those in which someone named held a role for it."""
    bodies = {role.on_behalf_of for count in named for role in count.roles if role.on_behalf_of}
    shown = sorted((body for body in bodies if organisation_link(body, audience)), key=lambda body: body.name)
    tallies = [
        _organisation(register, body, [(count, roles) for count in named if (roles := _for_body(count, body))], group)
        for body in shown
    ]
    return tuple(tally for tally in tallies if tally.of)


def _for_body(count: _Count, body: Organisation) -> list[Role]:
    return [role for role in count.roles if role.on_behalf_of_id == body.pk]


def _organisation(
    register: _Register, body: Organisation, spoke: list[tuple[_Count, list[Role]]], group: Link
) -> Tally:
    best: dict[int, str] = {}
    for count, roles in spoke:
        for meeting in register.within(roles):
            row = register.row(count, meeting)
            capacity = row.capacity if row else Capacity.NOT_RECORDED
            if _weight(capacity) > _weight(best.get(meeting.pk, "")):
                best[meeting.pk] = capacity
    came = sum(capacity in CAME for capacity in best.values())
    apologies = sum(capacity == Capacity.APOLOGIES for capacity in best.values())
    return Tally(body.name, group, came, apologies, len(best) - came - apologies, len(best))


def _weight(capacity: str) -> int:
    """Of several people of one organisation the one who came counts, then the one who sent apologies."""
    return 3 if capacity in CAME else 2 if capacity == Capacity.APOLOGIES else 1 if capacity else 0
