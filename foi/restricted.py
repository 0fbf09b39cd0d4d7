"""Finding a restricted record that is named whole, and what one look at it shows (DP-11).

A look tells of one record alone: where it points at another restricted record, that one takes a look of its own.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import ForeignKey, ManyToOneRel, Model, Q
from django.utils.text import capfirst

from groups.models import (
    AdvisoryGroup,
    Agreement,
    Confirmation,
    Disagreement,
    GroupDocument,
    Organisation,
    PersonMatch,
    Record,
    Role,
    Source,
    Statement,
)
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.models import AgendaItem, Attendance, Meeting

NAMED_BY: dict[type[Model], tuple[str, ...]] = {
    AdvisoryGroup: ("name", "key", "names__text"),
    Role: ("person__name", "person__key", "group__name", "group__key"),
    Organisation: ("name", "abbreviation", "key"),
    GroupDocument: ("title",),
    Source: ("title", "reference", "key"),
    Statement: ("key",),
    Disagreement: ("key",),
    Meeting: ("title", "slug"),
    AgendaItem: ("title", "meeting__title", "meeting__slug"),
    Attendance: ("name_as_printed", "person__name", "person__key"),
}
"""The sorts of record that can be looked at, and the columns that each is found by."""
NEVER_TOLD = (Agreement, Confirmation, PersonMatch)
"""What belongs to a record and leaves with no look: vetting, checks, and guesses at who is who."""
ANOTHER = "A restricted record: look at it on its own"


@dataclass(frozen=True)
class RestrictedView:
    """One restricted record as a look shows it: its columns, and the entries that belong to it."""

    kind: str
    facts: tuple[tuple[str, str], ...]
    entries: tuple[tuple[str, str], ...]


def kinds() -> dict[str, type[Model]]:
    """The sorts of record that can be looked at, by label: {"groups.role": Role}."""
    return {model._meta.label_lower: model for model in NAMED_BY}


def restricted_records(model: type[Model], named: str) -> list[Any]:
    """The restricted records of this sort with this whole name, key, reference or identifier, in any case.

    Never a part of one: what is restricted cannot be listed by typing a letter.
    """
    wanted = " ".join(named.split())
    condition = Q()
    for column in NAMED_BY[model]:
        condition |= Q(**{f"{column}__iexact": wanted})
    with suppress(ValueError):
        condition |= Q(uuid=UUID(wanted))
    rows = model._default_manager.filter(audience=Audience.RESTRICTED).filter(condition)
    return list(rows.distinct().order_by("pk")) if wanted else []


def view_of(record: Any) -> RestrictedView:
    """What a look at the record shows; log the look first (``foi.actions.look_at_restricted``)."""
    return RestrictedView(capfirst(str(record._meta.verbose_name)), _facts(record), tuple(_entries(record)))


def _facts(record: Any, *but: str) -> tuple[tuple[str, str], ...]:
    """The columns of a record that hold something, each with its name."""
    fields = [field for field in record._meta.fields if field.name not in {"id", *but}]
    facts = ((capfirst(str(field.verbose_name)), _told(record, field)) for field in fields)
    return tuple((label, value) for label, value in facts if value)


def _told(record: Any, field: Any) -> str:
    value = getattr(record, field.name)
    if isinstance(field, ForeignKey):
        return "" if value is None else str(value) if _may_be_told(value) else ANOTHER
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")())
    return value.words if isinstance(value, PartialDate) else "" if value is None else str(value)


def _entries(record: Any) -> Iterator[tuple[str, str]]:
    """The entries of a record with their dates and sources, unless they name another restricted record.

    Of one with an audience of its own, such as a role, that is restricted only the identifier is told: by it the
    officer finds it, for a look of its own.
    """
    for relation in record._meta.related_objects:
        model = relation.related_model
        if not isinstance(relation, ManyToOneRel) or not issubclass(model, Record) or issubclass(model, NEVER_TOLD):
            continue
        for entry in model._default_manager.filter(**{relation.field.name: record}):
            label = capfirst(str(model._meta.verbose_name))
            if getattr(entry, "audience", "") == Audience.RESTRICTED:
                if model in NAMED_BY:
                    yield label, f"{ANOTHER} (identifier {entry.uuid})"
                continue
            others = (getattr(entry, f.name) for f in model._meta.fields if isinstance(f, ForeignKey))
            if all(other is None or other == record or _may_be_told(other) for other in others):
                facts = _facts(entry, "uuid", relation.field.name)
                yield label, "\n".join(f"{name}: {value}" for name, value in facts)


def _may_be_told(other: Any) -> bool:
    """Whether another record may be named: neither it nor anything that it points at is restricted."""
    if getattr(other, "audience", "") == Audience.RESTRICTED:
        return False
    targets = (getattr(other, field.name) for field in other._meta.fields if isinstance(field, ForeignKey))
    return all(target is None or _may_be_told(target) for target in targets)
