"""Lists that are followed with their filters: what is new in each, read as its page reads it, for the public.

A mail tells what a list holds at that moment and began to hold within the bounds of the mail. A meeting, the minutes of
one and a reply are new once; a group is new in a list when it is new in the register, or when the last of the filters
came to let it through.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.urls import reverse

from alerts.items import Item
from alerts.numbers import Window, change_digest, group_digest, meeting_digest, numbers_of
from changes.disclosure import PublicChanges, Wanted, public_changes
from foi.choices import ReplyChange
from foi.filters import LogList
from groups.disclosure import GroupRow, Mark, group_facets, group_rows, lets_through, listed_groups, row_in_words
from groups.filters import GroupList
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import MinutesChange
from meetings.disclosure import MeetingLine, listed_meetings, meeting_in_words, meeting_rows, readable_minutes
from meetings.filters import MeetingList

NEW_MINUTES = frozenset({MinutesChange.PUBLISHED.value, MinutesChange.CORRECTED.value})
NEW_REPLIES = frozenset({ReplyChange.PUBLISHED.value, ReplyChange.CORRECTED.value})


def list_digests(day: date) -> set[str]:
    """What is known by now of all that the lists of groups and of meetings can tell; eight queries."""
    facets = group_facets(listed_groups(day, Audience.PUBLIC), day, Audience.PUBLIC)
    digests = {group_digest(pk, *facet) for pk, of_group in facets.items() for facet in ((), *of_group)}
    meetings = listed_meetings(day, Audience.PUBLIC, among_many=True).order_by().values_list("pk", "is_ahead")
    for pk, is_ahead in meetings:
        digests |= {meeting_digest(pk, is_past=past) for past in ([False] if is_ahead else [False, True])}
    return digests


class ListNews(Protocol):
    """What one list, as it is narrowed, has to tell."""

    def fresh(self, window: Window) -> Sequence[Any]:
        """What is new in it, in the order in which it is told; light things, to be counted and cut."""

    def told(self, found: Sequence[Any]) -> tuple[Item, ...]:
        """These as a mail tells them."""


@dataclass(frozen=True)
class GroupNews:
    """Groups that began to stand in the list."""

    listed: GroupList

    @property
    def day(self) -> date:
        return self.listed.reading.day

    def fresh(self, window: Window) -> list[int]:
        facets = group_facets(self.listed.groups, self.day, Audience.PUBLIC)
        ways = {pk: self._ways(pk, of_group) for pk, of_group in facets.items()}
        ways = {pk: each for pk, each in ways.items() if not window.new.isdisjoint(frozenset().union(*each))}
        numbers = numbers_of(digest for each in ways.values() for digest in frozenset().union(*each))
        new = {pk for pk, each in ways.items() if window.holds(_fits_since(each, numbers))}
        return [pk for pk in self.listed.groups.values_list("pk", flat=True) if pk in new]

    def told(self, found: Sequence[int]) -> tuple[Item, ...]:
        groups = self.listed.groups.filter(pk__in=found)
        return tuple(_group_item(row) for row in group_rows(groups, self.day, Audience.PUBLIC, self.listed.kinds))

    def _ways(self, pk: int, facets: frozenset[tuple[str, str]]) -> list[frozenset[str]]:
        """By what this group stands in the list: each set holds what would do for one of the filters."""
        through = [way for each in self.listed.asked for way in lets_through(facets, each.parameter, each.sent)]
        return [
            frozenset({group_digest(pk)}),
            *(frozenset(group_digest(pk, *facet) for facet in way) for way in through if way),
        ]


def _fits_since(ways: list[frozenset[str]], numbers: dict[str, int]) -> int | None:
    """The number with which the last of the filters came to let something through; None where one has no number."""
    firsts = [min((numbers[each] for each in way if each in numbers), default=None) for way in ways]
    known = [first for first in firsts if first is not None]
    return max(known) if len(known) == len(firsts) else None


def _group_item(row: GroupRow) -> Item:
    return Item(row.name, row_in_words(row), row.url, PartialDate())


@dataclass(frozen=True)
class MeetingNews:
    """Meetings that began to stand in the list, and minutes of its meetings that were published or corrected.

    A meeting that is new together with its minutes is told once, by the minutes.
    """

    listed: MeetingList

    @property
    def day(self) -> date:
        return self.listed.reading.day

    def fresh(self, window: Window) -> list[Any]:
        minutes = self._minutes(window)
        marks = [mark for mark, _ in minutes]
        if self.listed.query.get("minutes") == "published":
            return marks
        told = {meeting for _, meeting in minutes}
        is_past = self.listed.query.get("when") == "past"
        listed = self.listed.meetings.values_list("pk", flat=True)
        new = [pk for pk in listed if meeting_digest(pk, is_past=is_past) in window.new]
        return [*marks, *(pk for pk in new if pk not in told)]

    def told(self, found: Sequence[Any]) -> tuple[Item, ...]:
        marks = [each for each in found if isinstance(each, tuple)]
        meetings = self.listed.meetings.filter(pk__in=[each for each in found if not isinstance(each, tuple)])
        lines = meeting_rows(meetings, self.day, Audience.PUBLIC)
        return (*_change_items(self._published(), marks), *map(_meeting_item, lines))

    def _minutes(self, window: Window) -> list[tuple[Mark, int]]:
        """The minutes that are new, each with the number of its meeting."""
        new = [mark for mark in self._published().marks() if change_digest(mark) in window.new]
        meetings = readable_minutes(self.listed.meetings, self.day, Audience.PUBLIC) if new else {}
        return [(mark, meetings[mark[2]]) for mark in new if mark[2] in meetings]

    def _published(self) -> PublicChanges:
        return public_changes(on=self.day, asked=Wanted(kinds=NEW_MINUTES))


def _meeting_item(line: MeetingLine) -> Item:
    return Item(line.title, meeting_in_words(line), line.url or reverse("meetings:meeting-list"), PartialDate())


@dataclass(frozen=True)
class LogNews:
    """Replies that were published or corrected and stand in the list, each as the newest to its request."""

    listed: LogList

    def fresh(self, window: Window) -> list[Mark]:
        new = [mark for mark in self._published().marks() if change_digest(mark) in window.new]
        listed = set(self.listed.releases.filter(withdrawn_on=None).values_list("pk", flat=True)) if new else set()
        return [mark for mark in new if mark[2] in listed]

    def told(self, found: Sequence[Mark]) -> tuple[Item, ...]:
        return _change_items(self._published(), found)

    def _published(self) -> PublicChanges:
        return public_changes(on=self.listed.reading.day, asked=Wanted(kinds=NEW_REPLIES))


def _change_items(changes: PublicChanges, marks: Sequence[Mark]) -> tuple[Item, ...]:
    told = changes.told(list(marks))
    return tuple(Item(each.title, each.sentence, each.url, each.when) for each in told)
