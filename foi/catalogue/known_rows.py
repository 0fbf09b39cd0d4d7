"""The rows of the register as they were known at a moment, for one audience: the gate of every answer.

Rows come from the tables, or from their history where a moment is named; foreign keys are plain numbers that are looked
up among rows of the same moment, so that nothing of today slips into an answer about what was known then.

What has been taken back since never comes back: a row must be open to the audience then and now. For an audience
outside the staff a row that has been deleted stays away too, and free text, names among it, reads as it does today,
because words may have been changed in order to withhold something.
"""

from collections.abc import Iterator
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from django.db.models import CharField, Field, Model, SlugField, TextField

from groups.models import Role
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_date_field import PartialDateField

NEVER_READ = {"staff_note"}
NOT_WORDS = {"code", "short_code", "reference", "reference_key", "sha256"}

Row = SimpleNamespace


class KnownRows:
    """Reads tables for one audience, as they are or as they were known at a moment; one or two queries for a table."""

    def __init__(self, audience: Audience, known_at: datetime | None = None) -> None:
        self.audience = audience
        self.known_at = known_at

    def of(self, model: type[Model], **conditions: Any) -> dict[int, Row]:
        """The rows of a model by their number, in the order in which they were entered."""
        now = _read(model._default_manager.filter(**conditions).order_by("pk").values(*_columns(model)))
        rows = now if self.known_at is None else dict(self._open_now(model, self._then(model, **conditions), now))
        return {pk: row for pk, row in rows.items() if self._may_know_of(model, row)}

    def to_decide_by(self, model: type[Model]) -> list[Row]:
        """Every row of today and of the moment, withheld ones among them: to decide what to hold back, never to show.

        A row that has changed since is there twice, as it is today and then as it was.
        """
        now = _read(model._default_manager.order_by("pk").values(*_columns(model)))
        then = {} if self.known_at is None else self._then(model)
        return [*now.values(), *then.values()]

    def _then(self, model: type[Model], **conditions: Any) -> dict[int, Row]:
        """The rows as they were at the moment."""
        history: Any = model.history  # type: ignore[attr-defined]  # every record has one
        then = history.as_of(self.known_at).filter(**conditions)
        return _read(then.order_by("history_id").values(*_columns(model)))

    def _open_now(self, model: type[Model], then: dict[int, Row], now: dict[int, Row]) -> Iterator[tuple[int, Row]]:
        """The rows of then, held back as far as they are held back now."""
        inside = self.audience == Audience.STAFF
        for pk, row in then.items():
            today = now.get(pk)
            if today is None:
                if inside:
                    yield pk, row
                continue
            if hasattr(row, "audience") and Audience(row.audience).sees(today.audience) is False:
                row.audience = today.audience
                row.withholding_reason = getattr(today, "withholding_reason", "")
            if not inside:
                for column in _words(model):
                    setattr(row, column, getattr(today, column))
            yield pk, row

    def _may_know_of(self, model: type[Model], row: Row) -> bool:
        if not hasattr(row, "audience"):
            return True
        if model is Role:  # its audience is about the name; only a restricted role is not even counted
            return row.audience != Audience.RESTRICTED
        return self.audience.sees(row.audience)


def _read(values: Any) -> dict[int, Row]:
    return {row["id"]: Row(**row) for row in values}


def _columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.name not in NEVER_READ]


def _words(model: type[Model]) -> list[str]:
    """The columns that hold free text: names, titles, notes and whatever else someone has put in words."""
    return [field.attname for field in model._meta.concrete_fields if _holds_words(field)]


def _holds_words(field: "Field[Any, Any]") -> bool:
    if field.name in NEVER_READ | NOT_WORDS or field.choices or isinstance(field, SlugField | PartialDateField):
        return False
    return isinstance(field, CharField | TextField)
