"""Where words like those of a redaction stand elsewhere in the minutes of its group: in items, and in other records."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from iag_registry.lib.prose import plain_text
from meetings.disclosure.manuscript import place_redactions
from meetings.models import (
    Action,
    AgendaItem,
    Amendment,
    Decision,
    InterestDeclared,
    Meeting,
    Minutes,
    Paper,
    Redaction,
)
from meetings.redaction.matching import Kind, Match, find_matches
from meetings.redaction.names import Name, NameIndex

AROUND = 40
ELSEWHERE: tuple[tuple[type[Model], str, tuple[str, ...]], ...] = (
    (Meeting, "pk", ("title", "date_note", "note")),
    (AgendaItem, "meeting", ("title", "neutral_title", "vote")),
    (Decision, "item__meeting", ("text",)),
    (Action, "meeting", ("text",)),
    (InterestDeclared, "meeting", ("interest", "what_was_done")),
    (Paper, "meeting", ("title", "author")),
    (Minutes, "meeting", ("summary",)),
    (Amendment, "minutes__meeting", ("before", "after")),
)
"""What is published with the text of items and cannot be redacted in part: the record itself must be changed."""

Sees = Callable[[QuerySet], QuerySet]


@dataclass(frozen=True)
class Alike:
    """A place in this group's minutes where words like those of a redaction stand and are not redacted."""

    item: AgendaItem
    start: int
    end: int
    words: str
    around: str
    is_certain: bool


@dataclass(frozen=True)
class Elsewhere:
    """A record of this group's minutes in which such words stand; it must be changed or withheld itself."""

    record: Model
    words: str
    around: str
    is_certain: bool


def find_alike(*, redaction: Redaction) -> list[Alike]:
    """Where the same words, or another form of the same name, stand in this group's minutes, not redacted yet.

    The minutes of meetings that the group held together with others are among them. The meetings come in the order of
    their dates. Near misses are among the places and say so.
    """
    items = AgendaItem.objects.filter(meeting__in=_meetings(redaction)).exclude(text="")
    ordered = items.select_related("meeting").prefetch_related("redactions")
    found = []
    for item in ordered.order_by("meeting__date", "meeting", "position"):
        plain = plain_text(item.text)
        gaps = [(each.start, each.end) for each in place_redactions(plain, item.redactions.all())]
        for match in _matches(redaction, plain):
            is_cut = any(start is not None and start <= match.start and match.end <= end for start, end in gaps if end)
            if not is_cut:
                found.append(Alike(item, match.start, match.end, match.words, _around(plain, match), match.is_certain))
    return _once(found)


def find_elsewhere(*, redaction: Redaction, sees: Sees) -> list[Elsewhere]:
    """Which other records of this group's minutes hold such words; `sees` narrows rows to those that may be shown."""
    meetings = _meetings(redaction).values("pk")
    found = []
    for model, of_meeting, columns in ELSEWHERE:
        for record in sees(model._default_manager.filter(**{f"{of_meeting}__in": meetings})).order_by("pk"):
            texts = (getattr(record, column) for column in columns)
            match, text = next(_first_matches(redaction, texts), (None, ""))
            if match:
                found.append(Elsewhere(record, match.words, _around(text, match), match.is_certain))
    return found


def _meetings(redaction: Redaction) -> QuerySet[Meeting]:
    meeting = redaction.item.meeting
    return Meeting.objects.of_group(meeting.group) if meeting.group else Meeting.objects.filter(pk=meeting.pk)


def _first_matches(redaction: Redaction, texts: Iterable[str]) -> Iterator[tuple[Match, str]]:
    for text in texts:
        for match in _matches(redaction, text):
            yield match, text


def _matches(redaction: Redaction, text: str) -> list[Match]:
    name = Name.of(redaction.quote)
    is_like_a_name = bool(name.forenames) and len(redaction.quote) <= 60
    names = NameIndex([name] if is_like_a_name else [])
    found = find_matches(text, names, withheld=[redaction.quote])
    return [match for match in found if match.kind in (Kind.NAME, Kind.WITHHELD_WORDS)]


def _around(text: str, match: Match) -> str:
    return text[max(0, match.start - AROUND) : match.end + AROUND]


def _once(found: list[Alike]) -> list[Alike]:
    """Each place once: of two that overlap the longer one that is certain."""
    kept: list[Alike] = []
    for alike in sorted(dict.fromkeys(found), key=lambda each: (not each.is_certain, each.start - each.end)):
        if not any(
            alike.item.pk == other.item.pk and alike.start < other.end and other.start < alike.end for other in kept
        ):
            kept.append(alike)
    return [alike for alike in dict.fromkeys(found) if alike in kept]
