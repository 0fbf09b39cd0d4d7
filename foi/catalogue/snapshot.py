"""The register on one day, as known at one moment, for one audience: what every question of the catalogue reads.

A snapshot is taken with a fixed number of queries, however many groups there are. What a group was on the day is
decided by the rule of ``AdvisoryGroup.objects.on``, so that an answer and a page of the same day agree.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any

from foi.catalogue.citing import Citations
from foi.catalogue.facts import Behind, Group, Kind, Payment, Seat, Service, Side, Statement, Theme
from foi.catalogue.known_rows import KnownRows, Row
from foi.catalogue.reading import begins, in_force, on_day
from foi.catalogue.withheld_names import withheld_names
from groups import models
from groups.choices import (
    GroupStatusKind,
    OrganisationPart,
    PaymentKind,
    RelationKind,
    RoleType,
    WithholdingReason,
    YesNoUnknown,
)
from groups.querysets import is_former_official
from groups.sides import side_of
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class Snapshot:
    """The bodies of the register in print order, its themes, and the statements that may be relied on by the day."""

    on: date
    known: KnownRows
    kinds: tuple[Kind, ...]
    themes: dict[str, Theme]
    theme_numbers: dict[str, int]
    kind_numbers: dict[str, int]
    areas: dict[str, Row]
    groups: tuple[Group, ...]
    without_status: tuple[str, ...]
    """Advisory groups of which a kind, but no status is held on the day: they are told of, and not counted."""
    statements: tuple[Statement, ...]
    citations: Citations

    def on_day(self, day: date) -> "Snapshot":
        """The register on another day, from the same rows: as known at the same moment, for the same audience."""
        return _snapshot(day, self.known, self.citations)

    def theme(self, key: str) -> Theme:
        """The theme; one that was not in the register at that moment keeps its key for a name."""
        return self.themes.get(key) or Theme(key, key)

    def group_name(self, key: str) -> str:
        """What a group was called on the day; one of which nothing is known then has its name of today, or its key."""
        names = {row.key: row.name for row in self.known.of(models.AdvisoryGroup).values()}
        return next((group.name for group in self.groups if group.key == key), names.get(key, key))

    def in_force(self, model: type[models.DatedFact]) -> list[Row]:
        """The dated facts of another model on the day; those that began last come first."""
        return on_day(self.known.of(model).values(), self.on)

    def about(self, subject: str, number: int | None) -> tuple[Statement, ...]:
        """The statements about a group, a kind, a theme or an organisation, by its number in its table."""
        return tuple(statement for statement in self.statements if (subject, number) in statement.about)

    def about_theme(self, key: str) -> tuple[Statement, ...]:
        """The statements about a theme."""
        return self.about("theme", self.theme_numbers.get(key))

    def about_kind(self, code: str) -> tuple[Statement, ...]:
        """The statements about a kind of body."""
        return self.about("kind", self.kind_numbers.get(code))


def take(*, on: date, known_at: datetime | None, audience: Audience) -> Snapshot:
    """Take a snapshot; see the module for what it holds."""
    known = KnownRows(audience, known_at)
    return _snapshot(on, known, Citations(known, known.of(models.Organisation), withheld_names(known)))


def _snapshot(on: date, known: KnownRows, citations: Citations) -> Snapshot:
    organisations = known.of(models.Organisation)
    roles = known.of(models.Role)
    people = known.of(models.Person)
    group_rows = known.of(models.AdvisoryGroup)
    kinds = {pk: _kind(row) for pk, row in known.of(models.GroupKind).items()}
    themes = {pk: Theme(row.key, row.name) for pk, row in known.of(models.Theme).items()}
    areas = known.of(models.Area)
    organisation_kinds = {row.id: row.kind for row in chain(*known.to_decide_by(models.Organisation))}
    builder = _Builder(on, known, citations, kinds, themes, areas, organisations, organisation_kinds, people)
    groups = builder.groups(group_rows, roles)
    held = {group.pk for group in groups}
    return Snapshot(
        on=on,
        known=known,
        kinds=tuple(sorted(kinds.values(), key=lambda kind: (kind.position, kind.name))),
        themes={theme.key: theme for theme in themes.values()},
        theme_numbers={theme.key: pk for pk, theme in themes.items()},
        kind_numbers={kind.code: pk for pk, kind in kinds.items()},
        areas={row.key: row for row in areas.values()},
        groups=tuple(sorted(groups, key=_print_order)),
        without_status=builder.of_a_counted_kind({pk: row for pk, row in group_rows.items() if pk not in held}),
        statements=citations.relied_on(on),
        citations=citations,
    )


def _print_order(group: Group) -> tuple[int, str, int, str, int]:
    kind = group.kind
    return (kind.position if kind else 99_999, kind.name if kind else "", group.position, group.name, group.pk)


def _kind(row: Row) -> Kind:
    return Kind(row.code, row.name, row.plural, row.is_advisory_group, row.description, row.position)


def organisation_name(row: Row | None) -> str:
    """The name of an organisation with its abbreviation, written out because a reader may not know it (ACC-13)."""
    if row is None:
        return ""
    return f"{row.name} ({row.abbreviation})" if row.abbreviation else row.name


@dataclass(frozen=True)
class _Builder:
    """Puts the facts of the day together, group by group."""

    on: date
    known: KnownRows
    citations: Citations
    kinds: dict[int, Kind]
    themes: dict[int, Theme]
    areas: dict[int, Row]
    organisations: dict[int, Row]
    organisation_kinds: dict[int, str]
    people: dict[int, Row]

    def groups(self, rows: dict[int, Row], roles: dict[int, Row]) -> list[Group]:
        facts: dict[Any, dict[int, list[Row]]] = {
            model: self._by_group(self.known.of(model))
            for model in (
                models.GroupStatus,
                models.GroupKindPeriod,
                models.GroupName,
                models.GroupArea,
                models.GroupTheme,
                models.GroupOrganisation,
                models.GroupPayment,
            )
        }
        held = self._held_by(roles)
        ties = self._ties(rows)
        return [
            self._group(row, {model: by_group[pk] for model, by_group in facts.items()}, held[pk], ties[pk])
            for pk, row in rows.items()
            if facts[models.GroupStatus][pk]
        ]

    def of_a_counted_kind(self, rows: dict[int, Row]) -> tuple[str, ...]:
        """Of these groups the names of those that are advisory groups on the day, as far as their kind tells."""
        kinds = self._by_group(self.known.of(models.GroupKindPeriod))
        names = (
            row.name
            for pk, row in rows.items()
            if kinds[pk]
            and (kind := self.kinds.get(kinds[pk][0].kind_id))
            and kind.is_advisory_group
            and not row.stands_for_several
        )
        return tuple(sorted(names))

    def _by_group(self, rows: dict[int, Row]) -> dict[int, list[Row]]:
        """The facts of the day by group, those that began last first."""
        by_group: dict[int, list[Row]] = defaultdict(list)
        for row in on_day(rows.values(), self.on):
            by_group[row.group_id].append(row)
        return by_group

    def _held_by(self, roles: dict[int, Row]) -> dict[int, list[Row]]:
        """The roles that had begun by the day, ended ones too, by group and in the order of their lists."""
        by_group: dict[int, list[Row]] = defaultdict(list)
        for row in sorted(roles.values(), key=lambda role: (role.position, role.id)):
            if begins(row).earliest <= self.on:
                by_group[row.group_id].append(row)
        return by_group

    def _ties(self, groups: dict[int, Row]) -> dict[int, list[str]]:
        """The names of the groups that each group is possibly the same as (GRP-09)."""
        ties: dict[int, list[str]] = defaultdict(list)
        for row in on_day(self.known.of(models.GroupRelation).values(), self.on):
            if row.kind == RelationKind.POSSIBLY_SAME_AS and row.first_id in groups and row.second_id in groups:
                ties[row.first_id].append(groups[row.second_id].name)
                ties[row.second_id].append(groups[row.first_id].name)
        return ties

    def _group(self, row: Row, facts: dict[Any, list[Row]], held: list[Row], ties: list[str]) -> Group:
        status = facts[models.GroupStatus][0]
        kinds = facts[models.GroupKindPeriod]
        former = [name for name in facts[models.GroupName] if is_former_official(name)]
        areas = [self.areas[fact.area_id] for fact in facts[models.GroupArea] if fact.area_id in self.areas]
        themes = {self.themes[fact.theme_id] for fact in facts[models.GroupTheme] if fact.theme_id in self.themes}
        return Group(
            pk=row.id,
            key=row.key,
            name=former[0].text if former else row.name,
            kind=self.kinds.get(kinds[0].kind_id) if kinds else None,
            status=GroupStatusKind(status.status),
            reason=status.reason,
            seen=begins(status),
            stands_for_several=row.stands_for_several,
            position=row.position,
            areas=tuple(sorted({area.name for area in areas})),
            area_keys=frozenset(area.key for area in areas),
            themes=tuple(sorted(themes, key=lambda theme: theme.name)),
            behind=self._behind(facts[models.GroupOrganisation]),
            seats=tuple(self._seat(role) for role in held if in_force(role, self.on)),
            seats_before=tuple(self._seat(role) for role in held if not in_force(role, self.on)),
            payments=tuple(
                Payment(
                    PaymentKind(fact.payment),
                    YesNoUnknown(fact.answer),
                    fact.note,
                    self.citations.cite(fact.statement_id),
                )
                for fact in facts[models.GroupPayment]
            ),
            possibly_same_as=tuple(sorted(set(ties))),
            citation=self.citations.cite(status.statement_id),
        )

    def _behind(self, facts: list[Row]) -> tuple[Behind, ...]:
        behind = [
            Behind(
                OrganisationPart(fact.part),
                organisation_name(self.organisations.get(fact.organisation_id)),
                self.citations.cite(fact.statement_id),
            )
            for fact in facts
            if fact.organisation_id in self.organisations
        ]
        return tuple(sorted(behind, key=lambda row: (list(OrganisationPart).index(row.part), row.organisation)))

    def _seat(self, row: Row) -> Seat:
        """One role; of one that this audience may not see only its type and the reason are in it (DP-01, PPL-06).

        The side is told by the kind of the organisation, also where the organisation itself is withheld (PPL-02).
        """
        person = self.people.get(row.person_id)
        vacant = row.person_id is None
        side = Side.of(side_of(row.role_type, self.organisation_kinds.get(row.on_behalf_of_id, "")))
        role = RoleType(row.role_type).label
        if not self.known.audience.sees(row.audience) or not (vacant or person):
            reason = row.withholding_reason or WithholdingReason.NOT_CONSIDERED
            return Seat(side, role, vacant=vacant, withheld="" if vacant else WithholdingReason(reason).label)
        return Seat(
            side,
            role,
            vacant=vacant,
            title=row.title,
            person=row.person_id or 0,
            name=person.name if person else "",
            organisation=organisation_name(self.organisations.get(row.on_behalf_of_id)),
            term_over=bool(row.term_ends) and PartialDate(row.term_ends).latest < self.on,
            service=Service(
                start=PartialDate(row.start),
                observed=PartialDate(row.observed),
                end=PartialDate(row.end),
                end_reason=row.end_reason,
                term_length=row.term_length,
                term_ends=PartialDate(row.term_ends),
                appointed_by=row.appointed_by,
            ),
            note=row.note,
            citation=self.citations.cite(row.statement_id),
            standing=self.citations.standing(row.statement_id),
        )
