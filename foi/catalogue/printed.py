"""The register's count beside the figures that sources print, and beside what the same sources name (FOI-44)."""

from collections.abc import Iterator, Sequence

from foi.catalogue.facts import Group, Kind, Statement
from foi.catalogue.wording import counted, listed
from groups.choices import Comparator


def differences_from_print(
    kind: Kind, groups: Sequence[Group], named: Sequence[Group], figures: Sequence[Statement]
) -> Iterator[str]:
    """A warning where a printed figure is not the register's count, or not the number of what its document names."""
    of_kind = [group for group in groups if group.kind == kind]
    for statement in figures:
        if statement.number is None:
            continue
        if not _agrees(len(of_kind), statement):
            yield (
                f"The register counts {counted(len(of_kind), kind.name, kind.plural)}, where "
                f"{statement.citation.short} prints {statement.figure}."
            )
        elif beyond := [group for group in named if group.kind == kind and _is_of(group, statement)]:
            whole = sum(_is_of(group, statement) for group in of_kind) + len(beyond)
            if not _agrees(whole, statement):
                kinds = kind.name if statement.number == 1 else kind.plural
                one = "that is one of them" if len(beyond) == 1 else "those are among them"
                yield (
                    f"{statement.citation.short} prints {statement.figure} {kinds}, and with "
                    f"{listed(group.name for group in beyond)} the same document names {whole}, unless {one} under "
                    "another name."
                )


def _is_of(group: Group, statement: Statement) -> bool:
    """Whether the document of the statement names the group."""
    return bool(group.citation and group.citation.source == statement.citation.source)


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
