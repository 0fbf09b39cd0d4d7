"""What a meeting asked someone to do, and what became of it, from meeting to meeting.

Where an action stands is what its last update said. Updates are added and never changed by these functions; what is
sent twice has one effect.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from groups.choices import RoleType, WithholdingReason
from groups.models import Organisation
from groups.recording import save_recorded
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import STILL_OPEN, ActionStatus
from meetings.disclosure.checking import find_in_words
from meetings.models import Action, ActionUpdate, AgendaItem, Meeting


@transaction.atomic
def add_action(
    *,
    meeting: Meeting,
    text: str,
    by: Any,
    reason: str,
    item: AgendaItem | None = None,
    number: str = "",
    owner_role: RoleType | str = "",
    owner_as_printed: str = "",
    owner_organisation: Organisation | None = None,
    due: PartialDate | str = "",
) -> Action:
    """Add what a meeting asked for, in the words of its minutes, for staff until a publisher shows it; returns it.

    The same words under the same item are the same action: they are not added twice. Raises ValidationError where the
    item is of another meeting, the action is due before the meeting, or another rule is broken.
    """
    meeting = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    if item and item.meeting_id != meeting.pk:
        raise ValidationError({"item": "This item is on the agenda of another meeting."})
    due = PartialDate(due)
    if due and meeting.date and due.latest < PartialDate(meeting.date).earliest:
        raise ValidationError({"due": "This date lies before the meeting that asked for it."})
    text = text.strip()
    if same := meeting.actions.filter(item=item, text=text, number=number).first():
        return same
    action = Action(
        meeting=meeting,
        item=item,
        position=(meeting.actions.aggregate(last=Max("position"))["last"] or 0) + 1,
        number=number,
        text=text,
        owner_role=owner_role,
        owner_as_printed=owner_as_printed,
        owner_organisation=owner_organisation,
        due=due,
        withholding_reason=WithholdingReason.NOT_CONSIDERED,
    )
    return save_recorded(action, by=by, reason=reason)


@transaction.atomic
def update_action(
    *,
    action: Action,
    status: ActionStatus | str,
    on: PartialDate | str,
    text: str,
    by: Any,
    meeting: Meeting | None = None,
) -> ActionUpdate:
    """Report where an action stood on a day, said at a meeting or between meetings; returns the update.

    Raises ValidationError where the day has not come or lies before the last update, or a rule is broken (an action
    that is closed without anything done says why; no report names someone whose name is not public).
    """
    if status == ActionStatus.CARRIED_FORWARD:
        raise ValidationError({"status": "Carry it forward to a meeting, on the page for that."})
    return _add(action, ActionUpdate(status=status, dated=PartialDate(on), meeting=meeting, text=text.strip()), by)


@transaction.atomic
def carry_forward(*, action: Action, to: Meeting, on: PartialDate | str, by: Any, text: str = "") -> ActionUpdate:
    """Take an action that is still open over to a later meeting; returns the update.

    Raises ValidationError where it is done or closed, or the meeting is not one after it.
    """
    action = _locked(action)
    if status_on_record(action) not in STILL_OPEN:
        raise ValidationError("This action is done or closed, so there is nothing to carry forward.")
    if to.pk == action.meeting_id:
        raise ValidationError({"meeting": "This is the meeting that the action comes from. Choose a later one."})
    came_from = PartialDate(action.meeting.date)
    if to.date and came_from and PartialDate(to.date).latest < came_from.earliest:
        raise ValidationError({"meeting": f"This meeting was before the one that asked for it ({came_from.words})."})
    update = ActionUpdate(status=ActionStatus.CARRIED_FORWARD, dated=PartialDate(on), meeting=to, text=text.strip())
    return _add(action, update, by)


def status_on_record(action: Action) -> str:
    """Where an action stands by everything that is recorded of it: open where nothing is."""
    last = action.updates.latest_first().first()
    return last.status if last else ActionStatus.OPEN


def _add(action: Action, update: ActionUpdate, by: Any) -> ActionUpdate:
    action = _locked(action)
    update.action = action
    last = action.updates.latest_first().first()
    if last and _said(last) == _said(update):
        return last
    dated = PartialDate(update.dated)
    if not dated:
        raise ValidationError({"on": "Give the date of this report."})
    if dated.earliest > timezone.localdate():
        raise ValidationError({"on": "This day has not come yet."})
    came_from = PartialDate(action.meeting.date)
    if came_from and dated.latest < came_from.earliest:
        raise ValidationError({"on": f"This date lies before the meeting that asked for it ({came_from.words})."})
    if last and last.dated and dated.latest < PartialDate(last.dated).earliest:
        words = PartialDate(last.dated).words
        raise ValidationError({"on": f"This date lies before the last report on the action ({words})."})
    refuse_what_gives_away(update.text, action.meeting)
    return save_recorded(update, by=by, reason=update.text or str(update.get_status_display()))


def refuse_what_gives_away(text: str, meeting: Meeting) -> None:
    """Raise ValidationError at "text" for a report with words that may not be public: nobody checks it again."""
    if found := find_in_words(text, meeting) if text else []:
        told = "; ".join(f"“{match.words}” looks like {match.kind.words}" for match in found)
        raise ValidationError({"text": f"The public reads this report with the action. {told}. Say it without."})


def _said(update: ActionUpdate) -> tuple[Any, ...]:
    return update.status, update.dated, update.meeting_id, update.text


def _locked(action: Action) -> Action:
    return Action.objects.select_for_update(no_key=True, of=("self",)).select_related("meeting").get(pk=action.pk)
