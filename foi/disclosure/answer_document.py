"""An answer of the catalogue as it is frozen: plain data, words and not records (FOI-42).

What it says stays as it was on the day, whatever becomes of the register and of the pages that it leads to. The same
shape serves the answer in full, which staff see, and the answer as it is released, with what is withheld taken out.
"""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Self

from django.utils.timezone import localtime

from foi.disclosure.columns import Columned
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.plain_data import as_data, as_text, from_data

FORM = 1
"""The form of the data: raised when what is kept changes its shape, so that old answers stay readable."""


@dataclass(frozen=True)
class FrozenCell:
    """One cell of a table: its text, where it leads, and whether it is a number, a partial date or a gap."""

    text: str
    url: str = ""
    sort: str = ""

    @property
    def is_number(self) -> bool:
        return self.sort == "number"

    @property
    def is_gap(self) -> bool:
        """True where something stands in place of what is withheld."""
        return self.sort == "gap"

    @property
    def words(self) -> str:
        """As people read it."""
        return PartialDate(self.text).words if self.sort == "date" else self.text

    @property
    def value(self) -> str | int:
        """As a program reads it."""
        return int(self.text) if self.is_number else self.text


@dataclass(frozen=True)
class FrozenHeading:
    """The head of one column; of the words behind each see `foi.catalogue.answer.Heading`."""

    name: str
    label: str
    dated: bool = False
    for_files: bool = False
    silent: bool = False


@dataclass(frozen=True)
class FrozenTable(Columned):
    """One table of an answer."""

    name: str
    caption: str
    headings: tuple[FrozenHeading, ...]
    rows: tuple[tuple[FrozenCell, ...], ...]
    about: str = ""

    def is_stated(self, cell: FrozenCell) -> bool:
        return bool(cell.text)

    @property
    def lines(self) -> list[list[FrozenCell]]:
        """The cells that people are shown."""
        return [[row[column] for column in self.shown] for row in self.rows]


@dataclass(frozen=True)
class FrozenCitation:
    """One statement that the answer rests on, in one line, with the document that it stands in."""

    source: str
    document: str
    publisher: str
    words: str

    @property
    def line(self) -> str:
        """The document and the words; of one that is withheld what stands in its place."""
        return f"{self.document}, {self.words}" if self.words else self.document


@dataclass(frozen=True)
class FrozenWithheld:
    """How many things of one sort the audience of the answer is not shown, and why."""

    what: str
    count: int
    reason: str


@dataclass(frozen=True)
class FrozenParameter:
    """One thing that was asked for, said back in words."""

    label: str
    words: str


@dataclass(frozen=True)
class AnswerDocument:
    """The whole answer. `on` is ISO text, `known_at` a moment in UTC, `asked` what was chosen, for programs."""

    form: int
    question: str
    title: str
    on: str
    known_at: str
    audience: str
    asked: str
    parameters: tuple[FrozenParameter, ...]
    sentence: str
    tables: tuple[FrozenTable, ...]
    definition: tuple[str, ...]
    counting_rule: str
    coverage: tuple[str, ...]
    caveats: tuple[str, ...]
    warnings: tuple[str, ...]
    citations: tuple[FrozenCitation, ...]
    withheld: tuple[FrozenWithheld, ...]

    @property
    def on_words(self) -> str:
        """The day that the answer speaks of: "30 June 2022"."""
        return PartialDate(self.on).words

    @property
    def known_words(self) -> str:
        """The moment at which the register knew it, in local time: "1 July 2022 at 10:30"."""
        return f"{localtime(datetime.fromisoformat(self.known_at)):%-d %B %Y at %H:%M}"

    @property
    def known_day(self) -> date:
        """The local day of that moment."""
        return localtime(datetime.fromisoformat(self.known_at)).date()

    @property
    def day(self) -> date:
        return date.fromisoformat(self.on)

    @property
    def row_count(self) -> int:
        """How many rows all its tables have together."""
        return sum(len(table.rows) for table in self.tables)

    @property
    def is_for_the_public(self) -> bool:
        return self.audience == Audience.PUBLIC

    @property
    def documents(self) -> tuple[tuple[FrozenCitation, tuple[FrozenCitation, ...]], ...]:
        """The citations by document, in the order of first use; the same words at the same place once."""
        by_source: dict[tuple[str, str], dict[str, FrozenCitation]] = {}
        for citation in self.citations:
            # One whose source is withheld has none to be told by.
            by_source.setdefault((citation.source, citation.document), {}).setdefault(citation.words, citation)
        cited = (tuple(citations.values()) for citations in by_source.values())
        return tuple((citations[0], citations) for citations in cited)

    def as_data(self) -> dict[str, Any]:
        """What is kept: texts, numbers, lists and nothing that JSON does not know."""
        data: dict[str, Any] = as_data(self)
        return data

    @property
    def text(self) -> str:
        """What is kept, as JSON; the same answer gives the same text."""
        return as_text(self.as_data())

    @property
    def identifier(self) -> str:
        """What it can be quoted by: its question, its day and a digest of all that it says."""
        return f"{self.question}-{self.on}-{sha256(self.text.encode()).hexdigest()[:12]}"

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """The answer that was kept; ValueError where its form is not known."""
        if data.get("form") != FORM:
            raise ValueError(f"An answer of the form {data.get('form')!r} cannot be read.")
        return from_data(cls, data)
