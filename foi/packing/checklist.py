"""What has to be so before a reply is released: the points of a refusal notice, and that nothing withheld slips out.

Each point says in plain words what is well, or what is still to be done; a reply with one to be done is not released.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from foi.choices import GIVING, REFUSING, Outcome
from foi.costs import HOURS
from foi.disclosure.reply_document import ReplyDocument, ReplyPart, ReplyQuestion, ReplyWithheld
from iag_registry.lib.partial_dates import PartialDate

CODES = {
    Outcome.REFUSED_COST: ("s12",),
    Outcome.REFUSED_VEXATIOUS: ("s14_1", "s14_2"),
    Outcome.ACCESSIBLE_ELSEWHERE: ("s21",),
}
"""The sections that an outcome rests on by its nature."""


@dataclass(frozen=True)
class Known:
    """What has to be known beside the reply itself.

    `due` is the day by which it must leave, and `extended` the one that was promised where the time for the public
    interest was extended; each None where there is none. `with_limbs` are the codes of sections with limbs to choose.
    """

    due: date | None = None
    extended: date | None = None
    with_limbs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Point:
    """One point: what it asks, what is well, and what is still to be done (empty where nothing is)."""

    key: str
    asks: str
    done: str
    to_do: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        return not self.to_do


def checklist(reply: ReplyDocument, known: Known) -> tuple[Point, ...]:
    """The points of a reply, in the order of the letter; those of a refusal notice only where it is one."""
    always = (ANSWERED, HELD, REVIEW, COMMISSIONER, IN_TIME)
    refusal = (OF_WHAT, SECTIONS, WHY, INTEREST, COST)
    asked = sorted((*always, *(refusal if reply.is_refusal or reply.withheld else ())), key=ORDER.index)
    return tuple(Point(each.key, each.asks, each.done, tuple(each.find(reply, known))) for each in asked)


@dataclass(frozen=True)
class _Asked:
    """One point before it is asked of a reply."""

    key: str
    asks: str
    done: str
    find: Callable[[ReplyDocument, Known], Iterable[str]]


def _answered(reply: ReplyDocument, _: Known) -> Iterator[str]:
    """Every question has an outcome that fits what is given and withheld."""
    if not reply.questions:
        yield "Split the request into its questions."
    outcomes_of_all = {part.outcome for question in reply.questions for part in question.parts}
    if outcomes_of_all == {Outcome.PENDING}:
        yield "No part of the request is decided yet. Record the outcome of each part."
    for question in reply.questions:
        name = f"Question {question.number}"
        outcomes = {Outcome(part.outcome) for part in question.parts}
        if not outcomes:
            yield f"{name} has no part with an outcome."
            continue
        given = bool(question.answers or question.minutes or question.written)
        withheld = [each for each in _of(reply, question) if not _is_open(each)]
        if outcomes & GIVING and not given:
            yield f"{name} is granted, and nothing is given in answer to it."
        if withheld and not outcomes & REFUSING:
            yield f"Something is withheld from {name.lower()}, and no part of it is refused or granted in part."
        if any(not each.neither for each in withheld) and outcomes & {Outcome.NCND} and not outcomes - {Outcome.NCND}:
            yield f"{name} is neither confirmed nor denied: nothing else may be said of it."
        labels = [part.label for part in question.parts]
        for label in dict.fromkeys(label for label in labels if labels.count(label) > 1):
            yield f"{name} has two parts that are called “{label}”. Give each a name of its own."
        yield from _neither(question, _of(reply, question))


def _neither(question: ReplyQuestion, items: list[ReplyWithheld]) -> Iterator[str]:
    """Where a part is neither confirmed nor denied, nothing else in the answer speaks of it (FOI-22)."""
    silent = {part.label for part in question.parts if part.outcome == Outcome.NCND}
    for item in items:
        if item.neither and item.part not in silent:
            yield f"Item {item.number} neither confirms nor denies, and its part has another outcome now. Take it back."
        if not item.neither and item.part in silent:
            yield f"Item {item.number} speaks of a part that is neither confirmed nor denied. Take it back."
    if not silent:
        return
    for answer in question.answers:
        if not answer.part:
            yield (
                f"Annex {answer.annex} answers the whole of question {question.number}, a part of which is neither "
                "confirmed nor denied. Freeze an answer for each of the other parts instead."
            )
        elif answer.part in silent:
            yield f"Annex {answer.annex} answers a part that is neither confirmed nor denied. Leave it out."
    if silent and len(silent) == len(question.parts) and (question.written or question.minutes):
        yield f"Question {question.number} is neither confirmed nor denied: take away its own words and its minutes."


def _of_what(reply: ReplyDocument, _: Known) -> Iterator[str]:
    """1: that it is a refusal, and of what."""
    for question in reply.questions:
        for part in question.parts:
            found = _of_part(reply, question, part)
            if part.outcome in REFUSING and not found:
                yield f"Question {question.number}, {part.label}: say what is withheld."
            elif part.outcome == Outcome.NCND and not any(each.neither for each in found):
                yield f"Question {question.number}, {part.label}: choose the section to neither confirm nor deny."


def _sections(reply: ReplyDocument, known: Known) -> Iterator[str]:
    """2: the section with its limb."""
    for each in reply.withheld:
        if not each.grounds:
            yield f"Item {each.number} ({each.what}): choose a section."
        for ground in each.grounds:
            if ground.code in known.with_limbs and not each.neither and not _limb(ground.provision, ground.code):
                yield f"Item {each.number} ({each.what}): name the limb of {ground.label}."
    for question in reply.questions:
        for part in question.parts:
            wanted = CODES.get(Outcome(part.outcome))
            codes = {ground.code for each in _of_part(reply, question, part) for ground in each.grounds}
            if wanted and not codes.intersection(wanted):
                yield f"Question {question.number}, {part.label}: this outcome rests on {_words(wanted)}. Add it."


def _limb(provision: str, code: str) -> str:
    """What stands in a provision beside its section: "(a)" of 31(1)(a)."""
    section, _, subsection = code.removeprefix("s").partition("_")
    return provision.removeprefix(section).removeprefix(f"({subsection})" if subsection else "")


def _words(codes: Sequence[str]) -> str:
    """Sections by their codes: "section 14(1) or section 14(2)"."""
    parted = (code.removeprefix("s").partition("_") for code in codes)
    return " or ".join(f"section {section}({sub})" if sub else f"section {section}" for section, _, sub in parted)


def _why(reply: ReplyDocument, _: Known) -> Iterator[str]:
    """3: why it applies, unless saying so would give away what is exempt. The database refuses a ground without."""
    for each in reply.withheld:
        for ground in each.grounds:
            if not ground.why and each.neither:
                yield f"Item {each.number}: the reference data has no words for {ground.label}."


def _interest(reply: ReplyDocument, known: Known) -> Iterator[str]:
    """4: the public interest, or the day by which it will be decided."""
    for each in reply.withheld:
        for ground in each.grounds:
            weighed = ground.interest_for and ground.interest_against and ground.balance
            if ground.kind == "qualified" and not weighed and not ground.decision_expected:
                yield f"Item {each.number} ({each.what}): weigh the public interest under {ground.label}."
            if ground.decision_expected:
                yield from _still_open(reply, each, ground.decision_expected, known.extended)


def _still_open(reply: ReplyDocument, item: ReplyWithheld, expected: str, extended: date | None) -> Iterator[str]:
    """Where the public interest is not decided yet: only what is pending, and only in a time that was extended."""
    name = f"Item {item.number} ({item.what})"
    if extended is None:
        yield (
            f"{name}: the public interest may stay open only where the request is extended for it. Take that step "
            "first, or weigh it now."
        )
    elif expected != extended.isoformat():
        yield f"{name}: the requester was told that it is decided by {PartialDate.of(extended).words}. Give that day."
    if expected < reply.dated:
        yield f"{name}: the day by which the public interest is decided has passed."
    question = next((each for each in reply.questions if each.number == item.question), None)
    if question and not any(part.outcome == Outcome.PENDING for part in question.parts if covers(item, part, question)):
        yield f"{name}: its public interest is still open, so that its part must stay pending."


def _held(reply: ReplyDocument, _: Known) -> Iterator[str]:
    """5: whether it is held, or that this is neither confirmed nor denied. The words for each outcome say it."""
    for question in reply.questions:
        for part in question.parts:
            if not part.said:
                yield f"Question {question.number}, {part.label}: record the outcome."


def _cost(reply: ReplyDocument, _: Known) -> Iterator[str]:
    """6: for section 12 the estimate under the Regulations, and advice how to narrow the request."""
    for each in reply.withheld:
        for ground in each.grounds:
            if ground.code != "s12":
                continue
            if not ground.estimate_hours:
                yield f"Item {each.number}: give the estimate in hours."
            elif Fraction(ground.estimate_hours) <= HOURS:
                yield f"Item {each.number}: section 12 applies only to an estimate of more than {HOURS} hours."
            if not ground.more:
                yield f"Item {each.number}: say how the request can be narrowed."


def _review(reply: ReplyDocument, _: Known) -> Iterator[str]:
    """7: how to ask for a review."""
    if not reply.review.strip():
        yield "Nothing says where a review can be asked for. It is the setting FOI_REVIEW: ask who runs the site."


def _commissioner(reply: ReplyDocument, _: Known) -> Iterator[str]:
    """8: the right to complain to the Commissioner, with how to reach them."""
    if not reply.commissioner.strip():
        yield "Nothing says how to reach the Commissioner. It is the setting FOI_COMMISSIONER: ask who runs the site."


def _in_time(reply: ReplyDocument, known: Known) -> Iterator[str]:
    """9: by the day on which it is due, or the letter says that it is not."""
    due = known.due
    if reply.time_note or reply.corrects:
        return
    if due is None:
        yield "The day of receipt is not recorded. Record it, or write in the letter what is known of the time it took."
    elif date.fromisoformat(reply.dated) > due:
        yield f"The reply was due on {PartialDate.of(due).words}. Write in the letter that it is late, and why."


def _of(reply: ReplyDocument, question: ReplyQuestion) -> list[ReplyWithheld]:
    return [each for each in reply.withheld if each.question == question.number]


def _of_part(reply: ReplyDocument, question: ReplyQuestion, part: ReplyPart) -> list[ReplyWithheld]:
    return [each for each in _of(reply, question) if covers(each, part, question)]


def covers(item: ReplyWithheld, part: ReplyPart, question: ReplyQuestion) -> bool:
    """Whether an item is withheld from this part: its own, or an answer to the whole question that gives some of it."""
    if item.part:
        return item.part == part.label
    return len(question.parts) == 1 or part.outcome in (Outcome.GRANTED_IN_PART, Outcome.PENDING)


def _is_open(item: ReplyWithheld) -> bool:
    """Whether it is not decided yet, because the public interest is still weighed."""
    return any(ground.decision_expected for ground in item.grounds)


ANSWERED = _Asked(
    "answered", "Every question has an outcome, and what it needs", "Every question is dealt with.", _answered
)
OF_WHAT = _Asked("1", "It says that it is a refusal, and of what", "It says what is withheld.", _of_what)
SECTIONS = _Asked("2", "It names the section of the Act, with its limb", "Every section is named.", _sections)
WHY = _Asked("3", "It says why the section applies", "Every item has its reasons.", _why)
INTEREST = _Asked(
    "4",
    "It weighs the public interest, or says when that will be decided",
    "The public interest is weighed.",
    _interest,
)
HELD = _Asked("5", "It confirms whether the information is held", "It says of each part whether it is held.", _held)
COST = _Asked("6", "On cost, it gives the estimate and helps to narrow the request", "No cost is left out.", _cost)
REVIEW = _Asked("7", "It says how to ask for a review", "It says where to ask for a review.", _review)
COMMISSIONER = _Asked(
    "8", "It says that the Commissioner can be asked, and how", "It says how to reach the Commissioner.", _commissioner
)
IN_TIME = _Asked(
    "9", "It is in time, or says that it is late", "It is in time, or says what is known of the time.", _in_time
)
ORDER = [ANSWERED, OF_WHAT, SECTIONS, WHY, INTEREST, HELD, COST, REVIEW, COMMISSIONER, IN_TIME]
