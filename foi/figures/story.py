"""What became of one request by a day: from its steps, its parts and its receipt. Pure: nothing is asked for here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from foi.choices import CONTESTED, REVIEWED, THEIRS, UNANSWERED, RequestOutcome
from foi.choices import RequestState as State
from foi.clock import APPEAL, COMPLAINT, Clock, ClockEvent, Happened, last_day_to_ask_for_a_review, read_clock
from foi.moves import MOVES
from foi.outcomes import outcome_of
from iag_registry.lib.partial_dates import PartialDate

ANSWERED = (State.ANSWERED, *CONTESTED, State.CLOSED)
"""A request in one of these was answered in full; an interim reply is no answer to all of it (FOI-09)."""
A_DAY = timedelta(days=1)
NOT_KNOWN = PartialDate()


class Stage(StrEnum):
    """How far a request is."""

    OPEN = "open"
    ANSWERED = "answered"
    ENDED = "ended"


class Timing(StrEnum):
    """When a request was answered, measured by its clock."""

    IN_TWENTY = "in_twenty"
    EXTENDED = "extended"
    LATE = "late"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Taken:
    """One step that stands: from which state to which, the day, and the day that was promised."""

    came_from: str
    state: str
    happened_on: date
    promised_for: date | None = None


@dataclass(frozen=True)
class Asked:
    """One request as it is read: its receipt, its steps in their order, the outcomes of its parts and its exemptions.

    A request that is known from a document alone has no steps: then `state` and `replied` are all that is known.
    """

    pk: int
    reference: str
    received: PartialDate
    state: str
    replied: PartialDate = NOT_KNOWN
    steps: tuple[Taken, ...] = ()
    outcomes: tuple[str, ...] = ()
    exemptions: frozenset[str] = frozenset()

    @property
    def received_on(self) -> date | None:
        """The day of receipt; None where it is not known to the day."""
        return self.received.earliest if self.received.precision == "day" else None


@dataclass(frozen=True)
class Story:
    """What became of a request by a day.

    `sort` says how it ended without an answer, `outcome` how it was answered, `review` how the last internal review
    ended, or that it is still going on. A request of which every part was withdrawn is a withdrawn one. `settled` is
    the first day on which nothing more can follow within its time: None while something is still to be done.
    """

    pk: int
    reference: str
    stage: Stage
    waiting: bool = False
    extended: bool = False
    sort: str = ""
    timing: str = ""
    outcome: str = ""
    review: str = ""
    complained: bool = False
    exemptions: frozenset[str] = field(default_factory=frozenset)
    settled: date | None = None


def story_of(asked: Asked, day: date, closed: frozenset[date]) -> Story:
    """What became of a request by a day; `closed` holds the bank holidays."""
    steps = _steps_by(asked, day)
    state = steps[-1].state if steps else State.RECEIVED.value
    clock = _clock(asked, steps, closed)
    if state in UNANSWERED:
        return Story(asked.pk, asked.reference, Stage.ENDED, sort=state, settled=steps[-1].happened_on)
    if state not in ANSWERED:
        waiting = state in THEIRS
        extended = bool(clock and clock.extended_to) and not waiting
        return Story(asked.pk, asked.reference, Stage.OPEN, waiting=waiting, extended=extended)
    outcome = outcome_of(asked.outcomes)
    withdrawn = outcome == RequestOutcome.WITHDRAWN
    reviews = [step.state for step in steps if step.state == State.INTERNAL_REVIEW or step.state in REVIEWED]
    return Story(
        asked.pk,
        asked.reference,
        Stage.ENDED if withdrawn else Stage.ANSWERED,
        sort=State.WITHDRAWN if withdrawn else "",
        timing="" if withdrawn else _timing(clock),
        outcome="" if withdrawn else outcome,
        review=reviews[-1] if reviews else "",
        complained=any(step.state == State.ICO_COMPLAINT for step in steps),
        exemptions=frozenset() if withdrawn else asked.exemptions,
        settled=_settled(steps, closed),
    )


def _steps_by(asked: Asked, day: date) -> list[Taken]:
    """The steps that were taken by a day; of a request without steps the one that its own columns tell of."""
    if not asked.steps:
        replied = asked.replied if asked.replied.precision == "day" else asked.received
        then = replied.earliest if replied.precision == "day" else day
        return [Taken("", asked.state, then)] if then <= day else []
    return [step for step in asked.steps if step.happened_on <= day]


def _clock(asked: Asked, steps: Sequence[Taken], closed: frozenset[date]) -> Clock | None:
    """The clock after these steps; None where the day of receipt is not known, or a day does not fit."""
    received = asked.received_on
    if received is None:
        return None
    events = [
        ClockEvent(move.clock, step.happened_on, step.promised_for)
        for step in steps
        if (move := MOVES.get((step.came_from, step.state))) and move.clock
    ]
    if not asked.steps and asked.replied.precision == "day":
        events = [ClockEvent(Happened.ANSWERED, step.happened_on) for step in steps]
    try:
        return read_clock([ClockEvent(Happened.RECEIVED, received), *events], closed)
    except ValueError:
        return None


def _timing(clock: Clock | None) -> Timing:
    if clock is None or clock.ended is None or clock.twentieth is None or clock.due is None:
        return Timing.NOT_KNOWN
    if clock.ended <= clock.twentieth:
        return Timing.IN_TWENTY
    return Timing.EXTENDED if clock.ended <= clock.due else Timing.LATE


def _settled(steps: Sequence[Taken], closed: frozenset[date]) -> date | None:
    """The day after the last one on which a review, a complaint or an appeal may follow an answer; None before one."""
    last = next((step for step in reversed(steps) if step.state != State.CLOSED), steps[-1])
    if last.state in {State.ANSWERED, State.CLOSED}:
        return last_day_to_ask_for_a_review(last.happened_on, closed) + A_DAY
    if last.state in REVIEWED:
        return last.happened_on + COMPLAINT + A_DAY
    if last.state == State.DECISION_NOTICE:
        return last.happened_on + APPEAL + A_DAY
    return steps[-1].happened_on if last.state == State.TRIBUNAL and steps[-1].state == State.CLOSED else None
