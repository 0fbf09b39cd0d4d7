"""What every question of the catalogue is, and the list of them."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from foi.catalogue.agreement import not_counted
from foi.catalogue.answer import KNOWN_NOW, Answer, Citation, Parameter, Table, Withheld, each_once
from foi.catalogue.facts import Seat
from foi.catalogue.snapshot import Snapshot, take
from foi.catalogue.wording import day_in_words, listed, moment_in_words
from iag_registry.lib.audiences import Audience


@dataclass(frozen=True)
class Asked:
    """What was asked for beside the day: keys of themes, codes of kinds, keys of areas and groups; none means all.

    `since` and `until` are the first and the last day of the time that was asked about; None leaves it open.
    """

    themes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Findings:
    """What one question makes of a snapshot; the rest of an answer is the same for every question."""

    sentence: str
    tables: Sequence[Table]
    citations: Iterable[Citation | None]
    counting_rule: str
    definition: Sequence[str]
    coverage: Sequence[str] = ()
    caveats: Sequence[str] = ()
    warnings: Sequence[str] = ()
    withheld: Sequence[Withheld] = ()


class Question(ABC):
    """One question of the catalogue. A question is a class with a key, its words, what it takes and `find`."""

    key: ClassVar[str]
    title: ClassVar[str]
    hint: ClassVar[str]
    takes: ClassVar[tuple[str, ...]] = ()
    needs: ClassVar[tuple[str, ...]] = ()
    needs_one_of: ClassVar[tuple[str, ...]] = ()
    """What of several must be given; any one of them is enough."""
    explains_the_uncounted: ClassVar[bool] = False
    """Whether it says itself, group by group, how each stands that the count of the day leaves out."""

    def answer(
        self,
        *,
        on: date,
        known_at: datetime | None = None,
        audience: Audience,
        themes: Sequence[str] = (),
        kinds: Sequence[str] = (),
        areas: Sequence[str] = (),
        groups: Sequence[str] = (),
        since: date | None = None,
        until: date | None = None,
    ) -> Answer:
        """Answer for one audience, on one day, from what the register knew at one moment (now where none is given).

        Raises ``ValueError`` for the restricted audience, which no answer serves.
        """
        if audience == Audience.RESTRICTED:
            raise ValueError("Answers are made for the public, on request or for staff, never from restricted records.")
        snapshot = take(on=on, known_at=known_at, audience=audience)
        asked = Asked(tuple(themes), tuple(kinds), tuple(areas), tuple(groups), since, until)
        found = self.find(snapshot, asked)
        uncounted = [] if self.explains_the_uncounted else not_counted(snapshot, found.tables)
        return Answer(
            question=self.key,
            title=self.title,
            on=on,
            known_at=known_at,
            audience=audience,
            parameters=self._said_back(snapshot, asked),
            sentence=found.sentence,
            tables=tuple(found.tables),
            definition=tuple(found.definition),
            counting_rule=found.counting_rule,
            coverage=tuple(found.coverage),
            caveats=tuple(dict.fromkeys(found.caveats)),
            warnings=tuple(dict.fromkeys([*found.warnings, *uncounted])),
            citations=each_once(found.citations),
            withheld=tuple(found.withheld),
        )

    @abstractmethod
    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        """What the question finds in the snapshot."""

    def _said_back(self, snapshot: Snapshot, asked: Asked) -> tuple[Parameter, ...]:
        """What was asked for, in words."""
        known_at = snapshot.known.known_at
        kinds = {kind.code: kind.plural for kind in snapshot.kinds}
        areas = {key: row.name for key, row in snapshot.areas.items()}
        days = {"Since": asked.since, "Until": asked.until}
        chosen = {
            "themes": ("Themes", [snapshot.theme(key).name for key in asked.themes]),
            "kinds": ("Kinds", [kinds.get(code, code) for code in asked.kinds]),
            "areas": ("Areas", [areas.get(key, key) for key in asked.areas]),
            "groups": ("Groups", [snapshot.group_name(key) for key in asked.groups]),
        }
        return (
            Parameter("As at", day_in_words(snapshot.on)),
            Parameter("As known", f"on {moment_in_words(known_at)}") if known_at else KNOWN_NOW,
            *(Parameter(label, listed(words)) for label, words in chosen.values() if words),
            *(Parameter(label, day_in_words(day)) for label, day in days.items() if day),
        )


def withheld_names(seats: Iterable[Seat]) -> tuple[Withheld, ...]:
    """How many names are withheld, by reason."""
    reasons: dict[str, int] = {}
    for seat in seats:
        if seat.withheld:
            reasons[seat.withheld] = reasons.get(seat.withheld, 0) + 1
    return tuple(
        Withheld("name" if count == 1 else "names", count, reason) for reason, count in sorted(reasons.items())
    )
