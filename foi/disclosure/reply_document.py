"""A reply as it is released: plain data of which every file of the pack and its page in the log is made (FOI-46).

It never says who asked (FOI-12), who drafted or who released it, nor what was withheld.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from foi.disclosure.answer_document import AnswerDocument
from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.plain_data import as_data, as_text, from_data

FORM = 1
"""The form of the data: raised when what is kept changes its shape, so that old replies stay readable."""
FILE = "answer.json"
"""The file of a released reply that holds it."""


@dataclass(frozen=True)
class ReplyGround:
    """One section that something is withheld under, with the reasons that may be told."""

    code: str
    provision: str
    title: str
    kind: str
    why: str
    prejudice: str = ""
    interest_for: str = ""
    interest_against: str = ""
    balance: str = ""
    decision_expected: str = ""
    estimate_hours: str = ""
    more: str = ""
    read_with: str = ""

    @property
    def label(self) -> str:
        """As a gap names it: "s.40(2)"."""
        return f"s.{self.provision}"

    @property
    def section(self) -> str:
        """As a sentence names it: "section 40(2) with section 40(3A)(a), personal information"."""
        read_with = f" with section {self.read_with}" if self.read_with else ""
        return f"section {self.provision}{read_with}, {self.title}"


@dataclass(frozen=True)
class ReplyWithheld:
    """One item that is withheld: to which question and part it belongs, what it is, and on what that rests.

    `part` is empty where it is withheld from an answer to the whole question.
    """

    number: int
    question: int
    what: str
    grounds: tuple[ReplyGround, ...]
    annex: int = 0
    neither: bool = False
    part: str = ""

    @property
    def labels(self) -> str:
        """The sections, as a gap names them: "s.31(1)(a), s.40(2)"."""
        return ", ".join(dict.fromkeys(ground.label for ground in self.grounds))


@dataclass(frozen=True)
class ReplyPart:
    """One part of a question and how it ended."""

    label: str
    outcome: str
    said: str


@dataclass(frozen=True)
class ReplyAnswer:
    """One answer from the register, as released, with the number of its annex."""

    annex: int
    identifier: str
    document: AnswerDocument
    part: str = ""


@dataclass(frozen=True)
class ReplyMinutes:
    """One published version of minutes that goes with the reply; `file` is the name of its files without an ending."""

    file: str
    title: str
    group: str
    date: str
    version: int
    published: str
    url: str
    sha256: str

    @property
    def words(self) -> str:
        """Which minutes they are: "Race IAG, 2 February 2021, version 1, published on 6 July 2021"."""
        when = PartialDate(self.date).words or "date not known"
        published = PartialDate(self.published).words
        return f"{self.group}: {self.title}, {when}, version {self.version}, published on {published}"


@dataclass(frozen=True)
class ReplyQuestion:
    """One question as asked, and all that the reply gives and says to it."""

    number: int
    text: str
    redefined: str
    parts: tuple[ReplyPart, ...]
    written: str
    answers: tuple[ReplyAnswer, ...]
    minutes: tuple[ReplyMinutes, ...]


@dataclass(frozen=True)
class ReplyDocument:
    """The whole reply. Dates are ISO text, `received` of reduced precision; `corrects` is a version, or 0 for none."""

    form: int
    reference: str
    version: int
    dated: str
    received: str
    service: str
    publisher: str
    decision: str
    questions: tuple[ReplyQuestion, ...]
    withheld: tuple[ReplyWithheld, ...]
    review: str
    commissioner: str
    corrects: int = 0
    correction: str = ""
    note: str = ""
    time_note: str = ""
    is_refusal: bool = False
    is_interim: bool = False

    @property
    def title(self) -> str:
        return f"Reply to the request {self.reference}"

    @property
    def dated_words(self) -> str:
        return PartialDate(self.dated).words

    @property
    def answers(self) -> tuple[ReplyAnswer, ...]:
        """The answers from the register, in the order of their annexes."""
        return tuple(answer for question in self.questions for answer in question.answers)

    @property
    def minutes(self) -> tuple[ReplyMinutes, ...]:
        return tuple(minutes for question in self.questions for minutes in question.minutes)

    @property
    def known_at(self) -> str:
        """The last moment at which the register was asked for this reply, in UTC; empty where it was not."""
        return max((answer.document.known_at for answer in self.answers), key=datetime.fromisoformat, default="")

    @property
    def text(self) -> str:
        """What is kept, as JSON; the same reply gives the same text."""
        data: dict[str, Any] = as_data(self)
        return as_text(data)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The reply that was kept; ValueError where it cannot be read."""
        data = json.loads(text)
        if not isinstance(data, dict) or data.get("form") != FORM:
            raise ValueError("This reply has a form that cannot be read.")
        return from_data(cls, data)
