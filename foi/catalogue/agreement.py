"""Whether the groups that an answer names are those that are counted (FOI-44)."""

from collections.abc import Iterable, Sequence

from foi.catalogue.answer import Linked, Table
from foi.catalogue.counting import warning_of
from foi.catalogue.snapshot import Snapshot
from groups.choices import GroupStatusKind


def groups_in(tables: Iterable[Table]) -> dict[str, str]:
    """The groups that lead to their pages in these tables: the name by the key, in the order of the tables."""
    return {
        cell.keys[0]: str(cell)
        for table in tables
        for row in table.rows
        for cell in row
        if isinstance(cell, Linked) and cell.route == "groups:group-detail"
    }


def not_counted(snapshot: Snapshot, tables: Sequence[Table]) -> list[str]:
    """A warning for each advisory group in an answer that the count and the list of the same day leave out.

    Only where its standing is not known: of what has ended, or is not of a kind that is counted, the answers say so.
    """
    named = groups_in(tables)
    return [
        warning_of(group)
        for group in snapshot.groups
        if group.key in named and group.is_advisory_group and group.status == GroupStatusKind.UNKNOWN
    ]
