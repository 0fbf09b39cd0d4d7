"""Keeping the bank holidays up to date from a library, without touching what a person entered or corrected (FOI-04)."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from typing import Any

from django.db import transaction

from foi.models import BankHoliday
from foi.models.bank_holiday import PARTS
from groups.loading.kept import REASON, changed_by_hand
from groups.recording import save_recorded
from iag_registry.lib.working_days import bank_holidays_of_the_uk

FIRST_YEAR = 2005
"""The year in which the Act came into force."""
YEARS_AHEAD = 2
"""As many years after this one are filled; later ones may yet be moved, and are warned of instead."""


@dataclass
class Report:
    """What a load of bank holidays did, and what it left for a person to look at."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counts = f"bank_holiday: {self.added} created, {self.updated} updated, {self.unchanged} unchanged, "
        return "\n".join([f"{counts}{len(self.kept)} in conflict", *self.kept])


def years_to_hold(today: date) -> range:
    """The years whose bank holidays the register holds."""
    return range(FIRST_YEAR, today.year + YEARS_AHEAD + 1)


@transaction.atomic
def load_bank_holidays(*, years: Collection[int]) -> Report:
    """Add the bank holidays of these years, and put right those that an earlier load added; returns what was done.

    What a person entered, corrected or deleted stays as they left it, and is reported where the library says otherwise.
    Nothing is ever deleted. It is the register's own load, and has no person behind it.
    """
    listed = bank_holidays_of_the_uk(years)
    rows = BankHoliday.objects.filter(date__year__in=list(years)).select_for_update(no_key=True)
    held = {row.date: row for row in rows}
    report = Report()
    for day, names in listed.items():
        wanted = {"name": _name(names), **{part: part in names for part in PARTS}}
        row = held.get(day)
        if row is None and (gone := _deleted_by_a_person(day)):
            report.kept.append(f"{day:%-d %B %Y}: “{wanted['name']}” was deleted by hand, and is left out. {gone}")
        elif row is None:
            _save(BankHoliday(date=day, source=_source(), **wanted))
            report.added += 1
        elif all(getattr(row, name) == value for name, value in wanted.items()):
            report.unchanged += 1
        elif said := changed_by_hand(row):
            report.kept.append(f"{row}: {said}, and left so. The library has “{_told(wanted)}”.")
        else:
            for name, value in {**wanted, "source": _source()}.items():
                setattr(row, name, value)
            _save(row)
            report.updated += 1
    for day in sorted(held.keys() - listed.keys()):
        if not changed_by_hand(held[day]):
            report.kept.append(f"{held[day]}: the library no longer lists it. Delete it if it is no bank holiday.")
    return report


def _save(row: BankHoliday) -> None:
    """Save a row as a load does: with the reason by which a load is told from a person."""
    save_recorded(row, by=None, reason=f"{REASON}{_source()}")


def _source() -> str:
    return f"the Python library “holidays”, version {version('holidays')}"


def _name(names: dict[str, str]) -> str:
    """One name for the day: that which most parts give it, with the others after it."""
    return "; ".join(name for name, _ in Counter(names.values()).most_common())


def _deleted_by_a_person(day: date) -> str:
    """Why a person deleted the entry of this day; a mark where they said nothing, empty where nobody did."""
    change = BankHoliday.history.filter(date=day).first()
    if change is None or change.history_type != "-":
        return ""
    return f"({change.history_change_reason or 'No reason was given.'})"


def _told(wanted: dict[str, Any]) -> str:
    where = [label for part, label in PARTS.items() if wanted[part]]
    return f"{wanted['name']}, in {' and '.join(where)}"
