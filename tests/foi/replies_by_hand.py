"""Replies made by hand, for tests that ask no database; all of it invented."""

from typing import Any

from foi.choices import Outcome
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
from tests.foi.documents import document

MINUTES = ReplyMinutes("race-2022", "First meeting", "Race IAG", "2022-03-01", 1, "2022-04-01", "/x/", "0" * 64)
ANSWER = ReplyAnswer(1, document().identifier, document())
GIVES = {"granted", "granted_in_part"}


def part(outcome: str, label: str = "names") -> ReplyPart:
    return ReplyPart(label, outcome, SAID[Outcome(outcome)])


def ground(code: str = "s40_2", provision: str = "40(2)", **values: Any) -> ReplyGround:
    given = {"title": "personal information", "kind": "absolute", "why": "It would."}
    return ReplyGround(code, provision, **given | values)


def item(*grounds: ReplyGround, **values: Any) -> ReplyWithheld:
    given = {"number": 1, "question": 1, "what": "Names", "part": "names"}
    return ReplyWithheld(grounds=grounds or (ground(),), **given | values)


def reply(
    *outcomes: str, withheld: tuple[ReplyWithheld, ...] = (), labels: tuple[str, ...] = (), **values: Any
) -> ReplyDocument:
    """A reply to one question with parts of these outcomes, answered on the day of receipt."""
    called = labels or ("names", *(f"part {number}" for number in range(2, len(outcomes) + 1)))
    parts = tuple(part(outcome, label) for outcome, label in zip(outcomes, called, strict=False))
    question = ReplyQuestion(1, "Who sits?", "", parts, "", (ANSWER,) if set(outcomes) & GIVES else (), ())
    given: dict[str, Any] = {
        "form": FORM,
        "reference": "01.FOI.22.000001",
        "version": 1,
        "dated": "2022-07-01",
        "received": "2022-06-30",
        "service": "Register",
        "publisher": "Force",
        "decision": decision(outcomes),
        "questions": (question,),
        "withheld": withheld,
        "review": "review@invented.example",
        "commissioner": "The Commissioner",
        "is_refusal": is_refusal(outcomes),
        "is_interim": is_interim(outcomes),
    }
    return ReplyDocument(**given | values)
