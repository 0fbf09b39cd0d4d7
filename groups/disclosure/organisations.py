"""Organisations: what they are called, what became of them, and what they do for groups."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from groups.choices import NameKind, OrganisationKind, OrganisationPart
from groups.disclosure.facts import Fact, Period, fact_view
from groups.disclosure.group_rows import GroupRow, group_rows, listed_groups
from groups.disclosure.links import Link, group_link, source_link
from groups.disclosure.relations import RelationView, organisation_relations
from groups.disclosure.statements import (
    DisagreementView,
    StatementView,
    cite,
    disagreement_views,
    statement_views,
    visible_statements,
)
from groups.models import GroupOrganisation, Organisation, OrganisationName, OrganisationRelation, Source
from iag_registry.lib.audiences import Audience

FROM_THE_ORGANISATION = {
    OrganisationPart.LEAD_COMMAND: "Leads",
    OrganisationPart.RUNS: "Runs",
    OrganisationPart.SUPPORTS: "Supports",
    OrganisationPart.FUNDS: "Funds",
    OrganisationPart.SECRETARIAT: "Keeps the papers and contacts of",
}


@dataclass(frozen=True)
class OrganisationRow:
    """One organisation in the list of organisations."""

    link: Link
    kind: str
    description: str


@dataclass(frozen=True)
class Part:
    """What an organisation does on the day, and for which groups."""

    label: str
    groups: tuple[GroupRow, ...]


@dataclass(frozen=True)
class OtherPart:
    """What an organisation does for a group at another time than the day."""

    group: Link
    label: str
    period: Period


@dataclass(frozen=True)
class OrganisationView:
    """One organisation on a day."""

    key: str
    name: str
    abbreviation: str
    kind: str
    description: str
    names: tuple[Fact, ...]
    relations: tuple[RelationView, ...]
    parts: tuple[Part, ...]
    other_parts: tuple[OtherPart, ...]
    sources: tuple[Link, ...]
    statements: tuple[StatementView, ...]
    disagreements: tuple[DisagreementView, ...]


def organisation_rows(audience: Audience) -> tuple[OrganisationRow, ...]:
    """Every organisation that the audience may know of, by name."""
    return tuple(
        OrganisationRow(
            Link(str(each), each.get_absolute_url()), str(OrganisationKind(each.kind).label), each.description
        )
        for each in Organisation.objects.visible_to(audience).order_by("name", "key")
    )


def organisation_view(key: str, day: date, audience: Audience) -> OrganisationView | None:
    """The organisation with this key as it was on the day; None where there is none."""
    organisation = (
        Organisation.objects.visible_to(audience)
        .filter(key=key)
        .prefetch_related(
            Prefetch("names", OrganisationName.objects.latest_first()),
            Prefetch("relations_from", OrganisationRelation.objects.select_related("second")),
            Prefetch("relations_to", OrganisationRelation.objects.select_related("first")),
            Prefetch("group_parts", GroupOrganisation.objects.select_related("group").order_by("group__name", "pk")),
            Prefetch("published_sources", Source.objects.visible_to(audience).order_by("-dated", "title")),
        )
        .first()
    )
    if organisation is None:
        return None
    facts = (organisation.names, organisation.relations_from, organisation.relations_to)
    cite((fact for each in facts for fact in each.all()), audience)
    seen = [part for part in organisation.group_parts.all() if audience.sees(part.group.audience)]
    then = [part for part in seen if Period.of(part).holds_on(day)]
    groups = listed_groups(day, audience).filter(pk__in=[part.group_id for part in then]).in_print_order()
    rows = group_rows(groups, day, audience)
    shown = {row.key for row in rows}
    statements = statement_views(visible_statements(audience).filter(subjects__organisation=organisation), audience)
    return OrganisationView(
        key=organisation.key,
        name=organisation.name,
        abbreviation=organisation.abbreviation,
        kind=str(OrganisationKind(organisation.kind).label),
        description=organisation.description,
        names=tuple(
            fact_view(name, name.text, audience, label=str(NameKind(name.kind).label))
            for name in organisation.names.all()
            if Period.of(name).begun_by(day)
        ),
        relations=organisation_relations(
            organisation.relations_from.all(), organisation.relations_to.all(), day, audience
        ),
        parts=_parts(then, rows),
        other_parts=tuple(
            OtherPart(group_link(part.group), FROM_THE_ORGANISATION[OrganisationPart(part.part)], Period.of(part))
            for part in seen
            if part not in then or part.group.key not in shown
        ),
        sources=tuple(source_link(source) for source in organisation.published_sources.all()),
        statements=tuple(statement for statement in statements if statement.as_of.earliest <= day),
        disagreements=disagreement_views(statements, audience),
    )


def _parts(held: list[GroupOrganisation], rows: tuple[GroupRow, ...]) -> tuple[Part, ...]:
    parts = []
    for part in OrganisationPart:
        keys = {each.group.key for each in held if each.part == part}
        groups = tuple(row for row in rows if row.key in keys)
        if groups:
            parts.append(Part(FROM_THE_ORGANISATION[part], groups))
    return tuple(parts)
