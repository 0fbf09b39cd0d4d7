"""Groups as lists show them: one row each, as on the day, in a number of queries that does not grow with them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import OuterRef, Prefetch, QuerySet, prefetch_related_objects
from django.utils.text import capfirst

from groups.choices import GroupStatusKind, OrganisationPart
from groups.disclosure.kinds import KindView, kinds_by_row
from groups.disclosure.links import Link, named_link, organisation_link
from groups.disclosure.statements import cite
from groups.disclosure.status import StatusView, status_view
from groups.models import AdvisoryGroup, GroupArea, GroupOrganisation, GroupStatus, GroupTheme
from groups.querysets import GroupQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.row_by_row import ExistsRowByRow

Rows = TypeVar("Rows", bound=QuerySet[Any])


@dataclass(frozen=True)
class GroupRow:
    """One group in a list."""

    key: str
    name: str
    url: str
    kind: KindView | None
    status: StatusView
    last_known: PartialDate
    """Where its status is not known: the date at which a source last knew it; else empty."""
    areas: tuple[Link, ...]
    area_codes: tuple[str, ...]
    themes: tuple[Link, ...]
    led_by: tuple[Link, ...]
    run_by: tuple[Link, ...]
    stands_for_several: bool
    uuid: str = ""
    """Names the group for good, also when its key changes."""

    @property
    def counted(self) -> bool:
        """True where the group counts when someone asks how many advisory groups there are on the day."""
        advises = self.kind is not None and self.kind.is_advisory_group
        return advises and self.status.code == GroupStatusKind.ACTIVE and not self.stands_for_several


def listed_groups(day: date, audience: Audience) -> GroupQuerySet:
    """The groups of which the register can speak on the day to this audience; what a list filters and orders."""
    return AdvisoryGroup.objects.visible_to(audience).on(day)


def of_listed_groups(rows: Rows, day: date, audience: Audience) -> Rows:
    """The rows whose group is one of these, with it; asked of each row, so that some of many cost little."""
    listed = ExistsRowByRow(listed_groups(day, audience).order_by().filter(pk=OuterRef("group")))
    return rows.filter(listed).select_related("group")


def group_rows(
    groups: Iterable[AdvisoryGroup], day: date, audience: Audience, kinds: Mapping[int, KindView] | None = None
) -> tuple[GroupRow, ...]:
    """The rows of groups out of `listed_groups`, in the order given; pass the kinds where they have been read."""
    found = list(groups)
    if not found:
        return ()
    organisations = GroupOrganisation.objects.on(day).filter(organisation__audience__in=audience.seen)
    prefetch_related_objects(
        found,
        Prefetch("statuses", GroupStatus.objects.on(day).latest_first()),
        Prefetch("areas", _on(GroupArea.objects.on(day), "area")),
        Prefetch("themes", _on(GroupTheme.objects.on(day), "theme")),
        Prefetch("organisations", _on(organisations, "organisation")),
    )
    cite((status for group in found for status in group.statuses.all()), audience)
    known = kinds_by_row() if kinds is None else kinds
    return tuple(_row(group, day, audience, known) for group in found)


def row_in_words(row: GroupRow) -> str:
    """What the list says of a group beside its name, as a feed and a mail have it."""
    parts = [f"{capfirst(row.kind.name)}." if row.kind else "", row.status.words]
    for label, links in (("Areas", row.areas), ("Themes", row.themes), ("Led by", row.led_by), ("Run by", row.run_by)):
        if links:
            parts.append(f"{label}: {', '.join(link.text for link in links)}.")
    return " ".join(part for part in parts if part)


def _on(facts: QuerySet[Any], target: str) -> QuerySet[Any]:
    return facts.select_related(target).order_by(f"{target}__name", "pk")


def _row(group: AdvisoryGroup, day: date, audience: Audience, kinds: Mapping[int, KindView]) -> GroupRow:
    areas = [fact.area for fact in group.areas.all()]
    parts = list(group.organisations.all())
    statuses = list(group.statuses.all())
    return GroupRow(
        key=group.key,
        name=group.name_then,
        url=group.get_absolute_url(),
        kind=kinds.get(group.kind_then) if group.kind_then else None,
        status=status_view(statuses[0], day, audience),
        last_known=_last_known(statuses, day, audience),
        areas=_links(areas),
        area_codes=tuple(dict.fromkeys(area.code for area in areas)),
        themes=_links(fact.theme for fact in group.themes.all()),
        led_by=_behind(parts, OrganisationPart.LEAD_COMMAND, audience),
        run_by=_behind(parts, OrganisationPart.RUNS, audience),
        stands_for_several=group.stands_for_several,
        uuid=str(group.uuid),
    )


def _last_known(statuses: list[GroupStatus], day: date, audience: Audience) -> PartialDate:
    if statuses[0].status != GroupStatusKind.UNKNOWN:
        return PartialDate()
    known = (status for status in statuses if status.status != GroupStatusKind.UNKNOWN)
    return next((status_view(status, day, audience).as_of for status in known), PartialDate())


def _behind(parts: Iterable[GroupOrganisation], part: OrganisationPart, audience: Audience) -> tuple[Link, ...]:
    links = (organisation_link(each.organisation, audience) for each in parts if each.part == part)
    return tuple(dict.fromkeys(link for link in links if link))


def _links(records: Iterable[Any]) -> tuple[Link, ...]:
    """One link for each record, in their order, also where two facts speak of one record."""
    return tuple(dict.fromkeys(named_link(record) for record in records))
