"""When a request must be answered: what happened goes in, the day on which the reply is due comes out (FOI-02).

Pure: no records, no clock, no settings. The bank holidays of every part of the United Kingdom are passed in (FOI-03).
"""

from calendar import monthrange
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from iag_registry.lib.working_days import SATURDAY, working_day_after

REPLY = 20
"""Working days for a reply, and for an internal review."""
LONGEST = 40
"""Working days in all where the public interest takes longer, for a review in exceptional cases, and to ask for one."""
COMPLAINT = timedelta(weeks=6)
"""From the last reply to a complaint to the Information Commissioner."""
APPEAL = timedelta(days=28)
"""From a decision notice to an appeal against it."""
CLARIFICATION_MONTHS = 2
"""A request that nobody clarified may be closed after as many months (FOI-06)."""
FEE_MONTHS = 3
"""A request whose fee nobody paid may be closed after as many months (FOI-07)."""


class Happened(StrEnum):
    """What moves, stops or ends the clock."""

    RECEIVED = "received"
    CLARIFICATION_ASKED = "clarification asked"
    CLARIFIED = "clarified"
    FEE_ASKED = "fee asked"
    FEE_PAID = "fee paid"
    EXTENDED = "extended"
    ANSWERED = "answered"
    CLOSED = "closed"


class Waiting(StrEnum):
    """For what of the requester's the clock stands still."""

    CLARIFICATION = "clarification"
    FEE = "fee"


@dataclass(frozen=True)
class ClockEvent:
    """One thing that happened to a request on a day; an extension has the day by which the reply is promised."""

    kind: Happened
    on: date
    estimate: date | None = None


@dataclass(frozen=True)
class Clock:
    """Where the clock of a request stands after what has happened.

    `due` is the day by which it must be answered: None while it waits for the requester. `twentieth` and `fortieth` are
    the 20th and the 40th working day, None likewise. `asked_late` is the 20th working day after which clarification was
    asked for, where it was, and `fee_late` the one after which a fees notice was given. `began` is the receipt of the
    request, or of its clarification; `ended` the day on which it was answered, or closed without an answer.
    """

    began: date
    twentieth: date | None
    fortieth: date | None
    due: date | None
    waiting: Waiting | None = None
    waiting_since: date | None = None
    extended_to: date | None = None
    told_late: bool = False
    asked_late: date | None = None
    fee_late: date | None = None
    ended: date | None = None

    def overdue_on(self, day: date) -> bool:
        """True where the day on which the reply was due lies before this one, or before the one on which it ended."""
        return self.due is not None and self.due < (min(day, self.ended) if self.ended else day)

    @property
    def longer_than_expected(self) -> bool:
        """True where the promised day lies after the 40th working day, which the Commissioner does not expect."""
        return bool(self.extended_to and self.fortieth and self.extended_to > self.fortieth)

    @property
    def years(self) -> tuple[int, ...]:
        """The years whose bank holidays the days of this clock rest on."""
        last = max(filter(None, (self.due, self.fortieth)), default=self.began)
        return tuple(range(self.began.year, last.year + 1))


def read_clock(events: Iterable[ClockEvent], closed: Container[date]) -> Clock:
    """The clock after these events, given in the order in which they happened.

    - The day of receipt is day 0, on whatever day it falls; the reply is due on the 20th working day (FOI-02).
    - A clarification starts 20 new working days from its receipt (FOI-05). Until it comes nothing is due.
    - From the day on which a fee is asked for to the day on which it is paid, both included, no day counts (FOI-07).
    - An extension that is told within the 20 working days moves the day to the one that it promises, never to an
      earlier one (FOI-08); one that is told later moves nothing.
    - An interim reply is no event of the clock: what it leaves out keeps its day (FOI-09).

    Raises ValueError where the first event is not the receipt, there is another receipt, the events are not in order,
    something is asked for while the clock waits already, or comes that nobody waits for.
    """
    run: _Run | None = None
    for event in events:
        if (run is None) != (event.kind == Happened.RECEIVED):
            raise ValueError("A clock begins with one receipt.")
        if run and event.on < run.last:
            raise ValueError(f"{event.kind} on {event.on} comes after something of {run.last}.")
        run = replace(_STEPS[event.kind](run, event, closed), last=event.on) if run else _Run(event.on, event.on)
    if run is None:
        raise ValueError("A clock begins with one receipt.")
    return run.clock(closed)


