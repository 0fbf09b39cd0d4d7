"""Records of an earlier time: a body that is closed, or that others took the place of, and whom to turn to (ACC-08)."""

from dataclasses import dataclass
from datetime import date

from groups.choices import OVER, GroupStatusKind
from groups.disclosure.facts import Period
from groups.disclosure.links import Link, group_link
from groups.disclosure.relations import CONTINUED_AS
from groups.disclosure.successions import Succession, successions
from groups.models import GroupOrganisation, GroupRelation, GroupStatus
from iag_registry.lib.audiences import Audience


@dataclass(frozen=True)
class Successor:
    """One group that a group became: "was succeeded by", which, and when."""

    words: str
    other: Link
    period: Period


@dataclass(frozen=True)
class Archived:
    """Why a record is one of an earlier time: its successors, those of who runs it, or its status without either."""

    successors: tuple[Successor, ...]
    successions: tuple[Succession, ...]
    status: str
    """"closed" or "superseded" where no successor of the group is named; else empty."""


def archived(status: str, successors: tuple[Successor, ...], bodies: tuple[Succession, ...]) -> Archived | None:
    """What is said of a group with this status, these successors, and these successions of who runs it."""
    alone = str(GroupStatusKind(status).label).lower() if status in OVER and not successors else ""
    return Archived(successors, bodies, alone) if successors or bodies or alone else None


def archived_group(key: str, day: date, audience: Audience) -> Archived | None:
    """The same for a group by its key, for the pages of its meetings and minutes; in four queries."""
    ties = GroupRelation.objects.visible_to(audience).filter(first__key=key, kind__in=CONTINUED_AS)
    found = [tie for tie in ties.select_related("second") if Period.of(tie).begun_by(day)]
    status = GroupStatus.objects.on(day).filter(group__key=key, group__audience__in=audience.seen).latest_first()
    parts = GroupOrganisation.objects.on(day).filter(group__key=key, group__audience__in=audience.seen)
    of_parts = parts.filter(organisation__audience__in=audience.seen).values_list("organisation", flat=True)
    return archived(
        status.values_list("status", flat=True).first() or "",
        tuple(Successor(str(tie.get_kind_display()), group_link(tie.second), Period.of(tie)) for tie in found),
        successions(of_parts, day, audience),
    )
