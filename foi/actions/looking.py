"""Logging a look at a restricted record, before it is shown (DP-11)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from foi.models import InformationRequest, RestrictedLook
from foi.restricted import kinds
from iag_registry.lib.audiences import Audience


@transaction.atomic
def look_at_restricted(*, record: Any, request: InformationRequest, reason: str, by: Any) -> RestrictedLook:
    """Log that someone looks at a restricted record for a request; returns the log entry (DP-11).

    The record may be shown once this has returned, and not before. Raises ValidationError where no reason is given,
    the request is not saved, the record is of no kind that can be looked at, or it is not restricted, so that no log is
    needed.
    """
    if record.audience != Audience.RESTRICTED:
        raise ValidationError("This record is not restricted. It can be read on its own page.")
    if record._meta.label_lower not in kinds():
        raise ValidationError("A record of this kind is shown in no look.")
    look = RestrictedLook(
        request=request,
        looked_by=by,
        reason=reason.strip(),
        record_kind=record._meta.label_lower,
        record_uuid=record.uuid,
    )
    look.full_clean()
    look.save()
    return look
