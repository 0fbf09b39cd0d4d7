"""Who sits on a group and in what role: names that are public, and a count with reasons of those that are not.

A role's audience is about its name (DP-01, PPL-06). Of a withheld role the views carry its type and the reason, and
neither name, rank, organisation, dates, note nor source; a restricted one is not even counted.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from groups.choices import RoleType, WithholdingReason
from groups.disclosure.facts import Period
from groups.disclosure.links import Link, organisation_link
from groups.disclosure.statements import StatementView, citation
from groups.models import Role
from groups.sides import Side, side_of
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class Seat:
    """One named person, or one vacant place."""

    name: str
    role: str
    title: str
    on_behalf_of: Link | None
    appointed_by: str
    period: Period | None
    term: str
    ended_because: str
    note: str
    citation: StatementView | None

    @property
    def vacant(self) -> bool:
        return not self.name


SECTIONS = {str(reason.label) for reason in WithholdingReason if reason.is_section}
"""Reasons that are sections of the Freedom of Information Act, in the words of the pages."""


@dataclass(frozen=True)
class Withheld:
    """So many names of one role that are withheld for one reason."""

    role: str
    reason: str
    count: int


@dataclass(frozen=True)
class Seats:
    """The people on one side of a group: those who may be named, the vacant places, and what is withheld."""

    seats: tuple[Seat, ...]
    withheld: tuple[Withheld, ...]

    def __bool__(self) -> bool:
        return bool(self.seats or self.withheld)

    @property
    def named_count(self) -> int:
        return sum(not seat.vacant for seat in self.seats)

    @property
    def vacant_count(self) -> int:
        return sum(seat.vacant for seat in self.seats)

    @property
    def withheld_count(self) -> int:
        return sum(line.count for line in self.withheld)

    @property
    def cites_sections(self) -> bool:
        """Whether any reason is a section of the Freedom of Information Act."""
        return any(line.reason in SECTIONS for line in self.withheld)

    @property
    def withheld_words(self) -> str:
        """The count and the reasons, or nothing: "9 of 12 named; 3 withheld: personal information, s.40(2)"."""
        if not self.withheld:
            return ""
        reasons = Counter[str]()
        for line in self.withheld:
            reasons[line.reason] += line.count
        total = self.named_count + self.withheld_count
        listed = [f"{n} for {reason}" if len(reasons) > 1 else reason for reason, n in sorted(reasons.items())]
        return f"{self.named_count} of {total} named; {self.withheld_count} withheld: {'; '.join(listed)}"


@dataclass(frozen=True)
class People:
    """Everyone tied to a group at one time; the police side is never among the members."""

    members: Seats
    police: Seats
    others: Seats

    def __bool__(self) -> bool:
        return bool(self.members or self.police or self.others)


def people_on(roles: Iterable[Role], day: date, audience: Audience) -> People:
    """Who holds a role on the day."""
    return _people(roles, lambda period: period.holds_on(day), day, audience)


def people_before(roles: Iterable[Role], day: date, audience: Audience) -> People:
    """Who held a role that had ended by the day."""
    return _people(roles, lambda period: period.end.latest < day, day, audience)


def _people(roles: Iterable[Role], wanted: Callable[[Period], bool], day: date, audience: Audience) -> People:
    sides: dict[Side, list[Role]] = {"members": [], "police": [], "others": []}
    for role in roles:
        if wanted(Period.of(role)):
            sides[side_of_role(role)].append(role)
    return People(**{side: _seats(held, day, audience) for side, held in sides.items()})


def side_of_role(role: Role) -> Side:
    """The side of the group on which the holder of a role stands."""
    return side_of(role.role_type, role.on_behalf_of.kind if role.on_behalf_of else "")


def _seats(roles: list[Role], day: date, audience: Audience) -> Seats:
    withheld: Counter[tuple[str, str]] = Counter()
    seats = []
    for role in roles:
        if seat := seat_view(role, day, audience):
            seats.append(seat)
        elif role.audience != Audience.RESTRICTED:
            reason = str(WithholdingReason(role.withholding_reason).label)
            withheld[str(RoleType(role.role_type).label), reason] += 1
    return Seats(
        seats=tuple(seats),
        withheld=tuple(Withheld(label, reason, count) for (label, reason), count in sorted(withheld.items())),
    )


def seat_view(role: Role, day: date, audience: Audience) -> Seat | None:
    """The person or the vacant place that a role is; None where its name is withheld, or the role restricted."""
    if audience.sees(role.audience):
        return _seat(role, day, audience)
    is_vacant = role.person is None and role.audience != Audience.RESTRICTED
    return _vacant_place(role) if is_vacant else None


def _seat(role: Role, day: date, audience: Audience) -> Seat:
    return Seat(
        name=role.person.name if role.person else "",
        role=str(RoleType(role.role_type).label),
        title=role.title,
        on_behalf_of=organisation_link(role.on_behalf_of, audience),
        appointed_by=role.appointed_by,
        period=Period.of(role),
        term=_term(role, day),
        ended_because=role.end_reason,
        note=role.note,
        citation=citation(role.statement, audience),
    )


def _vacant_place(role: Role) -> Seat:
    """A vacancy hides no name, so it is told; whatever else its row holds is not public."""
    label = str(RoleType(role.role_type).label)
    return Seat("", label, "", None, "", None, "", "", "", None)


def _term(role: Role, day: date) -> str:
    """How long the term is and when it ends; one that ran out without a successor goes on until someone follows."""
    parts = [role.term_length] if role.term_length else []
    term_ends = PartialDate(role.term_ends)
    if term_ends:
        continues = term_ends.latest < day and Period.of(role).holds_on(day)
        parts.append(f"term ended {term_ends.words}, continuing" if continues else f"term to {term_ends.words}")
    return "; ".join(parts)
