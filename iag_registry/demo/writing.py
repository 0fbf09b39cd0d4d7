"""Writing many records at once, each with its history, as one run of one generator that can be run again alike."""

from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Any
from uuid import UUID

from simple_history.utils import bulk_create_with_history

REASON = "Invented for demonstration."
BATCH = 500


class Invention:
    """What one run draws from, and who it writes as: the same seed and day give the same records."""

    def __init__(self, *, seed: int, day: date, editor: Any = None, publisher: Any = None) -> None:
        self.random = Random(seed)  # noqa: S311 # what is drawn decides nothing but invented words
        self.day = day
        self.editor = editor
        self.publisher = publisher
        self.written: dict[str, int] = {}

    def write(self, records: Iterable[Any]) -> list[Any]:
        """Save new records of one model with their history; returns them, with their numbers."""
        rows = list(records)
        if not rows:
            return rows
        model = type(rows[0])
        for row in rows:
            row.uuid = UUID(int=self.random.getrandbits(128), version=4)
        saved = bulk_create_with_history(
            rows, model, batch_size=BATCH, default_user=self.editor, default_change_reason=REASON
        )
        name = str(model._meta.verbose_name_plural)
        self.written[name] = self.written.get(name, 0) + len(saved)
        return list(saved)
