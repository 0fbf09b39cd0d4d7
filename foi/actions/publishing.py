"""Publishing a released reply in the disclosure log, and withdrawing it: its page stays, and says why."""

import re
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from foi.actions.drafting import ask, locked
from foi.choices import Outcome, PackState
from foi.disclosure.reply_document import FILE, ReplyDocument
from foi.disclosure.reply_words import decision_kind
from foi.disclosure.withheld import withholdings_of
from foi.models import InformationRequest, LogEntry, LogEntryGroup, LogEntryTheme, LogRelease, Pack, PackFile, Requester
from foi.packing.leaks import given_away, naming_the_asker
from groups.models import AdvisoryGroup, Theme
from groups.recording import save_recorded
from iag_registry.lib.audiences import Audience

PUBLISH = "foi.publish_replies"
LETTER = "letter.txt"
GROUP_PAGE = re.compile(r"^/groups/([-\w]+)/")


@transaction.atomic
def publish_reply(*, pack: Pack, title: str, by: Any) -> LogRelease:
    """Put a released reply into the disclosure log, at the address of its request; returns its place there.

    `title` says in a few words what was asked, and never who asked. The pages of the groups and themes that the reply
    speaks of lead to it. Raises ValidationError where the reply is not released, or is published already, and at
    "title" where that is empty or tells what may not be told.
    """
    ask(by, PUBLISH)
    pack = locked(pack)
    if pack.state != PackState.RELEASED:
        raise ValidationError("Only a released reply can be published.")
    if LogRelease.objects.filter(pack=pack).exists():
        raise ValidationError("This reply is in the disclosure log already.")
    if not title.strip():
        raise ValidationError({"title": "Say in a few words what was asked. Never who asked."})
    if pack.request.audience == Audience.RESTRICTED:
        raise ValidationError("This request is restricted. Nothing of it is published.")
    reply = reply_of(pack)
    _refuse_telling(pack, title, "title")
    entry = _entry(pack.request, title.strip(), by=by)
    _tie(entry, reply, pack, by=by)
    outcomes = [part.outcome for question in reply.questions for part in question.parts]
    made = LogRelease(
        entry=entry,
        pack=pack,
        published_on=timezone.localdate(),
        published_by=by,
        text=_kept(pack, LETTER).decode(),
        decision=decision_kind(outcomes),
        is_interim=reply.is_interim,
    )
    saved: LogRelease = save_recorded(made, by=by, reason="Published in the disclosure log.")
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
    _refuse_telling(release.pack, reason, "reason")
    rows = LogRelease.objects.select_for_update(no_key=True, of=("self",)).filter(entry=release.entry)
    readable = list(rows.filter(withdrawn_on=None).select_related("pack").order_by("pack__version"))
    if release.pk not in [row.pk for row in readable]:
        raise ValidationError("This reply has been withdrawn already.")
    is_newest = readable[-1].pk == release.pk
    chosen = readable if is_newest else [row for row in readable if row.pk == release.pk]
    for row in chosen:
        row.withdrawn_on, row.withdrawn_by, row.withdrawn_because = timezone.localdate(), by, reason.strip()
        save_recorded(row, by=by, reason=reason)
    return chosen


def reply_of(pack: Pack) -> ReplyDocument:
    """What a released reply says, as it was kept."""
    return ReplyDocument.from_text(_kept(pack, FILE).decode())


def _refuse_telling(pack: Pack, text: str, box: str) -> None:
    """Raise ValidationError where words that the public will read name who asked, or give away what is withheld."""
    asker = Requester.objects.filter(request=pack.request_id).first()
    if naming_the_asker(asker, [("", text)]):
        raise ValidationError({box: "Who asked is named in these words. They are public: say what was asked alone."})
    if words := given_away(withholdings_of(pack), text):
        told = ", ".join(f"“{each}”" for each in words)
        raise ValidationError({box: f"The reply withholds {told}. These words are public: leave it out."})


def _kept(pack: Pack, name: str) -> bytes:
    return bytes(PackFile.objects.get(pack=pack, name=name).content)


def _entry(request: InformationRequest, title: str, *, by: Any) -> LogEntry:
    """The entry of a request, made where it has none yet; its address never changes."""
    entry = LogEntry.objects.filter(request=request).first()
    if entry is None:
        entry = LogEntry(request=request, slug=_address(request))
    elif entry.title == title:
        return entry
    entry.title = title
    saved: LogEntry = save_recorded(entry, by=by, reason="Published in the disclosure log.")
    return saved


def _address(request: InformationRequest) -> str:
    """A readable address from the reference: "01-foi-22-022727"; with a number where another request has it."""
    wanted = slugify(re.sub(r"[^\w]+", "-", request.reference))[:70].strip("-") or "request"
    address, number = wanted, 2
    while LogEntry.objects.filter(slug=address).exists():
        address, number = f"{wanted}-{number}", number + 1
    return address


def _tie(entry: LogEntry, reply: ReplyDocument, pack: Pack, *, by: Any) -> None:
    """Tie the entry to the public groups and the themes that the reply speaks of, and to no others."""
    reason = "The reply speaks of it."
    keys = set(_groups_in(reply))
    known = set(entry.groups.values_list("group", flat=True))
    for group in AdvisoryGroup.objects.visible_to(Audience.PUBLIC).filter(key__in=keys).order_by("pk"):
        if group.pk not in known:
            save_recorded(LogEntryGroup(entry=entry, group=group), by=by, reason=reason)
    themes = Theme.objects.filter(question_parts__question__request=pack.request).exclude(
        question_parts__outcome=Outcome.NCND
    )
    tied = set(entry.themes.values_list("theme", flat=True))
    for theme in themes.distinct().order_by("pk"):
        if theme.pk not in tied:
            save_recorded(LogEntryTheme(entry=entry, theme=theme), by=by, reason=reason)


def _groups_in(reply: ReplyDocument) -> Iterable[str]:
    """The keys of the groups to which the released tables and the minutes lead."""
    cells = (c for a in reply.answers for t in a.document.tables for row in t.rows for c in row)
    for address in (*(cell.url for cell in cells), *(minutes.url for minutes in reply.minutes)):
        if found := GROUP_PAGE.match(address):
            yield found[1]
