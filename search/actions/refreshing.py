"""Making entries of what the public may read: for records that wait, and for all of them anew."""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import DatabaseError, transaction
from django.utils import timezone

from iag_registry.lib.once_a_page import one_page
from search.actions.leaving import delete
from search.actions.sending import send_changes, send_everything
from search.choices import Maker
from search.disclosure import Draft, drafts_of, every_record, still_there
from search.engines import engine
from search.models import Entry, Waiting, Word
from search.turns import Taken, have_the_turn
from search.words import vocabulary

logger = logging.getLogger(__name__)

BATCH = 100
"""So many records are made entries of in one transaction, so that nobody who saves one waits long."""
AFTER_A_CHANGE, FOR_A_REBUILD = 2.0, 60.0
"""Seconds that the making of entries waits for others to keep their changes, while someone waits for a page or not."""
TEXTS = ("title", "context", "body", "words")


@dataclass(frozen=True)
class Rebuilt:
    """What a rebuild found: how many entries there are, and how many it had to add, take out or put right."""

    entries: int
    added: int
    removed: int
    trouble: str
    """What hindered the search server from being brought in step; empty where nothing did, and where there is none."""


def refresh_waiting() -> None:
    """Make the entries of every record that waits, and send them to the search server; called after each change.

    Where others are changing records meanwhile it leaves the work to them: they call it when their change is kept.
    """
    try:
        _refresh_all()
    finally:
        send_changes()


def _refresh_all() -> None:
    while batch := list(Waiting.objects.values_list("pk", "made_of", "record")[:BATCH]):
        try:
            if any(maker == Maker.EVERYTHING for _, maker, _ in batch):
                rebuild()
                return
            with transaction.atomic():
                have_the_turn(patience=AFTER_A_CHANGE)
                _refresh([pk for pk, _, _ in batch])
        except Taken as taken:
            logger.warning("%s", taken)
            return


def _refresh(waiting: Sequence[int]) -> None:
    """Make the entries of these rows, as far as no other process has done so meanwhile."""
    rows = list(Waiting.objects.filter(pk__in=waiting))
    change = Counter[str]()
    for row in rows:
        change.subtract(row.lost)
    for maker in dict.fromkeys(Maker(row.made_of) for row in rows):
        change.update(_make(maker, sorted({row.record for row in rows if row.made_of == maker}))[2])
    _count_words(change)
    Waiting.objects.filter(pk__in=[row.pk for row in rows]).delete()


def rebuild() -> Rebuilt:
    """Make every entry of the register anew, keeping those that are right; counts what was wrong.

    It goes on while people work, batch by batch; afterwards the index says what `disclosure` gives to the public today.
    Raises Taken where others change records all the time.
    """
    engine().restore()
    waited = list(Waiting.objects.values_list("pk", flat=True))
    added = removed = 0
    for maker in Maker:
        if maker != Maker.EVERYTHING:
            more, less = _rebuild(maker)
            added, removed = added + more, removed + less
    with transaction.atomic():
        have_the_turn(patience=FOR_A_REBUILD)
        Waiting.objects.filter(pk__in=waited).delete()
        count_all_words()
        entries = Entry.objects.count()
    return Rebuilt(entries, added, removed, send_everything())


def _rebuild(maker: Maker) -> tuple[int, int]:
    records, added, removed = every_record(maker), 0, 0
    for start in range(0, len(records), BATCH):
        with transaction.atomic():
            have_the_turn(patience=FOR_A_REBUILD)
            more, less, _ = _make(maker, records[start : start + BATCH])
            added, removed = added + more, removed + less
    with transaction.atomic():
        have_the_turn(patience=FOR_A_REBUILD)
        orphans = Entry.objects.filter(made_of=maker).exclude(record__in=still_there(maker))
        removed += delete(orphans)
    return added, removed


def _make(maker: Maker, records: Sequence[int]) -> tuple[int, int, Counter[str]]:
    """Make the entries of these records; returns how many are new, how many went, and the words that came and went."""
    cleaned = ((record, draft.cleaned()) for record, draft in _drafts(maker, records))
    made = {columns["ref"]: (record, columns) for record, columns in cleaned}
    kept = {entry.ref: entry for entry in Entry.objects.filter(made_of=maker, record__in=records)}
    wrong = [entry for ref, entry in kept.items() if ref not in made or not _says(entry, *made[ref])]
    gone = {entry.ref for entry in wrong}
    new = [
        Entry(made_of=maker, record=record, **columns)
        for ref, (record, columns) in made.items()
        if ref not in kept or ref in gone
    ]
    delete(Entry.objects.filter(pk__in=[entry.pk for entry in wrong]))
    # A record may have taken over what another stood for, as a group that gets the key of a former one.
    delete(Entry.objects.filter(ref__in=[entry.ref for entry in new]))
    kept_now = _write(new)
    change = Counter(vocabulary(map(_text, kept_now)))
    change.subtract(vocabulary(map(_text, wrong)))
    return len(kept_now), len(wrong), change


def _write(entries: Sequence[Entry]) -> list[Entry]:
    """Keep these entries; one that the database cannot hold, as a note of a million words, holds up no other."""
    try:
        with transaction.atomic():
            return Entry.objects.bulk_create(entries, batch_size=500)
    except DatabaseError:
        if len(entries) == 1:
            logger.exception("The search index cannot hold %s.", entries[0].ref)
            return []
        half = len(entries) // 2
        return [*_write(entries[:half]), *_write(entries[half:])]


def _drafts(maker: Maker, records: Sequence[int]) -> list[tuple[int, Draft]]:
    """The entries of these records; one whose page cannot be made has none, and does not hold up the others."""
    try:
        # Nobody changes a record meanwhile: who may not be named is judged once for all of these.
        with transaction.atomic(), one_page():
            return drafts_of(maker, records, timezone.localdate())
    except Exception:
        if len(records) == 1:
            logger.exception("No entries in the search index for %s %s.", maker, records[0])
            return []
        return [found for record in records for found in _drafts(maker, [record])]


def _says(entry: Entry, record: int, columns: dict[str, str]) -> bool:
    return entry.record == record and all(getattr(entry, name) == value for name, value in columns.items())


def _text(entry: Entry) -> str:
    return " ".join(getattr(entry, name) for name in TEXTS)


def _count_words(change: Counter[str]) -> None:
    """Add to, and take from, the words of the index."""
    numbers = {text: number for text, number in change.items() if number}
    known = Word.objects.in_bulk(numbers, field_name="text") if numbers else {}
    for text, word in known.items():
        word.entries = max(word.entries + numbers[text], 0)
    Word.objects.filter(pk__in=[word.pk for word in known.values() if not word.entries]).delete()
    Word.objects.bulk_update([word for word in known.values() if word.entries], ["entries"], batch_size=500)
    _add_words({text: number for text, number in numbers.items() if text not in known})


def count_all_words() -> None:
    """Count the words of the index anew; whoever calls it has the turn."""
    counted = Counter[str]()
    for texts in Entry.objects.order_by().values_list(*TEXTS).iterator(chunk_size=2000):
        counted.update(vocabulary([" ".join(texts)]))
    known = dict(Word.objects.values_list("text", "entries"))
    if known != counted:
        Word.objects.all().delete()
        _add_words(counted)


def _add_words(counted: dict[str, int]) -> None:
    Word.objects.bulk_create(
        [Word(text=text, letters=len(text), entries=number) for text, number in counted.items() if number > 0],
        batch_size=500,
    )
