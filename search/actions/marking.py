"""Taking out the entries that a change may make wrong, in the transaction of the change."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.db.models import Model

from search.actions.leaving import delete
from search.actions.refreshing import refresh_waiting
from search.choices import Maker
from search.models import Entry, Waiting
from search.touched import Touched, touched_by
from search.turns import share_the_turn
from search.words import vocabulary

AT_ONCE = 1000
"""So many records are named in one query: a database takes only so many parameters."""

_afterwards: ContextVar[list[str] | None] = ContextVar("index_afterwards", default=None)
"""Where work that is indexed in the end notes that it changed something; None while each change is heard by itself."""


def before_saving(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Take out what the record has touched so far: it may be about to belong elsewhere."""
    if _afterwards.get() is None and not instance._state.adding:
        before = sender._base_manager.filter(pk=instance.pk).first()
        if before is not None:
            take_out(touched_by(before))


def after_change(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Take out what the record touches now that it is saved, or touched until it was deleted."""
    heard = _afterwards.get()
    if heard is None:
        take_out(touched_by(instance))
    else:
        heard.append(sender._meta.label)


def take_out(touched: Iterable[Touched]) -> None:
    """Take the entries of these records out of the index, and have them made again once this transaction is kept.

    A change is saved with its entries gone, or not at all: what may no longer be read is found from no moment on.
    """
    numbers: dict[Maker, set[int]] = defaultdict(set)
    for maker, number in touched:
        numbers[maker].add(number)
    if not numbers:
        return
    with transaction.atomic(savepoint=False):
        share_the_turn()
        for maker, records in numbers.items():
            for some in _batches(sorted(records)):
                _take_out(maker, some)
        transaction.on_commit(refresh_waiting, robust=True)


def _batches(records: Sequence[int]) -> Iterator[Sequence[int]]:
    return (records[start : start + AT_ONCE] for start in range(0, len(records), AT_ONCE))


def _take_out(maker: Maker, records: Sequence[int]) -> None:
    entries = Entry.objects.filter(made_of=maker, record__in=records)
    lost: dict[int, list[str]] = {number: [] for number in records}
    for number, *texts in entries.values_list("record", "title", "context", "body", "words"):
        lost[number].append(" ".join(texts))
    delete(entries)
    Waiting.objects.bulk_create(
        Waiting(made_of=maker, record=number, lost=vocabulary(texts)) for number, texts in lost.items()
    )


@contextmanager
def index_afterwards() -> Iterator[None]:
    """For work that saves many records: if it saved any, all entries are taken out once, and made again afterwards."""
    heard: list[str] = []
    with transaction.atomic():
        token = _afterwards.set(heard)
        try:
            yield
        finally:
            _afterwards.reset(token)
        if heard:
            take_out_everything()


def take_out_everything() -> None:
    """Take out all entries, and have them made again once this transaction is kept."""
    with transaction.atomic(savepoint=False):
        share_the_turn()
        delete(Entry.objects.all())
        Waiting.objects.create(made_of=Maker.EVERYTHING, record=0)
        transaction.on_commit(refresh_waiting, robust=True)
