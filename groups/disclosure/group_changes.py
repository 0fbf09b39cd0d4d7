"""What dated facts say changed about groups: opened, closed, continued as another; names that ended; roles.

Only a date that a source states is a change: that a source saw something on a day does not say that it began then.
A role is told with its name and its group, and never with the person's. One whose name is withheld is told of
nowhere, because the day on which it began or ended is withheld with the name (DP-01, PPL-06).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet

from groups.choices import GroupChange, GroupStatusKind, RelationKind, RoleType
from groups.disclosure.changes import Change, ChangedGroup, ChangesOf, Mark, Rows, Wanted, changed_groups, rows_of
from groups.disclosure.facts import said_on
from groups.disclosure.name_changes import NamesAfter
from groups.disclosure.relations import CONTINUED_AS
from groups.disclosure.status_changes import OF_STATUS, statuses_that_tell
from groups.models import AdvisoryGroup, GroupName, GroupRelation, GroupStatus, Role
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.row_by_row import ExistsRowByRow

BEGAN = (F("start__earliest"), F("start__latest"))
ENDED = (F("end__earliest"), F("end__latest"))


def _rows(day: date, audience: Audience, wanted: Wanted) -> Iterator[Rows]:
    for kind, rows in statuses_that_tell(_seen(GroupStatus.objects.all(), audience, wanted), audience):
        yield kind, rows, BEGAN
    names = GroupName.objects.former_official().exclude(text=F("group__name"))
    yield GroupChange.NAME_ENDED, _seen(names, audience, wanted), ENDED
    yield GroupChange.CONTINUED, _ties(audience, wanted), BEGAN
    roles = _seen(Role.objects.visible_to(audience).filter(person__isnull=False), audience, wanted)
    yield GroupChange.ROLE_TAKEN_UP, roles.exclude(start=""), BEGAN
    yield GroupChange.ROLE_LEFT, roles.exclude(end=""), ENDED


def _seen(facts: QuerySet[Any], audience: Audience, wanted: Wanted) -> QuerySet[Any]:
    """Facts about groups that the audience may see, and that are asked for."""
    seen = AdvisoryGroup.objects.visible_to(audience).filter(pk=OuterRef("group"))
    rows = facts.filter(ExistsRowByRow(seen))
    return rows if wanted.groups is None else rows.filter(group__in=wanted.groups)


def _ties(audience: Audience, wanted: Wanted) -> QuerySet[Any]:
    rows = GroupRelation.objects.visible_to(audience).filter(kind__in=CONTINUED_AS).exclude(start="")
    if wanted.groups is None:
        return rows
    return rows.filter(Q(first__in=wanted.groups) | Q(second__in=wanted.groups))


def _told(found: Iterable[Mark], day: date, audience: Audience) -> Mapping[Mark, Change]:
    """The changes at these marks, with the names of groups on the day; five queries, two more where a name ended."""
    at = list(found)
    statuses = GroupStatus.objects.in_bulk(rows_of(at, *OF_STATUS))
    names = GroupName.objects.in_bulk(rows_of(at, GroupChange.NAME_ENDED))
    roles = Role.objects.in_bulk(rows_of(at, GroupChange.ROLE_TAKEN_UP, GroupChange.ROLE_LEFT))
    ties = GroupRelation.objects.in_bulk(rows_of(at, GroupChange.CONTINUED))
    after = NamesAfter.of(names.values(), day, audience)
    about = {fact.group_id for facts in (statuses, names, roles) for fact in facts.values()}
    about |= {pk for tie in (*ties.values(), *after.ties) for pk in (tie.first_id, tie.second_id)}
    groups = changed_groups(about, day)
    texts = {pk: group.link.text for pk, group in groups.items()}
    told: dict[Mark, Change] = {}
    for mark in at:
        kind, row = mark[1:]
        if kind in OF_STATUS:
            told[mark] = _of_status(GroupChange(kind), statuses[row], groups[statuses[row].group_id])
        elif kind == GroupChange.NAME_ENDED:
            name = names[row]
            told[mark] = _of_name(name, after.following(name, texts), groups[name.group_id])
        elif kind == GroupChange.CONTINUED:
            tie = ties[row]
            told[mark] = _of_tie(tie, groups[tie.first_id], groups[tie.second_id])
        elif kind in {GroupChange.ROLE_TAKEN_UP, GroupChange.ROLE_LEFT}:
            told[mark] = _of_role(GroupChange(kind), roles[row], groups[roles[row].group_id])
    return told


GROUP_CHANGES = ChangesOf(kinds=GroupChange.choices, rows=_rows, told=_told)


def _of_status(kind: GroupChange, status: Any, group: ChangedGroup) -> Change:
    when, name = PartialDate(status.start), group.link.text
    label = str(GroupStatusKind(status.status).label).lower()
    reason = f" {status.reason.rstrip('.')}." if status.reason else ""
    sentence = f"The register has {name} as {label} from {when.words}.{reason}"
    return _change(kind, status, when, f"{name}: {label}", sentence, group)


def _of_name(name: Any, following: str, group: ChangedGroup) -> Change:
    when = PartialDate(name.end)
    sentence = f"The official name “{name.text}” ended {said_on(when)}."
    if following:
        sentence += f" The name that follows it is “{following}”."
    title = f"{following}: renamed" if following else f"{group.link.text}: an official name ended"
    return _change(GroupChange.NAME_ENDED, name, when, title, sentence, group)


def _of_tie(tie: Any, first: ChangedGroup, second: ChangedGroup) -> Change:
    when, words = PartialDate(tie.start), str(RelationKind(tie.kind).label)
    title = f"{first.link.text} {words} {second.link.text}"
    return _change(GroupChange.CONTINUED, tie, when, title, f"{title} {said_on(when)}.", first, second)


def _of_role(kind: GroupChange, role: Any, group: ChangedGroup) -> Change:
    """The role and the group, and nobody's name: what is sent out cannot be called back when a name is withheld."""
    began = kind == GroupChange.ROLE_TAKEN_UP
    when = PartialDate(role.start if began else role.end)
    label = str(RoleType(role.role_type).label)
    done = "taken up" if began else "left"
    what = "A role that the source does not state" if role.role_type == RoleType.ROLE_NOT_STATED else f"A role: {label}"
    sentence = f"{what}, {done} {said_on(when)}. Who held it stands on the page of the group, where it may be told."
    return _change(kind, role, when, f"{group.link.text}: {label.lower()}, {done}", sentence, group)


def _change(kind: GroupChange, row: Any, when: PartialDate, title: str, sentence: str, *groups: ChangedGroup) -> Change:
    return Change(
        uuid=row.uuid,
        kind=kind.value,
        label=str(kind.label),
        when=when,
        published_on=None,
        title=title,
        sentence=sentence,
        url=groups[0].link.url,
        groups=groups,
    )
