"""What an answer is made of: words and plain values only, ready for a page, a letter, a CSV file or JSON."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from foi.disclosure.columns import Columned
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate


class Linked(str):
    """Text of a cell that leads to a page of the register; everywhere but on a page it is its text."""

    route: str
    keys: tuple[str, ...]

    def __new__(cls, text: str, route: str, *keys: str) -> "Linked":
        linked = super().__new__(cls, text)
        linked.route, linked.keys = route, keys
        return linked

    @property
    def url(self) -> str:
        """The address of the page."""
        return reverse(self.route, args=self.keys)


Cell = str | int


@dataclass(frozen=True)
class Heading:
    """The head of one column: its name in files, and its label for people.

    A dated column holds partial dates; a column for files repeats for machines what people read in the caption. People
    are told of an empty column that no source states it, unless it is silent: it may be empty for another reason.
    `address` names a column of files beside it, with the addresses of the pages that its cells lead to.
    """

    name: str
    label: str
    dated: bool = False
    for_files: bool = False
    silent: bool = False
    address: str = ""


@dataclass(frozen=True)
class Table(Columned):
    """One table of an answer; `about` says in a line what a reader must know of it."""

    name: str
    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: str = ""

    def is_stated(self, cell: Cell) -> bool:
        return cell != ""

    @property
    def lines(self) -> list[list["ShownCell"]]:
        """The cells that people are shown."""
        return [[_shown(row[column]) for column in self.shown] for row in self.rows]

    @property
    def addresses(self) -> list[str]:
        """The addresses beside its cells, each once, after what its row is about: "Race IAG, May meeting: https:…"."""
        columns = [number for number, heading in enumerate(self.headings) if heading.address]
        found = (
            (row, column, address) for row in self.rows for column in columns if (address := address_of(row[column]))
        )
        return list(dict.fromkeys(f"{_linked_beside(row, column)}: {address}" for row, column, address in found))


@dataclass(frozen=True)
class ShownCell:
    """One cell as people read it, with the address of a page where it leads to one."""

    words: str
    url: str


def _linked_beside(row: Sequence[Cell], column: int) -> str:
    """The other cells of a row that lead somewhere: the records that it is about."""
    return ", ".join(str(cell) for number, cell in enumerate(row) if isinstance(cell, Linked) and number != column)


def address_of(cell: Cell) -> str:
    """The whole address of the page that a cell leads to, for a file that is read elsewhere; empty where to none."""
    return f"{settings.PUBLIC_URL}{cell.url}" if isinstance(cell, Linked) else ""


def _shown(cell: Cell) -> ShownCell:
    words = cell.words if isinstance(cell, PartialDate) else str(cell)
    return ShownCell(words, cell.url if isinstance(cell, Linked) else "")


@dataclass(frozen=True)
class Citation:
    """One statement of one document that an answer rests on, with the place where it can be checked (GRP-06)."""

    statement: str
    source: str
    document: str
    publisher: str
    reference: str
    lines: str
    section: str
    quote: str
    says: str
    as_of: PartialDate
    standing: str

    @property
    def place(self) -> str:
        """Where in the document: "section Q3, line 66"."""
        return f"section {self.section}, {self._lines}" if self.section else self._lines

    @property
    def _lines(self) -> str:
        return f"{'lines' if '–' in self.lines else 'line'} {self.lines}"

    @property
    def short(self) -> str:
        """For a cell of a table: "01.FOI.22.022727, line 66"; a bare number is no name for a document."""
        name = self.document if self.reference.isdigit() or not self.reference else self.reference
        return f"{name}, {self._lines}"


@dataclass(frozen=True)
class Withheld:
    """How many things of one sort this audience is not shown, and why."""

    what: str
    count: int
    reason: str


@dataclass(frozen=True)
class Parameter:
    """One thing that was asked for, said back in words."""

    label: str
    words: str


KNOWN_NOW = Parameter("As known", "now")
"""Said back where no moment was named; a letter says which moment that was."""


@dataclass(frozen=True)
class Answer:
    """The answer to one question of the catalogue, for one audience, on one day, as known at one moment."""

    question: str
    title: str
    on: date
    known_at: datetime | None
    audience: Audience
    parameters: tuple[Parameter, ...]
    sentence: str
    tables: tuple[Table, ...]
    definition: tuple[str, ...]
    counting_rule: str
    coverage: tuple[str, ...]
    caveats: tuple[str, ...]
    warnings: tuple[str, ...]
    citations: tuple[Citation, ...]
    withheld: tuple[Withheld, ...]
    request: str = ""
    """The reference of the request that it answers, to stand on the letter; empty where there is none."""

    @property
    def on_words(self) -> str:
        """The day that the answer speaks of: "30 June 2022"."""
        return PartialDate.of(self.on).words

    @property
    def documents(self) -> tuple[tuple[Citation, tuple[Citation, ...]], ...]:
        """The citations by document, in the order of first use: one of its citations, then all of them, by line.

        Two statements that rest on the same words at the same place are given once.
        """
        by_source: dict[str, dict[tuple[str, str], Citation]] = {}
        for citation in self.citations:
            words = (citation.place, citation.quote or citation.says)
            by_source.setdefault(citation.source, {}).setdefault(words, citation)
        cited = (list(citations.values()) for citations in by_source.values())
        return tuple((citations[0], tuple(sorted(citations, key=_by_line))) for citations in cited)


def _by_line(citation: Citation) -> tuple[int, str]:
    return int(citation.lines.split("–")[0]), citation.statement


def each_once(citations: Iterable[Citation | None]) -> tuple[Citation, ...]:
    """The citations without gaps and repetitions, in the order of first use."""
    return tuple(_each_once(citations))


def _each_once(citations: Iterable[Citation | None]) -> Iterator[Citation]:
    seen = set()
    for citation in citations:
        if citation and citation.statement not in seen:
            seen.add(citation.statement)
            yield citation
