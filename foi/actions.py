"""Changes that are more than the saving of one form: each is recorded with who made it and why."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from foi.models import InformationRequest, RestrictedLook
from iag_registry.lib.audiences import Audience


@transaction.atomic
def look_at_restricted(*, record: Any, request: InformationRequest, reason: str, by: Any) -> RestrictedLook:
    """Log that someone looks at a restricted record for a request; returns the log entry (DP-11).

    The record may be shown once this has returned, and not before. Raises ValidationError where no reason is given,
    the request is not saved, or the record is not restricted, so that no log is needed.
    """
    if record.audience != Audience.RESTRICTED:
        raise ValidationError("This record is not restricted. It can be read on its own page.")
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
