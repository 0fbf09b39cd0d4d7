"""How groups, and organisations, stand to one another, read from either side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from groups.choices import RelationKind
from groups.disclosure.facts import Period
from groups.disclosure.links import Link, group_link, organisation_link
from groups.disclosure.statements import StatementView, citation
from groups.models import GroupRelation, OrganisationRelation
from iag_registry.lib.audiences import Audience

FROM_THE_OTHER_SIDE = {
    RelationKind.SUCCEEDED_BY: "succeeded",
    RelationKind.RENAMED_TO: "was called before",
    RelationKind.MERGED_INTO: "took in",
    RelationKind.SPLIT_FROM: "gave rise to",
    RelationKind.PART_OF: "has as a part",
    RelationKind.REPORTS_TO: "receives the reports of",
    RelationKind.SPONSORED_BY: "sponsors",
    RelationKind.SUPPORTS: "is supported by",
    RelationKind.POSSIBLY_SAME_AS: "is possibly the same as",
}
CONTINUED_AS = {RelationKind.SUCCEEDED_BY, RelationKind.RENAMED_TO, RelationKind.MERGED_INTO}


@dataclass(frozen=True)
class RelationView:
    """One tie, read from the record whose page it stands on: "is possibly the same as … "."""

    kind: str
    words: str
    other: Link
    period: Period
    note: str
    citation: StatementView | None
    continued: bool
    """True where the other record is what this one became."""


def group_relations(
    outward: Iterable[GroupRelation], inward: Iterable[GroupRelation], day: date, audience: Audience
) -> tuple[RelationView, ...]:
    """The ties of a group that had begun by the day, to groups that the audience may see."""
    views = [
        _view(tie, group_link(other), audience, outward=is_outward)
        for ties, is_outward in ((outward, True), (inward, False))
        for tie in ties
        if audience.sees((other := tie.second if is_outward else tie.first).audience)
    ]
    return _begun(views, day)


def organisation_relations(
    outward: Iterable[OrganisationRelation], inward: Iterable[OrganisationRelation], day: date, audience: Audience
) -> tuple[RelationView, ...]:
    """The ties of an organisation that had begun by the day."""
    ties = [(tie, organisation_link(tie.second, audience), True) for tie in outward]
    ties += [(tie, organisation_link(tie.first, audience), False) for tie in inward]
    views = [_view(tie, other, audience, outward=is_outward) for tie, other, is_outward in ties if other]
    return _begun(views, day)


def _begun(views: list[RelationView], day: date) -> tuple[RelationView, ...]:
    return tuple(sorted((v for v in views if v.period.begun_by(day)), key=lambda v: (v.words, v.other)))


def _view(tie: GroupRelation | OrganisationRelation, other: Link, audience: Audience, *, outward: bool) -> RelationView:
    kind = RelationKind(tie.kind)
    return RelationView(
        kind=kind.value,
        words=str(kind.label) if outward else FROM_THE_OTHER_SIDE[kind],
        other=other,
        period=Period.of(tie),
        note=tie.note,
        citation=citation(tie.statement, audience),
        continued=outward and kind in CONTINUED_AS,
    )
