"""How many independent advisory groups there are (FOI-41: count by kind)."""

from collections.abc import Iterator, Sequence

from foi.catalogue.answer import Citation, Heading, Table
from foi.catalogue.asked_groups import WHICH_GROUPS, AskedGroups, asked_advisory_groups
from foi.catalogue.counting import (
    NO_GROUP,
    active_bodies,
    by_kind,
    caveats_on_dates,
    caveats_on_lists,
    caveats_on_others,
    caveats_on_unnamed,
    counted_groups,
    counting_rule,
    coverage,
    definitions,
    named_elsewhere,
    named_table,
    printed_figures,
    spoken_of_unnamed,
    stand_for_several,
    statements_on_lists,
    tally,
    warning_of,
)
from foi.catalogue.facts import Group, Kind, Statement
from foi.catalogue.printed import differences_from_print
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import capital, counted, day_in_words, listed
from foi.disclosure.agreement import ALL_KINDS
from groups.choices import GroupStatusKind, OrganisationPart

SPOKEN_OF = {GroupStatusKind.ACTIVE, GroupStatusKind.PROPOSED}
PARTS = {
    OrganisationPart.LEAD_COMMAND: "led by",
    OrganisationPart.RUNS: "run by",
    OrganisationPart.SUPPORTS: "supported by",
}


class HowMany(Question):
    """The count by kind, beside the figures that the sources print."""

    key = "how-many"
    title = "How many independent advisory groups are there?"
    hint = "The number of groups of each kind, beside the figures that the sources print."
    takes = ("kinds", "areas", "themes", "groups")

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_advisory_groups(snapshot, asked)
        groups = tuple(group for group in choice.groups if group.is_counted)
        named = tuple(g for g in named_elsewhere(snapshot, counted_groups(snapshot)) if choice.includes(g))
        beside = tuple(g for g in active_bodies(snapshot) if choice.includes(g) and not g.is_advisory_group)
        kinds = [kind for kind in snapshot.kinds if kind.is_advisory_group and choice.is_of_a_kind(kind)]
        present = [kind for kind, _ in by_kind(groups)]
        unnamed = [] if groups or choice.is_a_part else spoken_of_unnamed(snapshot, kinds)
        figures = {kind: [] if choice.is_a_part else printed_figures(snapshot, kind) for kind in kinds}
        return Findings(
            sentence=self._sentence(snapshot, choice, groups, beside),
            tables=[*_counts(groups, figures), *_beside(beside), *named_table(named), *choice.tables],
            definition=definitions([*kinds, *(kind for kind, _ in by_kind(beside))]),
            counting_rule=counting_rule(snapshot) + ("" if choice.all else f" {WHICH_GROUPS.strip()}"),
            coverage=coverage(snapshot, present),
            caveats=[
                *caveats_on_unnamed(snapshot, unnamed),
                *caveats_on_lists(snapshot, present),
                *caveats_on_dates(snapshot, groups),
                *(caveats_on_others(snapshot, named) if choice.all else ()),
                *choice.caveats,
            ],
            warnings=[
                *(warning for kind in kinds for warning in differences_from_print(kind, groups, named, figures[kind])),
                *choice.warnings,
                *(warning_of(group) for group in named),
            ],
            citations=[
                *(statement.citation for found in figures.values() for statement in found),
                *(statement.citation for statement in statements_on_lists(snapshot, present)),
                *_proof(groups, figures),
                *(statement.citation for statement in unnamed),
                *(behind.citation for group in groups for behind in group.behind if behind.part in PARTS),
                *(group.citation for group in (*beside, *named)),
                *(statement.citation for theme in choice.themes for statement in theme.denials),
            ],
        )

    def _sentence(
        self, snapshot: Snapshot, choice: AskedGroups, groups: Sequence[Group], others: Sequence[Group]
    ) -> str:
        counts = f"On {day_in_words(snapshot.on)} the register counts {tally(groups)}."
        unnamed = listed(
            f"{group.name} ({group.reason})" if group.reason else group.name
            for group in stand_for_several(snapshot)
            if choice.all and group.status in SPOKEN_OF and _is_of_the_time_of(group, groups)
        )
        beside = [f"Spoken of, but not counted, because no source lists them then: {unnamed}."] if unnamed else []
        if others:
            kinds = listed(counted(len(of_kind), kind.name, kind.plural) for kind, of_kind in by_kind(others))
            beside.append(f"Beside them it knows of {kinds}, not counted as advisory groups.")
        if not groups:
            return " ".join([counts, *(beside or [NO_GROUP])])
        return " ".join([counts, *beside, *_behind(groups)])


def _is_of_the_time_of(group: Group, groups: Sequence[Group]) -> bool:
    """Whether a source of the counted groups speaks of it; what only an older one says is no word on the day."""
    sources = {counted.citation.source for counted in groups if counted.citation}
    return not sources or bool(group.citation and group.citation.source in sources)


def _behind(groups: Sequence[Group]) -> Iterator[str]:
    """A sentence for each organisation that stands behind groups of a kind: how many, of how many."""
    for kind, of_kind in by_kind(groups):
        for part, words in PARTS.items():
            names = dict.fromkeys(b.organisation for g in of_kind for b in g.behind if b.part == part)
            for name in names:
                number = sum(any(b.part == part and b.organisation == name for b in g.behind) for g in of_kind)
                all_of_them = "All" if number == len(of_kind) > 1 else f"{number} of the"
                if len(of_kind) == 1:
                    yield f"The {kind.name} is {words} {name}."
                else:
                    yield f"{all_of_them} {len(of_kind)} {kind.plural} {'is' if number == 1 else 'are'} {words} {name}."


def _counts(groups: Sequence[Group], figures: dict[Kind, list[Statement]]) -> list[Table]:
    """One row for each kind that is counted or of which a source prints a number, and one for all."""
    numbers = {kind: len(of_kind) for kind, of_kind in by_kind(groups)}
    rows = [
        (
            capital(kind.plural),
            numbers.get(kind, 0),
            "; ".join(dict.fromkeys(filter(None, (group.led_by() for group in groups if group.kind == kind)))),
            "; ".join(_figure_in_words(statement) for statement in found),
            "; ".join(statement.citation.short for statement in found),
        )
        for kind, found in figures.items()
        if found or kind in numbers
    ]
    if not rows:
        return []
    headings = (
        Heading("kind", "Kind"),
        Heading("groups", "Groups counted"),
        Heading("led_by", "Led, run or supported by"),
        Heading("printed", "Figure in the source", silent=True),
        Heading("source", "Source of the figure", silent=True),
    )
    everything = (ALL_KINDS, len(groups), "", "", "")
    return [Table("groups_by_kind", "Independent advisory groups by kind", headings, (*rows, everything))]


def _beside(others: Sequence[Group]) -> list[Table]:
    """The bodies of other kinds that were asked about, by kind."""
    rows = tuple((capital(kind.plural), len(of_kind)) for kind, of_kind in by_kind(others))
    headings = (Heading("kind", "Kind"), Heading("bodies", "Bodies"))
    about = "These are not advisory groups, and are not counted among them."
    return [Table("other_bodies", "Bodies of other kinds", headings, rows, about=about)] if rows else []


def _figure_in_words(statement: Statement) -> str:
    as_of = f" (as of {statement.citation.as_of.words})" if statement.citation.as_of else ""
    return f"{statement.figure}{as_of}"


def _proof(groups: Sequence[Group], figures: dict[Kind, list[Statement]]) -> list[Citation | None]:
    """For kinds of which no source prints a number, the statement behind each group that was counted."""
    return [group.citation for group in groups if group.kind and not figures.get(group.kind)]
