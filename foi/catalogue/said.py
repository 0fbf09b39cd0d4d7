"""What sources say of some groups, or of groups of their kinds, on one subject: as a table, and as nothing at all."""

from collections.abc import Collection, Iterable, Sequence

from foi.catalogue.answer import Heading, Table
from foi.catalogue.facts import Group, Statement
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import capital, listed
from groups.choices import Aspect

NO_EVIDENCE = "That the register holds nothing on it is no evidence that there is nothing."
"""Said wherever an answer finds nothing: what is missing never looks like what is not so."""


def said_of(snapshot: Snapshot, groups: Sequence[Group], aspects: Collection[Aspect]) -> list[Statement]:
    """The statements on these subjects about one of the groups or about groups of its kind, each once."""
    about = {("group", group.pk) for group in groups}
    about |= {("kind", snapshot.kind_numbers[group.kind.code]) for group in groups if group.kind}
    return [statement for statement in snapshot.statements if statement.aspect in aspects and statement.about & about]


def said_table(snapshot: Snapshot, name: str, caption: str, statements: Iterable[Statement]) -> list[Table]:
    """The statements one by one, with whom they are about; no table where there are none."""
    names = {("group", group.pk): group.name for group in snapshot.groups}
    names |= {("kind", snapshot.kind_numbers[kind.code]): kind.plural for kind in snapshot.kinds}
    names |= {("area", row.id): row.name for row in snapshot.areas.values()}
    rows = tuple(
        (
            capital(listed(name for subject, name in names.items() if subject in statement.about)),
            str(statement.aspect.label),
            statement.citation.says,
            statement.citation.quote,
            statement.citation.as_of,
            statement.citation.standing,
            statement.note,
            statement.citation.short,
        )
        for statement in statements
    )
    headings = (
        Heading("about", "About"),
        Heading("subject", "Subject", for_files=True),
        Heading("says", "What it says"),
        Heading("words", "In the words of the source", silent=True),
        Heading("as_of", "As of", dated=True),
        Heading("standing", "How firmly"),
        Heading("note", "Note", silent=True),
        Heading("source", "Source", silent=True),
    )
    return [Table(name, caption, headings, rows)] if rows else []
