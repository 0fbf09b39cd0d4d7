"""Taking words out of what is published of an item; the item itself is never changed (FOI-20, FOI-30 to FOI-35)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from groups.choices import Exemption
from groups.recording import delete_recorded, save_recorded
from iag_registry.lib.prose import paragraph_places, plain_text
from meetings.actions.checking import Check, check_before_publishing
from meetings.actions.moves import PUBLISHER
from meetings.disclosure.manuscript import place_redactions
from meetings.models import AgendaItem, Meeting, Redaction
from meetings.redaction.anchoring import anchor
from meetings.redaction.matching import Kind, find_matches
from meetings.redaction.names import Name, NameIndex

__all__ = [
    "Alike",
    "Check",
    "approve_redactions",
    "check_before_publishing",
    "find_alike",
    "keep_places",
    "redact",
    "redact_alike",
    "redact_paragraph",
    "undo",
]

DECIDE, TAKE_BACK = "meetings.add_redaction", "meetings.delete_redaction"
AROUND = 40


@dataclass(frozen=True)
class Alike:
    """A place in this group's minutes where words like those of a redaction stand and are not redacted."""

    item: AgendaItem
    start: int
    end: int
    words: str
    around: str
    is_certain: bool


@transaction.atomic
def redact(
    *, item: AgendaItem, start: int, end: int, exemption: Exemption | str, reason: str, by: Any, words: str = ""
) -> Redaction:
    """Withhold the words between two places of the plain text of an item; returns the redaction.

    `words`, where given, are those that were selected: if others stand there now, someone has edited the item. The same
    words under the same section are redacted once. Raises ValidationError where the place is no longer what it was, is
    outside the text or holds nothing to read, PermissionDenied for someone who may not decide.
    """
    _ask(by, DECIDE)
    item = _locked(item)
    plain = plain_text(item.text)
    try:
        place = anchor(plain, start, end)
    except ValueError as problem:
        raise ValidationError("Select the words that are to be withheld.") from problem
    if words and words != place.quote:
        raise ValidationError("The text was changed after you selected the words. Select them again.")
    if not place.quote.strip():
        raise ValidationError("Select the words that are to be withheld.")
    for placed in place_redactions(plain, item.redactions.all()):
        if (placed.start, placed.end, placed.redaction.exemption) == (start, end, exemption):
            return placed.redaction
    made = Redaction(
        item=item,
        start=start,
        end=end,
        quote=place.quote,
        before=place.before,
        after=place.after,
        exemption=exemption,
        reason=reason.strip(),
        decided_by=by,
    )
    saved: Redaction = save_recorded(made, by=by, reason=reason)
    return saved


def redact_paragraph(
    *, item: AgendaItem, paragraph: int, exemption: Exemption | str, reason: str, by: Any
) -> Redaction:
    """Withhold a whole paragraph, heading, item of a list or cell, counted from 1; returns the redaction.

    Raises ValidationError where there is no such paragraph, and as `redact`.
    """
    places = paragraph_places(item.text)
    if not 1 <= paragraph <= len(places):
        raise ValidationError("There is no such paragraph. Someone may have edited the item: open it again.")
    start, end = places[paragraph - 1]
    words = plain_text(item.text)[start:end]
    return redact(item=item, start=start, end=end, words=words, exemption=exemption, reason=reason, by=by)


def find_alike(*, redaction: Redaction) -> list[Alike]:
    """Where the same words, or another form of the same name, stand in this group's minutes, not redacted yet.

    The meetings come in the order of their dates. Near misses are among them and say so.
    """
    group = redaction.item.meeting.group_id
    name = Name.of(redaction.quote)
    is_like_a_name = bool(name.forenames) and len(redaction.quote) <= 60
    names = NameIndex([name] if is_like_a_name else [])
    items = AgendaItem.objects.filter(meeting__group=group) if group else redaction.item.meeting.items.all()
    ordered = items.exclude(text="").select_related("meeting").prefetch_related("redactions")
    found = []
    for item in ordered.order_by("meeting__date", "meeting", "position"):
        plain = plain_text(item.text)
        gaps = [(each.start, each.end) for each in place_redactions(plain, item.redactions.all())]
        for match in find_matches(plain, names, withheld=[redaction.quote]):
            is_cut = any(start is not None and start <= match.start and match.end <= end for start, end in gaps if end)
            if match.kind in (Kind.NAME, Kind.WITHHELD_WORDS) and not is_cut:
                around = plain[max(0, match.start - AROUND) : match.end + AROUND]
                found.append(Alike(item, match.start, match.end, match.words, around, match.is_certain))
    return _once(found)


