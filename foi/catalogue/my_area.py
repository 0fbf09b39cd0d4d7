"""Which groups cover an area: its own, those of its command unit, those of the whole force, and those of no area."""

from collections.abc import Sequence
from dataclasses import dataclass

from foi.catalogue.answer import Cell, Heading, Linked, Table
from foi.catalogue.counting import (
    active_bodies,
    by_kind,
    caveats_on_dates,
    counted_groups,
    counting_rule,
    definitions,
    named_elsewhere,
    named_table,
    standing_in_list,
    warning_of,
)
from foi.catalogue.facts import Group, Statement
from foi.catalogue.known_rows import Row
from foi.catalogue.places import Place, place
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.said import NO_EVIDENCE, said_table
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import any_of, capital, counted, day_in_words, listed
from groups.choices import AreaKind, Aspect, GroupStatusKind, Standing

ITSELF, PART = "The area itself", "A part of it"
RULE = (
    "A group covers an area if a source or the staff recorded that area, the command unit that it was in on the day, "
    "a part of it, or the whole area of the force as one of the group’s. Groups for which no area is recorded are "
    "listed apart: no source says that they cover this area, and none says that they do not. "
)


@dataclass(frozen=True)
class Ring:
    """The groups of one reach: of the area itself, of its unit, of a part of it, or of the whole force."""

    reach: str
    area: Row
    groups: tuple[Group, ...]


class MyArea(Question):
    """A line for each group of the area, of its unit and of the whole force, and what is recorded for no area."""

    key = "my-area"
    title = "Which groups cover my area?"
    hint = "The groups of a borough, of its command unit and of the whole force, and which are recorded for no area."
    takes = ("areas",)
    needs = ("areas",)

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        counted_then = counted_groups(snapshot)
        named = named_elsewhere(snapshot, counted_then)
        bodies = (*counted_then, *named)
        others = [group for group in active_bodies(snapshot) if not group.is_advisory_group]
        places = [place(snapshot, key) for key in dict.fromkeys(asked.areas)]
        rings = [ring for each in places for ring in _rings(each, bodies)]
        beside = [ring for each in places for ring in _rings(each, others)]
        stopped = [ring for each in places for ring in _rings(each, _not_active(snapshot))]
        without = tuple(group for group in counted_then if not group.area_keys)
        denials = [
            statement
            for each in places
            if each.area
            for statement in snapshot.about("area", each.area.id)
            if statement.aspect == Aspect.EXISTENCE and statement.standing == Standing.DENIED
        ]
        named_here = tuple(group for group in named if any(group in ring.groups for ring in rings))
        found = tuple(dict.fromkeys(group for ring in (*rings, *beside, *stopped) for group in ring.groups))
        return Findings(
            sentence=_sentence(snapshot, asked, rings, named_here, without, stopped, denied=bool(denials)),
            tables=[
                *_table("groups", "Groups that cover it", rings),
                *_table(
                    "not_counted", "Groups recorded for it that do not count on the day", stopped, says_standing=True
                ),
                *_without_area(without),
                *_table("other_bodies", "Other bodies that cover it", beside, "These are not advisory groups."),
                *named_table(named_here),
                *said_table(snapshot, "statements", "Sources that say that there is no such group", denials),
            ],
            counting_rule=RULE + counting_rule(snapshot),
            definition=definitions(kind for kind, _ in by_kind((*found, *without))),
            caveats=[*_caveats(snapshot, places, rings, stopped), *caveats_on_dates(snapshot, (*found, *without))],
            warnings=[*_disagreements(denials, rings), *(warning_of(group) for group in named_here)],
            citations=[
                *(statement.citation for statement in denials),
                *(group.citation for group in (*found, *without)),
            ],
        )


def _not_active(snapshot: Snapshot) -> tuple[Group, ...]:
    """The advisory groups that are known not to be active on the day: closed, superseded, dormant, proposed …"""
    besides = {GroupStatusKind.ACTIVE, GroupStatusKind.UNKNOWN}
    return tuple(group for group in snapshot.groups if group.is_advisory_group and group.status not in besides)


def _rings(place: Place, bodies: Sequence[Group]) -> list[Ring]:
    """The areas around one, from itself outwards and then its parts, each with its groups; those without are kept."""
    if place.area is None:
        return []
    around = [(ITSELF, place.area)]
    around += [("Its command unit", unit) for unit in place.units]
    around += [("The whole force", whole) for whole in place.whole]
    around += [(PART, part) for part in place.parts]
    return [
        Ring(reach, area, tuple(group for group in bodies if area.key in group.area_keys)) for reach, area in around
    ]


