"""Keeping the log of where the answer to a request was looked for (FOI-45)."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from foi.actions.steps import locked
from foi.models import InformationRequest, RequestQuestion, SearchEntry
from groups.recording import save_recorded
from iag_registry.lib.partial_dates import PartialDate

LOGGED = "Logged"


@transaction.atomic
def log_search(
    *,
    request: InformationRequest,
    place: str,
    activity: str,
    minutes: int,
    on: date,
    by: Any,
    found: str = "",
    question: RequestQuestion | None = None,
    expected: bool = False,
    form: UUID | None = None,
) -> SearchEntry:
    """Log one search, or with `expected` the time that one is estimated to take; returns the entry.

    `form` tells one sending of a form from the next: what is sent twice is logged once. Raises PermissionDenied for
    someone who may not, ValidationError for a day that has not come or lies before the
    receipt, or a question of another request.
    """
    if not by.has_perm("foi.add_searchentry"):
        raise PermissionDenied
    kept = locked(request)
    if form and (already := SearchEntry.objects.filter(uuid=form, request=kept).first()):
        return already
    if on > timezone.localdate():
        raise ValidationError({"on": "This day has not come yet. Give the day of the search, or of the estimate."})
    received = PartialDate(kept.received)
    if received.precision == "day" and on < received.earliest:
        raise ValidationError({"on": "This day lies before the day on which the request came. Give a later one."})
    if question is not None and question.request_id != kept.pk:
        raise ValidationError({"question": "This question belongs to another request."})
    entry = SearchEntry(
        uuid=form or uuid4(),
        request=kept,
        question=question,
        place=place.strip(),
        activity=activity,
        minutes=minutes,
        expected=expected,
        searched_on=on,
        searched_by=by,
        found=found.strip(),
    )
    saved: SearchEntry = save_recorded(entry, by=by, reason=LOGGED)
    return saved
