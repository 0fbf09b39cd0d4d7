"""What meetings asked someone to do and is still to be done, as the public may know it.

Only actions that stand in minutes which can be read are told, in the words in which they stand there: what is added or
changed afterwards waits for the next version, which is checked before it is published. Of these only the ones that are
still public, under items that are, are shown. An owner is a role or an organisation, and never a name.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from groups.disclosure.links import Link, group_link, organisation_link
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import STILL_OPEN, ActionStatus
from meetings.disclosure.lists import of_group, visible_link, visible_meetings
from meetings.disclosure.published import is_released, readable_releases
from meetings.disclosure.shapes import meeting_key
from meetings.models import Action, ActionUpdate, AgendaItem


@dataclass(frozen=True)
class ActionLine:
    """One open action, and the last that was reported of it."""

    number: str
    text: str
    owner: str
    due: PartialDate
    is_overdue: bool
    group: Link | None
    meeting: Link
    meeting_key: str
    status: str
    carried_to: Link | None
    reported_on: PartialDate
    report: str
    uuid: str
    told_on: date
    """When the newest version of the minutes that tells of it was published."""


def open_actions(day: date, audience: Audience, group_key: str | None = None) -> QuerySet[Action]:
    """Actions still open on the day, of one group or of all; what is due first comes first, and without a date last.

    Each with `told_as`, the number of its row in the history as the newest version that can be read has it.
    """
    meetings = visible_meetings(audience).filter(is_released(day, audience), group__isnull=False)
    if group_key is not None:
        meetings = meetings.filter(of_group(group_key))
    reported = ActionUpdate.objects.by(day).filter(action=OuterRef("pk")).latest_first()
    newest = readable_releases(day, audience).filter(minutes__meeting=OuterRef("meeting")).order_by("-version")
    return (
        Action.objects.visible_to(audience)
        .filter(Q(item=None) | Q(item__audience__in=audience.seen), meeting__in=meetings.values("pk"))
        .annotate(
            told_at=Subquery(newest.values("released_at")[:1]), told_on=Subquery(newest.values("published_on")[:1])
        )
        .annotate(
            told_as=_as_told(Action, "pk", "history_id"),
            told_to=_as_told(Action, "pk", "audience"),
            item_told_to=_as_told(AgendaItem, "item", "audience"),
        )
        .filter(Q(item=None) | Q(item_told_to__in=audience.seen), told_to__in=audience.seen)
        .annotate(stands=Coalesce(Subquery(reported.values("status")[:1]), Value(ActionStatus.OPEN.value)))
        .filter(stands__in=list(STILL_OPEN))
        .order_by(Case(When(due="", then=1), default=0), "due__latest", F("meeting__date__earliest").desc(), "position")
    )


def _as_told(model: Any, key: str, column: str) -> Subquery:
    """What a column of the record at hand, or of one that it leads to, held when the version was published."""
    then = model.history.filter(id=OuterRef(key), history_date__lte=OuterRef("told_at"))
    return Subquery(then.order_by("-history_date", "-history_id").values(column)[:1])


def action_lines(actions: QuerySet[Action], day: date, audience: Audience) -> tuple[ActionLine, ...]:
    """The lines of actions out of `open_actions`, in the order given; in three queries."""
    told = Exists(readable_releases(day, audience).filter(minutes__meeting=OuterRef("meeting")))
    updates = ActionUpdate.objects.by(day).annotate(was_told=told).select_related("meeting__group").latest_first()
    rows: list[Any] = list(actions.select_related("meeting__group").prefetch_related(Prefetch("updates", updates)))
    then = Action.history.filter(history_id__in=[row.told_as for row in rows]).select_related("owner_organisation")
    told_as = {each.history_id: each for each in then}
    return tuple(_line(row, told_as[row.told_as], day, audience) for row in rows)


def _line(action: Any, told: Any, day: date, audience: Audience) -> ActionLine:
    """One action: as it was told in the minutes, and where it stands now."""
    last = next(iter(action.updates.all()), None)
    meeting, due = action.meeting, PartialDate(told.due)
    return ActionLine(
        number=told.number,
        text=told.text,
        owner=_owner(told, audience),
        due=due,
        is_overdue=bool(due) and due.latest < day,
        group=group_link(meeting.group),
        meeting=Link(meeting.title, reverse("meetings:minutes", args=[meeting.group.key, meeting.slug])),
        meeting_key=meeting_key(meeting.group.key, meeting.slug),
        status=str(ActionStatus(action.stands).label),
        carried_to=_carried_to(last, audience),
        reported_on=_reported_on(last, audience),
        report=_report(last),
        uuid=str(action.uuid),
        told_on=action.told_on,
    )


def _owner(action: Any, audience: Audience) -> str:
    organisation = organisation_link(action.owner_organisation, audience)
    parts = [action.get_owner_role_display(), organisation.text if organisation else ""]
    return ", ".join(part for part in parts if part)


def _carried_to(update: ActionUpdate | None, audience: Audience) -> Link | None:
    if update is None or update.status != ActionStatus.CARRIED_FORWARD:
        return None
    return visible_link(update.meeting, audience)


def _reported_on(update: ActionUpdate | None, audience: Audience) -> PartialDate:
    """When it was reported; empty where it was heard at a meeting that the audience may not know of."""
    if update is None or (update.meeting and not visible_link(update.meeting, audience)):
        return PartialDate()
    return PartialDate(update.dated or (update.meeting.date if update.meeting else ""))


def _report(update: Any) -> str:
    """What was said, where it was said between meetings, or at one whose minutes can be read."""
    return update.text if update and (update.meeting is None or update.was_told) else ""
