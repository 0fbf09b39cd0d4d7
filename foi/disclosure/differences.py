"""What is different between two answers to the same question: “what has changed since” (FOI-42)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from foi.disclosure.answer_document import AnswerDocument, FrozenTable

Said = TypeVar("Said")


@dataclass(frozen=True)
class TableDifference:
    """The rows of one table that are no longer there, and those that are new; as people read them."""

    caption: str
    labels: tuple[str, ...]
    gone: tuple[tuple[str, ...], ...]
    new: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Differences:
    """What an answer says no longer, and what it says now. The day and the moment of asking are no difference."""

    sentence_before: str
    sentence_now: str
    tables: tuple[TableDifference, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]

    def __bool__(self) -> bool:
        return self.sentence_before != self.sentence_now or bool(self.tables or self.gone or self.new)


def differences(before: AnswerDocument, now: AnswerDocument) -> Differences:
    """How the second answer differs from the first."""
    gone, new = _apart(_paragraphs(before), _paragraphs(now))
    return Differences(
        sentence_before=before.sentence,
        sentence_now=now.sentence,
        tables=tuple(_tables(before, now)),
        gone=tuple(gone),
        new=tuple(new),
    )


def _tables(before: AnswerDocument, now: AnswerDocument) -> Iterable[TableDifference]:
    """The tables that differ, by their place among those of one name."""
    earlier, later = _by_place(before), _by_place(now)
    for place in dict.fromkeys([*earlier, *later]):
        one, other = earlier.get(place), later.get(place)
        shown = other or one
        if shown is None:
            continue
        gone, new = _apart(_rows(one, shown), _rows(other, shown))
        if gone or new:
            yield TableDifference(shown.caption, tuple(h.label for h in shown.headings), tuple(gone), tuple(new))


def _by_place(document: AnswerDocument) -> dict[tuple[str, int], FrozenTable]:
    counted: Counter[str] = Counter()
    found = {}
    for table in document.tables:
        found[table.name, counted[table.name]] = table
        counted[table.name] += 1
    return found


def _rows(table: FrozenTable | None, like: FrozenTable) -> list[tuple[str, ...]]:
    """The rows of a table under the headings of another; a column that it lacks is empty."""
    if table is None:
        return []
    place = {heading.name: number for number, heading in enumerate(table.headings)}
    columns = [place.get(heading.name) for heading in like.headings]
    return [tuple("" if column is None else row[column].words for column in columns) for row in table.rows]


def _paragraphs(document: AnswerDocument) -> list[str]:
    return [
        *document.warnings,
        *document.coverage,
        *document.caveats,
        *(f"{each.count} {each.what} withheld: {each.reason}" for each in document.withheld),
    ]


def _apart(before: list[Said], now: list[Said]) -> tuple[list[Said], list[Said]]:
    """What only the first holds, and what only the second holds, each in its order."""
    gone, new = Counter(before), Counter(now)
    gone, new = gone - new, new - gone
    return _kept(before, gone), _kept(now, new)


def _kept(rows: list[Said], counted: Counter[Said]) -> list[Said]:
    left = Counter(counted)
    kept = []
    for row in rows:
        if left[row]:
            left[row] -= 1
            kept.append(row)
    return kept
