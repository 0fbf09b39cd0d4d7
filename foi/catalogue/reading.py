"""How dated facts are read on a day: the rule of the records' own queries, over rows in memory."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from iag_registry.lib.partial_dates import PartialDate


def begins(fact: Any) -> PartialDate:
    """The date from which a fact is relied on: its start or, where that is unknown, the day of the source."""
    return PartialDate(fact.start or fact.observed)


def in_force(fact: Any, day: date) -> bool:
    """Whether a fact holds on the day."""
    return begins(fact).earliest <= day <= PartialDate(fact.end).latest


def on_day(facts: Iterable[Any], day: date) -> list[Any]:
    """The facts in force on the day; the one that began last comes first, of two together the one entered last."""
    holding = [fact for fact in facts if in_force(fact, day)]
    return sorted(holding, key=lambda fact: (begins(fact).earliest, fact.id), reverse=True)
