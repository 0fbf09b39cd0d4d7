"""How far the minutes of each invented meeting have come: every stage that there is, with the steps that led to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from iag_registry.demo.calendar import Sitting
from iag_registry.demo.writing import Invention
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import MinutesStage as Stage
from meetings.models import AgendaItem, Amendment, Minutes, MinutesMove

TIME_TO_PUBLISH = timedelta(days=100)
"""Minutes of a meeting that was held since may have been published as a draft at most."""
RECENT = (Stage.DRAFT, Stage.CIRCULATED, Stage.NONE, Stage.PUBLISHED_DRAFT)
OLDER = (
    *(Stage.PUBLISHED, Stage.PUBLISHED, Stage.CORRECTED, Stage.NOT_TAKEN, Stage.APPROVED),
    *(Stage.PUBLISHED, Stage.PUBLISHED, Stage.PUBLISHED, Stage.WITHDRAWN, Stage.PUBLISHED),
    *(Stage.CIRCULATED, Stage.PUBLISHED, Stage.WITHHELD, Stage.PUBLISHED, Stage.PUBLISHED_DRAFT),
    *(Stage.PUBLISHED, Stage.DRAFT, Stage.PUBLISHED, Stage.NONE),
)
REASONS = {
    Stage.CORRECTED: "Invented reason: the summary was not right.",
    Stage.WITHDRAWN: "Invented reason: a name had not been withheld.",
    Stage.NOT_TAKEN: "Invented reason: nobody took minutes.",
    Stage.WITHHELD: "Invented reason: part of an inquiry.",
}
WRITTEN, CIRCULATED, PUBLISHED, AFTERWARDS = (timedelta(days=days) for days in (7, 14, 7, 5))
PROCEDURE = "By email among the members (invented)"


@dataclass(frozen=True)
class Written:
    """The minutes of one invented meeting, with the steps by which they came so far."""

    sitting: Sitting
    minutes: Minutes
    steps: tuple[MinutesMove, ...]

    def reached(self, *stages: Stage) -> date | None:
        """The day on which they first came to one of these stages; None where they never did."""
        return next((PartialDate(step.dated).earliest for step in self.steps if step.stage in stages), None)


def invent_minutes(invention: Invention, sittings: Sequence[Sitting], items: Sequence[AgendaItem]) -> list[Written]:
    """The minutes of every meeting that was held; of some there is no record at all."""
    planned = [(sitting, _stage(invention, sitting)) for sitting in sittings if sitting.was_held]
    written = [_written(invention, sitting, stage) for sitting, stage in planned if stage != Stage.NONE]
    invention.write(each.minutes for each in written)
    invention.write(step for each in written for step in each.steps)
    item_of = {item.meeting_id: item for item in items if item.position == 4}
    invention.write(
        Amendment(
            minutes=each.minutes,
            item=item_of[each.sitting.meeting.pk],
            position=1,
            before="Invented words as circulated.",
            after="Invented words as approved.",
            audience=Audience.PUBLIC,
        )
        for each in written
        if each.minutes.approved_on and each.sitting.number % 6 == 0
    )
    return written


def _stage(invention: Invention, sitting: Sitting) -> Stage:
    is_recent = sitting.day + TIME_TO_PUBLISH > invention.day
    stages = RECENT if is_recent else OLDER
    return stages[sitting.number % len(stages)]


def _written(invention: Invention, sitting: Sitting, stage: Stage) -> Written:
    minutes = Minutes(
        meeting=sitting.meeting,
        stage=stage,
        reason=REASONS[stage] if stage in {Stage.NOT_TAKEN, Stage.WITHHELD, Stage.WITHDRAWN} else "",
    )
    if stage in {Stage.DRAFT, Stage.CIRCULATED, Stage.WITHHELD}:
        minutes.expected = PartialDate.of(sitting.day + TIME_TO_PUBLISH)
    if stage != Stage.NOT_TAKEN:
        minutes.created = PartialDate.of(sitting.day + WRITTEN)
        minutes.summary = "Invented for demonstration: a meeting like many others, with figures and a letter."
    approval = _approval(invention, sitting)
    steps = tuple(
        MinutesMove(
            minutes=minutes,
            stage=step,
            dated=PartialDate.of(min(day, invention.day)),
            reason=REASONS.get(step, ""),
            by=invention.editor if step in {Stage.DRAFT, Stage.CIRCULATED, Stage.NOT_TAKEN} else invention.publisher,
            **(approval[1] if step == Stage.APPROVED else {}),
        )
        for step, day in _steps(sitting.day, stage, approval[0])
    )
    if any(step.stage == Stage.APPROVED for step in steps):
        minutes.approved_on = PartialDate.of(approval[0])
        minutes.approved_at = approval[1].get("approved_at")
        minutes.approved_by_procedure = approval[1].get("approved_by_procedure", "")
    return Written(sitting, minutes, steps)


def _steps(met: date, stage: Stage, approved: date) -> Iterator[tuple[Stage, date]]:
    """The stages on the way to this one, each with its day."""
    if stage == Stage.NOT_TAKEN:
        yield stage, met
        return
    yield Stage.DRAFT, met + WRITTEN
    if stage in {Stage.DRAFT, Stage.PUBLISHED_DRAFT, Stage.WITHHELD}:
        if stage != Stage.DRAFT:
            yield stage, met + CIRCULATED
        return
    yield Stage.CIRCULATED, met + CIRCULATED
    if stage == Stage.CIRCULATED:
        return
    yield Stage.APPROVED, approved
    if stage == Stage.APPROVED:
        return
    yield Stage.PUBLISHED, approved + PUBLISHED
    if stage != Stage.PUBLISHED:
        yield stage, approved + PUBLISHED + AFTERWARDS


def _approval(invention: Invention, sitting: Sitting) -> tuple[date, dict[str, Any]]:
    """The day of the approval, and the later meeting that gave it or the procedure by which it was given (MIN-02)."""
    following = sitting.following[0] if sitting.following else None
    if following and following.was_held and following.day < invention.day and sitting.number % 4:
        return following.day, {"approved_at": following.meeting}
    return sitting.day + timedelta(days=30), {"approved_by_procedure": PROCEDURE}
