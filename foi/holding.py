"""Which records are kept for a request, and what is said to whoever would delete one (FOI-11).

A hold on a record is one on all that belongs to it: on a group its names, roles, documents, meetings, and what those
hold. Every way of deleting a record through the register passes here, because it is asked before each deletion.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model
from django.utils import timezone

from foi.choices import HeldKind
from foi.models import HeldRecord
from groups.disclosure import naming_rows
from groups.models import (
    AdvisoryGroup,
    DisagreementStatement,
    Organisation,
    Person,
    PersonName,
    Record,
    Source,
    StatementSubject,
)
from iag_registry.lib.audiences import Audience
from meetings.models import Meeting

MODELS: dict[HeldKind, type[Record]] = {
    HeldKind.GROUP: AdvisoryGroup,
    HeldKind.MEETING: Meeting,
    HeldKind.PERSON: Person,
    HeldKind.ORGANISATION: Organisation,
    HeldKind.SOURCE: Source,
}
"""What can be kept, each with all that belongs to it."""

LEAD_TO_THEIR_STATEMENT = (StatementSubject, DisagreementStatement)
"""Rows that belong to a statement. The statement behind any other row stands behind it, and does not own it."""

VIEW = "foi.view_informationrequest"
SEES_RESTRICTED = "groups.view_restricted_records"
NOT_NAMED = (
    "It may not be deleted now: it is kept for a request for information. "
    "Ask an FOI officer, who can say for which and until when."
)


class Held(ValidationError):
    """A record cannot be deleted because it is kept for a request."""


def holds_on(record: Model, today: date) -> list[HeldRecord]:
    """The holds that keep a record on this day; one query where nothing is held at all."""
    holds = list(active_holds(today))
    if not holds:
        return []
    owners = owners_of(record)
    return [
        hold
        for hold in holds
        if hold.record_kind == HeldKind.EVERYTHING or (hold.record_kind, hold.record_uuid) in owners
    ]


def active_holds(today: date) -> Any:
    """The holds of requests that are open, or were closed less than the set time ago."""
    closed_since = today - timedelta(days=settings.HOLD_DAYS_AFTER_CLOSURE)
    return HeldRecord.objects.active(closed_since=closed_since).select_related("request")


def owners_of(record: Any) -> set[tuple[str, UUID]]:
    """The record itself and those that it belongs to, as holds name them.

    A person, and each form of a name, belongs also to every group and meeting at which the person is named.
    """
    found: set[tuple[str, UUID]] = set()
    asked, waiting = set(), [record]
    while waiting:
        each = waiting.pop()
        if (type(each), each.pk) in asked:
            continue
        asked.add((type(each), each.pk))
        kind = next((kind for kind, model in MODELS.items() if isinstance(each, model)), None)
        if kind:
            found.add((kind.value, each.uuid))
        if kind in (None, HeldKind.MEETING):
            waiting += _above(each)
    if isinstance(record, Person | PersonName):
        found |= _where_named(record if isinstance(record, Person) else record.person)
    return found


def _above(record: Any) -> list[Any]:
    """The records that a row belongs to: those that its columns point at."""
    found = []
    for field in record._meta.concrete_fields:
        if not isinstance(field, ForeignKey) or not issubclass(field.related_model, Record):
            continue
        if field.name == "statement" and not isinstance(record, LEAD_TO_THEIR_STATEMENT):
            continue
        other = getattr(record, field.name)
        if other is not None:
            found.append(other)
    return found


def _where_named(person: Person) -> set[tuple[str, UUID]]:
    """The groups and meetings of which a row names the person."""
    found: set[tuple[str, UUID]] = set()
    for naming in naming_rows():
        rows = naming.model._default_manager.filter(**{naming.person: person})
        groups = rows.order_by().values_list(f"{naming.group}__uuid", flat=True)
        found |= {(HeldKind.GROUP.value, uuid) for uuid in groups if uuid}
        if naming.group != "group":
            meetings = rows.order_by().values_list(f"{naming.group.removesuffix('__group')}__uuid", flat=True)
            found |= {(HeldKind.MEETING.value, uuid) for uuid in meetings if uuid}
    return found


def why_kept(record: Model, user: Any, today: date) -> str:
    """Why a record may not be deleted on this day, with the references that this user may know; empty where it may."""
    holds = holds_on(record, today)
    if not holds:
        return ""
    named = sorted({hold.request.reference for hold in holds if _may_know(hold, user)})
    if not named:
        return NOT_NAMED
    requests = "request" if len(named) == 1 else "requests"
    return (
        f"It may not be deleted: it is kept for the {requests} {' and '.join(named)}. "
        "To delete it so that it need not be disclosed is an offence (section 77)."
    )


def refuse_disposal(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Asked before each deletion of a record, however it is deleted; raises ``Held`` where a request keeps it.

    Who deletes it is read from the record, where every recorded deletion notes it.
    """
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


def _may_know(hold: HeldRecord, user: Any) -> bool:
    """True for someone who may see the request that keeps a record."""
    if user is None or not user.has_perm(VIEW):
        return False
    return hold.request.audience != Audience.RESTRICTED or user.has_perm(SEES_RESTRICTED)
