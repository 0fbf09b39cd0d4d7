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
NOTICE_OF_SILENCE = NOTICE.replace("what is withheld", "what we neither confirm nor deny")
NOTICE_OF_BOTH = NOTICE.replace("what is withheld", "what we neither confirm nor deny, and for what is withheld,")
SILENT = "We neither confirm nor deny whether we hold the information that you asked for."
SILENT_IN_PART = "For part of your request we neither confirm nor deny whether we hold any information."
FIRST = "This is a first reply: part of your request is not decided yet, and we will write to you again."


def decision(outcomes: Iterable[str]) -> str:
    """The decision on a whole request in a few sentences, from the outcomes of its parts."""
    ended = [Outcome(outcome) for outcome in outcomes]
    decided = [outcome for outcome in ended if outcome != Outcome.PENDING]
    told = [outcome for outcome in decided if outcome != Outcome.NCND]
    is_silent = len(told) < len(decided)
    said = [FIRST] if len(decided) < len(ended) else []
    if is_silent:
        said.append(SILENT if set(ended) == {Outcome.NCND} else SILENT_IN_PART)
    if told:
        said.append(_decided(told, beside_silence=is_silent))
    is_withheld = bool(REFUSING.intersection(told))
    if is_silent:
        said.append(NOTICE_OF_BOTH if is_withheld else NOTICE_OF_SILENCE)
    elif is_withheld:
        said.append(NOTICE)
    return " ".join(said)


def _decided(outcomes: Sequence[Outcome], *, beside_silence: bool) -> str:
    """What is decided of everything but the parts of which nothing is said, which no word of it speaks of (FOI-22)."""
    asked, request = "you asked for", "your request"
    if beside_silence:
        asked, request = "the other parts ask for", "the other parts"
    if decision_kind(outcomes) == Decision.IN_PART and not REFUSING.intersection(outcomes):
        return f"We have decided to give you the information that we hold. Some of what {asked} is not held."
    return {
        Decision.GRANTED: f"We have decided to give you all the information that {asked}.",
        Decision.IN_PART: (
            f"We have decided to give you some of the information that {asked}, and not to give you the rest."
        ),
        Decision.REFUSED: f"We have decided not to give you the information that {asked}.",
        Decision.NOT_HELD: f"We do not hold the information that {asked}.",
        Decision.WITHDRAWN: f"You withdrew {request}.",
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
