"""How minutes come about: begun, sent round, approved; or not taken, or withheld. Publishing is `releasing`."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from groups.recording import delete_recorded, save_recorded
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.actions.amendments import AgreedChange, check_amendments
from meetings.actions.moves import EDITOR, check_move, locked_minutes, move, refuse_day
from meetings.actions.planning import last_event
from meetings.actions.withdrawing import readable_releases_of, withdraw_releases
from meetings.choices import DID_NOT_TAKE_PLACE, MinutesStage
from meetings.models import Amendment, Meeting, Minutes


@transaction.atomic
def start_minutes(*, meeting: Meeting, by: Any, created: str = "", dated: str = "") -> Minutes:
    """Begin the minutes of a meeting as a draft, also of one of which none were thought to be taken; returns them."""
    minutes = locked_minutes(meeting)
    if created:
        minutes.created = PartialDate(created)
    move(minutes, MinutesStage.DRAFT, by=by, dated=dated)
    return minutes


@transaction.atomic
def circulate(*, meeting: Meeting, by: Any, dated: str = "") -> Minutes:
    """Record that the draft was sent round to be checked; returns the minutes."""
    minutes = locked_minutes(meeting)
    move(minutes, MinutesStage.CIRCULATED, by=by, dated=dated)
    return minutes


@transaction.atomic
def take_back(*, meeting: Meeting, by: Any, reason: str, dated: str = "") -> Minutes:
    """Make a draft again of minutes that were sent round, approved by mistake, or withheld; returns them.

    An approval is taken back with it, and the changes that were agreed with it; their history stays. Raises
    ValidationError where no reason is given.
    """
    minutes = locked_minutes(meeting)
    _say_why(reason)
    minutes.approved_at, minutes.approved_by_procedure, minutes.approved_on = None, "", PartialDate()
    move(minutes, MinutesStage.DRAFT, by=by, reason=reason, dated=dated)
    for amendment in minutes.amendments.all():
        delete_recorded(amendment, by=by, reason=reason)
    return minutes


@transaction.atomic
def approve(
    *,
    meeting: Meeting,
    by: Any,
    at: Meeting | None = None,
    procedure: str = "",
    on: str = "",
    amendments: Sequence[AgreedChange] = (),
) -> Minutes:
    """Record the approval: at a later meeting or by a written procedure, with the changes agreed (MIN-02, MIN-03).

    The day is that of the later meeting where none is given. Returns the minutes. Raises ValidationError where neither
    meeting nor procedure is named, at "at" for a meeting that is not later or did not take place, and at "on" for a
    day that has not come or lies before the meeting itself; and for a change that is not in the text.
    """
    minutes = locked_minutes(meeting)
    if at is None and not procedure.strip():
        raise ValidationError("Name the later meeting that approved the minutes, or the written procedure.")
    if at:
        _refuse_earlier(meeting, at)
        _refuse_not_held(at)
    check_amendments(meeting, amendments)
    minutes.approved_at, minutes.approved_by_procedure = at, procedure.strip()
    minutes.approved_on = PartialDate(on or (at.date if at else ""))
    if minutes.approved_on:
        refuse_day(meeting, minutes.approved_on, "on")
    move(
        minutes,
        MinutesStage.APPROVED,
        by=by,
        dated=minutes.approved_on,
        approved_at=at,
        approved_by_procedure=procedure.strip(),
    )
    last = minutes.amendments.aggregate(last=Max("position"))["last"] or 0
    for place, change in enumerate(amendments, start=last + 1):
        amendment = Amendment(
            minutes=minutes,
            item=change.item,
            position=place,
            before=change.before,
            after=change.after,
            audience=Audience.PUBLIC,
        )
        save_recorded(amendment, by=by, reason="Agreed with the approval.")
    return minutes


@transaction.atomic
def mark_not_taken(*, meeting: Meeting, by: Any, reason: str, dated: str = "") -> Minutes:
    """Record that no minutes were taken, and why; returns the record of it."""
    minutes = locked_minutes(meeting)
    _say_why(reason)
    move(minutes, MinutesStage.NOT_TAKEN, by=by, reason=reason, dated=dated)
    return minutes


@transaction.atomic
def withhold(*, meeting: Meeting, by: Any, reason: str, expected: str = "", dated: str = "") -> Minutes:
    """Record that there are minutes which are not published, why, and when they may be expected; returns them.

    A version that can be read is withdrawn with it, for the same reason: what is withheld is read nowhere.
    """
    minutes = locked_minutes(meeting)
    _say_why(reason)
    check_move(minutes, MinutesStage.WITHHELD, by=by)
    withdraw_releases(readable_releases_of(minutes), by=by, reason=reason)
    if expected:
        minutes.expected = _read_expected(expected)
    move(minutes, MinutesStage.WITHHELD, by=by, reason=reason, dated=dated)
    return minutes


@transaction.atomic
def set_expected(*, meeting: Meeting, by: Any, expected: str, reason: str) -> Minutes:
    """Say when the minutes may be expected, or with "" that nobody knows; returns them.

    Raises ValidationError at "expected" for a date that cannot be read, or that lies before the meeting.
    """
    if not by.has_perm(EDITOR):
        raise PermissionDenied
    minutes = locked_minutes(meeting)
    minutes.expected, held = _read_expected(expected), PartialDate(meeting.date)
    if minutes.expected and held and minutes.expected.latest < held.earliest:
        raise ValidationError({"expected": f"This date lies before the meeting ({held.words})."})
    saved: Minutes = save_recorded(minutes, by=by, reason=reason)
    return saved


def _say_why(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": "Say why. It is shown to the public."})


def _read_expected(typed: str) -> PartialDate:
    try:
        return PartialDate.parse(typed)
    except ValueError as problem:
        raise ValidationError({"expected": str(problem)}) from problem


def _refuse_earlier(meeting: Meeting, at: Meeting) -> None:
    """A meeting cannot approve its own minutes, nor those of a later one; imprecise dates leave room for doubt."""
    is_own = at.pk == meeting.pk
    dates = PartialDate(meeting.date), PartialDate(at.date)
    is_earlier = all(dates) and dates[1].latest < dates[0].earliest
    if is_own or is_earlier:
        raise ValidationError({"at": "Choose a meeting that was held after this one: it approved these minutes."})


def _refuse_not_held(at: Meeting) -> None:
    """A meeting that was called off, or is still to come, has approved nothing."""
    last = last_event(at)
    if last and last.kind in DID_NOT_TAKE_PLACE:
        raise ValidationError({"at": f"This meeting was {last.get_kind_display().lower()}: it approved nothing."})
    if at.date and PartialDate(at.date).earliest > timezone.localdate():
        raise ValidationError({"at": "This meeting has not taken place yet: it cannot have approved these minutes."})