def _disagreements(denials: Sequence[Statement], rings: Sequence[Ring]) -> list[str]:
    """A warning where one source says that there is no group for the area itself and the register has one."""
    here = listed(dict.fromkeys(group.name for ring in rings if ring.reach == ITSELF for group in ring.groups))
    if not denials or not here:
        return []
    return [
        f"Sources disagree: {denials[0].citation.short} says that there is no such group, and the register has {here}."
    ]


def _sentence(
    snapshot: Snapshot,
    asked: Asked,
    rings: Sequence[Ring],
    named: Sequence[Group],
    without: Sequence[Group],
    stopped: Sequence[Ring],
    *,
    denied: bool,
) -> str:
    """How many groups that count there are and for what, which a source only names, and how many have no area."""
    day = day_in_words(snapshot.on)
    names = listed(snapshot.areas[key].name if key in snapshot.areas else key for key in dict.fromkeys(asked.areas))
    cases: dict[str, dict[Group, None]] = {}
    for ring in rings:
        for group in ring.groups:
            if group not in named:
                cases.setdefault(f"{ring.reach[:1].lower()}{ring.reach[1:]}", {})[group] = None
    groups = {group for found in cases.values() for group in found}
    only_named = f"a source names {listed(group.name for group in named)}" if named else ""
    if groups:
        told = "; ".join(f"for {reach}, {listed(group.name for group in found)}" for reach, found in cases.items())
        first = f"On {day} the register has {counted(len(groups), 'group', 'groups')} for {names}: {told}"
        first += f"; and {only_named}, which {'is' if len(named) == 1 else 'are'} not counted." if named else "."
    elif named:
        first = f"On {day} the register has no group that counts for {names}, and {only_named}."
    elif known := dict.fromkeys(group for ring in stopped for group in ring.groups):
        these = listed(f"{group.name} as {group.status.label.lower()}" for group in known)
        said = " A source says that there is no such group." if denied else ""
        first = f"On {day} the register has no group that counts for {names}. It has {these}.{said}"
    else:
        why = "A source says that there is no such group." if denied else NO_EVIDENCE
        first = f"On {day} the register has no group recorded for {names}. {why}"
    if not without:
        return first
    kinds = listed(counted(len(of_kind), kind.name, kind.plural) for kind, of_kind in by_kind(without))
    return f"{first} Beside that it counts {kinds} for which no source states an area."


def _table(
    name: str, caption: str, rings: Sequence[Ring], about: str = "", *, says_standing: bool = False
) -> list[Table]:
    """The groups of these rings; how each stands is in files always, and on the page where that is what is told."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            ring.reach,
            Linked(ring.area.name, "groups:area-detail", ring.area.key),
            group.linked,
            capital(group.kind.name) if group.kind else "",
            standing_in_list(group),
            group.led_by(),
            group.seen,
            group.citation.short if group.citation else "",
        )
        for ring in rings
        for group in ring.groups
    )
    headings = (
        Heading("reach", "For"),
        Heading("area", "Area"),
        Heading("group", "Group"),
        Heading("kind", "Kind"),
        Heading("standing", "How it stands", for_files=not says_standing),
        Heading("led_by", "Led, run or supported by"),
        Heading("as_of", "As of", dated=True),
        Heading("source", "Source", silent=True),
    )
    return [Table(name, caption, headings, rows, about=about)] if rows else []


def _without_area(groups: Sequence[Group]) -> list[Table]:
    headings = (
        Heading("group", "Group"),
        Heading("kind", "Kind"),
        Heading("themes", "Theme"),
        Heading("source", "Source", silent=True),
    )
    rows = tuple(
        (
            group.linked,
            capital(group.kind.name) if group.kind else "",
            listed(theme.name for theme in group.themes),
            group.citation.short if group.citation else "",
        )
        for group in groups
    )
    about = "Whether they cover this area is not stated. What each kind is for is said below."
    return [Table("without_area", "Groups for which no area is recorded", headings, rows, about=about)] if rows else []


def _caveats(snapshot: Snapshot, places: Sequence[Place], rings: Sequence[Ring], stopped: Sequence[Ring]) -> list[str]:
    known = {ring.area.key for ring in stopped if ring.groups}
    day, caveats = day_in_words(snapshot.on), []
    for each in places:
        if each.area and each.area.kind == AreaKind.BOROUGH and not each.units:
            caveats.append(f"The register does not know in which command unit {each.area.name} was on {day}.")
    empty = [ring for ring in rings if not ring.groups and ring.reach != PART and ring.area.key not in known]
    if silent := [ring.area.name for ring in empty]:
        caveats.append(f"No group is recorded for {any_of(dict.fromkeys(silent))} as a whole. {NO_EVIDENCE}")
    return caveats
