"""How many independent advisory groups there are (FOI-41: count by kind)."""

from collections.abc import Iterator, Sequence

from foi.catalogue.answer import Citation, Heading, Table
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
    printed_figures,
    stand_for_several,
    statements_on_lists,
    tally,
    warning_of,
)
from foi.catalogue.facts import Group, Kind, Statement
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import capital, counted, day_in_words, listed
from groups.choices import Comparator, GroupStatusKind, OrganisationPart

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
    takes = ()

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        groups = counted_groups(snapshot)
        kinds = [kind for kind in snapshot.kinds if kind.is_advisory_group]
        present = [kind for kind, _ in by_kind(groups)]
        figures = {kind: printed_figures(snapshot, kind) for kind in kinds}
        named = named_elsewhere(snapshot, groups)
        return Findings(
            sentence=self._sentence(snapshot, groups),
            tables=[*_counts(groups, figures), *named_table(named)],
            definition=definitions(kinds),
            counting_rule=counting_rule(snapshot),
            coverage=coverage(snapshot, present),
            caveats=[
                *caveats_on_lists(snapshot, present),
                *caveats_on_dates(snapshot, groups),
                *caveats_on_others(snapshot, named),
            ],
            warnings=[
                *(warning for kind in kinds for warning in _differences(kind, groups, figures[kind])),
                *(warning_of(group) for group in named),
            ],
            citations=[
                *(statement.citation for found in figures.values() for statement in found),
                *(statement.citation for statement in statements_on_lists(snapshot, present)),
                *_proof(groups, figures),
                *(behind.citation for group in groups for behind in group.behind if behind.part in PARTS),
                *(group.citation for group in named),
            ],
        )

    def _sentence(self, snapshot: Snapshot, groups: Sequence[Group]) -> str:
        counts = f"On {day_in_words(snapshot.on)} the register counts {tally(groups)}."
        unnamed = listed(
            f"{group.name} ({group.reason})" if group.reason else group.name
            for group in stand_for_several(snapshot)
            if group.status in SPOKEN_OF and _is_of_the_time_of(group, groups)
        )
        beside = [f"Spoken of, but not counted, because no source lists them then: {unnamed}."] if unnamed else []
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
        Heading("printed", "Figure in the source"),
        Heading("source", "Source of the figure"),
    )
    everything = ("All kinds", len(groups), "", "", "")
    return [Table("groups_by_kind", "Independent advisory groups by kind", headings, (*rows, everything))]


def _figure_in_words(statement: Statement) -> str:
    as_of = f" (as of {statement.citation.as_of.words})" if statement.citation.as_of else ""
    return f"{statement.figure}{as_of}"


def _differences(kind: Kind, groups: Sequence[Group], figures: list[Statement]) -> Iterator[str]:
    """Where the register's count and a printed figure disagree (FOI-44)."""
    number = sum(group.kind == kind for group in groups)
    for statement in figures:
        if statement.number is not None and not _agrees(number, statement):
            yield (
                f"The register counts {counted(number, kind.name, kind.plural)}, where {statement.citation.short} "
                f"prints {statement.figure}."
            )


def _agrees(number: int, statement: Statement) -> bool:
    """Whether a count fits a printed figure; "about" fits any."""
    printed = statement.number
    if printed is None or statement.comparator == Comparator.ABOUT:
        return True
    if statement.comparator == Comparator.MORE_THAN:
        return number > printed
    if statement.comparator == Comparator.AT_LEAST:
        return number >= printed
    return number == printed


def _proof(groups: Sequence[Group], figures: dict[Kind, list[Statement]]) -> list[Citation | None]:
    """For kinds of which no source prints a number, the statement behind each group that was counted."""
    return [group.citation for group in groups if group.kind and not figures.get(group.kind)]
