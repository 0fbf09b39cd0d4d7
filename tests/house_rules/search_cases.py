"""Both sides of each constraint of the search index."""

from collections.abc import Callable
from typing import Any

from search.models import Copy, Entry, Gone, Waiting, Word
from tests.factories.sequence import next_number


def make_entry(**values: Any) -> Entry:
    named = {
        "made_of": "theme",
        "sort": "theme",
        "ref": f"theme/{next_number()}",
        "title": "Invented",
        "url": "/themes/",
    }
    return Entry.objects.create(record=1, **named | values)


def make_waiting() -> Waiting:
    return Waiting.objects.create(made_of="theme", record=1)


def make_word() -> Word:
    return Word.objects.create(text="invented", letters=8, entries=1)


def make_copy() -> Copy:
    return Copy.objects.create(index=f"invented-{next_number()}")


def make_gone() -> Gone:
    return Gone.objects.create(entry=1)


FACTORIES: dict[str, Callable[[], Any]] = {
    "Copy": make_copy,
    "Entry": make_entry,
    "Gone": make_gone,
    "Waiting": make_waiting,
    "Word": make_word,
}

SIDES: dict[str, tuple[Any, ...]] = {
    "search_copy_holds_something_or_nothing": ({"greatest": 3, "entries": 2}, {"entries": -1}),
    "search_entry_can_be_shown": ({"title": "Another"}, {"title": ""}),
    "search_word_stands_somewhere": ({"entries": 2}, {"entries": 0}),
}
