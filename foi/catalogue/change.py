"""How the number of advisory groups changed between two days, and which groups make the difference.

A difference is in what the register can say of the two days. It is a group that was set up or closed only where a
source says so: that a list leaves a group out never means that it closed (GRP-03).
"""

from collections.abc import Mapping, Sequence
from datetime import date

from foi.catalogue.answer import Cell, Heading, Table
from foi.catalogue.asked_groups import asked_advisory_groups
from foi.catalogue.counting import (
    by_kind,
    caveats_on_dates,
    caveats_on_lists,
    counted_groups,
    counting_rule,
    coverage,
    definitions,
    named_elsewhere,
    tally,
    warning_of,
)
from foi.catalogue.facts import Group
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import capital, counted, day_in_words, listed
from groups.choices import GroupStatusKind
from groups.models import GroupStatus
from iag_registry.lib.partial_dates import PartialDate

NOT_KNOWN_THEN = "No source speaks of it by that day"
RULE = (
    "Counted is what counts on each of the two days, by one rule and from what was known at one moment. A group that "
    "counts on one day only makes a difference; it was set up or closed between them only where a source says so. "
)


class Change(Question):
    """The count of each kind on two days, and a line for each group that counts on one of them only."""

    key = "change"
    title = "How has the number of groups changed since a day?"
    hint = "The number of groups of each kind on two days, and which groups make the difference."
    takes = ("kinds", "areas", "themes", "since")
    explains_the_uncounted = True
    needs = ("since",)

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        first_day = asked.since or snapshot.on
        before = snapshot.on_day(first_day)
        choice = asked_advisory_groups(snapshot, asked)
        was, now = _counted(before, asked), _counted(snapshot, asked)
        came = [group for group in now if group.key not in {each.key for each in was}]
        went = [group for group in was if group.key not in {each.key for each in now}]
        kinds = [kind for kind in snapshot.kinds if kind.is_advisory_group]
        present = [kind for kind, _ in by_kind(now)]
        named = {group.key: group for each in (before, snapshot) for group in _named(each, asked)}
        return Findings(
            sentence=_sentence(first_day, snapshot.on, was, now, came, went),
            tables=[
                *_counts(first_day, snapshot.on, was, now),
                *_only_then(snapshot, went),
                *_only_now(snapshot, before, came),
                *choice.tables,
            ],
            definition=definitions(kinds),
            counting_rule=RULE + counting_rule(snapshot),
            coverage=coverage(snapshot, present),
            caveats=[
                *_caveat_on_sources(came, went),
                *caveats_on_lists(snapshot, present),
                *caveats_on_dates(snapshot, now),
                *choice.caveats,
            ],
            warnings=[*choice.warnings, *(warning_of(group) for group in named.values())],
            citations=[
                *(statement.citation for theme in choice.themes for statement in theme.denials),
                *(group.citation for group in (*went, *came)),
            ],
        )


def _counted(snapshot: Snapshot, asked: Asked) -> tuple[Group, ...]:
    counts = {group.key for group in counted_groups(snapshot)}
    return tuple(group for group in asked_advisory_groups(snapshot, asked).groups if group.key in counts)


def _named(snapshot: Snapshot, asked: Asked) -> list[Group]:
    """The groups that a source of the counted ones names on that day and that are not counted (FOI-44)."""
    named = {group.key for group in named_elsewhere(snapshot, counted_groups(snapshot))}
    return [group for group in asked_advisory_groups(snapshot, asked).groups if group.key in named]


def _sentence(
    since: date, on: date, was: Sequence[Group], now: Sequence[Group], came: Sequence[Group], went: Sequence[Group]
) -> str:
    difference = len(now) - len(was)
    change = f"{abs(difference)} {'more' if difference > 0 else 'fewer'}" if difference else "the same number"
    counts = (
        f"On {day_in_words(since)} the register counts {tally(was)}. On {day_in_words(on)} it counts {tally(now)}. "
        f"That is {change}."
    )
    if not came and not went:
        return f"{counts} They are the same groups." if now else counts
    on_both = len(now) - len(came)
    of_both = counted(on_both, "group counts", "groups count") if on_both else "No group counts"
    return f"{counts} {of_both} on both days, {len(went)} only on the first and {len(came)} only on the second."


