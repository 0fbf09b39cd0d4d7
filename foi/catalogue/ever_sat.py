"""How many different people have ever sat on the groups, with the de-duplication shown (PPL-05).

Outside the staff a withheld name is counted as a place and never as a person: that it is the name of someone who is
named elsewhere, or who is withheld on two groups, would tell who sits where (DP-03, PPL-06). How many places a group
has is public, however few of them are held under a withheld name (DP-02): other questions give a line to each.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from foi.catalogue.answer import Cell, Heading, Table
from foi.catalogue.asked_groups import AskedGroups, asked_bodies_ever
from foi.catalogue.facts import Group, Seat, Side
from foi.catalogue.people_counted import Counted, Match, counted_people, matches_between
from foi.catalogue.question import Asked, Findings, Question, withheld_names
from foi.catalogue.said import NO_EVIDENCE
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import counted, day_in_words, listed
from groups.choices import Aspect, Completeness
from iag_registry.lib.audiences import Audience

ON_SIDE = {Side.MEMBERS: "as members", Side.POLICE: "on the police side", Side.OTHERS: "in other roles"}
"""The sides in the order in which they are told: most ask about members."""
RULE = (
    "Counted is everyone who held a role on these groups up to the day, also one that has ended since; who only came "
    "to a meeting is not counted. Each person counts once on each side, however many places they held. Two entries "
    "that an editor has confirmed to be one person count as one. Two that may be one are counted both ways, so that "
    "there is a lower and a higher number. Every number is “at least” that many, because no record of those who ever "
    "sat is known to be whole. Outside the staff, places held under a withheld name are counted as places: whether two "
    "of them are one person, or someone named here, is not told. Nobody who is restricted is counted. Where neither "
    "groups nor themes nor kinds are named, the answer speaks of every independent advisory group of which the "
    "register knows by the day, whatever has become of it."
)


@dataclass(frozen=True)
class Sat:
    """Everyone who ever held a place on one side of these groups."""

    side: Side
    seats: tuple[Seat, ...]
    people: Counted

    @property
    def places(self) -> int:
        """How many places were held by people whose name may be given."""
        return sum(bool(seat.person) for seat in self.seats)

    @property
    def hidden(self) -> int:
        """How many places were held under a name that is withheld."""
        return sum(bool(seat.withheld) for seat in self.seats)

    @property
    def in_words(self) -> str:
        """ "at least 12 different people as members (13 if the possible doubles are different people)"."""
        fewest = self.people.fewest
        as_what = ON_SIDE[self.side] if fewest != 1 or self.side != Side.MEMBERS else "as a member"
        words = f"at least {counted(fewest, 'person', 'different people')} {as_what}"
        return words + (
            f" ({self.people.most} if the possible doubles are different people)" if self.people.in_doubt else ""
        )


class EverSat(Question):
    """How many people on each side, how the number came about, and who is named."""

    key = "ever-sat"
    title = "How many different people have ever sat on the groups?"
    hint = "Different people up to a day, with what was counted once and what may be one person."
    takes = ("kinds", "areas", "themes", "groups")

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_bodies_ever(snapshot, asked)
        matches = matches_between(snapshot, _named_anywhere(snapshot))
        seats = [seat for group in choice.groups for seat in _ever(group)]
        sides = [_sat(side, seats, matches) for side in ON_SIDE if any(seat.side == side for seat in seats)]
        return Findings(
            sentence=_sentence(snapshot, choice, sides),
            tables=[
                *_steps(sides),
                *_groups(choice.groups),
                *_people(choice.groups),
                *_matches(snapshot, choice.groups, matches),
                *choice.tables,
            ],
            counting_rule=RULE,
            definition=(
                "Sat on a group: held a role on it, whether as a member, for the police or otherwise.",
                "Entry: one person as the register holds them. One person may have two until that is confirmed.",
            ),
            coverage=_coverage(snapshot, choice),
            caveats=[*_caveats(choice), *choice.caveats],
            warnings=choice.warnings,
            citations=[*(seat.citation for seat in seats), *choice.citations],
            withheld=withheld_names(seats),
        )


def _ever(group: Group) -> list[Seat]:
    """The places on a group that are or were held; a vacant place is nobody's."""
    return [seat for seat in (*group.seats, *group.seats_before) if not seat.vacant]


def _named_anywhere(snapshot: Snapshot) -> set[int]:
    return {seat.person for group in snapshot.groups for seat in _ever(group) if seat.person}


def _sat(side: Side, seats: Sequence[Seat], matches: Collection[Match]) -> Sat:
    on_side = tuple(seat for seat in seats if seat.side == side)
    return Sat(side, on_side, counted_people(on_side, matches))


def _hidden(seats: Sequence[Seat]) -> int:
    return sum(bool(seat.withheld) for seat in seats)


def _sentence(snapshot: Snapshot, choice: AskedGroups, sides: Sequence[Sat]) -> str:
    day = day_in_words(snapshot.on)
    if not choice.groups:
        return f"On {day} the register has no group to answer for."
    of = counted(len(choice.groups), "group", "groups")
    if not sides:
        return f"Up to {day} the register names nobody who sat on {of}. {NO_EVIDENCE}"
    named = [sat.in_words for sat in sides if sat.people.entries]
    parts = [f"Up to {day} the register names, of {of}, {listed(named)}." if named else ""]
    if not named:
        parts = [f"Up to {day} no name of anyone who sat on {of} may be given."]
    if all(sat.side != Side.MEMBERS or not sat.people.entries for sat in sides) and named:
        parts.append("It names no member.")
    hidden = sum(sat.hidden for sat in sides)
    if hidden:
        parts.append(f"Further, {counted(hidden, 'place was', 'places were')} held under names that are withheld.")
    return " ".join(parts)


