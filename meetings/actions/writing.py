"""Writing the minutes of a meeting, item by item."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from groups.choices import WithholdingReason
from groups.recording import delete_recorded, save_recorded
from meetings.actions.redacting import keep_places
from meetings.models import AgendaItem, Decision, ItemDraft, Meeting

CHANGED_BY_OTHERS = (
    "Someone else changed this item after you opened it, so nothing has been saved yet. What you typed is below. "
    "Compare it with theirs, and save again if yours should stand."
)


@dataclass(frozen=True)
class ItemText:
    """What someone wrote under one item; `item` is None for a new one at the end of the agenda."""

    item: AgendaItem | None
    title: str
    number: str
    item_type: str
    outcome: str
    text: str
    decisions: tuple[str, ...]
    as_opened: str = ""
    """The stamp of the item when its writer opened it; empty where nobody else can have changed it."""


def stamp(item: AgendaItem) -> str:
    """What tells whether an item is still as it was when someone opened it."""
    decisions = [decision.text for decision in item.decisions.all()]
    return sha256("\x1f".join([*_state(item), *decisions]).encode()).hexdigest()


@transaction.atomic
def write_items(*, meeting: Meeting, items: list[ItemText], by: Any, reason: str) -> list[AgendaItem]:
    """Save what was written under the items of a meeting, and drop the drafts of it; returns the items that changed.

    A new item, and a new decision, is for staff until the minutes are published. What the public reads is a release,
    and stays as it is. Raises ValidationError where an item breaks a rule, or where someone else changed it after it
    was opened (C1); then nothing is saved.
    """
    known = meeting.items.select_for_update(no_key=True).prefetch_related("decisions").in_bulk()
    changed = []
    for written in items:
        item = known[written.item.pk] if written.item else _new_item(meeting)
        if written.as_opened and written.as_opened != stamp(item):
            raise ValidationError(CHANGED_BY_OTHERS)
        before = _state(item)
        item.title, item.number, item.item_type = written.title, written.number, written.item_type
        item.outcome, item.text = written.outcome, AgendaItem._meta.get_field("text").to_python(written.text)
        is_changed = _state(item) != before or written.item is None
        if is_changed:
            save_recorded(item, by=by, reason=reason)
            keep_places(item=item, by=by)
        if _write_decisions(item, written.decisions, by=by, reason=reason) or is_changed:
            changed.append(item)
    ItemDraft.objects.filter(item__meeting=meeting, by=by).delete()
    return changed


def keep_draft(*, item: AgendaItem, text: str, by: Any) -> ItemDraft:
    """Keep what someone has typed into an item and not yet saved; only they see it."""
    draft, _ = ItemDraft.objects.update_or_create(item=item, by=by, defaults={"text": text})
    return draft


def _new_item(meeting: Meeting) -> AgendaItem:
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    return AgendaItem(meeting=meeting, position=last + 1, withholding_reason=WithholdingReason.NOT_CONSIDERED)


def _state(item: AgendaItem) -> tuple[str, ...]:
    return (item.title, item.number, item.item_type, item.outcome, item.text)


def _write_decisions(item: AgendaItem, texts: tuple[str, ...], *, by: Any, reason: str) -> bool:
    """Bring the decisions of an item to these texts, in this order; True where anything changed.

    A decision keeps its audience; one that is no longer there is deleted, and its history stays.
    """
    existing = list(item.decisions.order_by("position"))
    if [decision.text for decision in existing] == list(texts):
        return False
    if any(not text.strip() for text in texts):
        raise ValidationError({"decisions": "A decision has no words."})
    for decision in existing[len(texts) :]:
        delete_recorded(decision, by=by, reason=reason)
    for place, text in enumerate(texts):
        if place < len(existing):
            decision = existing[place]
            if decision.text == text:
                continue
            decision.text = text
        else:
            decision = Decision(
                item=item, position=place + 1, text=text, withholding_reason=WithholdingReason.NOT_CONSIDERED
            )
        save_recorded(decision, by=by, reason=reason)
    return True
