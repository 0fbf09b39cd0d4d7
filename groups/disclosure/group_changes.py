"""What dated facts say changed about groups: opened, renamed, continued as another, closed; roles taken up and left.

Only a date that a source states is a change: that a source saw something on a day does not say that it began then.
A role is told with its name and its group, and never with the person's. One whose name is withheld is told of
nowhere, because the day on which it began or ended is withheld with the name (DP-01, PPL-06).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from groups.choices import GroupChange, GroupStatusKind, RelationKind, RoleType
from groups.disclosure.changes import Change, ChangedGroup, ChangesOf, Mark, Wanted, marks, rows_of
from groups.disclosure.facts import said_on
from groups.disclosure.links import group_link
from groups.disclosure.relations import CONTINUED_AS
from groups.disclosure.status_changes import OF_STATUS, statuses_that_tell
from groups.models import AdvisoryGroup, GroupName, GroupRelation, GroupStatus, Role
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate

BEGAN = (F("start__earliest"), F("start__latest"))
ENDED = (F("end__earliest"), F("end__latest"))


def _marks(day: date, audience: Audience, wanted: Wanted) -> Mapping[str, QuerySet[Any]]:
    return {
        kind: marks(rows, kind, happened, day=day, wanted=wanted)
        for kind, rows, happened in _rows(audience, wanted)
        if wanted.asks_for(kind)
    }


def _rows(audience: Audience, wanted: Wanted) -> Iterator[tuple[GroupChange, QuerySet[Any], tuple[F, F]]]:
    statuses = statuses_that_tell(_seen(GroupStatus.objects.all(), audience, wanted), audience)
    for kind in OF_STATUS:
        yield kind, statuses.filter(tells=kind.value), BEGAN
    names = GroupName.objects.former_official().exclude(text=F("group__name"))
    yield GroupChange.RENAMED, _seen(names, audience, wanted), ENDED
    yield GroupChange.CONTINUED, _ties(audience, wanted), BEGAN
    roles = _seen(Role.objects.visible_to(audience).filter(person__isnull=False), audience, wanted)
    yield GroupChange.ROLE_TAKEN_UP, roles.exclude(start=""), BEGAN
    yield GroupChange.ROLE_LEFT, roles.exclude(end=""), ENDED


def _seen(facts: QuerySet[Any], audience: Audience, wanted: Wanted) -> QuerySet[Any]:
    """Facts about groups that the audience may see, and that are asked for."""
    rows = facts.filter(group__audience__in=audience.seen)
    return rows if wanted.groups is None else rows.filter(group__in=wanted.groups)


def _ties(audience: Audience, wanted: Wanted) -> QuerySet[Any]:
    rows = GroupRelation.objects.filter(
        kind__in=CONTINUED_AS, first__audience__in=audience.seen, second__audience__in=audience.seen
    ).exclude(start="")
    if wanted.groups is None:
        return rows
    return rows.filter(Q(first__in=wanted.groups) | Q(second__in=wanted.groups))


def _told(found: Iterable[Mark], day: date, audience: Audience) -> Mapping[Mark, Change]:
    """The changes at these marks; four queries, and one more where a group was renamed."""
    at = list(found)
    statuses = _by_row(GroupStatus.objects.all(), rows_of(at, *OF_STATUS))
    names = _by_row(GroupName.objects.all(), rows_of(at, GroupChange.RENAMED))
    roles = _by_row(Role.objects.all(), rows_of(at, GroupChange.ROLE_TAKEN_UP, GroupChange.ROLE_LEFT))
    ties = GroupRelation.objects.select_related("first", "second").in_bulk(rows_of(at, GroupChange.CONTINUED))
    after = _names_after(names.values())
    told: dict[Mark, Change] = {}
    for mark in at:
        kind, row = mark[1:]
        if kind in OF_STATUS:
            told[mark] = _of_status(GroupChange(kind), statuses[row])
        elif kind == GroupChange.RENAMED:
            told[mark] = _of_name(names[row], after[row])
        elif kind == GroupChange.CONTINUED:
            told[mark] = _of_tie(ties[row])
        elif kind in {GroupChange.ROLE_TAKEN_UP, GroupChange.ROLE_LEFT}:
            told[mark] = _of_role(GroupChange(kind), roles[row])
    return told


GROUP_CHANGES = ChangesOf(kinds=GroupChange.choices, marks=_marks, told=_told)


def _by_row(facts: QuerySet[Any], rows: set[int]) -> dict[int, Any]:
    return facts.select_related("group").in_bulk(rows)


def _names_after(names: Iterable[Any]) -> dict[int, str]:
    """The official name that followed each of these: the next former one, or the one that the group has now."""
    ended = list(names)
    rows = GroupName.objects.former_official().filter(group__in={name.group_id for name in ended})
    others = list(rows) if ended else []
    found = {}
    for name in ended:
        since = PartialDate(name.end).earliest
        later = [each for each in others if each.group_id == name.group_id and each.begins.earliest >= since]
        following = min(later, key=lambda each: (each.begins.earliest, each.pk), default=None)
        found[name.pk] = following.text if following else name.group.name
    return found


def _of_status(kind: GroupChange, status: Any) -> Change:
    when, name = PartialDate(status.start), status.group.name
    label = str(GroupStatusKind(status.status).label).lower()
    reason = f" {status.reason.rstrip('.')}." if status.reason else ""
    sentence = f"The register has {name} as {label} from {when.words}.{reason}"
    return _change(kind, status, when, f"{name}: {label}", sentence, status.group)


def _of_name(name: Any, following: str) -> Change:
    when = PartialDate(name.end)
    sentence = f"The official name “{name.text}” ended {said_on(when)}. The name that follows it is “{following}”."
    return _change(GroupChange.RENAMED, name, when, f"{following}: renamed", sentence, name.group)


def _of_tie(tie: Any) -> Change:
    when, words = PartialDate(tie.start), str(RelationKind(tie.kind).label)
    sentence = f"{tie.first.name} {words} {tie.second.name} {said_on(when)}."
    title = f"{tie.first.name} {words} {tie.second.name}"
    return _change(GroupChange.CONTINUED, tie, when, title, sentence, tie.first, tie.second)


def _of_role(kind: GroupChange, role: Any) -> Change:
    """The role and the group, and nobody's name: what is sent out cannot be called back when a name is withheld."""
    began = kind == GroupChange.ROLE_TAKEN_UP
    when = PartialDate(role.start if began else role.end)
    label = str(RoleType(role.role_type).label)
    done = "taken up" if began else "left"
    what = "A role that the source does not state" if role.role_type == RoleType.ROLE_NOT_STATED else f"A role: {label}"
    sentence = f"{what}, {done} {said_on(when)}. Who held it stands on the page of the group, where it may be told."
    return _change(kind, role, when, f"{role.group.name}: {label.lower()}, {done}", sentence, role.group)


def _change(
    kind: GroupChange, row: Any, when: PartialDate, title: str, sentence: str, *groups: AdvisoryGroup
) -> Change:
    return Change(
        key=f"{kind.value}/{row.uuid}",
        kind=kind.value,
        label=str(kind.label),
        when=when,
        published_on=None,
        title=title,
        sentence=sentence,
        url=groups[0].get_absolute_url(),
        groups=tuple(ChangedGroup(group.key, group_link(group)) for group in groups),
    )