def _steps(sides: Sequence[Sat]) -> list[Table]:
    """How the numbers came about, side by side."""
    if not sides:
        return []
    lines: list[tuple[str, list[Cell]]] = [
        ("Places held by people who may be named", [sat.places for sat in sides]),
        ("Entries of people who held them", [sat.people.entries for sat in sides]),
        ("Counted once, because a match is confirmed", [sat.people.joined for sat in sides]),
        ("Different people, if no possible match is one person", [sat.people.most for sat in sides]),
        ("Possible matches that would join two of them", [sat.people.in_doubt for sat in sides]),
        ("Different people at least, if every possible match is one person", [sat.people.fewest for sat in sides]),
    ]
    if any(sat.hidden for sat in sides):
        lines.append(("Further places, held under a withheld name", [sat.hidden for sat in sides]))
    headings = (Heading("step", "What is counted"), *(Heading(sat.side.name.lower(), sat.side) for sat in sides))
    rows = tuple((words, *numbers) for words, numbers in lines)
    return [Table("counts", "How many different people, and how they were counted", headings, rows)]


def _groups(groups: Sequence[Group]) -> list[Table]:
    rows = tuple(_group_row(group) for group in groups if _ever(group))
    headings = (
        Heading("group", "Group"),
        *(Heading(side.name.lower(), f"{side}: people named") for side in ON_SIDE),
        Heading("withheld", "Places held under a withheld name", silent=True),
    )
    return [Table("groups", "On each group", headings, rows)] if rows else []


def _group_row(group: Group) -> tuple[Cell, ...]:
    named = (len({seat.person for seat in _of_side(group, side) if seat.person}) for side in ON_SIDE)
    return (group.linked, *named, "; ".join(_hidden_in_words(group)))


def _of_side(group: Group, side: Side) -> list[Seat]:
    return [seat for seat in _ever(group) if seat.side == side]


def _hidden_in_words(group: Group) -> list[str]:
    """By side: "Members: 12", "Police side: 2"."""
    numbers = {side: _hidden(_of_side(group, side)) for side in ON_SIDE}
    return [f"{side}: {number}" for side, number in numbers.items() if number]


def _people(groups: Sequence[Group]) -> list[Table]:
    """Everyone who is named, once for each side, with the groups and in what capacity."""
    rows: list[tuple[Cell, ...]] = []
    for side in ON_SIDE:
        places: dict[int, list[tuple[Group, Seat]]] = {}
        for group in groups:
            for seat in _of_side(group, side):
                if seat.person:
                    places.setdefault(seat.person, []).append((group, seat))
        rows += sorted(_person_row(side, held) for held in places.values())
    headings = (
        Heading("side", "Side"),
        Heading("person", "Name"),
        Heading("groups", "On which groups, and in what capacity"),
        Heading("source", "Source", silent=True),
    )
    return [Table("people", "Who is named", headings, tuple(rows))] if rows else []


def _person_row(side: Side, held: Sequence[tuple[Group, Seat]]) -> tuple[str, ...]:
    return (
        str(side),
        held[0][1].name,
        "; ".join(dict.fromkeys(f"{group.name} ({seat.capacity})" for group, seat in held)),
        "; ".join(dict.fromkeys(seat.citation.short for _, seat in held if seat.citation)),
    )


def _matches(snapshot: Snapshot, groups: Sequence[Group], matches: Sequence[Match]) -> list[Table]:
    """For staff, which entries were joined or may be one; who may be whom is told of nobody outside."""
    if snapshot.known.audience != Audience.STAFF:
        return []
    names: dict[int, str] = {}
    on: dict[int, list[str]] = {}
    for group in groups:
        for seat in _ever(group):
            if seat.person:
                names[seat.person] = seat.name
                on.setdefault(seat.person, []).append(group.name)
    rows = tuple(
        (
            *_entry(match.first, names, on),
            *_entry(match.second, names, on),
            "Confirmed: counted once" if match.confirmed else "Possible: counted both ways",
        )
        for match in matches
        if match.first in names and match.second in names
    )
    headings = (
        Heading("first", "One entry"),
        Heading("first_on", "On"),
        Heading("second", "The other"),
        Heading("second_on", "On"),
        Heading("match", "Match"),
    )
    return [Table("matches", "Entries that are one person, or may be", headings, rows)] if rows else []


def _entry(person: int, names: Mapping[int, str], on: Mapping[int, Sequence[str]]) -> tuple[str, str]:
    return names[person], listed(dict.fromkeys(on[person]))


def _coverage(snapshot: Snapshot, choice: AskedGroups) -> list[str]:
    """Of which groups a source gives the whole list of those who sat then."""
    lines = [
        f"{group.name}: {statement.citation.short} gives the whole list of those who sat then"
        + (f", as of {statement.citation.as_of.words}." if statement.citation.as_of else ".")
        for group in choice.groups
        for statement in snapshot.about("group", group.pk)
        if statement.completeness == Completeness.COMPLETE and statement.aspect in {Aspect.MEMBERSHIP, Aspect.ROLE}
    ]
    if choice.groups and not lines:
        lines = ["No source gives the whole list of those who sit, or ever sat, on any of these groups."]
    return lines


def _caveats(choice: AskedGroups) -> list[str]:
    caveats = []
    silent = sum(not _ever(group) for group in choice.groups)
    if silent and silent < len(choice.groups):
        caveats.append(f"The register names nobody on {silent} of the {len(choice.groups)} groups. {NO_EVIDENCE}")
    return caveats
