"""Releasing a reply: handed over by the one who drafted it, released by another, and frozen for good (FOI-35, P6).

What is released is what was handed over: the reply is made anew, and where a word of it would be another than at the
handing over, nothing is released. The request is locked before anything is read, so that it cannot change meanwhile.
"""

from dataclasses import replace
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from foi.actions.drafting import DRAFT, ask, locked, locked_draft
from foi.actions.steps import locked as locked_request
from foi.actions.steps import take_step
from foi.choices import OURS, PackState
from foi.choices import RequestState as State
from foi.models import Pack, PackFile
from foi.packing.files import archive_of
from foi.packing.readiness import Readiness, make_ready
from foi.worked_on import worked_on
from groups.recording import save_recorded

RELEASE = "foi.release_packs"


@transaction.atomic
def hand_over(*, pack: Pack, by: Any) -> Pack:
    """Hand a reply that is ready over to a second person; returns it.

    Raises ValidationError with all that stands in the way, PermissionDenied for someone who may not answer requests.
    """
    ask(by, DRAFT)
    locked_request(pack.request)
    pack = locked_draft(pack, by=by)
    today = timezone.localdate()
    ready = make_ready(pack, dated=today)
    ready.refuse_unless_ready()
    _refuse_apart(pack, ready)
    pack.state = PackState.CHECKED
    pack.handed_over_by, pack.handed_over_at = by, timezone.now()
    pack.handed_over_sha256 = _digest(ready)
    saved: Pack = save_recorded(pack, by=by, reason="Handed over to a second person.")
    _move(pack, State.APPROVAL, reason=f"Reply {pack.version} was handed over.", by=by)
    return saved


@transaction.atomic
def take_back_to_draft(*, pack: Pack, reason: str, by: Any) -> Pack:
    """Let a reply that was handed over be changed again; returns it. The reason says what is to be changed."""
    ask(by, DRAFT)
    locked_request(pack.request)
    pack = locked(pack)
    if pack.state != PackState.CHECKED:
        raise ValidationError("This reply is not with a second person.")
    if not reason.strip():
        raise ValidationError({"reason": "Say what is to be changed."})
    pack.state = PackState.DRAFT
    pack.handed_over_by, pack.handed_over_at, pack.handed_over_sha256 = None, None, ""
    saved: Pack = save_recorded(pack, by=by, reason=reason)
    _move(pack, State.DRAFTING, reason=reason, by=by)
    return saved


@transaction.atomic
def release(*, pack: Pack, by: Any) -> Pack:
    """Release a reply that someone else has drafted and handed over; returns it, released for good.

    Raises PermissionDenied for someone who may not release, ValidationError where the reply is not handed over, the
    releaser has worked on it, it is not ready any more, or it is no longer what was handed over.
    """
    ask(by, RELEASE)
    # What the reply says of each part stays so until it is released.
    locked_request(pack.request)
    pack = locked(pack)
    if pack.state == PackState.RELEASED:
        raise ValidationError("This reply is released already.")
    if pack.state != PackState.CHECKED:
        raise ValidationError("This reply is still being drafted. It must be handed over first.")
    if by.pk in worked_on(pack):
        raise ValidationError("You have worked on this reply. Someone who has not must release it.")
    today = timezone.localdate()
    ready = make_ready(pack, dated=today)
    ready.refuse_unless_ready()
    _refuse_apart(pack, ready)
    if _digest(ready) != pack.handed_over_sha256:
        raise ValidationError(
            "The reply is no longer what was handed over: the request or its outcomes were changed. Send it back."
        )
    _keep_files(pack, ready)
    pack.state, pack.dated = PackState.RELEASED, today
    pack.released_by, pack.released_at = by, timezone.now()
    pack.archive_sha256 = sha_of(archive_of(ready.files))
    saved: Pack = save_recorded(pack, by=by, reason="Released.")
    to = State.ANSWERED_INTERIM if ready.reply.is_interim else State.ANSWERED
    _move(pack, to, reason=f"Reply {pack.version} was released.", by=by)
    return saved


def _move(pack: Pack, to: State, *, reason: str, by: Any) -> None:
    """Take the request where its reply goes; a correction leaves it where it is."""
    if pack.corrects_id is None:
        request = pack.request
        take_step(request=request, to=to, on=timezone.localdate(), reason=reason, by=by, with_reply=True)


def _refuse_apart(pack: Pack, ready: Readiness) -> None:
    """A correction leaves the request where it is: it decides neither more nor less than what was answered (FOI-09)."""
    is_interim, more_to_come = ready.reply.is_interim, pack.request.state in OURS
    if pack.corrects_id is None or is_interim == more_to_come:
        return
    if is_interim:
        raise ValidationError(
            "The request is answered, and this correction leaves a part pending. Record how that part ended: nothing "
            "more would come after a correction."
        )
    raise ValidationError(
        "The request is answered in part, and this correction decides the rest too. Set what was still to come back "
        "to pending and release the correction; then give the rest with the next reply."
    )


def _digest(ready: Readiness) -> str:
    """What tells whether a reply is still the same: the checksum of all that it says, but for the day of its letter."""
    return sha_of(replace(ready.reply, dated="").text.encode())


def sha_of(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return sha256(content).hexdigest()


def _keep_files(pack: Pack, ready: Readiness) -> None:
    for position, file in enumerate(ready.files, 1):
        kept = PackFile(
            pack=pack,
            position=position,
            name=file.name,
            media_type=file.media_type,
            about=file.about,
            size=len(file.content),
            sha256=file.sha256,
            content=file.content,
        )
        kept.full_clean()
        kept.save()