def _counts(since: date, on: date, was: Sequence[Group], now: Sequence[Group]) -> list[Table]:
    first = {kind: len(of_kind) for kind, of_kind in by_kind(was)}
    second = {kind: len(of_kind) for kind, of_kind in by_kind(now)}
    kinds = sorted({*first, *second}, key=lambda kind: (kind.position, kind.name))
    rows: list[tuple[Cell, ...]] = [
        (capital(kind.plural), first.get(kind, 0), second.get(kind, 0), second.get(kind, 0) - first.get(kind, 0))
        for kind in kinds
    ]
    rows.append(("All kinds", len(was), len(now), len(now) - len(was)))
    headings = (
        Heading("kind", "Kind"),
        Heading("first", f"On {day_in_words(since)}"),
        Heading("second", f"On {day_in_words(on)}"),
        Heading("difference", "Difference"),
    )
    return [Table("groups_by_kind", "Groups counted on the two days", headings, tuple(rows))]


def _only_then(snapshot: Snapshot, went: Sequence[Group]) -> list[Table]:
    """The groups that count on the first day only, with what is known of each on the second."""
    later = {group.key: group for group in snapshot.groups}
    rows = tuple((*_group(group), *_became(later, group), _likeness(later, group)) for group in went)
    headings = (
        *_HEADINGS,
        Heading("became", "How it stands on the second day"),
        Heading("reason", "Why", silent=True),
        Heading("possibly_same_as", "Possibly the same as", silent=True),
    )
    return [Table("only_first", "Counted on the first day only", headings, rows)] if rows else []


def _likeness(later: Mapping[str, Group], group: Group) -> str:
    """The groups that it is possibly the same as, as either day knows: likeness is often seen only afterwards."""
    now = later.get(group.key)
    return listed(dict.fromkeys([*group.possibly_same_as, *(now.possibly_same_as if now else ())]))


def _became(later: Mapping[str, Group], group: Group) -> tuple[str, str]:
    now = later.get(group.key)
    if now is None:
        return "No source speaks of it on that day", ""
    if now.status == GroupStatusKind.ACTIVE:
        return "Active, and of a kind that is not counted", now.reason
    return str(now.status.label), now.reason


def _only_now(snapshot: Snapshot, before: Snapshot, came: Sequence[Group]) -> list[Table]:
    """The groups that count on the second day only, and whether a source says that they began in between."""
    starts = _starts(snapshot)
    earlier = {group.key: group for group in before.groups}
    rows = tuple((*_group(group), *_began(earlier, starts, group)) for group in came)
    headings = (
        *_HEADINGS,
        Heading("before", "How it stood on the first day"),
        Heading("began", "Began, where a source says so", dated=True, silent=True),
    )
    return [Table("only_second", "Counted on the second day only", headings, rows)] if rows else []


def _starts(snapshot: Snapshot) -> dict[int, PartialDate]:
    """When each group began to be active, where its record has a start and not only a day on which it was seen."""
    return {
        row.group_id: PartialDate(row.start)
        for row in reversed(snapshot.in_force(GroupStatus))
        if row.status == GroupStatusKind.ACTIVE and row.start
    }


def _began(earlier: Mapping[str, Group], starts: Mapping[int, PartialDate], group: Group) -> tuple[Cell, Cell]:
    then = earlier.get(group.key)
    if then is None:
        return NOT_KNOWN_THEN, starts.get(group.pk, "")
    if then.status == GroupStatusKind.ACTIVE:
        return "Active, and of a kind that was not counted", ""
    return str(then.status.label), starts.get(group.pk, "")


def _group(group: Group) -> tuple[Cell, ...]:
    return (
        group.linked,
        capital(group.kind.name) if group.kind else "",
        group.seen,
        group.citation.short if group.citation else "",
    )


_HEADINGS = (
    Heading("group", "Group"),
    Heading("kind", "Kind"),
    Heading("as_of", "Active as of", dated=True),
    Heading("source", "Source", silent=True),
)


def _caveat_on_sources(came: Sequence[Group], went: Sequence[Group]) -> list[str]:
    words = (
        "The difference is between what sources say of the two days. That a group counts on one of them only does not "
        "mean that it was set up or closed between them: the sources of the other day may be silent on it."
    )
    return [words] if came or went else []
