"""The changes that were agreed when minutes were approved: the old words once stood there, and the new ones do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from iag_registry.lib.prose import plain_text
from meetings.models import Action, AgendaItem, Decision, Meeting


@dataclass(frozen=True)
class AgreedChange:
    """One change to the text that was agreed with the approval (MIN-03)."""

    before: str
    after: str
    item: AgendaItem | None = None


def check_amendments(meeting: Meeting, changes: Sequence[AgreedChange]) -> None:
    """Raise ValidationError for changes that are not in the text, or that are of words which never stood there.

    The page of the minutes says that they are as approved: so the text is changed before the approval is recorded.
    """
    items = list(meeting.items.order_by("position"))
    problems = [problem for change in changes if (problem := _problem(change, [change.item] if change.item else items))]
    if problems:
        raise ValidationError(problems)


def _problem(change: AgreedChange, items: Sequence[AgendaItem]) -> str:
    place = f"“{change.item}”" if change.item else "the minutes"
    if change.after and not _stands(change.after, _texts(items, _belonging(items))):
        return (
            f"“{change.after}” does not stand in {place} yet. Put the change into the text on the page “Write the "
            "minutes” first, and record the approval then."
        )
    if change.before and not _stands(change.before, _texts(*_ever(items))):
        return f"“{change.before}” never stood in {place}. Give the words as they were circulated."
    return ""


def _belonging(items: Sequence[AgendaItem]) -> list[Decision | Action]:
    """The decisions and actions under these items."""
    return [*Decision.objects.filter(item__in=items), *Action.objects.filter(item__in=items)]


def _ever(items: Sequence[AgendaItem]) -> tuple[Iterable[Any], Iterable[Any]]:
    """The same items, and what belonged to them, in every form that they have had."""
    keys = [item.pk for item in items]
    belonging = [*Decision.history.filter(item_id__in=keys), *Action.history.filter(item_id__in=keys)]
    return AgendaItem.history.filter(id__in=keys), belonging


def _texts(items: Iterable[Any], belonging: Iterable[Any]) -> list[str]:
    own = [f"{item.title}\n{plain_text(item.text)}" for item in items]
    return [*own, *(row.text for row in belonging)]


def _stands(words: str, texts: Iterable[str]) -> bool:
    wanted = " ".join(words.split())
    return any(wanted in " ".join(text.split()) for text in texts)
