"""What is due of a request and by when: read from its steps and from the bank holidays that the register holds."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from foi.choices import OURS, REVIEWED
from foi.choices import RequestState as State
from foi.clock import (
    APPEAL,
    CLARIFICATION_MONTHS,
    COMPLAINT,
    FEE_MONTHS,
    Clock,
    ClockEvent,
    Happened,
    Waiting,
    last_day_to_ask_for_a_review,
    months_after,
    read_clock,
    review_due,
)
from foi.models import BankHoliday, InformationRequest, RequestEvent
from foi.moves import MOVES
from iag_registry.lib.partial_dates import PartialDate

NO_RECEIPT = "The day of receipt is not known, so that no deadline can be told."


@dataclass(frozen=True)
class Deadline:
    """What one request waits for, and what must be said beside it.

    `due` is the day by which we are to reply, or to end a review: None where nothing is due from us. `closes_from` is
    the first day on which a request may be closed because its requester did not answer.
    """

    state: State
    clock: Clock | None
    due: date | None = None
    closes_from: date | None = None
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """What is due: "reply", "rest of the reply" or "review"; empty where nothing is."""
        if self.due is None:
            return ""
        rest = {State.INTERNAL_REVIEW: "review", State.ANSWERED_INTERIM: "rest of the reply"}
        return rest.get(self.state, "reply")

    def overdue_on(self, day: date) -> bool:
        """True where the day has passed and what was due is still to be done."""
        return self.due is not None and self.due < day


@dataclass(frozen=True)
class Calendar:
    """The bank holidays that the register holds."""

    closed: frozenset[date]

    @classmethod
    def held(cls) -> "Calendar":
        """As they are held now; one query."""
        return cls(BankHoliday.objects.days())

    def missing(self, years: Collection[int]) -> list[int]:
        """Of these years those of which none is held (FOI-04)."""
        return sorted(set(years) - {day.year for day in self.closed})


def deadlines_of(requests: Collection[InformationRequest]) -> dict[int, Deadline]:
    """The deadline of each request, by its primary key, in two queries."""
    calendar = Calendar.held()
    steps: dict[int, list[RequestEvent]] = defaultdict(list)
    for event in RequestEvent.objects.standing().filter(request__in=[request.pk for request in requests]):
        steps[event.request_id].append(event)
    return {request.pk: deadline(request, steps[request.pk], calendar) for request in requests}


def deadline_of(request: InformationRequest) -> Deadline:
    """The deadline of one request."""
    return deadlines_of([request])[request.pk]


def deadline(request: InformationRequest, steps: Sequence[RequestEvent], calendar: Calendar) -> Deadline:
    """The deadline of a request that took these steps, in their order."""
    state = State(request.state)
    clock = clock_of(request, steps, calendar)
    if state == State.INTERNAL_REVIEW:
        return _of_review(state, clock, steps, calendar)
    if state not in (*OURS, State.CLARIFICATION_REQUESTED, State.FEE_REQUESTED):
        notes, warnings = _what_may_follow(state, steps, calendar)
        return Deadline(state, clock, notes=tuple(notes), warnings=tuple(warnings))
    if clock is None:
        return Deadline(state, None, warnings=(NO_RECEIPT,))
    return Deadline(
        state,
        clock,
        due=clock.due,
        closes_from=_closes_from(clock),
        warnings=(*_of_what_came_late(clock), *_of_years(calendar, clock.years)),
    )


def clock_of(request: InformationRequest, steps: Sequence[RequestEvent], calendar: Calendar) -> Clock | None:
    """The clock of a request; None where the day of receipt is not known, or lies after a step that followed it."""
    received = PartialDate(request.received)
    if received.precision != "day":
        return None
    happened = [
        ClockEvent(step.clock, event.happened_on, event.promised_for)
        for event in steps
        if (step := MOVES.get((event.came_from, event.state))) and step.clock
    ]
    try:
        return read_clock([ClockEvent(Happened.RECEIVED, received.earliest), *happened], calendar.closed)
    except ValueError:
        return None


def _closes_from(clock: Clock) -> date | None:
    if clock.waiting_since is None:
        return None
    months = FEE_MONTHS if clock.waiting == Waiting.FEE else CLARIFICATION_MONTHS
    return months_after(clock.waiting_since, months)


def _of_review(state: State, clock: Clock | None, steps: Sequence[RequestEvent], calendar: Calendar) -> Deadline:
    """A review is due 20 working days after it was asked for, or on the day that was promised when it took longer."""
    asked, promised = review_of(steps)
    if asked is None:
        return Deadline(state, clock)
    due = promised or review_due(asked, calendar.closed)
    last = max(due, review_due(asked, calendar.closed, exceptional=True))
    return Deadline(state, clock, due, warnings=tuple(_of_years(calendar, range(asked.year, last.year + 1))))


def review_of(steps: Sequence[RequestEvent]) -> tuple[date | None, date | None]:
    """When the last review was asked for, and the day that was promised where it takes longer."""
    asked = promised = None
    for event in steps:
        if event.state == State.INTERNAL_REVIEW:
            again = event.came_from == State.INTERNAL_REVIEW
            asked, promised = (asked, event.promised_for) if again else (event.happened_on, None)
    return asked, promised


def extended_to(request: InformationRequest) -> date | None:
    """The day that was promised where the time for the public interest is extended; None where it is not (FOI-08)."""
    steps = request.events.standing().filter(state=State.PIT_EXTENDED)
    last = steps.last()
    return last.promised_for if last else None


def _what_may_follow(state: State, steps: Sequence[RequestEvent], calendar: Calendar) -> tuple[list[str], list[str]]:
    """Until when the requester may take the next step, once we have taken ours, and what to be warned of."""
    if not steps:
        return [], []
    taken = steps[-1].happened_on
    if state == State.ANSWERED:
        until = last_day_to_ask_for_a_review(taken, calendar.closed)
        note = f"The requester may ask for an internal review until {in_words(until)}."
        return [note], _of_years(calendar, range(taken.year, until.year + 1))
    if state in REVIEWED:
        return [f"A complaint to the Information Commissioner is expected by {in_words(taken + COMPLAINT)}."], []
    if state == State.DECISION_NOTICE:
        return [f"An appeal to the tribunal is possible until {in_words(taken + APPEAL)}."], []
    return [], []


def too_late_for_a_review(request: InformationRequest, today: date) -> str:
    """What is said of a review that is asked for after the 40th working day; empty where it is not, or not known."""
    answered = [event for event in request.events.standing() if event.state == State.ANSWERED]
    if not answered:
        return ""
    until = last_day_to_ask_for_a_review(answered[-1].happened_on, Calendar.held().closed)
    if today <= until:
        return ""
    return (
        f"The requester could ask for a review until {in_words(until)}, the 40th working day after the reply. One "
        "that is asked for later need not be made: say why it is."
    )


def _of_what_came_late(clock: Clock) -> list[str]:
    said = []
    if clock.asked_late:
        said.append(
            f"Clarification was asked for after the 20th working day, {in_words(clock.asked_late)}: the request was "
            "overdue by then."
        )
    if clock.fee_late:
        said.append(
            f"The fees notice was given after the 20th working day, {in_words(clock.fee_late)}: the request was "
            "overdue by then."
        )
    if clock.told_late and clock.twentieth:
        said.append(
            f"The extension was told after the 20th working day, {in_words(clock.twentieth)}: it moves no deadline."
        )
    if clock.longer_than_expected and clock.fortieth:
        said.append(
            f"The promised day lies after the 40th working day, {in_words(clock.fortieth)}, which is the longest that "
            "the Information Commissioner expects."
        )
    return said


def _of_years(calendar: Calendar, years: Collection[int]) -> list[str]:
    return [
        f"No bank holiday of {year} is held, so that this day may be too early. Ask an administrator to add them."
        for year in calendar.missing(years)
    ]


def in_words(day: date) -> str:
    """A day as staff read it: "29 July 2022"."""
    return f"{day.day} {day:%B %Y}"
