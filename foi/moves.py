"""The steps that a request may take, who may take each, and what each means to the clock: one table (FOI-05 to FOI-08).

The state of a request changes by these steps and in no other way.
"""

from dataclasses import dataclass
from typing import Any

from foi.choices import OURS, REVIEWED
from foi.choices import RequestState as State
from foi.clock import Happened

HANDLE = "foi.change_informationrequest"
DECIDE = "foi.answer_requests"
"""Letting an answer out, or deciding on a review of one."""


@dataclass(frozen=True)
class Step:
    """One step: from which state to which, in words, who may take it, and what the clock makes of it.

    `promises` asks for the day that the requester is told. `not_by_who_took` names states: whoever took the request
    there last may not take this step, so that two people see it. `afresh` asks for someone who had no part at all in
    the answer. `needs_consent` asks for a tick that the requester agreed (FOI-10).
    """

    came_from: State
    to: State
    title: str
    permission: str = HANDLE
    clock: Happened | None = None
    promises: bool = False
    not_by_who_took: tuple[State, ...] = ()
    afresh: bool = False
    needs_consent: bool = False

    @property
    def key(self) -> str:
        """What names the step in an address: it is told by where it leads."""
        return self.to.value.replace("_", "-")

    @property
    def goes_with_a_reply(self) -> bool:
        """True for what a reply does as it is handed over, taken back and released."""
        return State.APPROVAL in (self.came_from, self.to) and self.to != State.WITHDRAWN


def _ends_without_an_answer(state: State, to: State, title: str) -> Step:
    return Step(state, to, title, clock=Happened.CLOSED)


def _let_out(to: State, title: str, clock: Happened | None) -> Step:
    """An answer is let out by someone else than who put it before the approver."""
    return Step(State.APPROVAL, to, title, DECIDE, clock, not_by_who_took=(State.APPROVAL,))


def _review_ends(to: State, title: str) -> Step:
    """A review is a fresh decision, by someone who had no part in the answer."""
    return Step(State.INTERNAL_REVIEW, to, title, DECIDE, afresh=True)


STEPS = (
    Step(State.RECEIVED, State.ACKNOWLEDGED, "Acknowledge it"),
    _ends_without_an_answer(State.RECEIVED, State.NOT_FOI, "Record that it is no Freedom of Information request"),
    _ends_without_an_answer(State.RECEIVED, State.INVALID, "Record that it is not valid"),
    Step(State.ACKNOWLEDGED, State.SEARCHING, "Begin to search"),
    Step(
        State.ACKNOWLEDGED,
        State.CLARIFICATION_REQUESTED,
        "Ask for clarification",
        clock=Happened.CLARIFICATION_ASKED,
    ),
    Step(State.ACKNOWLEDGED, State.FEE_REQUESTED, "Give a fees notice", clock=Happened.FEE_ASKED),
    Step(
        State.ACKNOWLEDGED,
        State.TRANSFERRED,
        "Transfer it to another body",
        clock=Happened.CLOSED,
        needs_consent=True,
    ),
    Step(
        State.CLARIFICATION_REQUESTED,
        State.SEARCHING,
        "Record the clarification, and begin to search",
        clock=Happened.CLARIFIED,
    ),
    _ends_without_an_answer(
        State.CLARIFICATION_REQUESTED, State.LAPSED_NO_CLARIFICATION, "Close it: no clarification came"
    ),
    # The clarification may come after all (FOI-06).
    Step(
        State.LAPSED_NO_CLARIFICATION,
        State.SEARCHING,
        "Record the clarification, and take it up again",
        clock=Happened.CLARIFIED,
    ),
    Step(State.FEE_REQUESTED, State.SEARCHING, "Record the payment, and begin to search", clock=Happened.FEE_PAID),
    _ends_without_an_answer(State.FEE_REQUESTED, State.LAPSED_FEE_UNPAID, "Close it: the fee was not paid"),
    Step(State.SEARCHING, State.DRAFTING, "Begin to draft the answer"),
    Step(
        State.SEARCHING,
        State.CLARIFICATION_REQUESTED,
        "Ask for clarification",
        clock=Happened.CLARIFICATION_ASKED,
    ),
    Step(State.DRAFTING, State.EXEMPTION_REVIEW, "Have the exemptions reviewed"),
    Step(State.DRAFTING, State.APPROVAL, "Put it before the approver"),
    Step(State.EXEMPTION_REVIEW, State.APPROVAL, "Put it before the approver"),
    Step(
        State.EXEMPTION_REVIEW,
        State.PIT_EXTENDED,
        "Extend it for the public interest test",
        clock=Happened.EXTENDED,
        promises=True,
    ),
    Step(State.PIT_EXTENDED, State.APPROVAL, "Put it before the approver"),
    # The approver may find something wrong.
    Step(State.APPROVAL, State.DRAFTING, "Send it back to be drafted"),
    _let_out(State.ANSWERED_INTERIM, "Answer it in part, with more to come", None),
    _let_out(State.ANSWERED, "Answer it", Happened.ANSWERED),
    Step(State.ANSWERED_INTERIM, State.DRAFTING, "Draft what is still to come"),
    Step(State.ANSWERED, State.INTERNAL_REVIEW, "Begin an internal review"),
    Step(State.ANSWERED, State.CLOSED, "Close it"),
    # Forty working days are left to ask for a review, whether or not the file was closed.
    Step(State.CLOSED, State.INTERNAL_REVIEW, "Begin an internal review"),
    # The review takes up to 40 working days where the case is exceptional.
    Step(State.INTERNAL_REVIEW, State.INTERNAL_REVIEW, "Take longer over the review", promises=True),
    _review_ends(State.REVIEW_UPHELD, "Record the review: decision upheld"),
    _review_ends(State.REVIEW_PART_UPHELD, "Record the review: upheld in part"),
    _review_ends(State.REVIEW_OVERTURNED, "Record the review: overturned"),
    *(Step(state, State.ICO_COMPLAINT, "Record a complaint to the Commissioner") for state in REVIEWED),
    *(Step(state, State.CLOSED, "Close it") for state in REVIEWED),
    Step(State.ICO_COMPLAINT, State.DECISION_NOTICE, "Record the decision notice"),
    Step(State.DECISION_NOTICE, State.TRIBUNAL, "Record an appeal to the tribunal"),
    Step(State.DECISION_NOTICE, State.CLOSED, "Close it"),
    Step(State.TRIBUNAL, State.CLOSED, "Close it"),
    # A requester may withdraw for as long as nothing was answered, even while we wait for them.
    *(
        _ends_without_an_answer(state, State.WITHDRAWN, "Record that it is withdrawn")
        for state in (*OURS, State.CLARIFICATION_REQUESTED, State.FEE_REQUESTED)
        if state != State.ANSWERED_INTERIM
    ),
)
MOVES: dict[tuple[str, str], Step] = {(step.came_from, step.to): step for step in STEPS}
"""From which state to which; nothing else is possible."""

ANSWERING = (State.APPROVAL, State.ANSWERED_INTERIM, State.ANSWERED)
"""Whoever took a request to one of these had a part in its answer."""

NEVER_TAKEN_BACK = (State.ANSWERED, State.ANSWERED_INTERIM)
"""What was sent is sent: a step that sent it stays, and so does everything before it."""


def steps_from(state: str, by: Any) -> list[Step]:
    """The steps that this person may take from a state, in the order of the table."""
    return [step for step in STEPS if step.came_from == state and by.has_perm(step.permission)]
