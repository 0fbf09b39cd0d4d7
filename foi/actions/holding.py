"""Keeping records for a request, so that nobody disposes of them, and letting them go again (FOI-11)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from foi.actions.steps import locked
from foi.choices import HeldKind
from foi.holding import MODELS
from foi.models import HeldRecord, InformationRequest
from groups.models import Record
from groups.recording import delete_recorded, save_recorded


@transaction.atomic
def hold_records(
    *, request: InformationRequest, records: Sequence[Record], reason: str, by: Any, everything: bool = False
) -> list[HeldRecord]:
    """Keep records for a request, each with all that belongs to it, or the whole register; returns the new holds.

    What is kept already stays so. Raises PermissionDenied for someone who may not, ValidationError where nothing is
    named, a record is of no kind that can be kept, or no reason is given.
    """
    if not by.has_perm("foi.add_heldrecord"):
        raise PermissionDenied
    kept = locked(request)
    wanted: list[tuple[HeldKind, UUID | None]] = [(_kind(record), record.uuid) for record in records]
    wanted += [(HeldKind.EVERYTHING, None)] if everything else []
    if not wanted:
        raise ValidationError("Name a record, or keep the whole register.")
    already = set(kept.holds.values_list("record_kind", "record_uuid"))
    return [
        save_recorded(HeldRecord(request=kept, record_kind=kind, record_uuid=uuid), by=by, reason=reason)
        for kind, uuid in dict.fromkeys(wanted)
        if (kind.value, uuid) not in already
    ]


@transaction.atomic
def lift_hold(*, hold: HeldRecord, reason: str, by: Any) -> None:
    """Let a record go; its history keeps that it was held, and why no longer.

    Raises PermissionDenied for someone who may not, ValidationError where no reason is given.
    """
    if not by.has_perm("foi.delete_heldrecord"):
        raise PermissionDenied
    delete_recorded(hold, by=by, reason=reason)


def _kind(record: Record) -> HeldKind:
    for kind, model in MODELS.items():
        if isinstance(record, model):
            return kind
    raise ValidationError(f"A record of this kind is kept with what it belongs to: {record._meta.verbose_name}.")
