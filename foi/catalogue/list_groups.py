"""Which independent advisory groups there are, by name and in print order (FOI-41: list by kind)."""

from collections.abc import Sequence

from foi.catalogue.answer import Cell, Heading, Table
from foi.catalogue.counting import (
    NO_GROUP,
    by_kind,
    caveats_on_dates,
    caveats_on_lists,
    caveats_on_others,
    counted_groups,
    counting_rule,
    coverage,
    definitions,
    named_elsewhere,
    named_table,
    statements_on_lists,
    tally,
    warning_of,
)
from foi.catalogue.facts import Group, Kind
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import capital, counted, day_in_words, listed
from groups.choices import Completeness, GroupStatusKind
from groups.models import AreaMembership

HEADINGS = (
    Heading("number", "No.", for_files=True),
    Heading("kind", "Kind", for_files=True),
    Heading("group", "Group"),
    Heading("areas", "Area"),
    Heading("themes", "Theme"),
    Heading("led_by", "Led, run or supported by"),
    Heading("as_of", "As of", dated=True),
    Heading("source", "Source"),
)

RULE_FOR_OTHERS = (
    " Beside the advisory groups, bodies of another kind are listed where a source of these groups lists that kind "
    "too; they are not counted as advisory groups."
)


class ListGroups(Question):
    """Every group by name, and beside them the other bodies that the same sources list."""

    key = "list"
    title = "Which independent advisory groups are there?"
    hint = "Every group by name, with its area, its theme, who leads it and where it is stated."
    takes = ("kinds", "areas")

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        groups = counted_groups(snapshot)
        named = named_elsewhere(snapshot, groups)
        others = _listed_beside(snapshot, groups)
        if asked.kinds:
            groups = tuple(group for group in groups if group.kind and group.kind.code in asked.kinds)
            named = tuple(group for group in named if group.kind and group.kind.code in asked.kinds)
            others = [kind for kind in snapshot.kinds if kind.code in asked.kinds and not kind.is_advisory_group]
        beside = tuple(group for group in _active(snapshot) if group.kind in others)
        if asked.areas:
            wanted = _with_parts(snapshot, asked.areas)
            groups, named, beside = (
                tuple(group for group in rows if group.area_keys & wanted) for rows in (groups, named, beside)
            )
        kinds = [kind for kind, _ in by_kind((*groups, *beside))]
        return Findings(
            sentence=_sentence(snapshot, groups, beside),
            tables=[*_tables(snapshot, groups), *_tables(snapshot, beside), *named_table(named)],
            definition=definitions(kinds),
            counting_rule=counting_rule(snapshot) + ("" if asked.kinds else RULE_FOR_OTHERS),
            coverage=coverage(snapshot, kinds),
            caveats=[
                *caveats_on_lists(snapshot, kinds),
                *caveats_on_dates(snapshot, (*groups, *beside)),
                *(() if asked.kinds or asked.areas else caveats_on_others(snapshot, named)),
            ],
            warnings=[warning_of(group) for group in named],
            citations=[
                *(group.citation for group in (*groups, *beside)),
                *(statement.citation for statement in statements_on_lists(snapshot, kinds)),
                *(behind.citation for group in (*groups, *beside) for behind in group.behind),
                *(group.citation for group in named),
            ],
        )


def _active(snapshot: Snapshot) -> list[Group]:
    return [g for g in snapshot.groups if g.status == GroupStatusKind.ACTIVE and not g.stands_for_several]


def _listed_beside(snapshot: Snapshot, groups: Sequence[Group]) -> list[Kind]:
    """The other kinds of which a source of the counted groups gives a list too."""
    sources = {group.citation.source for group in groups if group.citation}
    return [
        kind
        for kind in snapshot.kinds
        if not kind.is_advisory_group
        and any(s.completeness and s.citation.source in sources for s in snapshot.about_kind(kind.code))
    ]


def _with_parts(snapshot: Snapshot, areas: Sequence[str]) -> set[str]:
    """The areas and those that were a part of them on the day."""
    numbers = {row.id: key for key, row in snapshot.areas.items()}
    memberships = snapshot.in_force(AreaMembership)
    parts = {numbers.get(row.area_id, "") for row in memberships if numbers.get(row.unit_id) in areas}
    return {*areas, *parts}


def _sentence(snapshot: Snapshot, groups: Sequence[Group], beside: Sequence[Group]) -> str:
    day = day_in_words(snapshot.on)
    others = listed(counted(len(of_kind), kind.name, kind.plural) for kind, of_kind in by_kind(beside))
    if not groups and not beside:
        return f"On {day} the register lists {tally(groups)}. {NO_GROUP}"
    also = f" Beside them it lists {others}, not counted as advisory groups." if others else ""
    return f"On {day} the register lists {tally(groups)}.{also}"


def _tables(snapshot: Snapshot, groups: Sequence[Group]) -> list[Table]:
    """A table for each kind; where a source says that its list is not whole, the table says so too (GRP-07)."""
    return [
        Table(
            "groups",
            f"{capital(kind.plural)} ({len(of_kind)})",
            HEADINGS,
            tuple(_row(number, group) for number, group in enumerate(of_kind, start=1)),
            about=_about(snapshot, kind),
        )
        for kind, of_kind in by_kind(groups)
    ]


def _about(snapshot: Snapshot, kind: Kind) -> str:
    gaps = [s for s in statements_on_lists(snapshot, [kind]) if s.completeness == Completeness.NOT_COMPLETE]
    return f"This list is not complete: {gaps[0].citation.short} names only some." if gaps else ""


def _row(number: int, group: Group) -> tuple[Cell, ...]:
    return (
        number,
        capital(group.kind.name) if group.kind else "",
        group.linked,
        listed(group.areas),
        listed(theme.name for theme in group.themes),
        group.led_by(),
        group.seen,
        group.citation.short if group.citation else "",
    )
