"""Keeping the search server in step with the entries, once what was changed is kept.

One process sends at a time. It says so in the row of the copy, again with every batch, and holds no lock of the
database meanwhile: nobody waits for a server. Another process that has something to send leaves it to the first, which
looks again once it is done. Where a process dies, what it had not noted as sent is sent again by the next one.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from search.engines import database_engine
from search.models import Copy, Entry, Gone
from search.models.copy import CopyQuerySet
from search.opensearch import index
from search.opensearch.documents import document_of
from search.opensearch.server import NoAnswer, asks_a_server, say_now_and_then

AT_ONCE = 500
"""So many entries are sent in one request."""
BUSY_AT_MOST = timedelta(minutes=2)
"""A process that has said nothing for so long is dead: sending one batch takes less."""

BUSY = "Another process is sending entries to the search server."
NOT_KNOWN = "The search server does not hold what it was sent last. Run manage.py rebuild_search."
NOT_ALL = (
    "The search server holds another number of entries than the database. Run manage.py rebuild_search; "
    "where it says the same, delete the index on the server and run it again."
)


def send_changes() -> None:
    """Send the server what it has not, and have it forget what was taken out. What goes wrong is logged.

    Where it never held everything, or no longer bears the mark of what it was sent last, it is left alone until
    `send_everything` compares all of it.
    """
    if not asks_a_server():
        return
    try:
        while (copy := _copies().exclude(step="").first()) and _is_behind(copy) and (work := _begin()):
            with work.going_on():
                work.send_changes()
    except NoAnswer as trouble:
        say_now_and_then("%s Until it has what changed, the database answers in its place.", trouble)


def send_everything() -> str:
    """Make the server hold what the database holds, whatever it held before; returns what hindered it, else nothing."""
    if not asks_a_server():
        return ""
    try:
        Copy.objects.get_or_create(index=settings.OPENSEARCH_INDEX)
        work = _begin()
        if work is None:
            return BUSY
        with work.going_on():
            work.send_everything()
    except NoAnswer as trouble:
        say_now_and_then("%s Until it is compared again, the database answers in its place.", trouble)
        return str(trouble)
    send_changes()
    return ""


def _copies() -> CopyQuerySet:
    return Copy.objects.filter(index=settings.OPENSEARCH_INDEX)


def _is_behind(copy: Copy) -> bool:
    return Gone.objects.exists() or Entry.objects.filter(pk__gt=copy.greatest).exists()


def _begin() -> "Work | None":
    """Say that this process is sending; None where another one does."""
    while True:
        copy, now = _copies().get(), timezone.now()
        if copy.busy_since and copy.busy_since > now - BUSY_AT_MOST:
            return None
        if (
            _copies()
            .filter(busy_since=copy.busy_since, step=copy.step, next_step=copy.next_step)
            .update(busy_since=now)
        ):
            return Work(copy, now)


class Work:
    """The sending of one process. Every step raises NoAnswer where the server fails, or others took its place."""

    def __init__(self, copy: Copy, since: datetime) -> None:
        self.copy, self.since = copy, since
        self.step = str(uuid4())
        self.algorithm = database_engine().algorithm

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Say in the end, however it ends, that this process sends no more."""
        try:
            yield
        finally:
            _copies().filter(busy_since=self.since).update(busy_since=None)

    def send_changes(self) -> None:
        """Send what has a greater number than all that was sent, and remove what is gone."""
        borne = index.mark_borne()
        # The second where a process died after it had sent everything, and before it could note so.
        if not borne or borne not in {self.copy.step, self.copy.next_step}:
            raise NoAnswer(NOT_KNOWN)
        self._say(step=borne, next_step=self.step)
        gone = dict(Gone.objects.values_list("pk", "entry"))
        for numbers in _batches(sorted(set(gone.values()))):
            self._say()
            index.remove(numbers)
        greatest = self.copy.greatest
        for entries in _entries_after(greatest):
            self._say()
            index.put(document_of(entry, self.algorithm) for entry in entries)
            greatest = entries[-1].pk
        self._finish(greatest, gone)

    def send_everything(self) -> None:
        """Compare the whole of what the server holds with the entries, and put right what differs."""
        self._say(step="", next_step=self.step)
        index.ensure_index()
        gone = dict(Gone.objects.values_list("pk", "entry"))
        self._remove_what_is_wrong()
        greatest = 0
        for entries in _entries_after(0):
            self._say()
            there = index.numbers_among([entry.pk for entry in entries])
            missing = [entry for entry in entries if entry.pk not in there]
            if missing:
                index.put(document_of(entry, self.algorithm) for entry in missing)
            greatest = entries[-1].pk
        self._finish(greatest, gone)

    def _remove_what_is_wrong(self) -> None:
        number = 0
        while held := index.prints_after(number, most=AT_ONCE):
            self._say()
            entries = Entry.objects.in_bulk([number for number, _ in held])
            right = {number: document_of(entry, self.algorithm)["print"] for number, entry in entries.items()}
            wrong = [number for number, print_ in held if right.get(number) != print_]
            if wrong:
                index.remove(wrong)
            number = held[-1][0]

    def _say(self, **columns: str) -> None:
        """Say that this process still sends, and note something in the row of the copy."""
        now = timezone.now()
        if not _copies().filter(busy_since=self.since).update(busy_since=now, **columns):
            raise NoAnswer(BUSY)
        self.since = now

    def _finish(self, greatest: int, gone: Iterable[int]) -> None:
        """Have the server bear the new mark, and note what it holds now.

        What it should hold can be counted where nothing has changed since; where it holds another number the mark is
        not noted, so that nothing is looked for there.
        """
        held = index.bear_mark(self.step)
        with transaction.atomic():
            for numbers in _batches(sorted(gone)):
                Gone.objects.filter(pk__in=numbers).delete()
            self.copy.greatest, self.copy.entries = greatest, held
            count = Entry.objects.count()
            is_wrong = count != held and not _is_behind(self.copy)
            self._say(step="" if is_wrong else self.step, next_step="")
            _copies().update(greatest=greatest, entries=held)
        if is_wrong:
            raise NoAnswer(NOT_ALL)


def _batches(numbers: list[int]) -> Iterator[list[int]]:
    return (numbers[start : start + AT_ONCE] for start in range(0, len(numbers), AT_ONCE))


def _entries_after(number: int) -> Iterator[list[Entry]]:
    while entries := list(Entry.objects.filter(pk__gt=number).order_by("pk")[:AT_ONCE]):
        yield entries
        number = entries[-1].pk
