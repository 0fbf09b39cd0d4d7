"""The names of groups over time, as a table gives them (GRP-02)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from groups.choices import NameKind
from groups.disclosure.facts import Period
from groups.disclosure.group_rows import of_listed_groups
from groups.disclosure.links import Link, group_link
from groups.disclosure.statements import StatementView, citation, cite
from groups.models import GroupName
from groups.querysets import GroupNameQuerySet
from iag_registry.lib.audiences import Audience


@dataclass(frozen=True)
class NameRow:
    """One name of one group, of which the register may speak on the day, also one that had ended by then."""

    key: str
    group: Link
    name: str
    kind: str
    period: Period
    note: str
    citation: StatementView | None
    uuid: str


def listed_names(day: date, audience: Audience) -> GroupNameQuerySet:
    """The names that had begun by the day, of the groups that a list of that day holds."""
    return of_listed_groups(GroupName.objects.begun_by(day), day, audience)


def name_rows(names: Iterable[GroupName], audience: Audience) -> tuple[NameRow, ...]:
    """The rows of names out of `listed_names`, in the order given."""
    found = list(names)
    cite(found, audience)
    return tuple(
        NameRow(
            key=name.group.key,
            group=group_link(name.group),
            name=name.text,
            kind=str(NameKind(name.kind).label),
            period=Period.of(name),
            note=name.note,
            citation=citation(name.statement, audience),
            uuid=str(name.uuid),
        )
        for name in found
    )
