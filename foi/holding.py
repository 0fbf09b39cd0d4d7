"""Which records are kept for a request, and what is said to whoever would delete one (FOI-11).

A hold on a record is one on all that belongs to it: on a group its names, roles, documents, meetings, and what those
hold. Every way of deleting a record through the register passes here, because it is asked before each deletion.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Min, Model
from django.utils import timezone

from foi.belonging import owners_of
from foi.choices import HeldKind
from foi.knowing import may_know
from foi.models import HeldRecord
from groups.models import Record
from groups.models.turns import wait_for_turns

TURN = "foi.hold"
"""Deleting a record and keeping one take turns, so that neither is done while the other is asked about."""
NOT_NAMED = (
    "It may not be deleted now: it is kept for a request for information. "
    "Ask an FOI officer, who can say for which and until when."
)


class Held(ValidationError):
    """A record cannot be deleted because it is kept for a request."""


def holds_on(record: Model, today: date) -> list[HeldRecord]:
    """The holds that keep a record on this day; one query where nothing is held at all.

    A hold keeps what has belonged to its record at any time since it began, also where it was moved elsewhere.
    """
    holds = list(active_holds(today))
    if not holds:
        return []
    owners, began = owners_of(record), _beginnings(holds)
    return [
        hold
        for hold in holds
        if hold.record_kind == HeldKind.EVERYTHING
        or (
            (until := owners.get((hold.record_kind, hold.record_uuid))) is not None
            and (hold.pk not in began or until >= began[hold.pk])
        )
    ]


def _beginnings(holds: Sequence[HeldRecord]) -> dict[int, datetime]:
    """When each of these holds began, by its primary key."""
    versions = HeldRecord.history.filter(id__in=[hold.pk for hold in holds]).order_by()
    return dict(versions.values_list("id").annotate(began=Min("history_date")))


def active_holds(today: date) -> Any:
    """The holds of requests that are open, or were closed less than the set time ago."""
    closed_since = today - timedelta(days=settings.HOLD_DAYS_AFTER_CLOSURE)
    return HeldRecord.objects.active(closed_since=closed_since).select_related("request")


def why_kept(record: Model, user: Any, today: date) -> str:
    """Why a record may not be deleted on this day, with the references that this user may know; empty where it may."""
    holds = holds_on(record, today)
    if not holds:
        return ""
    named = sorted({hold.request.reference for hold in holds if may_know(user, hold.request)})
    if not named:
        return NOT_NAMED
    requests = "request" if len(named) == 1 else "requests"
    return (
        f"It may not be deleted: it is kept for the {requests} {' and '.join(named)}, until "
        f"{settings.HOLD_DAYS_AFTER_CLOSURE} days after {'it is' if len(named) == 1 else 'they are'} closed. "
        "To delete it so that it need not be disclosed is an offence (section 77)."
    )


def refuse_disposal(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Asked before each deletion of a record, however it is deleted; raises ``Held`` where a request keeps it.

    No record can be kept from here on until the deletion is done. Who deletes it is read from the record, where every
    recorded deletion notes it.
    """
    wait_for_turns([TURN])
    reason = why_kept(instance, getattr(instance, "_history_user", None), timezone.localdate())
    if reason:
        raise Held(reason)


def obstacles(records: Sequence[Model], user: Any) -> list[str]:
    """What stands in the way of deleting records, for the page that asks whether to."""
    today = timezone.localdate()
    if not records or not guarded([type(records[0])]) or not active_holds(today).exists():
        return []
    return list(
        dict.fromkeys(f"“{record}”: {reason}" for record in records if (reason := why_kept(record, user, today)))
    )


def guarded(models: Iterable[type[Model]]) -> list[type[Model]]:
    """Of these models those whose rows a request may keep: the records of the register, but those of requests."""
    return [model for model in models if issubclass(model, Record) and model._meta.app_label != "foi"]
