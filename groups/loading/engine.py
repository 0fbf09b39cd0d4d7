"""The load: first every row that others refer to, then what belongs to those rows, in one transaction."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction

from groups.loading.files import likely_name, read_folder
from groups.loading.kept import REASON, Kept, changed_by_hand, day
from groups.loading.problems import BrokenFixtures, Problem, WrongField
from groups.loading.report import Report
from groups.loading.table import Data, Row, Table
from groups.loading.values import AGAIN, read_value, same
from groups.models import DatedFact, Record

NAMESPACE = UUID("5b0c1a1e-8f3d-5d0f-9c57-2f1f5a1f7a06")
"""Loaded records have UUIDs made from their places in the files, so that each is found again whatever it says."""


def load_folder(folder: Path, tables: Sequence[Table], *, known: Sequence[Table] = ()) -> Report:
    """Load every .toml file of the folder; rows may also refer to records of the `known` tables, loaded before.

    Raises BrokenFixtures with all that was found wrong, and then has saved nothing. A record that a person changed or
    deleted since it was loaded is kept so and reported; nothing is deleted (EXP-10).
    """
    rows, problems = read_folder(folder, tables)
    if any(not problem.row for problem in problems):
        # Rows of a file that cannot be read would be missed by rows that refer to them: more noise than help.
        raise BrokenFixtures(problems)
    load = _Load(rows, tables, known, problems)
    with transaction.atomic():
        load.run()
        if load.problems:
            raise BrokenFixtures(load.problems)
    return load.report


class _Skip(Exception):
    """The row cannot be loaded, for a reason that is reported already."""


class _Load:
    """One load of some rows into the register."""

    def __init__(
        self, rows: list[Row], tables: Sequence[Table], known: Sequence[Table], problems: list[Problem]
    ) -> None:
        self.rows = rows
        self.tables = tables
        self.problems = problems
        self.report = Report()
        self.referable: dict[Any, Table] = {table.model: table for table in [*tables, *known]}
        self.by_key: dict[tuple[Any, str], Row] = {(row.table.model, row.key): row for row in rows}
        self.elsewhere: dict[tuple[type[models.Model], str], Record | None] = {}
        self.kept: dict[str, Kept] = {}
        self.seen: dict[UUID, Row] = {}

    def run(self) -> None:
        for table in self.tables:
            for row in self.rows:
                if row.table is table:
                    self._load(row)
        for row in self.rows:
            self._load_children(row)
        if not self.problems:
            self._report_left_over()

    def _load_children(self, row: Row) -> None:
        if row.record is None:
            return
        for child in row.children:
            self._load(child)
            self._load_children(child)

    def _load(self, row: Row) -> None:
        if row.broken:
            return
        try:
            values = self._values(row)
            row.uuid = uuid5(NAMESPACE, row.place(values))
            self._refuse_second(row)
            self._keep(row, values)
        except _Skip:
            return
        except ValidationError as error:
            self._note_invalid(row, error)

    def _keep(self, row: Row, values: Data) -> None:
        """Make the record, bring it up to date, or leave it as it is."""
        assert row.uuid  # noqa: S101 - set by _load
        kept = self._kept(row)
        tally = self.report.tallies[row.path]
        record = kept.record(row.uuid, values)
        if record is None and (change := kept.deleted.get(row.uuid)):
            row.deleted = True
            self._note_conflict(row, f"deleted by hand on {day(change)}, and not loaded again.")
            return
        if record is None:
            row.record = row.table.model(uuid=row.uuid, **values)
            self._save(row, row.record)
            tally.created += 1
            return
        row.record = record
        differing = [name for name, value in values.items() if not same(getattr(record, name), value)]
        if not differing:
            tally.unchanged += 1
        elif by_hand := changed_by_hand(record):
            disputed = [name for name in differing if name in row.data]
            if disputed:
                self._note_conflict(row, f"{by_hand}, and kept so: the file differs in {', '.join(disputed)}.")
            else:
                tally.unchanged += 1
        else:
            for name in differing:
                setattr(record, name, values[name])
            self._save(row, record)
            tally.updated += 1

    def _save(self, row: Row, record: Record) -> None:
        record._change_reason = f"{REASON}{row.file}"  # type: ignore[attr-defined] # read by django-simple-history
        record.clean_fields(exclude=[column.name for column in record._meta.concrete_fields if column.is_relation])
        record.clean()
        try:
            with transaction.atomic():
                record.save()
        except IntegrityError:
            # The database keeps every constraint; asking it about each beforehand would take most of the time of a
            # load. Only now that one is broken is it found out which, and what it says to people.
            record.full_clean()
            raise

    def _values(self, row: Row) -> Data:
        """Every column's value, given or by default; notes all that is wrong with the row, then skips it."""
        values: Data = {}
        wrong: list[WrongField] = []
        if row.table.parent and row.parent:
            values[row.table.parent] = row.parent.record
        for name, field in row.table.fields.items():
            try:
                values[name] = self._value(row, field)
            except WrongField as error:
                wrong.append(error)
        self.problems += [Problem(row.file, w.problem, w.remedy, row.label, w.field) for w in wrong]
        if wrong:
            raise _Skip
        if issubclass(row.table.model, DatedFact) and values["statement"] and not values["start"]:
            values["observed"] = values["observed"] or values["statement"].as_of
        return values

    def _value(self, row: Row, field: models.Field) -> Any:
        if field.name in row.data:
            given = row.data[field.name]
            return self._referred(row, field, given) if field.is_relation else read_value(field, given)
        if field.has_default() or field.null or field.blank:
            return field.get_default()
        raise WrongField(field.name, "is missing.", "Add it to the row.")

    def _referred(self, row: Row, field: models.Field, given: Any) -> Record:
        """The record that the text refers to; skips the row where that record itself failed or was deleted by hand."""
        model = field.related_model
        table = self.referable.get(model)
        if table is None or not isinstance(given, str):
            raise WrongField(field.name, f"“{given}” does not refer to a row.", "Write the key of a row, as text.")
        target = self.by_key.get((model, given))
        if target and target.deleted:
            self._note_conflict(row, f"not loaded: it refers to {target.label}, which was deleted by hand.")
            raise _Skip
        if target and target.record is None:
            raise _Skip
        record = target.record if target else self._from_register(table, given)
        if record is None:
            keys = [key for known, key in self.by_key if known is model]
            place = f"Add [[{table.name}]] with that key" if table in self.tables else "Run load_reference first"
            raise WrongField(
                field.name, f"there is no {table.name} “{given}”.", f"{place}, or correct it.{likely_name(keys, given)}"
            )
        return record

    def _from_register(self, table: Table, text: str) -> Record | None:
        place = (table.model, text)
        if place not in self.elsewhere:
            found = table.model._default_manager.filter(**table.conditions(text))
            self.elsewhere[place] = found.first()
        return self.elsewhere[place]

    def _refuse_second(self, row: Row) -> None:
        assert row.uuid  # noqa: S101 - set by _load
        first = self.seen.setdefault(row.uuid, row)
        if first is not row:
            problem = f"stands twice: {first.label} in {first.file} is the same."
            self.problems.append(Problem(row.file, problem, "Keep one of the two.", row.label))
            raise _Skip

    def _kept(self, row: Row) -> Kept:
        if row.path not in self.kept:
            self.kept[row.path] = Kept(row.table)
        return self.kept[row.path]

    def _note_conflict(self, row: Row, what: str) -> None:
        self.report.tallies[row.path].conflicts += 1
        self.report.conflicts.append(f"{row.label}: {what}")

    def _note_invalid(self, row: Row, error: ValidationError) -> None:
        row.record = None
        for name, messages in error.message_dict.items():
            place = "" if name == NON_FIELD_ERRORS else name
            remedy = _remedy(row.table.fields.get(name), [each.code for each in error.error_dict[name]])
            self.problems += [Problem(row.file, message, remedy, row.label, place) for message in messages]

    def _report_left_over(self) -> None:
        for path, table in _paths(self.tables):
            kept = self.kept.get(path) or Kept(table)
            left = [record for uuid, record in kept.by_uuid.items() if uuid in kept.loaded and uuid not in self.seen]
            self.report.left_over += [f"{path} {getattr(record, 'key', record.uuid)}" for record in left]


def _remedy(field: models.Field | None, codes: list[str | None]) -> str:
    if field and field.choices and "invalid_choice" in codes:
        return f"Use one of: {', '.join(str(value) for value, _ in field.choices)}."
    return AGAIN


def _paths(tables: Iterable[Table], around: str = "") -> Iterable[tuple[str, Table]]:
    for table in tables:
        path = f"{around}{table.name}"
        yield path, table
        yield from _paths(table.children, f"{path}.")
