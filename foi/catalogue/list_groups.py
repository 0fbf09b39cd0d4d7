"""Which independent advisory groups there are, by name and in print order (FOI-41: list by kind)."""

from collections.abc import Sequence

from foi.catalogue.answer import Cell, Heading, Table
from foi.catalogue.asked_groups import AskedGroups, asked_advisory_groups
from foi.catalogue.counting import (
    NO_GROUP,
    active_bodies,
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
    printed_figures,
    statements_on_lists,
    tally,
    warning_of,
)
from foi.catalogue.facts import Group, Kind
from foi.catalogue.places import with_parts
from foi.catalogue.printed import differences_from_print
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import capital, counted, day_in_words, listed
from groups.choices import Completeness

HEADINGS = (
    Heading("number", "No.", for_files=True),
    Heading("kind", "Kind", for_files=True),
    Heading("group", "Group"),
    Heading("areas", "Area"),
    Heading("themes", "Theme"),
    Heading("led_by", "Led, run or supported by"),
    Heading("as_of", "As of", dated=True),
    Heading("source", "Source", silent=True),
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
    takes = ("kinds", "areas", "themes", "groups")

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_advisory_groups(snapshot, asked)
        counted_then = counted_groups(snapshot)
        groups = tuple(group for group in counted_then if choice.includes(group))
        named = tuple(group for group in named_elsewhere(snapshot, counted_then) if choice.includes(group))
        beside = _beside(snapshot, asked, choice)
        kinds = [kind for kind, _ in by_kind((*groups, *beside))]
        figures = {} if choice.is_a_part else {kind: printed_figures(snapshot, kind) for kind, _ in by_kind(groups)}
        return Findings(
            sentence=_sentence(snapshot, groups, beside),
            tables=[
                *_tables(snapshot, groups),
                *_tables(snapshot, beside),
                *named_table(named),
                *choice.tables,
            ],
            definition=definitions(kinds),
            counting_rule=counting_rule(snapshot) + (RULE_FOR_OTHERS if _lists_others(asked) else ""),
            coverage=coverage(snapshot, kinds),
            caveats=[
                *caveats_on_lists(snapshot, kinds),
                *caveats_on_dates(snapshot, (*groups, *beside)),
                *(caveats_on_others(snapshot, named) if choice.all else ()),
                *choice.caveats,
            ],
            warnings=[
                *(
                    warning
                    for kind, found in figures.items()
                    for warning in differences_from_print(kind, groups, named, found)
                ),
                *choice.warnings,
                *(warning_of(group) for group in named),
            ],
            citations=[
                *(statement.citation for theme in choice.themes for statement in theme.denials),
                *(group.citation for group in (*groups, *beside)),
                *(statement.citation for statement in statements_on_lists(snapshot, kinds)),
                *(behind.citation for group in (*groups, *beside) for behind in group.behind),
                *(group.citation for group in named),
            ],
        )


def _lists_others(asked: Asked) -> bool:
    """Whether bodies of another kind are listed too, where their source is one of the groups': not in a choice."""
    return not (asked.kinds or asked.themes or asked.groups)


def _beside(snapshot: Snapshot, asked: Asked, choice: AskedGroups) -> tuple[Group, ...]:
    """The bodies that are not advisory groups: those that were asked for, or those that the same sources list."""
    active = [group for group in active_bodies(snapshot) if not group.is_advisory_group]
    if not _lists_others(asked):
        return tuple(group for group in active if choice.includes(group))
    kinds = _listed_beside(snapshot, counted_groups(snapshot))
    places = with_parts(snapshot, asked.areas)
    return tuple(g for g in active if g.kind in kinds and (not asked.areas or g.area_keys & places))


def _listed_beside(snapshot: Snapshot, groups: Sequence[Group]) -> list[Kind]:
    """The other kinds of which a source of the counted groups gives a list too."""
    sources = {group.citation.source for group in groups if group.citation}
    return [
        kind
        for kind in snapshot.kinds
        if not kind.is_advisory_group
        and any(s.completeness and s.citation.source in sources for s in snapshot.about_kind(kind.code))
    ]


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
