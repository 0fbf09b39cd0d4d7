"""Taking a step of a request, and taking back one that was recorded by mistake: each with who, when and why."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from foi.choices import DRAFTED_IN, REVIEWED, Outcome, PackState
from foi.choices import RequestState as State
from foi.clock import LONGEST
from foi.deadlines import Calendar, deadline_of, in_words, review_of
from foi.models import InformationRequest, QuestionPart, Requester, RequestEvent
from foi.models.information_request import turn_of
from foi.moves import ANSWERING, HANDLE, MOVES, NEVER_TAKEN_BACK, Step
from foi.worked_on import had_a_part_in_a_reply
from groups.models.turns import wait_for_turns
from groups.recording import save_recorded
from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.working_days import working_day_after

LAPSES = (State.LAPSED_NO_CLARIFICATION, State.LAPSED_FEE_UNPAID)
REPLIES = (State.ANSWERED, State.ANSWERED_INTERIM)
CONSENT = "The requester agreed."
"""What is kept with the reason of a step that needs it."""
WITH_A_REPLY = (*DRAFTED_IN, State.APPROVAL)
"""Where a request stands for as long as a reply to it is drafted: no taking back leads from there to elsewhere."""


@transaction.atomic
def take_step(
    *,
    request: InformationRequest,
    to: str,
    on: date,
    reason: str,
    by: Any,
    promised_for: date | None = None,
    agreed: bool = False,
    with_reply: bool = False,
) -> RequestEvent:
    """Take a request to another state, with its record; returns the record.

    `on` is the day on which it happened, `promised_for` the day that the requester was told, where the step promises
    one; `agreed` is that the requester agreed, where the step needs that, and is kept with the reason. `with_reply` is
    for the reply that is handed over, taken back or released with it: while one is drafted in the register, the request
    goes that way with it alone. The object that is passed is brought up to date.

    Raises PermissionDenied for someone who may not take the step; ValidationError where there is no such step, a day
    cannot be, no reason is given, or something else must come first.
    """
    kept = locked(request)
    step = MOVES.get((kept.state, to))
    if step is None:
        raise ValidationError(
            f"This request stands at “{kept.get_state_display()}”: it cannot become “{State(to).label}” from there. "
            "Someone may have moved it since you opened this page: open it again."
        )
    if not by.has_perm(step.permission):
        raise PermissionDenied
    if not with_reply and step.goes_with_a_reply:
        _refuse_beside_a_reply(kept)
    standing = list(kept.events.standing())
    _refuse_the_same_person(kept, step, standing, by)
    _refuse_a_second_review(step, standing)
    if step.needs_consent and not agreed:
        raise ValidationError({"agreed": "A request is transferred only where its requester agreed. Ask them first."})
    _refuse_the_day(kept, standing, on)
    _refuse_the_promise(step, standing, on, promised_for)
    _refuse_what_is_too_early(kept, step, on)
    event = RequestEvent(
        request=kept,
        came_from=kept.state,
        state=to,
        happened_on=on,
        promised_for=promised_for if step.promises else None,
        reason=f"{reason.strip()} {CONSENT}" if step.needs_consent and reason.strip() else reason.strip(),
        by=by,
    )
    _move(kept, to, replied=on if to in REPLIES else None, event=event)
    request.state, request.replied = kept.state, kept.replied
    return event


@transaction.atomic
def take_back(*, request: InformationRequest, event: RequestEvent, reason: str, by: Any) -> RequestEvent:
    """Take back the last step of a request, which was recorded by mistake; returns the record of that. Both stay.

    Raises PermissionDenied for someone who may not take that step, ValidationError where it is not the last one, no
    reason is given, it is the receipt or the sending of an answer, or a reply is being drafted that stands on it.
    """
    kept = locked(request)
    last = kept.events.standing().last()
    if last is None or last != event:
        raise ValidationError("Only the last step can be taken back. Open the page of the request again.")
    step = MOVES.get((last.came_from, last.state))
    if step is None or last.state in NEVER_TAKEN_BACK:
        raise ValidationError("This step cannot be taken back: it is the receipt, or an answer that was sent.")
    if not (by.has_perm(HANDLE) and by.has_perm(step.permission)):
        raise PermissionDenied
    if step.goes_with_a_reply or last.came_from not in WITH_A_REPLY:
        _refuse_beside_a_reply(kept)
    undoing = RequestEvent(
        request=kept,
        came_from=last.state,
        state=last.came_from,
        happened_on=timezone.localdate(),
        reason=reason.strip(),
        takes_back=last,
        by=by,
    )
    _move(kept, last.came_from, replied=None, event=undoing)
    request.state = kept.state
    return undoing


def locked(request: InformationRequest) -> InformationRequest:
    """The request as it is kept now, held with the outcomes of its parts until the end of the transaction."""
    kept = InformationRequest.objects.select_for_update(no_key=True).get(pk=request.pk)
    wait_for_turns([turn_of(kept.pk)])
    return kept


def _move(request: InformationRequest, to: str, *, replied: date | None, event: RequestEvent) -> None:
    """Write the step and the new state together."""
    event.full_clean()
    event.save()
    request.state = to
    if replied:
        request.replied = PartialDate.of(replied)
    save_recorded(request, by=event.by, reason=event.reason)


def _refuse_beside_a_reply(request: InformationRequest) -> None:
    """What was approved and sent is told by the reply itself, where one is drafted in the register.

    A correction moves no request, and stands in the way of none.
    """
    if request.packs.filter(corrects=None).exclude(state=PackState.RELEASED).exists():
        raise ValidationError(
            "A reply to this request is being drafted in the register. Hand it over, take it back or release it on its "
            "own page: the request moves with it."
        )


def _refuse_the_same_person(request: InformationRequest, step: Step, standing: list[RequestEvent], by: Any) -> None:
    """Two people see an answer before it goes out, and a review is by nobody who had a part in it."""
    for state in step.not_by_who_took:
        took = next((event for event in reversed(standing) if event.state == state), None)
        if took is not None and took.by_id == by.pk:
            raise ValidationError(
                f"You took this request to “{state.label}” yourself. Another officer must take this step."
            )
    if step.afresh:
        answered = {event.by_id for event in standing if event.state in ANSWERING} | had_a_part_in_a_reply(request)
        if by.pk in answered:
            raise ValidationError("You had a part in the answer that is reviewed. Another officer must take this step.")


def _refuse_a_second_review(step: Step, standing: list[RequestEvent]) -> None:
    """A review has a single stage: who is not content with it complains to the Commissioner."""
    if step.to == State.INTERNAL_REVIEW and any(event.state in REVIEWED for event in standing):
        raise ValidationError(
            "This request was reviewed already, and a review has one stage. The requester may complain to the "
            "Information Commissioner."
        )


def _refuse_the_day(request: InformationRequest, standing: list[RequestEvent], on: date) -> None:
    if on > timezone.localdate():
        raise ValidationError({"on": "This day has not come yet. Give the day on which it happened."})
    received = PartialDate(request.received)
    before = max([event.happened_on for event in standing] + [received.earliest if received else date.min])
    if on < before:
        raise ValidationError(
            {"on": f"The step before it was taken on {in_words(before)}. Give that day or a later one."}
        )


def _refuse_the_promise(step: Step, standing: list[RequestEvent], on: date, promised_for: date | None) -> None:
    """A step that promises a day needs one that is later; a review takes no longer than 40 working days."""
    if not step.promises:
        return
    if promised_for is None or promised_for <= on:
        raise ValidationError(
            {"promised_for": "Give the day by which the requester was told to expect it: a later one."}
        )
    if step.to == State.INTERNAL_REVIEW:
        asked, _ = review_of(standing)
        longest = working_day_after(asked or on, LONGEST, Calendar.held().closed)
        if promised_for > longest:
            said = f"A review takes no longer than 40 working days: give no day after {in_words(longest)}."
            raise ValidationError({"promised_for": said})


def _refuse_what_is_too_early(request: InformationRequest, step: Step, on: date) -> None:
    """What must be there before a step."""
    if step.to == State.ACKNOWLEDGED:
        _refuse_what_is_not_valid(request)
    if step.to in LAPSES:
        closes_from = deadline_of(request).closes_from
        if closes_from and on < closes_from:
            raise ValidationError(
                {"on": f"It may be closed from {in_words(closes_from)} on: the requester has until then."}
            )
    if step.to in (State.APPROVAL, *REPLIES):
        _refuse_what_is_not_split(request)
    if step.to in REPLIES:
        _refuse_another_end(request, step.to)


def _refuse_what_is_not_valid(request: InformationRequest) -> None:
    """A valid request has a name and an address for correspondence (FOI-01)."""
    asker = Requester.objects.filter(request=request).first()
    if asker is None or not asker.is_reachable:
        raise ValidationError(
            "A request is valid with a name and an address for correspondence. Record them first, or record that it is "
            "not valid."
        )
    if PartialDate(request.received).precision != "day":
        raise ValidationError("The clock counts from the day of receipt. Record that day first.")


def _refuse_what_is_not_split(request: InformationRequest) -> None:
    """Every question has a part with an outcome of its own (FOI-40)."""
    numbers = list(request.questions.filter(parts=None).values_list("number", flat=True))
    if numbers or not request.questions.exists():
        which = f"Question {numbers[0]} has" if numbers else "The request has no question, and so"
        raise ValidationError(f"{which} no part that an outcome could be given to. Split the request first.")


def _refuse_another_end(request: InformationRequest, to: str) -> None:
    """A request is answered once every part is decided, and in part while one is not."""
    pending = QuestionPart.objects.filter(question__request=request, outcome=Outcome.PENDING).count()
    decided = QuestionPart.objects.filter(question__request=request).count() - pending
    if to == State.ANSWERED and pending:
        raise ValidationError("A part is still pending. Decide it, or answer the request in part.")
    if to == State.ANSWERED_INTERIM and not (pending and decided):
        said = "Every part is decided: answer the request as a whole." if decided else "No part is decided yet."
        raise ValidationError(said)
