"""What a record belongs to, now and in its history: by this a hold on a group reaches all that is of it (FOI-11)."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, ForeignKey, OuterRef, Subquery
from django.db.models.functions import Coalesce

from foi.choices import HeldKind
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

NOW = datetime.max.replace(tzinfo=UTC)
"""Until when a record belongs to one that it belongs to still."""

Owners = dict[tuple[str, UUID], datetime]
"""The records that one belongs to, as holds name them, each with the moment until which it did."""


def owners_of(record: Any) -> Owners:
    """The record itself and those that it belongs or ever belonged to: moved elsewhere, it stays kept where it was.

    A person, and each form of a name, belongs also to every group and meeting at which the person is named.
    """
    found: Owners = {}
    asked: dict[tuple[type, Any], datetime] = {}
    waiting = [(record, NOW)]
    while waiting:
        each, until = waiting.pop()
        if asked.get((type(each), each.pk), datetime.min.replace(tzinfo=UTC)) >= until:
            continue
        asked[type(each), each.pk] = until
        kind = next((kind for kind, model in MODELS.items() if isinstance(each, model)), None)
        if kind:
            _add(found, kind, each.uuid, until)
        if kind in (None, HeldKind.MEETING):
            waiting += [(above, min(until, left)) for above, left in _above(each)]
    if isinstance(record, Person | PersonName):
        _add_where_named(found, record if isinstance(record, Person) else record.person)
    return found


def _add(found: Owners, kind: HeldKind, uuid: UUID, until: datetime) -> None:
    found[kind.value, uuid] = max(until, found.get((kind.value, uuid), until))


def _above(record: Any) -> list[tuple[Any, datetime]]:
    """The records that a row belongs to, by the columns that point at them, and those that they pointed at before."""
    columns = [
        field
        for field in record._meta.concrete_fields
        if isinstance(field, ForeignKey)
        and issubclass(field.related_model, Record)
        and (field.name != "statement" or isinstance(record, LEAD_TO_THEIR_STATEMENT))
    ]
    found = [(other, NOW) for field in columns if (other := getattr(record, field.name)) is not None]
    before: dict[tuple[Any, Any], datetime] = {}
    for version in _versions(record.history.all()) if columns else []:
        for field in columns:
            pk = getattr(version, field.attname)
            if pk is not None and pk != getattr(record, field.attname):
                before[field.related_model, pk] = max(
                    version.until, before.get((field.related_model, pk), version.until)
                )
    for (model, pk), until in before.items():
        found += [(other, until) for other in model._base_manager.filter(pk=pk)]
    return found


def _versions(versions: Any) -> Any:
    """Versions of records, each with the moment until which it stood: `until`, that of the next one."""
    later = versions.model.objects.filter(id=OuterRef("id"), history_date__gt=OuterRef("history_date"))
    following = Subquery(later.order_by("history_date").values("history_date")[:1])
    return versions.annotate(until=Coalesce(following, F("history_date")))


def _add_where_named(found: Owners, person: Person) -> None:
    """The groups and meetings of which a row names the person, or named them before it was changed or deleted."""
    for naming in naming_rows():
        ways = {HeldKind.GROUP: f"{naming.group}__uuid"}
        if naming.group != "group":
            ways[HeldKind.MEETING] = f"{naming.group.removesuffix('__group')}__uuid"
        rows = naming.model._default_manager.filter(**{naming.person: person}).order_by()
        versions = _versions(naming.model.history.filter(**{naming.person: person}))  # type: ignore[attr-defined]
        for kind, way in ways.items():
            for uuid in rows.values_list(way, flat=True):
                if uuid:
                    _add(found, kind, uuid, NOW)
            for uuid, until in versions.order_by().values_list(way, "until"):
                if uuid:
                    _add(found, kind, uuid, until)
