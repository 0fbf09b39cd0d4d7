"""What the register holds before a load, and who changed it last."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from groups.loading.table import Data, Table
from groups.models import Record

REASON = "Loaded from "
"""Begins the reason of every change that a load makes; that, and no user, tells its changes from a person's."""


class Kept:
    """The records of one table as they stand, found by UUID or by what tells them apart."""

    def __init__(self, table: Table) -> None:
        self.table = table
        names = {*table.identity, table.parent}
        self.columns = [column for column in table.model._meta.concrete_fields if column.name in names]
        records = list(table.model._default_manager.all())
        history = table.model.history
        self.by_uuid: dict[UUID, Record] = {record.uuid: record for record in records}
        self.by_identity = {self._identity(vars(record)): record for record in records}
        self.deleted: dict[UUID, Any] = {
            change.uuid: change for change in history.filter(history_type="-") if change.uuid not in self.by_uuid
        }
        self.loaded: set[UUID] = set(
            history.filter(history_type="+", history_user=None, history_change_reason__startswith=REASON).values_list(
                "uuid", flat=True
            )
        )

    def record(self, uuid: UUID, values: Data) -> Record | None:
        """The record that a row is about: loaded for it before, or entered by a person for the same thing."""
        attributes = {
            column.attname: getattr(values[column.name], "pk", values[column.name]) for column in self.columns
        }
        return self.by_uuid.get(uuid) or self.by_identity.get(self._identity(attributes))

    def _identity(self, attributes: Data) -> tuple[Any, ...]:
        return tuple(attributes[column.attname] for column in self.columns)


def changed_by_hand(record: Record) -> str:
    """When and how a person changed it last; empty where the last change was a load's."""
    change = record.history.first()
    if change is None:
        return "entered without history"
    return "" if _is_load(change) else f"changed by hand on {day(change)}"


def day(change: Any) -> str:
    """The day of a change in the history, in words."""
    moment = timezone.localtime(change.history_date)
    return f"{moment.day} {moment:%B %Y}"


def _is_load(change: Any) -> bool:
    return change.history_user_id is None and (change.history_change_reason or "").startswith(REASON)
