"""Deciding what a reply does not give, and why; each decision says who took it and when (FOI-20, FOI-22, FOI-30)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from foi.actions.drafting import delete_withholding, locked_draft, refuse_overtaken
from foi.choices import AlsoNeeded, ExemptionKind, ExemptionTest, Outcome, Prejudice
from foi.disclosure.answer_document import AnswerDocument
from foi.disclosure.places import Place, number_columns, place_in, what_it_is, words_at
from foi.models import Exemption, FrozenAnswer, Pack, PackAnswer, QuestionPart, Withholding, WithholdingGround
from groups.recording import delete_recorded, save_recorded
from meetings.models import MinutesRelease

NEITHER = "Whether any information is held for this part of the request"
"""What is said of every part that is neither confirmed nor denied, whatever is held (FOI-22)."""
INTEREST_FOR = (
    "People should be able to know what the police hold and whom they hear, so that they can judge how it is used."
)
INTEREST_AGAINST = (
    "An answer that is given only where nothing is held would tell, by its absence, where something is. The provision "
    "protects something only if it is relied on in the same way whether or not anything is held."
)
BALANCE = (
    "To answer in the same words, whatever is held, serves the public better than to confirm or deny it in this case."
)
SMALL = "The number is so small that it may point at someone, with what else is known of the group."
S40_2 = "s40_2"
GONE = "Someone else has taken this back since you opened it. Nothing has been changed."
Row = TypeVar("Row", Withholding, WithholdingGround, QuestionPart)


@dataclass(frozen=True)
class Reasons:
    """What one exemption is relied on for, in this case; see `WithholdingGround` for each."""

    exemption: Exemption
    limb: str = ""
    why: str = ""
    why_is_exempt: bool = False
    prejudice: str = ""
    interest_for: str = ""
    interest_against: str = ""
    balance: str = ""
    decision_expected: date | None = None
    estimate_hours: Decimal | None = None
    more: str = ""


@transaction.atomic
def withhold_place(
    *,
    pack: Pack,
    answer: FrozenAnswer,
    place: str,
    reasons: Sequence[Reasons],
    by: Any,
    what: str = "",
    everywhere: bool = False,
    elsewhere: str = "",
) -> Withholding:
    """Withhold one place of a frozen answer: a paragraph, a cell, a row or a column; returns the decision.

    With `everywhere` its words, and other forms of the same name, go wherever they stand in an answer of the reply.

    `what` says to anyone what is withheld; where it is empty, the register says it in words of its own. Raises
    ValidationError where the answer is not in the reply, has no such place, or a ground lacks what its exemption asks.
    """
    pack = locked_draft(pack, by=by)
    document = given_with(pack, answer)
    found = _place(document, place)
    if found.is_small:
        raise ValidationError("Small numbers are withheld by a step of their own.")
    return _decide(
        Withholding(
            pack=pack,
            answer=answer,
            place=place,
            what=what.strip() or what_it_is(document, found),
            words="\n".join(words_at(document, found)),
            everywhere=everywhere,
            elsewhere=elsewhere.strip(),
            decided_by=by,
        ),
        reasons,
        by=by,
    )


@transaction.atomic
def withhold_small_numbers(*, pack: Pack, answer: FrozenAnswer, table: int, column: str, by: Any) -> Withholding:
    """Give the numbers from 1 to 4 in a column only as “fewer than 5”, and none that would tell them (DP-07)."""
    pack = locked_draft(pack, by=by)
    document = given_with(pack, answer)
    place = Place("tables", table, None, column, is_small=True)
    if table >= len(document.tables) or column not in number_columns(document.tables[table]):
        raise ValidationError("This column holds no numbers.")
    made = Withholding(pack=pack, answer=answer, place=str(place), what=what_it_is(document, place), decided_by=by)
    return _decide(made, [Reasons(_exemption(S40_2), why=SMALL)], by=by)


@transaction.atomic
def withhold_part(*, pack: Pack, part: QuestionPart, what: str, reasons: Sequence[Reasons], by: Any) -> Withholding:
    """Withhold what a part of a question asks for, or some of it; returns the decision. Raises as `withhold_place`."""
    pack = locked_draft(pack, by=by)
    part = _of_this_request(pack, part)
    if part.outcome == Outcome.NCND:
        raise ValidationError("This part is neither confirmed nor denied: nothing else may be said of it.")
    return _decide(Withholding(pack=pack, part=part, what=what.strip(), decided_by=by), reasons, by=by)


@transaction.atomic
def explain_gaps(*, pack: Pack, release: MinutesRelease, what: str, reasons: Sequence[Reasons], by: Any) -> Withholding:
    """Say why words are taken out of minutes that a reply gives; the minutes themselves stay as they were published."""
    pack = locked_draft(pack, by=by)
    if not pack.minutes.filter(release=release).exists():
        raise ValidationError("These minutes are not in the reply.")
    return _decide(Withholding(pack=pack, release=release, what=what.strip(), decided_by=by), reasons, by=by)


@transaction.atomic
def neither_confirm_nor_deny(
    *,
    pack: Pack,
    part: QuestionPart,
    exemptions: Sequence[Exemption],
    by: Any,
    opinion: str = "",
    estimate_hours: Decimal | None = None,
    advice: str = "",
) -> Withholding:
    """Neither confirm nor deny that anything is held for a part of a question (FOI-22); returns the decision.

    The words are those of the exemptions and no one's own, so that they are the same whether or not anything is held.
    Where an exemption rests on an `opinion`, that is kept for the record and not told; where it rests on the cost of
    finding out, the estimate and the `advice` how to narrow the request are told. Raises ValidationError where one of
    these lacks, an exemption has no such provision, the part has another outcome, or something else is said of it
    already.
    """
    pack = locked_draft(pack, by=by)
    part = _of_this_request(pack, part)
    if part.outcome != Outcome.NCND:
        raise ValidationError("Record the outcome of this part first: neither confirmed nor denied.")
    if pack.withholdings.filter(part=part).exists():
        raise ValidationError("Something is decided of this part already. Take that back first.")
    made = Withholding(pack=pack, part=part, what=NEITHER, neither=True, decided_by=by)
    asked = [_standing_words(each, opinion=opinion, hours=estimate_hours, advice=advice) for each in exemptions]
    return _decide(made, asked, by=by)


@transaction.atomic
def add_ground(*, withholding: Withholding, reasons: Reasons, by: Any) -> WithholdingGround:
    """Rely on another exemption for the same item; returns the ground."""
    locked_draft(withholding.pack, by=by)
    withholding = _still_there(withholding)
    if withholding.neither:
        raise ValidationError("Take this decision back, and choose all its exemptions at once.")
    return _ground(withholding, reasons, by=by)


@transaction.atomic
def change_ground(
    *, ground: WithholdingGround, reasons: Reasons, by: Any, seen: str | None = None
) -> WithholdingGround:
    """Change what an exemption is relied on for; returns the ground.

    `seen` is what `seen_of` gave for the reasons that the writer had before them: where others stand there now, nothing
    is overwritten, and ValidationError gives those (C1).
    """
    locked_draft(ground.withholding.pack, by=by)
    ground = _still_there(ground)
    if ground.withholding.neither:
        raise ValidationError("These words are the same in every reply, and are not changed in one.")
    before = seen_of(ground)
    for name, value in _values(reasons).items():
        setattr(ground, name, value)
    if seen is not None and before not in (seen, seen_of(ground)):
        raise ValidationError(f"Someone else changed these reasons after you opened them. They are now: {before}")
    saved: WithholdingGround = save_recorded(ground, by=by, reason="The reasons were changed.")
    return saved


@transaction.atomic
def allow_elsewhere(*, withholding: Withholding, elsewhere: str, by: Any, as_opened: str | None = None) -> Withholding:
    """Say why the words that are withheld here may stand elsewhere in the reply; returns the decision.

    `as_opened` is what was said of it before the writer; see `write_reply`.
    """
    locked_draft(withholding.pack, by=by)
    withholding = _still_there(withholding)
    refuse_overtaken(as_opened, withholding.elsewhere, elsewhere)
    withholding.elsewhere = elsewhere.strip()
    saved: Withholding = save_recorded(withholding, by=by, reason=elsewhere.strip() or "Taken back.")
    return saved


@transaction.atomic
def take_back(*, withholding: Withholding, by: Any, reason: str) -> None:
    """Take a decision back: the item is given with the reply. Its history stays, with the reason."""
    locked_draft(withholding.pack, by=by)
    delete_withholding(_still_there(withholding), by=by, reason=reason)


@transaction.atomic
def drop_ground(*, ground: WithholdingGround, by: Any, reason: str) -> None:
    """No longer rely on one of several exemptions. The last one goes with the decision alone."""
    locked_draft(ground.withholding.pack, by=by)
    ground = _still_there(ground)
    if ground.withholding.grounds.count() == 1:
        raise ValidationError("It rests on this exemption alone. Take the whole decision back instead.")
    delete_recorded(ground, by=by, reason=reason)


def seen_of(ground: WithholdingGround) -> str:
    """The reasons as someone has them before them, in one line: told apart from those that stand there later."""
    told = ((name, getattr(ground, name)) for name in Reasons.__dataclass_fields__ if name != "exemption")
    said = (f"{name.replace('_', ' ')}: {' '.join(str(value).split())}" for name, value in told if value)
    return "; ".join((ground.exemption.label, *said))


def given_with(pack: Pack, answer: FrozenAnswer) -> AnswerDocument:
    """The full text of an answer that a reply gives; ValidationError where it does not."""
    if not PackAnswer.objects.filter(pack=pack, answer=answer).exists():
        raise ValidationError("This answer is not in the reply.")
    return AnswerDocument.from_data(json.loads(answer.rendition))


def _still_there(row: Row) -> Row:
    """The row as it is now; ValidationError where someone else has taken it back since it was read (C1)."""
    found = type(row).objects.filter(pk=row.pk).first()
    if found is None:
        raise ValidationError(GONE)
    return found


def _decide(withholding: Withholding, reasons: Sequence[Reasons], *, by: Any) -> Withholding:
    if not reasons:
        raise ValidationError("Choose an exemption. Nothing is withheld without one.")
    saved: Withholding = save_recorded(withholding, by=by, reason="Decided.")
    for each in reasons:
        _ground(saved, each, by=by)
    return saved


def _ground(withholding: Withholding, reasons: Reasons, *, by: Any) -> WithholdingGround:
    made = WithholdingGround(withholding=withholding, **_values(reasons))
    saved: WithholdingGround = save_recorded(made, by=by, reason="Decided.")
    return saved


def _values(reasons: Reasons) -> dict[str, Any]:
    values = {name: getattr(reasons, name) for name in Reasons.__dataclass_fields__}
    return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}


def _standing_words(exemption: Exemption, *, opinion: str, hours: Decimal | None, advice: str) -> Reasons:
    """What is said wherever this exemption is relied on to neither confirm nor deny: what it asks for, and no more."""
    weighed: dict[str, Any] = {"interest_for": INTEREST_FOR, "interest_against": INTEREST_AGAINST, "balance": BALANCE}
    if exemption.also_needed == AlsoNeeded.ESTIMATE and not (hours and advice.strip()):
        raise ValidationError(
            {
                "estimate_hours": "Give the estimate of the time that it takes to find out whether it is held.",
                "advice": "Say how the request can be narrowed.",
            }
        )
    if exemption.also_needed == AlsoNeeded.OPINION and not opinion.strip():
        raise ValidationError({"opinion": f"{exemption.label} rests on the qualified person's opinion. Record it."})
    return Reasons(
        exemption,
        why=exemption.ncnd_reason,
        prejudice=Prejudice.WOULD_BE_LIKELY if exemption.test == ExemptionTest.PREJUDICE else "",
        estimate_hours=hours if exemption.also_needed == AlsoNeeded.ESTIMATE else None,
        more={AlsoNeeded.ESTIMATE: advice, AlsoNeeded.OPINION: opinion}.get(AlsoNeeded(exemption.also_needed), ""),
        **(weighed if exemption.kind == ExemptionKind.QUALIFIED else {}),
    )


def _place(document: AnswerDocument, written: str) -> Place:
    try:
        return place_in(document, written)
    except ValueError as problem:
        raise ValidationError({"place": str(problem)}) from problem


def _of_this_request(pack: Pack, part: QuestionPart) -> QuestionPart:
    """The part as it is now; ValidationError where it is gone, or belongs to another request."""
    part = _still_there(part)
    if part.question.request_id != pack.request_id:
        raise ValidationError("This part belongs to another request.")
    return part


def _exemption(code: str) -> Exemption:
    found = Exemption.objects.filter(code=code).first()
    if found is None:
        raise ValidationError(f"The reference data has no exemption {code}. Ask an administrator to load it.")
    return found
