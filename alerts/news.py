"""What is new of a topic: what fits it, is public at this moment, and has a number within some bounds (`Seen`)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Max

from alerts.items import Item
from alerts.numbers import Window, change_digest, entry_digest
from alerts.topics import Topic, topic_of
from freshness.revision import read_revision
from iag_registry.lib.partial_dates import PartialDate
from search.choices import ONE_OF
from search.engines import engine
from search.models import Entry
from search.shown import MARK_OFF, MARK_ON

MOST = 50
"""So many things are told in one mail; of further ones it says how many there are, and where."""
AT_ONCE = 1000
NO_MARKS = str.maketrans("", "", MARK_ON + MARK_OFF)


@dataclass(frozen=True)
class News:
    """What is new of a topic, and how many things that are."""

    topic: Topic
    items: tuple[Item, ...]
    count: int

    @property
    def further(self) -> int:
        return self.count - len(self.items)


def public_state(day: date) -> str:
    """Which state of the public record this is; another one as soon as anything that could be told is."""
    last = Entry.objects.aggregate(last=Max("pk"))["last"]
    return f"{day.isoformat()}/{read_revision()}/{last}"


@dataclass
class Reading:
    """Reads what is new, and remembers it while the public record stays in the same state, and not a moment longer."""

    day: date
    _state: str = ""
    _told: dict[tuple[str, str, int, int], News | None] = field(default_factory=dict)
    _entries: dict[str, int] = field(default_factory=dict)

    def news(self, about: str, query: str, *, after: int, upto: int) -> News | None:
        """What is to be told now; None where nothing is, or the topic itself may no longer be read."""
        state = public_state(self.day)
        if state != self._state:
            self._state, self._told, self._entries = state, {}, {}
        asked = (about, query, after, upto)
        if asked not in self._told:
            self._told[asked] = self._read(topic_of(about, query, self.day), after, upto)
        return self._told[asked]

    def _read(self, topic: Topic | None, after: int, upto: int) -> News | None:
        if topic is None:
            return None
        window = Window(after, upto)
        if not window.new:
            return None
        if topic.listed is not None:
            found = topic.listed.fresh(window)
            items, count = topic.listed.told(found[:MOST]), len(found)
        elif topic.changes is not None:
            items, count = self._changed(topic, window.new)
        else:
            items, count = self._found(topic, window.new)
        return News(topic, items, count) if count else None

    def _changed(self, topic: Topic, new: frozenset[str]) -> tuple[tuple[Item, ...], int]:
        assert topic.changes is not None  # noqa: S101 - asked by the caller
        marks = [mark for mark in topic.changes.marks() if change_digest(mark) in new]
        told = topic.changes.told(marks[:MOST])
        return tuple(Item(each.title, each.sentence, each.url, each.when) for each in told), len(marks)

    def _found(self, topic: Topic, new: frozenset[str]) -> tuple[tuple[Item, ...], int]:
        if not self._entries:
            self._entries = {entry_digest(ref): pk for pk, ref in Entry.objects.order_by().values_list("pk", "ref")}
        among = sorted(pk for digest, pk in self._entries.items() if digest in new)
        items = [item for start in range(0, len(among), AT_ONCE) for item in _hits(topic, among[start:][:AT_ONCE])]
        return tuple(items[:MOST]), len(items)


def _hits(topic: Topic, among: list[int]) -> Iterator[Item]:
    assert topic.found is not None  # noqa: S101 - asked by the caller
    narrowing = replace(topic.found.narrowing, among=tuple(among))
    for hit in engine().hits(topic.found.query, narrowing, start=0, stop=AT_ONCE):
        place = f"{ONE_OF[hit.sort]}: {hit.context}" if hit.context else str(ONE_OF[hit.sort])
        title, snippet = hit.title.translate(NO_MARKS), hit.snippet.translate(NO_MARKS)
        # A place may name the date already, as on the page of the search.
        dated = PartialDate() if hit.dated.words in hit.context else hit.dated
        yield Item(title, snippet, hit.url, dated, place)
