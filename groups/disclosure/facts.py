"""Dated facts as they may be shown: what, for how long, and who says so."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from groups.disclosure.statements import StatementView, citation
from groups.models import DatedFact
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class Period:
    """How long something was so, as far as a source says: begun, ended, or only seen on a day."""

    start: PartialDate
    end: PartialDate
    observed: PartialDate

    @classmethod
    def of(cls, fact: DatedFact) -> Self:
        return cls(PartialDate(fact.start), PartialDate(fact.end), PartialDate(fact.observed))

    @property
    def begins(self) -> PartialDate:
        """The date from which the fact is relied on."""
        return self.start or self.observed

    def begun_by(self, day: date) -> bool:
        """True where the register may speak of the fact on the day, whether or not it had ended."""
        return self.begins.earliest <= day

    def holds_on(self, day: date) -> bool:
        """True where the fact is in force on the day: the same rule as `DatedFactQuerySet.on`."""
        return self.begun_by(day) and day <= self.end.latest

    @property
    def words(self) -> str:
        """As a reader expects it, without a beginning that no source gives: "from 2019", "as of 2022", "to 2009"."""
        if self.start and self.end:
            return f"{self.start.words} to {self.end.words}"
        if self.start:
            return f"from {self.start.words}"
        if self.end:
            return f"as of {self.observed.words}, to {self.end.words}"
        return f"as of {self.observed.words}"


@dataclass(frozen=True)
class Fact:
    """One dated fact: its text, where its text leads, what sort of fact it is, its time, note and source."""

    text: str
    url: str
    label: str
    period: Period
    note: str
    citation: StatementView | None


def fact_view(fact: DatedFact, text: str, audience: Audience, *, url: str = "", label: str = "") -> Fact:
    """The view of one dated fact; its source is left out where the audience may not see the statement or the source."""
    return Fact(text, url, label, Period.of(fact), fact.note, citation(fact.statement, audience))


def said_on(when: PartialDate) -> str:
    """A date with its preposition: "in 2022", "in September 2006", "on 28 September 2006"."""
    return f"{'on' if when.precision == 'day' else 'in'} {when.words}"
