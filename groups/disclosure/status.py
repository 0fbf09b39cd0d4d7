"""What is known of a group's existence on a day, in words that claim no more than the source did (GRP-03)."""

from dataclasses import dataclass
from datetime import date

from groups.choices import GroupStatusKind
from groups.disclosure.facts import Period, said_on
from groups.disclosure.statements import StatementView, citation
from groups.models import GroupStatus
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class StatusView:
    """A status, the date that it rests on, what it means, why it is so and who says so."""

    code: str
    label: str
    as_of: PartialDate
    """When it was noted, or else the date of the statement behind it, or else its first day."""
    words: str
    reason: str
    note: str
    period: Period
    citation: StatementView | None


def status_view(status: GroupStatus, day: date, audience: Audience) -> StatusView:
    """The view of a status as it is read on the day."""
    period = Period.of(status)
    source = citation(status.statement, audience)
    as_of = period.observed or (source.as_of if source else PartialDate()) or period.start
    code = GroupStatusKind(status.status)
    return StatusView(
        code=code.value,
        label=str(code.label),
        as_of=as_of,
        words=_words(code, period, as_of, day, sourced=status.statement_id is not None),
        reason=status.reason,
        note=status.note,
        period=period,
        citation=source,
    )


def _words(code: GroupStatusKind, period: Period, as_of: PartialDate, day: date, *, sourced: bool) -> str:
    if code == GroupStatusKind.UNKNOWN:
        return f"Not known whether it exists, as of {as_of.words}. No source says that it closed."
    begun = f" from {period.start.words}" if period.start else ""
    if not sourced:
        noted = f", as noted {said_on(period.observed)}" if period.observed else ""
        return f"{code.label}{begun}{noted}. No source is given for it."
    if as_of.latest >= day:
        return f"{code.label}{begun}, as stated {said_on(as_of)}."
    return f"{code.label}{begun}, as last stated {said_on(as_of)}. The register knows of no later statement."
