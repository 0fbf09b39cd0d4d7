"""How far the minutes of meetings had come by the day, for the audience of the answer (MIN-02, MIN-04)."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import Any

from foi.catalogue.known_rows import Row
from foi.catalogue.snapshot import Snapshot
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import PUBLISHED, MinutesStage, ReleaseKind
from meetings.disclosure.minutes_words import EXPLAINED
from meetings.disclosure.published import RELEASED_AS, TOLD_BY_RELEASES
from meetings.models import Meeting, Minutes, MinutesMove, MinutesRelease, ReleaseWithdrawal

UNKNOWN = PartialDate()


@dataclass(frozen=True)
class MinutesThen:
    """How far the minutes of one meeting had come; `release` is the number of the version that could be read."""

    stage: MinutesStage = MinutesStage.NONE
    release: int = 0
    version: int = 0
    published: PartialDate = UNKNOWN
    reason: str = ""
    expected: PartialDate = UNKNOWN

    @property
    def label(self) -> str:
        """The stage in words; "None held" says nothing of whether the meeting took place."""
        return str(self.stage.label)

    @property
    def can_be_read(self) -> bool:
        """Whether a version of them was published and not withdrawn."""
        return self.stage in PUBLISHED


NONE_KNOWN = MinutesThen()
"""What is told of a meeting of whose minutes nothing is known."""


def minutes_then(snapshot: Snapshot, meetings: dict[int, Row], of_meetings: dict[str, Any]) -> dict[int, MinutesThen]:
    """The minutes of these meetings by the number of the meeting; of those left out nothing may be known."""
    rows = snapshot.known.of(Minutes, **of_meetings)
    elsewhere = {row.approved_at_id for row in rows.values() if row.approved_at_id} - {*meetings}
    approving = snapshot.known.of(Meeting, id__in=sorted(elsewhere)) if elsewhere else {}
    reader = _Reader(snapshot, rows, meetings | approving, {"minutes_id__in": list(rows)} if of_meetings else {})
    return {row.meeting_id: reader.read(row) for row in rows.values()}


class _Reader:
    """What the stages of minutes are told from, read for all of them together."""

    def __init__(
        self, snapshot: Snapshot, rows: dict[int, Row], meetings: dict[int, Row], of_minutes: dict[str, Any]
    ) -> None:
        self.snapshot = snapshot
        self.meetings = meetings
        self.withdrawn = _withdrawn(snapshot)
        self.releases: dict[int, list[Row]] = defaultdict(list)
        self.moves: dict[int, list[Row]] = defaultdict(list)
        for release in snapshot.known.of(MinutesRelease, **of_minutes).values():
            if release.published_on <= snapshot.on:
                self.releases[release.minutes_id].append(release)
        for move in snapshot.known.of(MinutesMove, **of_minutes).values():
            self.moves[move.minutes_id].append(move)

    def read(self, row: Row) -> MinutesThen:
        expected = PartialDate(row.expected)
        releases = sorted(self.releases[row.id], key=lambda release: release.version)
        readable = [release for release in releases if release.id not in self.withdrawn]
        if readable:
            newest = readable[-1]
            return MinutesThen(
                stage=RELEASED_AS[ReleaseKind(newest.kind)],
                release=newest.id,
                version=newest.version,
                published=PartialDate.of(newest.published_on),
            )
        stage = self._stage(row)
        if releases and stage != MinutesStage.WITHHELD:
            reason = self.withdrawn[releases[-1].id]
            return MinutesThen(MinutesStage.WITHDRAWN, reason=self._words(reason), expected=expected)
        return MinutesThen(stage, reason=self._words(row.reason) if stage in EXPLAINED else "", expected=expected)

    def _stage(self, row: Row) -> MinutesStage:
        """The stage of today or, where it was reached after the day, the one before."""
        moves, on = self.moves[row.id], self.snapshot.on
        stage = MinutesStage(row.stage)
        if any(move.dated and PartialDate(move.dated).earliest > on for move in moves):
            before = [move for move in moves if PartialDate(move.dated).earliest <= on]
            stage = MinutesStage(before[-1].stage) if before else MinutesStage.NONE
        if stage in TOLD_BY_RELEASES | {MinutesStage.APPROVED}:
            return MinutesStage.APPROVED if self._is_approved(row) else MinutesStage.NONE
        return stage

    def _is_approved(self, row: Row) -> bool:
        """Whether they are approved, and neither date given for it lies after the day."""
        if not (row.approved_at_id or row.approved_by_procedure or row.approved_on):
            return False
        at = self.meetings.get(row.approved_at_id)
        return all(PartialDate(day).earliest <= self.snapshot.on for day in (row.approved_on, at.date if at else ""))

    def _words(self, reason: str) -> str:
        """A reason as given, unless it names someone who may be named nowhere."""
        return "" if self.snapshot.citations.may_not_quote(reason) else reason


def _withdrawn(snapshot: Snapshot) -> dict[int, str]:
    """The versions that can no longer be read, with the reason: for staff as known then, for others also since."""
    known = snapshot.known
    rows = chain(known.of(ReleaseWithdrawal).values())
    if known.audience != Audience.STAFF:
        rows = chain(rows, *known.to_decide_by(ReleaseWithdrawal))
    return {row.release_id: row.reason for row in rows}
