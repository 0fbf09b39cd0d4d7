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

from groups.models import Agreement, Role
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_date_field import PartialDateField
from meetings.disclosure.document_making import NEUTRAL_TITLE
from meetings.models import AgendaItem, Attendance, MinutesRelease

NEVER_READ = {"staff_note"}
NOT_ASKED_FOR: dict[type[Model], set[str]] = {
    AgendaItem: {"text", "vote"},
    MinutesRelease: {"document", "html", "text", "reason"},
}
"""What was said at meetings: no answer is made from it, and it is long."""
NAMES_APART: tuple[type[Model], ...] = (Role, Attendance)
"""Records whose audience is about the name in them: only a restricted one is not even counted."""
FOR_STAFF: tuple[type[Model], ...] = (Agreement,)
"""Records without an audience of their own that no answer for anyone outside is made from (DP-05)."""
NOT_WORDS = {"code", "short_code", "reference", "reference_key", "sha256"}

Row = SimpleNamespace


class KnownRows:
    """Reads tables for one audience, as they are or as they were known at a moment; one or two queries for a table."""

    def __init__(self, audience: Audience, known_at: datetime | None = None) -> None:
        self.audience = audience
        self.known_at = known_at
        self._whole: dict[type[Model], list[dict[int, Row]]] = {}

    def of(self, model: type[Model], **conditions: Any) -> dict[int, Row]:
        """The rows of a model by their number, in the order in which they were entered."""
        rows = self._as_known(model, conditions)
        return {pk: row for pk, row in rows.items() if self._may_know_of(model, row)}

    def kept_back(self, model: type[Model]) -> list[Row]:
        """The rows that this audience may know to be there and may not read; a restricted one is not told of."""
        rows = self._as_known(model, {}).values()
        return [row for row in rows if row.audience != Audience.RESTRICTED and not self._sees(row)]

    def to_decide_by(self, model: type[Model]) -> list[list[Row]]:
        """Every row as it is today and, where a moment is named, every row as it was then, withheld ones among them.

        To decide what to hold back, never to show: what is withheld in either is withheld.
        """
        return [list(rows.values()) for rows in self._versions(model, {})]

    def withheld(self, model: type[Model]) -> set[int]:
        """The numbers of the rows that this audience may not know of, as they are today or as they were."""
        return {row.id for rows in self.to_decide_by(model) for row in rows if not self._sees(row)}

    def _as_known(self, model: type[Model], conditions: dict[str, Any]) -> dict[int, Row]:
        """The rows of today or of the moment, each with the stricter of the two audiences."""
        now, *then = self._versions(model, conditions)
        return dict(self._open_now(model, then[0], now)) if then else now

    def _versions(self, model: type[Model], conditions: dict[str, Any]) -> list[dict[int, Row]]:
        """The rows of today and, where a moment is named, those of then; a whole table is read once."""
        if not conditions and model in self._whole:
            return self._whole[model]
        columns = [field.attname for field in _columns(model)]
        versions = [_read(model._default_manager.filter(**conditions).order_by("pk").values(*columns))]
        if self.known_at is not None:
            history: Any = model.history  # type: ignore[attr-defined]  # every record has one
            then = history.as_of(self.known_at).filter(**conditions).order_by("history_id")
            versions.append(_read(then.values(*columns)))
        if not conditions:
            self._whole[model] = versions
        return versions

    def _open_now(self, model: type[Model], then: dict[int, Row], now: dict[int, Row]) -> Iterator[tuple[int, Row]]:
        """The rows of then, held back as far as they are held back now."""
        inside = self.audience == Audience.STAFF
        for pk, was in then.items():
            today, row = now.get(pk), Row(**vars(was))
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
            return model not in FOR_STAFF or self.audience == Audience.STAFF
        if model in NAMES_APART:
            return row.audience != Audience.RESTRICTED
        if model is AgendaItem:
            return self._without_title(row)
        return self._sees(row)

    def _sees(self, row: Row) -> bool:
        return self.audience.sees(row.audience)

    def _without_title(self, item: Row) -> bool:
        """A withheld item is known by number, neutral title and reason (MIN-09); its own title is taken out."""
        if not self._sees(item):
            item.title = item.neutral_title or NEUTRAL_TITLE
        return True


def _read(values: Any) -> dict[int, Row]:
    return {row["id"]: Row(**row) for row in values}


def _words(model: type[Model]) -> list[str]:
    """The columns that hold free text: names, titles, notes and whatever else someone has put in words."""
    return [field.attname for field in _columns(model) if _holds_words(field)]


def _columns(model: type[Model]) -> "list[Field[Any, Any]]":
    left_out = NEVER_READ | NOT_ASKED_FOR.get(model, set())
    return [field for field in model._meta.concrete_fields if field.name not in left_out]


def _holds_words(field: "Field[Any, Any]") -> bool:
    if field.name in NOT_WORDS or field.choices or isinstance(field, SlugField | PartialDateField):
        return False
    return isinstance(field, CharField | TextField)
