"""What meetings asked someone to do and is still to be done, as the public may know it.

Only actions of minutes that can be read are told, and of these only the public ones under items that are public. An
owner is a role or an organisation, and never a name.
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
from meetings.models import Action, ActionUpdate


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
    status: str
    carried_to: Link | None
    reported_on: PartialDate
    report: str


def open_actions(day: date, audience: Audience, group_key: str | None = None) -> QuerySet[Action]:
    """Actions still open on the day, of one group or of all; what is due first comes first, and without a date last."""
    meetings = visible_meetings(audience).filter(is_released(day, audience), group__isnull=False)
    if group_key is not None:
        meetings = meetings.filter(of_group(group_key))
    reported = updates_by(day).filter(action=OuterRef("pk")).order_by("-pk")
    return (
        Action.objects.visible_to(audience)
        .filter(Q(item=None) | Q(item__audience__in=audience.seen), meeting__in=meetings.values("pk"))
        .annotate(stands=Coalesce(Subquery(reported.values("status")[:1]), Value(ActionStatus.OPEN.value)))
        .filter(stands__in=list(STILL_OPEN))
        .order_by(Case(When(due="", then=1), default=0), "due__latest", F("meeting__date__earliest").desc(), "position")
    )


def action_lines(actions: QuerySet[Action], day: date, audience: Audience) -> tuple[ActionLine, ...]:
    """The lines of actions out of `open_actions`, in the order given; in two queries."""
    told = Exists(readable_releases(day, audience).filter(minutes__meeting=OuterRef("meeting")))
    updates = updates_by(day).annotate(was_told=told).select_related("meeting__group").order_by("-pk")
    rows = actions.select_related("meeting__group", "owner_organisation")
    return tuple(_line(row, day, audience) for row in rows.prefetch_related(Prefetch("updates", updates)))


def updates_by(day: date) -> QuerySet[ActionUpdate]:
    """Reports on actions that had been given by the day."""
    iso = day.isoformat()
    return ActionUpdate.objects.filter(
        Q(~Q(dated=""), dated__earliest__lte=iso) | Q(dated="", meeting__date__earliest__lte=iso)
    )


def _line(action: Any, day: date, audience: Audience) -> ActionLine:
    last = next(iter(action.updates.all()), None)
    meeting, due = action.meeting, PartialDate(action.due)
    return ActionLine(
        number=action.number,
        text=action.text,
        owner=_owner(action, audience),
        due=due,
        is_overdue=bool(due) and due.latest < day,
        group=group_link(meeting.group),
        meeting=Link(meeting.title, reverse("meetings:minutes", args=[meeting.group.key, meeting.slug])),
        status=str(ActionStatus(action.stands).label),
        carried_to=_carried_to(last, audience),
        reported_on=_reported_on(last, audience),
        report=_report(last),
    )


def _owner(action: Action, audience: Audience) -> str:
    organisation = organisation_link(action.owner_organisation, audience)
    parts = [action.get_owner_role_display(), organisation.text if organisation else ""]
    return ", ".join(part for part in parts if part)


def _carried_to(update: ActionUpdate | None, audience: Audience) -> Link | None:
    if update is None or update.status != ActionStatus.CARRIED_FORWARD:
        return None
    return visible_link(update.meeting, audience)


def _reported_on(update: ActionUpdate | None, audience: Audience) -> PartialDate:
    if update is None:
        return PartialDate()
    of_meeting = update.meeting.date if visible_link(update.meeting, audience) and update.meeting else ""
    return PartialDate(update.dated or of_meeting)


def _report(update: Any) -> str:
    """What was said, where it was said between meetings, or at one whose minutes can be read."""
    return update.text if update and (update.meeting is None or update.was_told) else ""
