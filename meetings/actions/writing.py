"""Writing the minutes of a meeting, item by item."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Prefetch, Q, QuerySet

from groups.choices import WithholdingReason
from groups.recording import save_recorded
from meetings.actions.decisions import write_decisions
from meetings.actions.redacting import keep_places
from meetings.models import AgendaItem, Decision, ItemDraft, Meeting

CHANGED_BY_OTHERS = (
    "Someone else changed this item after you opened it, so nothing has been saved yet. What you typed is below. "
    "Compare it with theirs, and save again if yours should stand."
)

Sees = Callable[[QuerySet], QuerySet]


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
    vote: str = ""
    earlier_item: AgendaItem | None = None
    as_opened: str = ""
    """The stamp of the item when its writer opened it; empty where nobody else can have changed it."""


def _all(rows: QuerySet) -> QuerySet:
    return rows


def with_decisions(items: QuerySet[AgendaItem], sees: Sees = _all) -> QuerySet[AgendaItem]:
    """Items with those of their decisions that someone may see, in order."""
    return items.prefetch_related(Prefetch("decisions", sees(Decision.objects.order_by("position"))))


def stamp(item: AgendaItem) -> str:
    """What tells whether an item, read by `with_decisions`, is still as it was when someone opened it."""
    decisions = [decision.text for decision in item.decisions.all()]
    return sha256("\x1f".join([*_state(item), *decisions]).encode()).hexdigest()


@transaction.atomic
def write_items(
    *, meeting: Meeting, items: list[ItemText], by: Any, reason: str, sees: Sees = _all
) -> list[AgendaItem]:
    """Save what was written under the items of a meeting, and drop the drafts of it; returns the items that changed.

    A new item, and a new decision, is for staff until a publisher decides. What the public reads is a release, and
    stays as it is. `sees` narrows rows to those that the writer may see: no other is changed. Raises ValidationError
    where an item breaks a rule, where the minutes are approved, or where someone else changed an item after it was
    opened (C1); then nothing is saved.
    """
    # Nobody approves them meanwhile: approved words do not change.
    Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    known = with_decisions(sees(meeting.items.select_for_update(no_key=True, of=("self",))), sees).in_bulk()
    changed = []
    for written in items:
        item = known.get(written.item.pk) if written.item else _new_item(meeting)
        if item is None:
            raise ValidationError("An item was deleted after you opened this page. Nothing has been saved.")
        if written.as_opened and written.as_opened != stamp(item):
            raise ValidationError(CHANGED_BY_OTHERS)
        before = _state(item)
        item.title, item.number, item.item_type = written.title, written.number, written.item_type
        item.vote, item.earlier_item = written.vote, written.earlier_item
        item.outcome, item.text = written.outcome, AgendaItem._meta.get_field("text").to_python(written.text)
        is_changed = _state(item) != before or written.item is None
        if is_changed:
            save_recorded(item, by=by, reason=reason)
            keep_places(item=item, by=by)
        existing = [] if written.item is None else list(item.decisions.all())
        if write_decisions(item, written.decisions, existing=existing, by=by, reason=reason) or is_changed:
            changed.append(item)
    drop_drafts(meeting=meeting, by=by)
    return changed


def keep_draft(
    *, text: str, by: Any, item: AgendaItem | None = None, meeting: Meeting | None = None, as_opened: str = ""
) -> ItemDraft:
    """Keep what someone has typed into an item, or a new one of a meeting, and not yet saved; only they see it.

    `as_opened` is the stamp of the item on the page that they type into: brought back later, the text is saved only
    over what they saw then (C1).
    """
    draft, _ = ItemDraft.objects.update_or_create(
        item=item, meeting=meeting, by=by, defaults={"text": text, "as_opened": as_opened}
    )
    return draft


def drafts_of(meeting: Meeting, by: Any) -> QuerySet[ItemDraft]:
    """What someone has typed into the items of a meeting, or a new one, and not yet saved."""
    return ItemDraft.objects.filter(Q(item__meeting=meeting) | Q(meeting=meeting), by=by)


def drop_drafts(*, meeting: Meeting, by: Any) -> None:
    """Drop what someone has typed into the items of a meeting and not saved."""
    drafts_of(meeting, by).delete()


def _new_item(meeting: Meeting) -> AgendaItem:
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    return AgendaItem(meeting=meeting, position=last + 1, withholding_reason=WithholdingReason.NOT_CONSIDERED)


def _state(item: AgendaItem) -> tuple[str, ...]:
    earlier = str(item.earlier_item_id or "")
    return (item.title, item.number, item.item_type, item.outcome, item.vote, earlier, item.text)
