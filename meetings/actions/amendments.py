"""The changes that were agreed when minutes were approved: the old words once stood there, and the new ones do."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from iag_registry.lib.prose import plain_text
from meetings.models import Action, AgendaItem, Attendance, Decision, Meeting, Minutes


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
    problems = [problem for change in changes if (problem := _problem(meeting, change))]
    if problems:
        raise ValidationError(problems)


def _problem(meeting: Meeting, change: AgreedChange) -> str:
    place = f"“{change.item}”" if change.item else "the minutes"
    if change.after and not _stands(change.after, _texts(meeting, change.item, ever=False)):
        return (
            f"“{change.after}” does not stand in {place} yet. Put the change into the text on the page “Write the "
            "minutes” first, and record the approval then."
        )
    if change.before and not _stands(change.before, _texts(meeting, change.item, ever=True)):
        return f"“{change.before}” never stood in {place}. Give the words as they were circulated."
    return ""


def _texts(meeting: Meeting, item: AgendaItem | None, *, ever: bool) -> Iterator[str]:
    """What stands under an item, or in all of the minutes where none is named; with `ever`, in every form of it."""
    keys = [item.pk] if item else list(meeting.items.values_list("pk", flat=True))
    for each in _rows(AgendaItem, ever).filter(id__in=keys):
        yield f"{each.title}\n{plain_text(each.text)}"
    for model in (Decision, Action):
        yield from _rows(model, ever).filter(item_id__in=keys).values_list("text", flat=True)
    if item is None:
        yield from _rows(Action, ever).filter(meeting_id=meeting.pk, item=None).values_list("text", flat=True)
        yield from _rows(Minutes, ever).filter(meeting_id=meeting.pk).values_list("summary", flat=True)
        for named in _rows(Attendance, ever).filter(meeting_id=meeting.pk):
            yield f"{named.name_as_printed} {named.role_as_printed} {named.organisation_as_printed}"


def _rows(model: Any, ever: bool) -> Any:
    return model.history.all() if ever else model.objects.all()


def _stands(words: str, texts: Iterable[str]) -> bool:
    wanted = " ".join(words.split())
    return any(wanted in " ".join(text.split()) for text in texts)
