"""Storing imported minutes as a draft: what is new is added, what is blank is filled, what is typed is never lost.

Where the register and the document differ, the register's words stay unless a person has seen both and chosen the
document's. Importing the same once more changes nothing (C5); a failure half-way leaves nothing (C7).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from groups.models import AdvisoryGroup, Organisation
from iag_registry.lib.partial_dates import PartialDate
from meetings.actions.import_rows import Conflict, Merge
from meetings.actions.moves import locked_minutes, move
from meetings.actions.naming import free_slug
from meetings.actions.planning import last_event, mark_held
from meetings.choices import MeetingEventKind, MinutesStage
from meetings.importing.found import FoundMinutes
from meetings.models import Meeting

OPEN_STAGES = frozenset({MinutesStage.NONE, MinutesStage.DRAFT})
CLOSED = (
    "The minutes of this meeting are {stage}, and this would change them. Nothing has been stored. Changes to such "
    "minutes are made on the page of the meeting, where they are recorded."
)

Visible = Callable[[QuerySet], QuerySet]


@dataclass(frozen=True)
class Imported:
    """What an import did: the meeting, how many rows it added and changed, and where the register's words stayed."""

    meeting: Meeting
    is_new: bool
    added: Mapping[str, int]
    changed: int
    kept: tuple[Conflict, ...]

    @property
    def did_something(self) -> bool:
        """False where the register had everything already."""
        return self.is_new or bool(self.added) or bool(self.changed)


def _all(rows: QuerySet) -> QuerySet:
    return rows


def import_minutes(
    *,
    found: FoundMinutes,
    by: Any,
    reason: str,
    meeting: Meeting | None = None,
    group: AdvisoryGroup | None = None,
    organisations: Mapping[str, Organisation] | None = None,
    replace: Iterable[str] = (),
    was_held: bool = False,
    sees: Visible = _all,
) -> Imported:
    """Store what was found as draft minutes, in this meeting or in a new one of the group; returns what was done.

    A meeting of the group with the same date and title is the same meeting. `organisations` are the records that
    someone has confirmed for printed names of organisations; names of people are stored as printed. `replace` holds
    the stamps of the conflicts in which the document's words were chosen: one that has changed since is kept.
    `sees` narrows rows to those that the importer may see. All is for staff until a publisher shows it; that the
    minutes are being written is told to whomever the meeting is.

    Raises ValidationError where a rule is broken, or where circulated, approved or published minutes would change, and
    PermissionDenied for someone who may not begin minutes.
    """
    with transaction.atomic():
        return _import(found, by, reason, meeting, group, organisations or {}, frozenset(replace), was_held, sees)


def conflicts_of(
    *,
    found: FoundMinutes,
    meeting: Meeting,
    by: Any,
    organisations: Mapping[str, Organisation] | None = None,
    sees: Visible = _all,
) -> tuple[Conflict, ...]:
    """Where the register and the document differ: the same run as an import, of which nothing stays (C6)."""
    with transaction.atomic():
        done = _import(found, by, "Dry run", meeting, None, organisations or {}, frozenset(), False, sees)
        transaction.set_rollback(True)
    return done.kept


def _import(
    found: FoundMinutes,
    by: Any,
    reason: str,
    meeting: Meeting | None,
    group: AdvisoryGroup | None,
    organisations: Mapping[str, Organisation],
    replace: frozenset[str],
    was_held: bool,
    sees: Visible,
) -> Imported:
    meeting, is_new = _meeting(found, meeting, group, sees)
    merge = Merge(by=by, reason=reason, replace=replace, organisations=organisations, sees=sees)
    merge.meeting(meeting, found)
    merge.attendees(meeting, found.attendees)
    items = merge.items(meeting, found.items)
    merge.actions(meeting, found.actions, items)
    _open_minutes(meeting, merge, by=by, reason=reason)
    if was_held and not _is_held(meeting):
        mark_held(meeting=meeting, on=PartialDate(meeting.date), by=by, reason=reason)
        merge.changed += 1
    return Imported(meeting, is_new, dict(merge.added), merge.changed, tuple(merge.conflicts))


def _meeting(
    found: FoundMinutes, meeting: Meeting | None, group: AdvisoryGroup | None, sees: Visible
) -> tuple[Meeting, bool]:
    """The meeting to import into, held until the end, so that a form that is sent twice finds what the first made."""
    if meeting is not None:
        return Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk), False
    if group is None:
        raise ValidationError("Choose the group or the meeting that these are the minutes of.")
    AdvisoryGroup.objects.select_for_update(no_key=True).get(pk=group.pk)
    same = sees(Meeting.objects.filter(group=group, date=found.date, title=found.title)).order_by("pk").first()
    if same is not None:
        return Meeting.objects.select_for_update(no_key=True).get(pk=same.pk), False
    taken = Meeting.objects.filter(group=group).values_list("slug", flat=True)
    return Meeting(group=group, slug=free_slug(found.date, list(taken))), True


def _is_held(meeting: Meeting) -> bool:
    last = last_event(meeting)
    return last is not None and last.kind == MeetingEventKind.HELD


def _open_minutes(meeting: Meeting, merge: Merge, *, by: Any, reason: str) -> None:
    """See that the meeting has draft minutes; refuse where they are further, and would not stay as they are."""
    minutes = locked_minutes(meeting)
    if minutes.stage not in OPEN_STAGES:
        if merge.changed or merge.added:
            raise ValidationError(CLOSED.format(stage=minutes.get_stage_display().lower()))
        return
    if minutes.stage == MinutesStage.NONE:
        move(minutes, MinutesStage.DRAFT, by=by, note=reason)
        merge.changed += 1
