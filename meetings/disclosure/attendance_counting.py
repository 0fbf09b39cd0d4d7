"""What the records of meetings say of who came, and how it is counted against the roles that people held.

Two things can be read: what was published in minutes, which an edit after publication does not change, and what staff
have recorded. A printed name of published minutes counts for a person where a public name of that record has been
confirmed to be theirs, and for nobody else (PPL-05).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import Capacity
from meetings.models import MinutesRelease

CAME = frozenset({Capacity.PRESENT, Capacity.IN_ATTENDANCE, Capacity.SUBSTITUTE, Capacity.OBSERVER, Capacity.GUEST})
SAYS_WHO_CAME = CAME | {Capacity.APOLOGIES, Capacity.ABSENT}
"""A record that uses none of these does not say who came: a bare list of names, or one that is not filled in yet."""

PRINTED_AS = {str(capacity.label): capacity for capacity in SAYS_WHO_CAME}


@dataclass(frozen=True)
class Sitting:
    """One meeting that is counted: when it was, and of which groups."""

    pk: int
    date: PartialDate
    groups: frozenset[int]


@dataclass
class WhoCame:
    """What the record of one meeting says: of people, of organisations by their address, and of names withheld."""

    people: dict[int, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    withheld: Counter[str] = field(default_factory=Counter)

    def say(self, person: int | None, body: str, capacity: str) -> None:
        """One name more; of several of one person or organisation the one who came counts, then apologies."""
        if person:
            self.people[person] = weightier(capacity, self.people.get(person, ""))
        if body:
            self.bodies[body] = weightier(capacity, self.bodies.get(body, ""))


@dataclass(frozen=True)
class Counted:
    """Of so many meetings, to how many someone came, and to how many they sent apologies."""

    came: int = 0
    apologies: int = 0
    of: int = 0

    @classmethod
    def from_capacities(cls, capacities: Iterable[str]) -> "Counted":
        said = Counter("came" if each in CAME else str(each) for each in capacities)
        return cls(said["came"], said[str(Capacity.APOLOGIES)], said.total())


def of_releases(releases: Mapping[int, int], named: Iterable[Any]) -> dict[int, WhoCame]:
    """What published minutes say, by meeting, of those that say who came; in one query.

    `releases` gives the version to be read of each meeting, `named` names of the records of these meetings.
    """
    people: dict[tuple[int, str], set[int]] = defaultdict(set)
    for row in named:
        if row.audience == Audience.PUBLIC and row.person_id:
            people[row.meeting_id, row.name_as_printed].add(row.person_id)
    documents = dict(
        MinutesRelease.objects.filter(pk__in=list(releases.values())).values_list("pk", "document__names__by_capacity")
    )
    found = {}
    for meeting, release in releases.items():
        groups = [group for group in documents[release] or [] if group["capacity"] in PRINTED_AS]
        if groups:
            found[meeting] = _printed(groups, meeting, people)
    return found


def of_records(named: Iterable[Any]) -> dict[int, WhoCame]:
    """What the names of records say, by meeting, of those that say who came; each name with its organisation."""
    by_meeting: dict[int, list[Any]] = defaultdict(list)
    for row in named:
        by_meeting[row.meeting_id].append(row)
    found = {}
    for meeting, rows in by_meeting.items():
        if any(row.capacity in SAYS_WHO_CAME for row in rows):
            found[meeting] = who = WhoCame()
            for row in rows:
                body = getattr(row, "organisation", None)
                who.say(row.person_id, body.get_absolute_url() if body else "", row.capacity)
    return found


def within(roles: Iterable[Any], group: int, sittings: Iterable[Sitting]) -> list[Sitting]:
    """The meetings of the group that lie within one of these roles of a person, whatever their dates may mean."""
    held = list(roles)
    return [each for each in sittings if group in each.groups and any(_held(role, each.date) for role in held)]


def people_counted(
    roles: Iterable[Any], sittings: Iterable[Sitting], who: Mapping[int, WhoCame]
) -> dict[tuple[int, int], tuple[list[Any], Counted]]:
    """For each group and person, in the order of the roles: the roles, and how often they came while they held one."""
    held: dict[tuple[int, int], list[Any]] = {}
    for role in roles:
        if role.person_id:
            held.setdefault((role.group_id, role.person_id), []).append(role)
    counted = list(sittings)
    return {
        (group, person): (
            of_person,
            Counted.from_capacities(
                who[each.pk].people.get(person, Capacity.NOT_RECORDED) for each in within(of_person, group, counted)
            ),
        )
        for (group, person), of_person in held.items()
    }


def weightier(one: str, other: str) -> str:
    """Of two capacities the one that counts: having come, then having sent apologies, then anything that was said."""
    return max(one, other, key=lambda each: 3 if each in CAME else 2 if each == Capacity.APOLOGIES else bool(each))


def _held(role: Any, day: PartialDate) -> bool:
    end = PartialDate(role.end)
    begins = PartialDate(role.start or role.observed)
    return begins.earliest <= day.earliest and (not end or day.latest <= end.latest)


def _printed(groups: list[Any], meeting: int, people: Mapping[tuple[int, str], set[int]]) -> WhoCame:
    who = WhoCame()
    for group in groups:
        capacity = PRINTED_AS[group["capacity"]]
        who.withheld[capacity] += group["withheld"]
        for name in group["names"]:
            matched = people.get((meeting, name["name"]), set())
            # Where two people are printed alike, nobody can say which of them is meant.
            person = next(iter(matched)) if len(matched) == 1 else None
            who.say(person, name["organisation_url"], capacity)
    return who
