"""Saving and deleting a record with who does it and why, as its history keeps it."""

from typing import Any

from django.core.exceptions import ValidationError


def save_recorded(record: Any, *, by: Any, reason: str) -> Any:
    """Check a record and save it with its reason; returns it.

    Raises ValidationError where it breaks a rule, or where no reason is given.
    """
    _note(record, by=by, reason=reason)
    record.full_clean()
    record.save()
    # It would be repeated with every later change of the same object.
    record._change_reason = None
    return record


def delete_recorded(record: Any, *, by: Any, reason: str) -> None:
    """Delete a record; its history stays, with the reason. Raises ValidationError where none is given."""
    _note(record, by=by, reason=reason)
    record.delete()


def _note(record: Any, *, by: Any, reason: str) -> None:
    """Leave on the record who changes it and why, where its history looks for them."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why. The reason is kept with the change."})
    record._history_user = by
    record._change_reason = reason.strip()
