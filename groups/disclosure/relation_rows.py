"""How groups, and organisations, stand to one another as tables give it: what both pages say, once, from the first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from groups.choices import RelationKind
from groups.disclosure.facts import Period
from groups.disclosure.links import Link, group_link, organisation_link
from groups.disclosure.statements import StatementView, citation, cite
from groups.models import GroupRelation, OrganisationRelation
from iag_registry.lib.audiences import Audience


@dataclass(frozen=True)
class RelationRow:
    """One tie between two records, read "first … second"."""

    first: Link
    kind: str
    second: Link
    period: Period
    note: str
    citation: StatementView | None
    uuid: str


def listed_relations(day: date, audience: Audience) -> QuerySet[GroupRelation]:
    """The ties that had begun by the day, between groups that the audience may see both."""
    return GroupRelation.objects.begun_by(day).visible_to(audience).select_related("first", "second")


def listed_organisation_relations(day: date, audience: Audience) -> QuerySet[OrganisationRelation]:
    """The same between organisations."""
    return OrganisationRelation.objects.begun_by(day).visible_to(audience).select_related("first", "second")


def relation_rows(relations: Iterable[GroupRelation], audience: Audience) -> tuple[RelationRow, ...]:
    """The rows of ties out of `listed_relations`, in the order given."""
    found = list(relations)
    cite(found, audience)
    return tuple(_row(tie, group_link(tie.first), group_link(tie.second), audience) for tie in found)


def organisation_relation_rows(
    relations: Iterable[OrganisationRelation], audience: Audience
) -> tuple[RelationRow, ...]:
    """The rows of ties out of `listed_organisation_relations`, in the order given."""
    found = list(relations)
    cite(found, audience)
    ends = [(tie, organisation_link(tie.first, audience), organisation_link(tie.second, audience)) for tie in found]
    return tuple(_row(tie, first, second, audience) for tie, first, second in ends if first and second)


def _row(tie: GroupRelation | OrganisationRelation, first: Link, second: Link, audience: Audience) -> RelationRow:
    return RelationRow(
        first=first,
        kind=str(RelationKind(tie.kind).label),
        second=second,
        period=Period.of(tie),
        note=tie.note,
        citation=citation(tie.statement, audience),
        uuid=str(tie.uuid),
    )
