"""Requests for minutes in another format: asked by anyone, answered by staff within five working days (ACC-05)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from groups.recording import save_recorded
from iag_registry.lib.working_days import bank_holidays_of_england, working_day_after
from meetings.choices import FormatRequestStatus
from meetings.models import FormatRequest, Meeting

PROMISED = 5
"""Working days to an answer."""


@transaction.atomic
def ask_for_format(
    *,
    meeting: Meeting,
    format_wanted: str,
    contact: str,
    on: date,
    details: str = "",
    technology: str = "",
    by: Any = None,
) -> tuple[FormatRequest, bool]:
    """Take in a request for the minutes of a meeting; returns it, with the day of its answer, and whether it is new.

    The same request from the same person on the same day is one request, however often it is sent (C4). Raises
    ValidationError where it breaks a rule.
    """
    # Two sendings of one form wait for one another here.
    Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    same = FormatRequest.objects.filter(
        meeting=meeting, format_wanted=format_wanted, contact=contact, details=details, technology=technology
    )
    already = same.filter(received_on=on, status=FormatRequestStatus.OPEN).first()
    if already is not None:
        return already, False
    request = FormatRequest(
        meeting=meeting,
        format_wanted=format_wanted,
        details=details,
        technology=technology,
        contact=contact,
        received_on=on,
        due_on=due_after(on),
    )
    return save_recorded(request, by=by, reason="Asked for on the page of the minutes"), True


@transaction.atomic
def close_format_request(
    *, request: FormatRequest, status: FormatRequestStatus | str, on: date, by: Any, reason: str
) -> FormatRequest:
    """Record that a request was answered, and how, or open it again; returns it.

    Raises ValidationError for a day before it was received, where no reason is given, or where it breaks another rule.
    """
    if on < request.received_on:
        raise ValidationError({"closed_on": "This day lies before the day on which the request came."})
    request.status = status
    request.closed_on = None if status == FormatRequestStatus.OPEN else on
    return save_recorded(request, by=by, reason=reason)


def due_after(day: date) -> date:
    """The day by which a request that comes on this day is to be answered."""
    return working_day_after(day, PROMISED, bank_holidays_of_england([day.year, day.year + 1]))
