"""Publishing a released reply in the disclosure log, and withdrawing it: its page stays, and says why."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from foi.actions.drafting import ask, locked
from foi.actions.tying import tie
from foi.choices import PackState
from foi.disclosure.minutes_gone import gone_minutes
from foi.disclosure.reply_kept import letter_of, reply_of
from foi.disclosure.reply_words import decision_kind
from foi.models import InformationRequest, LogEntry, LogRelease, Pack
from foi.packing.telling import refuse_telling
from groups.recording import save_recorded
from iag_registry.lib.audiences import Audience

PUBLISH = "foi.publish_replies"
TRIES = 5
"""How often an address is looked for where another request takes it at the same moment."""


@transaction.atomic
def publish_reply(*, pack: Pack, title: str, by: Any) -> LogRelease:
    """Put a released reply into the disclosure log, at the address of its request; returns its place there.

    `title` says in a few words what was asked, and never who asked. The pages of the groups and themes that the reply
    speaks of lead to it. Raises ValidationError where the reply is not released, is corrected by another that is, is
    published already, or gives minutes that can no longer be read, and at "title" where that is empty or tells what may
    not be told.
    """
    ask(by, PUBLISH)
    pack = locked(pack)
    pack.request = InformationRequest.objects.select_for_update(no_key=True, of=("self",)).get(pk=pack.request_id)
    if pack.state != PackState.RELEASED:
        raise ValidationError("Only a released reply can be published.")
    if LogRelease.objects.filter(pack=pack).exists():
        raise ValidationError("This reply is in the disclosure log already.")
    corrected_by = Pack.objects.filter(corrects=pack, state=PackState.RELEASED).first()
    if corrected_by:
        raise ValidationError(f"Reply {corrected_by.version} corrects this one. Publish that one instead.")
    if not title.strip():
        raise ValidationError({"title": "Say in a few words what was asked. Never who asked."})
    if pack.request.audience == Audience.RESTRICTED:
        raise ValidationError("This request is restricted. Nothing of it is published.")
    reply = reply_of(pack)
    if gone := gone_minutes(pack, reply):
        told = "; ".join(each.words or each.file for each in gone)
        raise ValidationError(
            f"The public can no longer read these minutes: {told}. Publish a correction without them."
        )
    refuse_telling(pack, title, "title")
    outcomes = [part.outcome for question in reply.questions for part in question.parts]
    made = LogRelease(
        entry=_entry(pack.request, title.strip(), by=by),
        pack=pack,
        published_on=timezone.localdate(),
        published_by=by,
        text=letter_of(pack),
        decision=decision_kind(outcomes),
        is_interim=reply.is_interim,
    )
    saved: LogRelease = save_recorded(made, by=by, reason="Published in the disclosure log.")
    tie(saved.entry, by=by)
    return saved


@transaction.atomic
def withdraw_reply(*, release: LogRelease, reason: str, by: Any) -> list[LogRelease]:
    """Withdraw a reply from the log, with those before it where it is the newest; returns what was withdrawn.

    An older reply would come to the front again, and may hold what is withdrawn. The reason is public. Raises
    ValidationError where there is none, it is withdrawn already, or the reason tells what may not be told.
    """
    ask(by, PUBLISH)
    if not reason.strip():
        raise ValidationError({"reason": "Say why it may no longer be read. It is shown in place of the reply."})
    refuse_telling(release.pack, reason, "reason")
    rows = LogRelease.objects.select_for_update(no_key=True, of=("self",)).filter(entry=release.entry)
    readable = list(rows.filter(withdrawn_on=None).select_related("pack").order_by("pack__version"))
    if release.pk not in [row.pk for row in readable]:
        raise ValidationError("This reply has been withdrawn already.")
    is_newest = readable[-1].pk == release.pk
    chosen = readable if is_newest else [row for row in readable if row.pk == release.pk]
    for row in chosen:
        row.withdrawn_on, row.withdrawn_by, row.withdrawn_because = timezone.localdate(), by, reason.strip()
        save_recorded(row, by=by, reason=reason)
    tie(release.entry, by=by)
    return chosen


def _entry(request: InformationRequest, title: str, *, by: Any) -> LogEntry:
    """The entry of a request, made where it has none yet; its address never changes."""
    entry = LogEntry.objects.filter(request=request).first()
    if entry is None:
        return _new_entry(request, title, by=by)
    if entry.title == title:
        return entry
    entry.title = title
    saved: LogEntry = save_recorded(entry, by=by, reason="Published in the disclosure log.")
    return saved


def _new_entry(request: InformationRequest, title: str, *, by: Any) -> LogEntry:
    """An entry at an address of its own, also where another request takes that address at the same moment."""
    for _ in range(TRIES):
        entry = LogEntry(request=request, slug=_address(request), title=title)
        try:
            with transaction.atomic():
                saved: LogEntry = save_recorded(entry, by=by, reason="Published in the disclosure log.")
                return saved
        except IntegrityError:
            continue
        except ValidationError as problem:
            if "slug" not in problem.message_dict:
                raise
    raise ValidationError("Another request is published at this moment. Try again.")


def _address(request: InformationRequest) -> str:
    """A readable address from the reference: "01-foi-22-022727"; with a number where another request has it."""
    wanted = slugify(re.sub(r"[^\w]+", "-", request.reference))[:70].strip("-") or "request"
    address, number = wanted, 2
    while LogEntry.objects.filter(slug=address).exists():
        address, number = f"{wanted}-{number}", number + 1
    return address
