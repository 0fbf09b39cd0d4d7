"""What every app says of a change in the public record, and how it is looked for.

A change is read from what is public now, as a page shows it, and never from a history: what is withheld leaves no trace
here, and neither does the day on which it was withheld or given out. An app first tells where its changes stand
(`marks`, light rows that a database can sort together with those of other apps) and then what those on one page say.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from groups.disclosure.links import Link
from groups.models import AdvisoryGroup
from iag_registry.lib.audiences import Audience
from iag_registry.lib.many_numbers import ManyNumbers
from iag_registry.lib.partial_dates import PartialDate

Mark = tuple[str, str, int]
"""Where a change stands: the first day that its date can mean, its kind, and the row that tells of it."""
MARK = ("happened_from", "change", "row")
TEXT = CharField(max_length=20)
ISO = CharField(max_length=10)


def change_key(kind: str, row: UUID) -> str:
    """What a change is called for good: its kind, and the lasting name of the row that tells of it."""
    return f"{kind}/{row}"


@dataclass(frozen=True)
class ChangedGroup:
    """A group that a change concerns: its key and the way to its page."""

    key: str
    link: Link


def changed_groups(numbers: Iterable[int], day: date) -> dict[int, ChangedGroup]:
    """These groups as they were called on the day, by their numbers; ask first who may see them. One query."""
    return {
        group.pk: ChangedGroup(group.key, Link(group.name_then, group.get_absolute_url()))
        for group in AdvisoryGroup.objects.filter(pk__in=set(numbers)).named_on(day)
    }


@dataclass(frozen=True)
class Change:
    """One change: what, when as far as it is known, whom it concerns, in a sentence, and where to read more.

    `key` stays the same for good, so whoever has told someone of a change knows that they have. `published_on` is the
    day on which the register itself published something; None where a source gives the date of what happened.
    """

    uuid: UUID
    """The lasting name of the row that tells of it."""
    kind: str
    label: str
    when: PartialDate
    published_on: date | None
    title: str
    sentence: str
    url: str
    groups: tuple[ChangedGroup, ...]

    @property
    def key(self) -> str:
        return change_key(self.kind, self.uuid)

    @property
    def group_names(self) -> list[str]:
        return [group.link.text for group in self.groups]


@dataclass(frozen=True)
class Wanted:
    """Which changes are looked for: kinds (None for all), groups (a query of their numbers; None for all), first and
    last day (None for any). One whose date is a year or a month counts where it may have been on such a day.
    """

    kinds: frozenset[str] | None = None
    groups: Any = None
    first: date | None = None
    last: date | None = None

    def asks_for(self, kind: str) -> bool:
        return self.kinds is None or kind in self.kinds


Happened = tuple[Any, Any]
"""The first and the last day of which a date can mean, as the database finds them, in ISO text."""
Rows = tuple[str, QuerySet[Any], Happened]
"""What tells of one kind of change, and when it happened."""


def on_the_day(column: str) -> Happened:
    """What happened on one whole day that a column of dates holds."""
    day = Cast(column, ISO)
    return day, day


@dataclass(frozen=True)
class ChangesOf:
    """One app's changes: its `kinds`, the `rows` that tell of each kind, and `told`, what some of them say."""

    kinds: Sequence[tuple[str, str]]
    rows: Callable[[date, Audience, Wanted], Iterable[Rows]]
    told: Callable[[Iterable[Mark], date, Audience], Mapping[Mark, Change]]

    def marks(
        self, day: date, audience: Audience, wanted: Wanted, among: Collection[Mark] | None = None
    ) -> list[QuerySet[Any]]:
        """Where the changes stand that had happened by the day and are wanted: a query for each kind.

        With `among` of these alone: which of them would still be told.
        """
        found = []
        for kind, rows, at in self.rows(day, audience, wanted):
            if wanted.asks_for(kind):
                looked_at = rows
                if among is not None:
                    if not (numbers := rows_of(among, kind)):
                        continue
                    looked_at = rows.filter(pk__in=ManyNumbers(numbers))
                found.append(_marks(looked_at, kind, at, day, wanted))
        return found


def _marks(rows: QuerySet[Any], kind: str, happened: Happened, day: date, wanted: Wanted) -> QuerySet[Any]:
    first, last = happened
    found = rows.order_by().annotate(happened_from=first, happened_to=last, change=Value(kind, TEXT), row=F("pk"))
    found = found.filter(happened_from__lte=day.isoformat())
    if wanted.first:
        found = found.filter(happened_to__gte=wanted.first.isoformat())
    if wanted.last:
        found = found.filter(happened_from__lte=wanted.last.isoformat())
    return found.values_list(*MARK)


def rows_of(found: Iterable[Mark], *kinds: str) -> set[int]:
    """The rows behind the marks of these kinds."""
    return {row for _, kind, row in found if kind in kinds}