@transaction.atomic
def redact_alike(*, redaction: Redaction, places: Iterable[Alike], by: Any) -> list[Redaction]:
    """Withhold these words too, for the same reason and under the same section; all of them or none.

    Raises ValidationError where no place is chosen.
    """
    chosen = list(places)
    if not chosen:
        raise ValidationError("Choose the places at which the words are to be withheld too.")
    return [
        redact(
            item=place.item,
            start=place.start,
            end=place.end,
            words=place.words,
            exemption=redaction.exemption,
            reason=redaction.reason,
            by=by,
        )
        for place in chosen
    ]


@transaction.atomic
def undo(*, redaction: Redaction, by: Any, reason: str) -> None:
    """Take a redaction back: the next version that is published shows the words. Its history stays.

    One that a second person has approved takes a publisher.
    """
    _ask(by, PUBLISHER if redaction.approved_by_id else TAKE_BACK)
    _locked(redaction.item)
    found = Redaction.objects.filter(pk=redaction.pk).first()
    if found:
        delete_recorded(found, by=by, reason=reason)


@transaction.atomic
def approve_redactions(*, meeting: Meeting, seen: Collection[int], by: Any) -> list[Redaction]:
    """Approve the redactions of a meeting that someone else has decided; returns them (FOI-35).

    `seen` has the numbers of those that the approver was shown: one that was made since waits for a look of its own,
    and one's own wait for another person. Raises ValidationError where all of them are one's own, PermissionDenied
    for someone who may not publish.
    """
    _ask(by, PUBLISHER)
    waiting = list(
        Redaction.objects.select_for_update(no_key=True, of=("self",)).filter(
            item__meeting=meeting, approved_by=None, pk__in=seen
        )
    )
    others = [redaction for redaction in waiting if redaction.decided_by_id != by.pk]
    if waiting and not others:
        raise ValidationError("You made these redactions yourself. Someone else must approve them.")
    for redaction in others:
        redaction.approved_by, redaction.approved_at = by, timezone.now()
        save_recorded(redaction, by=by, reason="Approved.")
    return others


@transaction.atomic
def keep_places(*, item: AgendaItem, by: Any) -> Sequence[Redaction]:
    """After an item was edited, note where its redactions stand now; returns those whose words were not found again.

    The next edit is then compared with this text and not with an older one. Those that are lost keep what was noted.
    """
    item = _locked(item)
    plain = plain_text(item.text)
    lost = []
    for placed in place_redactions(plain, item.redactions.select_for_update(no_key=True)):
        redaction = placed.redaction
        if placed.start is None or placed.end is None:
            lost.append(redaction)
            continue
        now = anchor(plain, placed.start, placed.end)
        if (now.start, now.before, now.after) != (redaction.start, redaction.before, redaction.after):
            redaction.start, redaction.end = placed.start, placed.end
            redaction.before, redaction.after = now.before, now.after
            save_recorded(redaction, by=by, reason="The item was edited; its words were found again.")
    return lost


def _ask(by: Any, permission: str) -> None:
    if not by.has_perm(permission):
        raise PermissionDenied


def _locked(item: AgendaItem) -> AgendaItem:
    return AgendaItem.objects.select_for_update(no_key=True).get(pk=item.pk)


def _once(found: list[Alike]) -> list[Alike]:
    """Each place once: of two that overlap the longer one that is certain."""
    kept: list[Alike] = []
    for alike in sorted(dict.fromkeys(found), key=lambda each: (not each.is_certain, each.start - each.end)):
        if not any(
            alike.item.pk == other.item.pk and alike.start < other.end and other.start < alike.end for other in kept
        ):
            kept.append(alike)
    return [alike for alike in dict.fromkeys(found) if alike in kept]
