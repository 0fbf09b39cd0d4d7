"""Taking words out of what is published of an item; the item itself is never changed (FOI-20, FOI-30 to FOI-35)."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from groups.choices import Exemption
from groups.recording import delete_recorded, save_recorded
from iag_registry.lib.prose import paragraph_places, plain_text
from meetings.actions.alike import Alike, find_alike
from meetings.actions.checking import Check, check_before_publishing
from meetings.actions.moves import PUBLISHER
from meetings.disclosure.manuscript import place_redactions
from meetings.models import AgendaItem, Meeting, Redaction
from meetings.redaction.anchoring import anchor

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
