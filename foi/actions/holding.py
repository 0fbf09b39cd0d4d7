"""Keeping records for a request, so that nobody disposes of them, and letting them go again (FOI-11)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from foi.actions.steps import locked
from foi.belonging import MODELS
from foi.choices import HeldKind
from foi.holding import TURN
from foi.models import HeldRecord, InformationRequest
from groups.models import Record
from groups.models.turns import wait_for_turns
from groups.recording import delete_recorded, save_recorded


@transaction.atomic
def hold_records(
    *, request: InformationRequest, records: Sequence[Record], reason: str, by: Any, everything: bool = False
) -> list[HeldRecord]:
    """Keep records for a request, each with all that belongs to it, or the whole register; returns the new holds.

    What is kept already stays so. Raises PermissionDenied for someone who may not, ValidationError where nothing is
    named, a record is of no kind that can be kept or is gone, or no reason is given.
    """
    if not by.has_perm("foi.add_heldrecord"):
        raise PermissionDenied
    if not (records or everything):
        raise ValidationError("Name a record, or keep the whole register.")
    return keep_in_scope(request=request, records=records, reason=reason, by=by, everything=everything)


@transaction.atomic
def keep_in_scope(
    *, request: InformationRequest, records: Sequence[Record], reason: str, by: Any, everything: bool = False
) -> list[HeldRecord]:
    """The same for a step that finds what is in the scope of a request, and takes no permission beside its own."""
    kept = locked(request)
    # No record is deleted from here on until this is done.
    wait_for_turns([TURN])
    _refuse_what_is_gone(records)
    wanted: list[tuple[HeldKind, UUID | None]] = [(_kind(record), record.uuid) for record in records]
    wanted += [(HeldKind.EVERYTHING, None)] if everything else []
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


def _refuse_what_is_gone(records: Sequence[Record]) -> None:
    """What was deleted since it was chosen cannot be kept any more, and is not said to be."""
    for kind, model in MODELS.items():
        chosen = {record.pk for record in records if isinstance(record, model)}
        there = model._default_manager.select_for_update(no_key=True).filter(pk__in=chosen).order_by("pk")
        if chosen and len(chosen) != len(there):
            said = f"A record that was chosen is there no longer ({kind.label.lower()}). Open the page again."
            raise ValidationError(said)


def _kind(record: Record) -> HeldKind:
    for kind, model in MODELS.items():
        if isinstance(record, model):
            return kind
    raise ValidationError(f"A record of this kind is kept with what it belongs to: {record._meta.verbose_name}.")
