"""What happened to a record and to the entries on its page: when, who, why, and each value before and after."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import ForeignKey, Model, QuerySet
from django.utils import timezone
from django.utils.text import capfirst

from groups.admin.restricted import sees_restricted, visible
from groups.admin.versions import Part, since
from groups.models import Record
from iag_registry.lib.partial_dates import PartialDate

VERBS = {"+": "added", "~": "changed", "-": "deleted"}
UNTOLD = {"id", "uuid"}


@dataclass(frozen=True)
class Change:
    """One column before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One change to one record."""

    when: datetime
    who: str
    why: str
    what: str
    verb: str
    changes: tuple[Change, ...]
    model: str
    history_id: int
    pk: Any
    is_latest: bool
    is_deletion: bool
    is_gone: bool
    offer: str = ""
    """What the reader may do with the version: "restore", "by a publisher" or nothing."""

    @property
    def restorable(self) -> bool:
        """An older version can be brought back, and so can what was deleted."""
        return self.is_deletion if self.is_latest else not self.is_deletion


def entries(parts: Iterable[Part], pk: Any, user: Any) -> list[Entry]:
    """The changes to a record and its entries that the user may see, newest first."""
    histories: list[Any] = [model.history.filter(**{key: pk}) for model, key in parts]  # type: ignore[attr-defined]
    rows = [row for history in histories for row in history.select_related("history_user")]
    found = _told(rows, user)
    return sorted(found, key=lambda entry: (entry.when, entry.history_id), reverse=True)


def deletions(histories: Iterable[QuerySet], user: Any) -> list[Entry]:
    """What was deleted from these models, newest first."""
    rows: list[Any] = []
    for history in histories:
        model = history.model.instance_type
        gone = history.exclude(id__in=model._default_manager.values("pk"))
        rows += visible(gone, user).filter(history_type="-").select_related("history_user")
    return sorted(_told(rows, user), key=lambda entry: (entry.when, entry.history_id), reverse=True)


def said_since(version: str, parts: Iterable[Part], pk: Any, user: Any) -> list[str]:
    """The changes since a version of the page, each in a sentence: who, when, what, and why."""
    parts = list(parts)
    new = {(model._meta.label_lower, row) for model, rows in since(version, parts, pk, user) for row in rows}
    return [sentence(entry) for entry in entries(parts, pk, user) if (entry.model, entry.history_id) in new]


def sentence(entry: Entry) -> str:
    """ "Ann, 3 May 2022 14:05: name “Enfield IAG” changed (to: – → 2021). Why: it closed." """
    values = "; ".join(f"{change.label}: {change.before or '–'} → {change.after or '–'}" for change in entry.changes)
    why = f" Why: {entry.why}" if entry.why else ""
    when = timezone.localtime(entry.when)
    return f"{entry.who}, {when:%-d %B %Y %H:%M}: {entry.what} {entry.verb}{f' ({values})' if values else ''}.{why}"


def differences(before: Record | None, after: Record, user: Any) -> tuple[Change, ...]:
    """The columns in which two versions of one record differ; all that are filled where there is none before."""
    return _changes(before, after, _names([row for row in (before, after) if row], user))


def _told(rows: list[Any], user: Any) -> list[Entry]:
    """Entries for history rows, without those that the user may not see and all of a row whose last one is such."""
    allowed = _allowed(rows, user)
    by_record: dict[tuple[type, Any], list[Any]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.history_id):
        by_record[row.instance_type, row.id].append(row)
    names = _names(rows, user)
    told: list[Entry] = []
    for versions in by_record.values():
        if versions[-1] in allowed:
            told += _entries_of([row for row in versions if row in allowed], names)
    return told


def _allowed(rows: list[Any], user: Any) -> set[Any]:
    if sees_restricted(user):
        return set(rows)
    kinds = {type(row) for row in rows}
    seen = {
        (kind, pk)
        for kind in kinds
        for pk in visible(
            kind._default_manager.filter(pk__in=[row.pk for row in rows if type(row) is kind]), user
        ).values_list("pk", flat=True)
    }
    return {row for row in rows if (type(row), row.pk) in seen}


def _entries_of(versions: list[Any], names: dict[tuple[type, Any], Model]) -> Iterator[Entry]:
    before = None
    for row in versions:
        deleted = row.history_type == "-"
        yield Entry(
            when=row.history_date,
            who=(row.history_user.get_full_name() or row.history_user.get_username())
            if row.history_user
            else "(no account)",
            why=row.history_change_reason or "",
            what=_what(row, names),
            verb=VERBS[row.history_type],
            changes=() if deleted else _changes(before, row, names),
            model=row.instance_type._meta.label_lower,
            history_id=row.history_id,
            pk=row.id,
            is_latest=row is versions[-1],
            is_deletion=deleted,
            is_gone=versions[-1].history_type == "-",
        )
        before = None if deleted else row


def _what(row: Any, names: dict[tuple[type, Any], Model]) -> str:
    """ "name “Enfield IAG”"; only the sort of entry where what it names is gone."""
    instance = row.instance
    for field in _columns(row.instance_type):
        if isinstance(field, ForeignKey) and getattr(row, field.attname) is not None:
            named = names.get((field.related_model, getattr(row, field.attname)))
            if named is None:
                return str(instance._meta.verbose_name)
            setattr(instance, field.name, named)
    try:
        return f"{instance._meta.verbose_name} “{instance}”"
    except (ObjectDoesNotExist, AttributeError):
        return str(instance._meta.verbose_name)


def _columns(model: type[Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.name not in UNTOLD]


def _names(rows: Iterable[Any], user: Any) -> dict[tuple[type, Any], Model]:
    """The records that the rows point at, as far as they exist and the user may see them."""
    wanted: dict[type[Model], set[Any]] = defaultdict(set)
    for row in rows:
        for field in _columns(getattr(row, "instance_type", type(row))):
            if isinstance(field, ForeignKey):
                wanted[field.related_model].add(getattr(row, field.attname))
    found: dict[tuple[type, Any], Model] = {}
    for model, pks in wanted.items():
        records = model._default_manager.filter(pk__in=pks - {None})
        if issubclass(model, Record):
            records = visible(records, user)
        found |= {(model, record.pk): record for record in records}
    return found


def _changes(before: Any, after: Any, names: dict[tuple[type, Any], Model]) -> tuple[Change, ...]:
    changes = []
    for field in _columns(getattr(after, "instance_type", type(after))):
        old = getattr(before, field.attname) if before is not None else None
        new = getattr(after, field.attname)
        if old != new and (before is not None or new not in (None, "")):
            label = capfirst(str(field.verbose_name))
            changes.append(Change(label, _words(field, old, names), _words(field, new, names)))
    return tuple(changes)


def _words(field: Any, value: Any, names: dict[tuple[type, Any], Model]) -> str:
    if value is None or value == "":
        return ""
    if isinstance(field, ForeignKey):
        return str(names.get((field.related_model, value), "a record that is not shown"))
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.words if isinstance(value, PartialDate) else str(value)
