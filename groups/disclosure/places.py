"""Areas: boroughs in their command units, and what the register knows of each."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse

from groups.choices import OVER, AreaKind
from groups.disclosure.facts import Fact, fact_view
from groups.disclosure.group_rows import GroupRow, group_rows, listed_groups
from groups.disclosure.links import Link, named_link
from groups.disclosure.statements import (
    DisagreementView,
    StatementView,
    cite,
    disagreement_views,
    statement_views,
    visible_statements,
)
from groups.models import Area, AreaMembership, GroupArea, GroupKind
from groups.querysets import GroupQuerySet
from iag_registry.lib.audiences import Audience

MOST_NAMED = 10
"""Groups of an area that a list of areas names; of an area with more it gives the number."""


@dataclass(frozen=True)
class AreaRow:
    """One area in the list of areas, with its groups on the day."""

    link: Link
    kind: str
    code: str
    short_code: str
    policed_by: str
    unit: Link | None
    groups: tuple[Link, ...]
    ended: tuple[Link, ...] = ()
    """Those of its groups that had closed, or had been followed by another, by the day."""
    others: tuple[Link, ...] = ()
    """Those of its groups that are no independent advisory groups, or not known to be: boards, forums, panels."""

    @property
    def key(self) -> str:
        """The last part of the address of its page, by which it is found in a list."""
        return self.link.url.rstrip("/").rpartition("/")[2]

    @property
    def is_long(self) -> bool:
        """Whether it has more groups than a list of areas names."""
        return len(self.groups) > MOST_NAMED

    @property
    def all_groups(self) -> Link:
        """The list of its groups."""
        said = number_of_groups(len(self.groups) - len(self.others), len(self.others))
        return Link(f"{said} of {self.link.text}", f"{reverse('groups:group-list')}?area={self.key}")

    @property
    def located(self) -> tuple[Link, ...]:
        """The advisory groups of which a source says that they are for this area, without those that have ended."""
        return tuple(group for group in self.groups if group not in self.ended and group not in self.others)

    @property
    def other_bodies(self) -> tuple[Link, ...]:
        """The bodies of another kind for this area, without those that have ended."""
        return tuple(group for group in self.others if group not in self.ended)


@dataclass(frozen=True)
class UnitRow:
    """One command unit and the areas in it on the day."""

    unit: AreaRow
    areas: tuple[AreaRow, ...]


@dataclass(frozen=True)
class AreaList:
    """All areas: by command unit, those in no unit on the day, and the plain list of boroughs."""

    whole: tuple[AreaRow, ...]
    units: tuple[UnitRow, ...]
    without_unit: tuple[AreaRow, ...]
    boroughs: tuple[AreaRow, ...]
    outside: tuple[AreaRow, ...]

    @property
    def without_group(self) -> tuple[AreaRow, ...]:
        """The boroughs for which no advisory group is located."""
        return tuple(row for row in self.boroughs if not row.located)


@dataclass(frozen=True)
class AreasFound:
    """What is known of the places with some official codes: the areas of the register, and all the codes asked for."""

    codes: tuple[str, ...]
    areas: tuple[Link, ...]


@dataclass(frozen=True)
class AreaView:
    """One area on a day: its place among the others, its groups and what sources say of it."""

    key: str
    name: str
    kind: str
    kind_label: str
    code: str
    short_code: str
    other_names: str
    policed_by: str
    note: str
    units: tuple[Fact, ...]
    members: tuple[Fact, ...]
    groups: tuple[GroupRow, ...]
    unit_groups: tuple[GroupRow, ...]
    statements: tuple[StatementView, ...]
    disagreements: tuple[DisagreementView, ...]


def number_of_groups(groups: int, others: int) -> str:
    """How many advisory groups and other bodies, in words: "2 groups", "1 group and 1 other body"."""
    said = [f"{groups} group{'' if groups == 1 else 's'}"] if groups or not others else []
    said += [f"{others} other {'body' if others == 1 else 'bodies'}"] if others else []
    return " and ".join(said)


def area_list(day: date, audience: Audience) -> AreaList:
    """Every area of the register as it was on the day, in a fixed number of queries."""
    unit_of = {m.area_id: m for m in AreaMembership.objects.on(day).select_related("unit").order_by("pk")}
    advising = GroupKind.objects.filter(pk=OuterRef("kind_then"), is_advisory_group=True)
    listed = list(listed_groups(day, audience).annotate(advises=Exists(advising)))
    shown = {group.pk: Link(group.name_then, group.get_absolute_url()) for group in listed}
    ended = {shown[group.pk] for group in listed if group.status_then in OVER}
    others = {shown[group.pk] for group in listed if not group.advises}
    groups: dict[int, set[Link]] = defaultdict(set)
    for area_id, group_id in GroupArea.objects.on(day).values_list("area_id", "group_id"):
        if group_id in shown:
            groups[area_id].add(shown[group_id])
    rows = {}
    areas = list(Area.objects.order_by("name", "key"))
    for area in areas:
        membership = unit_of.get(area.pk)
        rows[area.pk] = AreaRow(
            link=named_link(area),
            kind=area.kind,
            code=area.code,
            short_code=area.short_code,
            policed_by=area.policed_by,
            unit=named_link(membership.unit) if membership else None,
            groups=tuple(sorted(groups[area.pk])),
            ended=tuple(sorted(groups[area.pk] & ended)),
            others=tuple(sorted(groups[area.pk] & others)),
        )
    boroughs = [area for area in areas if area.kind == AreaKind.BOROUGH]

    def of_kind(kind: AreaKind) -> tuple[AreaRow, ...]:
        return tuple(rows[area.pk] for area in areas if area.kind == kind)

    return AreaList(
        whole=of_kind(AreaKind.FORCE),
        units=tuple(
            UnitRow(row, tuple(rows[b.pk] for b in boroughs if rows[b.pk].unit == row.link))
            for row in of_kind(AreaKind.UNIT)
        ),
        without_unit=tuple(rows[b.pk] for b in boroughs if rows[b.pk].unit is None),
        boroughs=of_kind(AreaKind.BOROUGH),
        outside=of_kind(AreaKind.OUTSIDE),
    )


def areas_found(codes: tuple[str, ...]) -> AreasFound:
    """The areas with these official codes, from A to Z, neighbours that another force polices included."""
    areas = Area.objects.filter(code__in=codes).exclude(code="").order_by("name")
    return AreasFound(codes, tuple(named_link(area) for area in areas))


def area_view(key: str, day: date, audience: Audience) -> AreaView | None:
    """The area with this key as it was on the day; None where there is none."""
    area = Area.objects.filter(key=key).first()
    if area is None:
        return None
    units = AreaMembership.objects.on(day).filter(area=area).select_related("unit")
    members = AreaMembership.objects.on(day).filter(unit=area).select_related("area")
    cite((*units, *members), audience)
    unit_facts = [fact_view(m, m.unit.name, audience, url=m.unit.get_absolute_url()) for m in units]
    statements = statement_views(visible_statements(audience).filter(subjects__area=area), audience)
    rows = group_rows(_groups_in(area.pk, day, audience), day, audience)
    unit_rows = group_rows(_groups_in(units[0].unit_id, day, audience), day, audience) if unit_facts else ()
    return AreaView(
        key=area.key,
        name=area.name,
        kind=area.kind,
        kind_label=str(AreaKind(area.kind).label),
        code=area.code,
        short_code=area.short_code,
        other_names=area.other_names,
        policed_by=area.policed_by,
        note=area.note,
        units=tuple(unit_facts),
        members=tuple(fact_view(m, m.area.name, audience, url=m.area.get_absolute_url()) for m in members),
        groups=rows,
        unit_groups=unit_rows,
        statements=tuple(s for s in statements if s.as_of.earliest <= day),
        disagreements=disagreement_views(statements, audience),
    )


def _groups_in(area_id: int, day: date, audience: Audience) -> GroupQuerySet:
    here = GroupArea.objects.on(day).filter(group=OuterRef("pk"), area=area_id)
    return listed_groups(day, audience).filter(Exists(here)).in_print_order()
