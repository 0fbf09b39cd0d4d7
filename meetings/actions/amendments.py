"""The changes that were agreed when minutes were approved: the old words once stood there, and the new ones do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from iag_registry.lib.prose import plain_text
from meetings.models import AgendaItem, Meeting


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
    if change.after and not _stands(change.after, _texts(items)):
        return (
            f"“{change.after}” does not stand in {place} yet. Put the change into the text on the page “Write the "
            "minutes” first, and record the approval then."
        )
    versions = AgendaItem.history.filter(id__in=[item.pk for item in items])
    if change.before and not _stands(change.before, _texts(versions)):
        return f"“{change.before}” never stood in {place}. Give the words as they were circulated."
    return ""


def _texts(items: Iterable[AgendaItem]) -> list[str]:
    return [f"{item.title}\n{plain_text(item.text)}" for item in items]


def _stands(words: str, texts: Iterable[str]) -> bool:
    wanted = " ".join(words.split())
    return any(wanted in " ".join(text.split()) for text in texts)