@dataclass(frozen=True)
class _Run:
    """What is known of a clock part of the way through its events."""

    began: date
    last: date
    paused: tuple[tuple[date, date], ...] = ()
    waiting: Waiting | None = None
    since: date | None = None
    extended: date | None = None
    late: bool = False
    asked_late: date | None = None
    fee_late: date | None = None
    ended: date | None = None

    def due(self, number: int, closed: Container[date]) -> date:
        """The working day of this number after the receipt, without the days that do not count."""
        return working_day_after(self.began, number, _NotCounted(self.paused, closed))

    def clock(self, closed: Container[date]) -> Clock:
        if self.waiting:
            return Clock(
                self.began,
                None,
                None,
                None,
                self.waiting,
                self.since,
                asked_late=self.asked_late,
                fee_late=self.fee_late,
                ended=self.ended,
            )
        twentieth = self.due(REPLY, closed)
        return Clock(
            self.began,
            twentieth,
            self.due(LONGEST, closed),
            max(twentieth, self.extended) if self.extended else twentieth,
            extended_to=self.extended,
            told_late=self.late,
            asked_late=self.asked_late,
            fee_late=self.fee_late,
            ended=self.ended,
        )


def _wait_for_clarification(run: _Run, event: ClockEvent, closed: Container[date]) -> _Run:
    _expect(run, None)
    twentieth = run.due(REPLY, closed)
    late = twentieth if event.on > twentieth else run.asked_late
    return replace(run, waiting=Waiting.CLARIFICATION, since=event.on, asked_late=late)


def _wait_for_fee(run: _Run, event: ClockEvent, closed: Container[date]) -> _Run:
    _expect(run, None)
    twentieth = run.due(REPLY, closed)
    late = twentieth if event.on > twentieth else run.fee_late
    return replace(run, waiting=Waiting.FEE, since=event.on, fee_late=late)


def _start_anew(run: _Run, event: ClockEvent, _: Container[date]) -> _Run:
    _expect(run, Waiting.CLARIFICATION)
    return _Run(event.on, event.on, asked_late=run.asked_late, fee_late=run.fee_late)


def _go_on(run: _Run, event: ClockEvent, _: Container[date]) -> _Run:
    _expect(run, Waiting.FEE)
    return replace(run, paused=(*run.paused, (run.since or event.on, event.on)), waiting=None, since=None)


def _extend(run: _Run, event: ClockEvent, closed: Container[date]) -> _Run:
    _expect(run, None)
    if event.on > run.due(REPLY, closed):
        return replace(run, late=True)
    return replace(run, extended=event.estimate)


def _end(run: _Run, event: ClockEvent, _: Container[date]) -> _Run:
    return replace(run, ended=event.on)


def _expect(run: _Run, what: Waiting | None) -> None:
    if run.waiting != what:
        raise ValueError(f"The clock waits for {run.waiting or 'nothing'}, and not for {what or 'nothing'}.")


_STEPS: dict[Happened, Callable[[_Run, ClockEvent, Container[date]], _Run]] = {
    Happened.CLARIFICATION_ASKED: _wait_for_clarification,
    Happened.CLARIFIED: _start_anew,
    Happened.FEE_ASKED: _wait_for_fee,
    Happened.FEE_PAID: _go_on,
    Happened.EXTENDED: _extend,
    Happened.ANSWERED: _end,
    Happened.CLOSED: _end,
}


def review_due(asked: date, closed: Container[date], *, exceptional: bool = False) -> date:
    """The day by which an internal review ends: 20 working days after it was asked for, 40 in exceptional cases."""
    return working_day_after(asked, LONGEST if exceptional else REPLY, closed)


def last_day_to_ask_for_a_review(answered: date, closed: Container[date]) -> date:
    """The last day on which the requester may ask for an internal review: the 40th working day after the reply."""
    return working_day_after(answered, LONGEST, closed)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last of that month where it is shorter: 31 January + 1 is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def working_days_between(start: date, end: date, closed: Container[date]) -> int:
    """How many working days come after `start`, up to and with `end`; 0 where the end is no later."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(day.weekday() < SATURDAY and day not in closed for day in days)


class _NotCounted:
    """The days that do not count: those on which banks are closed, and those of a pause."""

    def __init__(self, paused: Iterable[tuple[date, date]], closed: Container[date]) -> None:
        self.paused, self.closed = paused, closed

    def __contains__(self, day: object) -> bool:
        return day in self.closed or (
            isinstance(day, date) and any(first <= day <= last for first, last in self.paused)
        )
