"""Makes a reply out of what was decided: everything that leaves with it goes through here (DP-01).

Of a part that is neither confirmed nor denied nothing is said but that, in the same words whatever is held (FOI-22).
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings

from foi.choices import AlsoNeeded, Outcome
from foi.disclosure.minutes_given import minutes_given, readable_minutes
from foi.disclosure.reply_document import (
    FORM,
    ReplyAnswer,
    ReplyDocument,
    ReplyGround,
    ReplyMinutes,
    ReplyPart,
    ReplyQuestion,
    ReplyWithheld,
)
from foi.disclosure.reply_words import SAID, decision, is_interim, is_refusal
from foi.disclosure.withheld import Gaps, as_released, gaps_of, withholdings_of
from foi.models import Pack, Withholding


def make_reply(pack: Pack, *, dated: date) -> ReplyDocument:
    """The reply as it would leave on a day; minutes that can no longer be read are not in it."""
    withholdings = withholdings_of(pack)
    questions = _questions(pack, gaps_of(withholdings))
    outcomes = [part.outcome for question in questions for part in question.parts]
    corrected = pack.corrects
    return ReplyDocument(
        form=FORM,
        reference=pack.request.reference,
        version=pack.version,
        dated=dated.isoformat(),
        received=str(pack.request.received),
        service=settings.SERVICE_NAME,
        publisher=settings.PUBLISHER_NAME,
        decision=decision(outcomes),
        questions=questions,
        withheld=_withheld(withholdings, pack, questions),
        review=settings.FOI_REVIEW,
        commissioner=settings.FOI_COMMISSIONER,
        corrects=corrected.version if corrected else 0,
        correction=pack.reason,
        note=pack.note,
        time_note=pack.time_note,
        is_refusal=is_refusal(outcomes),
        is_interim=is_interim(outcomes),
    )


def _questions(pack: Pack, gaps: Gaps) -> tuple[ReplyQuestion, ...]:
    written = {row.question_id: row.text for row in pack.written.all()}
    given = list(
        pack.answers.select_related("answer__question", "answer__part").order_by("answer__question__number", "pk")
    )
    annexes = {row.pk: number for number, row in enumerate(given, 1)}
    minutes: dict[Any, list[ReplyMinutes]] = {}
    rows = list(pack.minutes.select_related("release__minutes__meeting__group").order_by("pk"))
    readable = readable_minutes(row.release for row in rows)
    for row in rows:
        if view := readable.get(row.release_id):
            minutes.setdefault(row.question_id, []).append(minutes_given(view, row.release))
    return tuple(
        ReplyQuestion(
            number=question.number,
            text=question.text,
            redefined=question.redefined,
            parts=tuple(
                ReplyPart(part.label, part.outcome, SAID[Outcome(part.outcome)])
                for part in sorted(question.parts.all(), key=lambda part: part.position)
            ),
            written=written.get(question.pk, ""),
            answers=tuple(
                _answer(row, annexes[row.pk], gaps) for row in given if row.answer.question_id == question.pk
            ),
            minutes=tuple(minutes.get(question.pk, ())),
        )
        for question in pack.request.questions.order_by("number").prefetch_related("parts")
    )


def _answer(row: Any, annex: int, gaps: Gaps) -> ReplyAnswer:
    document = as_released(row.answer, gaps)
    return ReplyAnswer(annex, document.identifier, document, row.answer.part.label if row.answer.part else "")


def _withheld(
    withholdings: Sequence[Withholding], pack: Pack, questions: Sequence[ReplyQuestion]
) -> tuple[ReplyWithheld, ...]:
    """What is withheld, in the order of the questions, numbered."""
    annexes = {
        row.answer_id: number for number, row in enumerate(pack.answers.order_by("answer__question__number", "pk"), 1)
    }
    asked_for = {row.release_id: row.question.number for row in pack.minutes.select_related("question")}
    found = sorted(
        withholdings, key=lambda each: (_question_of(each, asked_for), annexes.get(each.answer_id or 0, 0), each.pk)
    )
    return tuple(
        ReplyWithheld(
            number=number,
            question=_question_of(each, asked_for),
            what=each.what,
            grounds=tuple(_ground(ground, neither=each.neither) for ground in each.grounds.all()),
            annex=annexes.get(each.answer_id or 0, 0),
            neither=each.neither,
            part=_part_of(each),
        )
        for number, each in enumerate(found, 1)
    )


def _question_of(withholding: Withholding, asked_for: dict[Any, int]) -> int:
    if withholding.part:
        return withholding.part.question.number
    if withholding.answer:
        return withholding.answer.question.number
    return asked_for.get(withholding.release_id, 0)


def _part_of(withholding: Withholding) -> str:
    part = withholding.part or (withholding.answer.part if withholding.answer else None)
    return part.label if part else ""


def _ground(ground: Any, *, neither: bool) -> ReplyGround:
    """One ground as it is told. On whose opinion a silence rests is kept for the record: it would tell of the case."""
    is_told = not (neither and ground.exemption.also_needed == AlsoNeeded.OPINION)
    return ReplyGround(
        code=ground.exemption.code,
        provision=ground.provision,
        title=ground.exemption.title,
        kind=ground.exemption.kind,
        why="" if ground.why_is_exempt else ground.why,
        prejudice=ground.prejudice,
        interest_for=ground.interest_for,
        interest_against=ground.interest_against,
        balance=ground.balance,
        decision_expected=ground.decision_expected.isoformat() if ground.decision_expected else "",
        estimate_hours=f"{ground.estimate_hours.normalize():f}" if ground.estimate_hours is not None else "",
        more=ground.more if is_told else "",
        read_with="" if neither else ground.exemption.read_with,
    )
