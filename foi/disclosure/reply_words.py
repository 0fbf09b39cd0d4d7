"""How a decision is told, in the register's own words: the same outcome is told in the same words in every reply."""

from collections.abc import Iterable, Sequence

from foi.choices import GIVING, REFUSING, Decision, Outcome

SAID = {
    Outcome.GRANTED: "We hold this information and give it to you.",
    Outcome.GRANTED_IN_PART: "We hold this information. We give you some of it and withhold the rest.",
    Outcome.REFUSED: "We hold this information and withhold it.",
    Outcome.NOT_HELD: "We do not hold this information.",
    Outcome.NO_SUCH_BODY: "There is no such body, so that we hold no information about it.",
    Outcome.NCND: "We neither confirm nor deny whether we hold any information for this part.",
    Outcome.REFUSED_COST: "To deal with this part would take longer than the limit on the cost of a request allows.",
    Outcome.REFUSED_VEXATIOUS: "We are not obliged to answer this part, because section 14 of the Act applies.",
    Outcome.ACCESSIBLE_ELSEWHERE: "We hold this information, and you can reasonably have it elsewhere.",
    Outcome.PENDING: "This part is not decided yet. We will write to you again.",
    Outcome.WITHDRAWN: "You withdrew this part of your request.",
}
"""What is said of a part of a question: it confirms whether the information is held, as section 1 asks."""
NOTICE = "For what is withheld this letter is a refusal notice under section 17 of the Freedom of Information Act 2000."
FIRST = "This is a first reply: part of your request is not decided yet, and we will write to you again."


def decision(outcomes: Iterable[str]) -> str:
    """The decision on a whole request in a few sentences, from the outcomes of its parts."""
    ended = [Outcome(outcome) for outcome in outcomes]
    decided = [outcome for outcome in ended if outcome != Outcome.PENDING]
    said = [FIRST] if len(decided) < len(ended) else []
    if decided:
        said.append(_decided(decided))
    if REFUSING.intersection(decided):
        said.append(NOTICE)
    return " ".join(said)


def _decided(outcomes: Sequence[Outcome]) -> str:
    if decision_kind(outcomes) == Decision.IN_PART and not REFUSING.intersection(outcomes):
        return "We have decided to give you the information that we hold. Some of what you asked for is not held."
    return {
        Decision.GRANTED: "We have decided to give you all the information that you asked for.",
        Decision.IN_PART: (
            "We have decided to give you some of the information that you asked for, and not to give you the rest."
        ),
        Decision.REFUSED: "We have decided not to give you the information that you asked for.",
        Decision.NOT_HELD: "We do not hold the information that you asked for.",
        Decision.NEITHER: "We neither confirm nor deny whether we hold the information that you asked for.",
        Decision.WITHDRAWN: "You withdrew your request.",
    }[decision_kind(outcomes)]


def decision_kind(outcomes: Iterable[str]) -> Decision:
    """How a reply ended, from the outcomes of the parts that it decides; those that are pending do not count."""
    ended = {Outcome(outcome) for outcome in outcomes} - {Outcome.PENDING}
    if ended == {Outcome.WITHDRAWN}:
        return Decision.WITHDRAWN
    ended -= {Outcome.WITHDRAWN}
    if ended <= {Outcome.GRANTED} and ended:
        return Decision.GRANTED
    if GIVING.intersection(ended):
        return Decision.IN_PART
    if ended == {Outcome.NCND}:
        return Decision.NEITHER
    return Decision.REFUSED if REFUSING.intersection(ended) else Decision.NOT_HELD


def is_refusal(outcomes: Iterable[str]) -> bool:
    """Whether a reply with these outcomes is a refusal notice."""
    return bool(REFUSING.intersection(Outcome(outcome) for outcome in outcomes))


def is_interim(outcomes: Iterable[str]) -> bool:
    """Whether a part is still to be decided."""
    return Outcome.PENDING in {Outcome(outcome) for outcome in outcomes}
