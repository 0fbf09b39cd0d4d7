"""How often people came, of the meetings at which it could be known: per person, per organisation and per group.

The denominator is the meetings of the group that were dated within the time in which the person held a role, and whose
record says who came; no other meeting counts for or against anyone. Outside the staff all is counted from what was
published: from public roles and from the minutes as they were released. So nothing here tells more than those pages
do, and whoever is withheld in some minutes is there among the names that are not given, like everyone else.

Names that are withheld are told of together, and only how often in tenths, from five on (DP-07).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse

from groups.disclosure.links import Link, group_link, organisation_link
from groups.models import AdvisoryGroup, Organisation, Role
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import DID_NOT_TAKE_PLACE
from meetings.disclosure.attendance_counting import (
    CAME,
    Counted,
    Sitting,
    WhoCame,
    of_records,
    of_releases,
    people_counted,
    weightier,
    within,
)
from meetings.disclosure.lists import events_by, visible_meetings
from meetings.disclosure.published import readable_releases
from meetings.models import Attendance, JointMeeting

FEWEST = 5
"""Fewer withheld names than this are not told of, not even as a part of ten (DP-07)."""


@dataclass(frozen=True)
class Tally:
    """How often one person, or people of one organisation, came to the meetings of one group."""

    who: str
    group: Link
    came: int
    apologies: int
    of: int
    url: str = ""

    @property
    def not_named(self) -> int:
        """Said to be absent, or not named by a record that says who came."""
        return self.of - self.came - self.apologies


@dataclass(frozen=True)
class GroupAttendance:
    """Who came to the meetings of one group, as far as the audience may know."""

    key: str
    group: Link
    url: str
    meetings: int
    people: tuple[Tally, ...]
    organisations: tuple[Tally, ...]
    """Counted from the people who are named alone."""
    has_withheld: bool
    withheld_in_ten: int | None
    """Of ten withheld names, how many came; empty where there are too few to tell."""

    @property
    def came(self) -> int:
        """How often the people who are named came."""
        return sum(tally.came for tally in self.people)

    @property
    def of(self) -> int:
        """How often they could have come."""
        return sum(tally.of for tally in self.people)


def group_attendance(group_key: str, *, audience: Audience, day: date) -> GroupAttendance | None:
    """The attendance of one group up to the day; None where the audience may not see the group."""
    group = AdvisoryGroup.objects.visible_to(audience).named_on(day).filter(key=group_key).first()
    if group is None:
        return None
    link = Link(group.name_then, group.get_absolute_url())
    sittings, who = _read([group], audience, day)
    held = _roles(audience).filter(group=group).order_by("position", "person__name", "pk")
    counted = people_counted(held, sittings, who)
    bodies = {role.on_behalf_of for roles, _ in counted.values() for role in roles if role.on_behalf_of}
    shown = sorted((body for body in bodies if organisation_link(body, audience)), key=lambda body: body.name)
    people = [_tally(str(roles[0].person), link, count) for roles, count in counted.values()]
    organisations = [_of_body(body, link, group.pk, counted, sittings, who) for body in shown]
    return GroupAttendance(
        key=group_key,
        group=link,
        url=reverse("meetings:group-attendance", args=[group_key]),
        meetings=len(sittings),
        people=tuple(tally for tally in people if tally.of),
        organisations=tuple(tally for tally in organisations if tally.of),
        has_withheld=any(each.withheld.total() for each in who.values()),
        withheld_in_ten=_in_ten(who),
    )


def organisation_attendance(organisation_key: str, *, audience: Audience, day: date) -> tuple[Tally, ...]:
    """At how many meetings of each group someone spoke for an organisation that the audience may see."""
    body = Organisation.objects.filter(key=organisation_key).first()
    if body is None or organisation_link(body, audience) is None:
        return ()
    roles = _roles(audience).filter(on_behalf_of=body, group__audience__in=audience.seen)
    groups = list(AdvisoryGroup.objects.filter(pk__in=roles.values("group")).order_by("name"))
    if not groups:
        return ()
    sittings, who = _read(groups, audience, day)
    counted = people_counted(roles.order_by("pk"), sittings, who)
    tallies = [_of_body(body, group_link(group), group.pk, counted, sittings, who) for group in groups]
    return tuple(tally for tally in tallies if tally.of)


def _roles(audience: Audience) -> Any:
    return Role.objects.visible_to(audience).select_related("person", "on_behalf_of")


def _read(groups: list[AdvisoryGroup], audience: Audience, day: date) -> tuple[list[Sitting], dict[int, WhoCame]]:
    """The meetings of some groups that count, and what the record of each says; four queries however many there are."""
    keys = {group.pk for group in groups}
    groups_of: dict[int, set[int]] = {}
    for meeting, group in JointMeeting.objects.filter(group__in=keys).values_list("meeting", "group"):
        groups_of.setdefault(meeting, set()).add(group)
    called_off = events_by(day, audience).filter(meeting=OuterRef("pk"), kind__in=DID_NOT_TAKE_PLACE)
    newest = readable_releases(day, audience).filter(minutes__meeting=OuterRef("pk")).order_by("-version")
    rows = list(
        visible_meetings(audience)
        .by(day)
        .filter(Q(group__in=keys) | Q(pk__in=list(groups_of)), ~Exists(called_off))
        .annotate(release=Subquery(newest.values("pk")[:1]))
        .order_by("date", "pk")
        .values("pk", "date", "group_id", "release")
    )
    if audience.sees(Audience.STAFF):
        named = Attendance.objects.visible_to(audience).filter(meeting__in=[row["pk"] for row in rows])
        who = of_records(named.select_related("organisation"))
    else:
        released = {row["pk"]: row["release"] for row in rows if row["release"]}
        who = of_releases(released, Attendance.objects.filter(meeting__in=list(released), person__isnull=False))
    sittings = [
        Sitting(row["pk"], PartialDate(row["date"]), frozenset({row["group_id"], *groups_of.get(row["pk"], ())}))
        for row in rows
        if row["pk"] in who
    ]
    return sittings, who


def _tally(who: str, group: Link, count: Counted, url: str = "") -> Tally:
    return Tally(who, group, count.came, count.apologies, count.of, url)


def _of_body(
    body: Organisation,
    link: Link,
    group: int,
    counted: Mapping[tuple[int, int], tuple[list[Role], Counted]],
    sittings: list[Sitting],
    who: Mapping[int, WhoCame],
) -> Tally:
    """At how many meetings an organisation was spoken for, of those in which someone named held a role for it."""
    url = body.get_absolute_url()
    best: dict[int, str] = {}
    for (of_group, person), (roles, _) in counted.items():
        spoke = [role for role in roles if role.on_behalf_of_id == body.pk] if of_group == group else []
        for each in within(spoke, group, sittings):
            said = weightier(who[each.pk].people.get(person, ""), who[each.pk].bodies.get(url, ""))
            best[each.pk] = weightier(said, best.get(each.pk, ""))
    return _tally(body.name, link, Counted.from_capacities(best.values()), url)


def _in_ten(who: Mapping[int, WhoCame]) -> int | None:
    """Nothing where few of them came, or few did not: such a part tells what each of them did."""
    came = sum(number for each in who.values() for capacity, number in each.withheld.items() if capacity in CAME)
    of = sum(each.withheld.total() for each in who.values())
    return None if came < FEWEST or of - came < FEWEST else round(10 * came / of)
