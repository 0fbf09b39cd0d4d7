"""How a request ended, from how its parts ended. Pure: no records."""

from collections.abc import Iterable

from foi.choices import Outcome, RequestOutcome

GRANTED = {Outcome.GRANTED}
SOMETHING_GRANTED = {Outcome.GRANTED, Outcome.GRANTED_IN_PART}
NOT_HELD = {Outcome.NOT_HELD, Outcome.NO_SUCH_BODY}
"""Where there is no such body, there is nothing of it to hold."""


def outcome_of(parts: Iterable[str]) -> RequestOutcome:
    """The outcome of a request whose parts ended so: the first of these that fits.

    Any part pending, or none at all: interim. All withdrawn: withdrawn. Of those that were not: all granted: in full;
    all not held: not held; nothing granted: refused in full; else granted in part.
    """
    every = {Outcome(part) for part in parts}
    if not every or Outcome.PENDING in every:
        return RequestOutcome.INTERIM
    decided = every - {Outcome.WITHDRAWN}
    if not decided:
        return RequestOutcome.WITHDRAWN
    if decided <= GRANTED:
        return RequestOutcome.GRANTED_IN_FULL
    if decided <= NOT_HELD:
        return RequestOutcome.NOT_HELD
    return RequestOutcome.GRANTED_IN_PART if decided & SOMETHING_GRANTED else RequestOutcome.REFUSED_IN_FULL
