"""The steps that the minutes of a meeting may take, who may take each, and the record of it."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from groups.recording import save_recorded
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import MinutesStage as Stage
from meetings.models import Meeting, Minutes, MinutesMove

EDITOR = "meetings.change_minutes"
PUBLISHER = "groups.publish_records"

MOVES: dict[tuple[Stage, Stage], str] = {
    (Stage.NONE, Stage.DRAFT): EDITOR,
    (Stage.NONE, Stage.NOT_TAKEN): EDITOR,
    (Stage.NONE, Stage.WITHHELD): PUBLISHER,
    (Stage.NOT_TAKEN, Stage.DRAFT): EDITOR,
    (Stage.DRAFT, Stage.CIRCULATED): EDITOR,
    (Stage.DRAFT, Stage.PUBLISHED_DRAFT): PUBLISHER,
    (Stage.DRAFT, Stage.WITHDRAWN): PUBLISHER,
    (Stage.DRAFT, Stage.WITHHELD): PUBLISHER,
    (Stage.CIRCULATED, Stage.DRAFT): EDITOR,
    (Stage.CIRCULATED, Stage.APPROVED): PUBLISHER,
    (Stage.CIRCULATED, Stage.PUBLISHED_DRAFT): PUBLISHER,
    (Stage.CIRCULATED, Stage.WITHDRAWN): PUBLISHER,
    (Stage.CIRCULATED, Stage.WITHHELD): PUBLISHER,
    (Stage.PUBLISHED_DRAFT, Stage.PUBLISHED_DRAFT): PUBLISHER,
    (Stage.PUBLISHED_DRAFT, Stage.APPROVED): PUBLISHER,
    (Stage.PUBLISHED_DRAFT, Stage.WITHDRAWN): PUBLISHER,
    (Stage.PUBLISHED_DRAFT, Stage.WITHHELD): PUBLISHER,
    (Stage.APPROVED, Stage.DRAFT): PUBLISHER,
    (Stage.APPROVED, Stage.PUBLISHED): PUBLISHER,
    (Stage.APPROVED, Stage.WITHDRAWN): PUBLISHER,
    (Stage.APPROVED, Stage.WITHHELD): PUBLISHER,
    (Stage.PUBLISHED, Stage.CORRECTED): PUBLISHER,
    (Stage.PUBLISHED, Stage.WITHDRAWN): PUBLISHER,
    (Stage.CORRECTED, Stage.CORRECTED): PUBLISHER,
    (Stage.CORRECTED, Stage.WITHDRAWN): PUBLISHER,
    (Stage.WITHDRAWN, Stage.PUBLISHED_DRAFT): PUBLISHER,
    (Stage.WITHDRAWN, Stage.APPROVED): PUBLISHER,
    (Stage.WITHDRAWN, Stage.CORRECTED): PUBLISHER,
    (Stage.WITHHELD, Stage.DRAFT): PUBLISHER,
    (Stage.WITHHELD, Stage.APPROVED): PUBLISHER,
    (Stage.WITHHELD, Stage.WITHDRAWN): PUBLISHER,
}
"""From which stage to which, and the permission that it takes; nothing else is possible.

Minutes that were taken back may have a version that can be read: from every stage that they can then be at, it can be
withdrawn.
"""

EXPLAINED = (Stage.NOT_TAKEN, Stage.WITHHELD, Stage.WITHDRAWN)
"""The stages whose reason stands with the minutes for as long as they are in it."""


def allowed_moves(minutes: Minutes | None, by: Any) -> list[Stage]:
    """The stages that this person may move the minutes to, in the order of their list."""
    stage = Stage(minutes.stage) if minutes else Stage.NONE
    return [to for to in Stage if (needed := MOVES.get((stage, to))) and by.has_perm(needed)]


def locked_minutes(meeting: Meeting) -> Minutes:
    """The minutes of a meeting, held until the end of the transaction; begun where there is no record of them."""
    Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    found = Minutes.objects.select_for_update(no_key=True).filter(meeting=meeting).first()
    return found or Minutes(meeting=meeting)


def move(
    minutes: Minutes,
    to: Stage,
    *,
    by: Any,
    reason: str = "",
    note: str = "",
    dated: PartialDate | str = "",
    **approval: Any,
) -> MinutesMove:
    """Take one step, with its record; returns the record. Call it inside a transaction, on locked minutes.

    `reason` is shown to the public with the step, `note` is kept for staff with its history. Raises PermissionDenied
    for someone who may not take the step, ValidationError where there is no such step, and at "dated" for a day that
    has not come or lies before the meeting; `by` None is the register's own load, which may take any step.
    """
    check_move(minutes, to, by=by)
    on = PartialDate(dated or PartialDate.of(timezone.localdate()))
    refuse_day(minutes.meeting, on, "dated")
    minutes.stage = to
    minutes.reason = reason.strip() if to in EXPLAINED else ""
    why = note.strip() or reason.strip() or f"{to.label}."
    save_recorded(minutes, by=by, reason=why)
    record = MinutesMove(
        minutes=minutes,
        stage=to,
        dated=on,
        reason=reason.strip(),
        by=by,
        **approval,
    )
    saved: MinutesMove = save_recorded(record, by=by, reason=why)
    return saved


def check_move(minutes: Minutes, to: Stage, *, by: Any) -> None:
    """Raise ValidationError where there is no such step from here, PermissionDenied where it is not for this person."""
    if by is None:
        return
    stage = Stage(minutes.stage)
    needed = MOVES.get((stage, to))
    if needed is None:
        raise ValidationError(
            f"These minutes stand at “{stage.label}”: they cannot become “{to.label}” from there. "
            "Someone may have moved them since you opened this page: open it again."
        )
    if not by.has_perm(needed):
        raise PermissionDenied


def refuse_day(meeting: Meeting, on: PartialDate, field: str) -> None:
    """Raise ValidationError at this field for a day that has not come yet, or that lies before the meeting."""
    if on.earliest > timezone.localdate():
        raise ValidationError({field: "This day has not come yet."})
    held_on = PartialDate(meeting.date)
    if held_on and on.latest < held_on.earliest:
        raise ValidationError({field: f"This day lies before the meeting itself, which is dated {held_on.words}."})


def is_public(meeting: Meeting) -> bool:
    """True where anyone may know of the meeting: it is public, and so is its group."""
    group = meeting.group
    return meeting.audience == Audience.PUBLIC and group is not None and group.audience == Audience.PUBLIC
