"""Putting a reply together: starting it, what it gives, what it says, and starting a correction of it (FOI-35)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from foi.actions.steps import take_step
from foi.choices import DRAFTED_IN, PackState
from foi.choices import RequestState as State
from foi.disclosure.minutes_given import readable_minutes
from foi.models import (
    FrozenAnswer,
    InformationRequest,
    Pack,
    PackAnswer,
    PackMinutes,
    RequestQuestion,
    Withholding,
    WithholdingGround,
    WrittenReply,
)
from foi.moves import MOVES
from foi.packing.telling import refuse_telling
from groups.recording import delete_recorded, save_recorded
from iag_registry.lib.audiences import Audience
from meetings.models import MinutesRelease

DRAFT = "foi.answer_requests"


@transaction.atomic
def start_reply(*, request: InformationRequest, by: Any) -> Pack:
    """Start a reply to a request, or return the one that is being drafted.

    After an interim reply the next begins with what that one gave and withheld. A request that is searched for, or of
    which a rest is still to come, is taken on to be drafted. Raises PermissionDenied for someone who may not answer
    requests, ValidationError where the request stands where no reply is drafted.
    """
    ask(by, DRAFT)
    request = InformationRequest.objects.select_for_update(no_key=True).get(pk=request.pk)
    packs = list(request.packs.order_by("version"))
    if packs and packs[-1].state != PackState.RELEASED:
        return packs[-1]
    _take_on(request, by=by)
    last = packs[-1] if packs else None
    made = Pack(request=request, version=last.version + 1 if last else 1, drafted_by=by)
    pack: Pack = save_recorded(made, by=by, reason="Started.")
    if last:
        _copy(last, pack, by=by)
    return pack


@transaction.atomic
def start_correction(*, pack: Pack, reason: str, by: Any) -> Pack:
    """Start a correction of a released reply, with all that it gave and withheld; returns it.

    The reason is public. Raises ValidationError where the reply is not released, is corrected already or is not the
    newest one, where another is being drafted, and at "reason" where there is none or it tells what may not be told.
    """
    ask(by, DRAFT)
    if not reason.strip():
        raise ValidationError({"reason": "Say what the correction puts right, and why. It is shown to the public."})
    InformationRequest.objects.select_for_update(no_key=True).get(pk=pack.request_id)
    pack = Pack.objects.get(pk=pack.pk)
    newest = pack.request.packs.order_by("-version")[0]
    if pack.state != PackState.RELEASED:
        raise ValidationError("This reply is not released yet: change it instead.")
    if newest.state != PackState.RELEASED:
        raise ValidationError("Another reply to this request is being drafted. Finish that one first.")
    if Pack.objects.filter(corrects=pack).exists():
        raise ValidationError("This reply is corrected already. Correct the correction.")
    if newest.pk != pack.pk:
        raise ValidationError(f"Reply {newest.version} came after this one, and stands in its place. Correct that one.")
    refuse_telling(pack, reason, "reason")
    made = Pack(request=pack.request, version=newest.version + 1, corrects=pack, reason=reason.strip(), drafted_by=by)
    correction: Pack = save_recorded(made, by=by, reason=reason)
    _copy(pack, correction, by=by)
    return correction


@transaction.atomic
def give_answer(*, pack: Pack, answer: FrozenAnswer, by: Any, opened_because: str = "") -> PackAnswer:
    """Give a frozen answer with a reply; returns its place in it.

    An answer that was not made for the public may hold what the register does not publish: `opened_because` says why it
    may be given. Raises ValidationError where it answers another request, and where the reply is not being drafted.
    """
    pack = locked_draft(pack, by=by)
    if answer.question.request_id != pack.request_id:
        raise ValidationError("This answer was made for another request.")
    if answer.audience != Audience.PUBLIC and not opened_because.strip():
        raise ValidationError(
            {"opened_because": "This answer holds what the register does not publish. Say why it may be given."}
        )
    found = PackAnswer.objects.filter(pack=pack, answer=answer).first()
    given = found or PackAnswer(pack=pack, answer=answer)
    given.opened_because = opened_because.strip()
    saved: PackAnswer = save_recorded(given, by=by, reason=opened_because.strip() or "Given with the reply.")
    return saved


@transaction.atomic
def leave_answer_out(*, given: PackAnswer, by: Any, reason: str) -> None:
    """Take an answer out of a reply, and what is withheld of it with it; the frozen answer stays."""
    pack = locked_draft(given.pack, by=by)
    for withholding in pack.withholdings.filter(answer=given.answer_id):
        delete_withholding(withholding, by=by, reason=reason)
    delete_recorded(given, by=by, reason=reason)


@transaction.atomic
def give_minutes(*, pack: Pack, question: RequestQuestion, release: MinutesRelease, by: Any) -> PackMinutes:
    """Give a published version of minutes in answer to a question, as it was published; returns its place.

    Raises ValidationError where the version may no longer be read, or the question is of another request.
    """
    pack = locked_draft(pack, by=by)
    if question.request_id != pack.request_id:
        raise ValidationError("This question belongs to another request.")
    if not readable_minutes([release]):
        raise ValidationError("The public cannot read this version of the minutes. Only published minutes go out.")
    found = PackMinutes.objects.filter(pack=pack, release=release).first()
    if found:
        return found
    saved: PackMinutes = save_recorded(
        PackMinutes(pack=pack, question=question, release=release), by=by, reason="Given with the reply."
    )
    return saved


@transaction.atomic
def leave_minutes_out(*, given: PackMinutes, by: Any, reason: str) -> None:
    """Take minutes out of a reply, with what was said of their gaps."""
    pack = locked_draft(given.pack, by=by)
    for withholding in pack.withholdings.filter(release=given.release_id):
        delete_withholding(withholding, by=by, reason=reason)
    delete_recorded(given, by=by, reason=reason)


@transaction.atomic
def write_reply(
    *, pack: Pack, question: RequestQuestion, text: str, by: Any, as_opened: str | None = None
) -> WrittenReply | None:
    """Say something to one question in words; returns it, or None where the words were taken away.

    `as_opened` are the words that the writer had before them: where others stand there now, nothing is overwritten, and
    ValidationError gives those.
    """
    pack = locked_draft(pack, by=by)
    if question.request_id != pack.request_id:
        raise ValidationError("This question belongs to another request.")
    found = WrittenReply.objects.filter(pack=pack, question=question).first()
    refuse_overtaken(as_opened, found.text if found else "", text)
    if not text.strip():
        if found:
            delete_recorded(found, by=by, reason="The words were taken away.")
        return None
    written = found or WrittenReply(pack=pack, question=question)
    written.text = text.strip()
    saved: WrittenReply = save_recorded(written, by=by, reason="Written.")
    return saved


@transaction.atomic
def write_letter(
    *, pack: Pack, note: str, time_note: str, by: Any, reason: str | None = None, as_opened: str | None = None
) -> Pack:
    """Say what else the letter says, and what it says of the time that it took; returns the reply.

    Of a correction `reason` is what it puts right, and why; ValidationError at "reason" where that is empty.
    `as_opened` are both texts as the writer had them before them, one under the other; see `write_reply`.
    """
    pack = locked_draft(pack, by=by)
    refuse_overtaken(as_opened, f"{pack.note}\n{pack.time_note}", f"{note}\n{time_note}")
    pack.note, pack.time_note = note.strip(), time_note.strip()
    if pack.corrects_id and reason is not None:
        if not reason.strip():
            raise ValidationError({"reason": "Say what the correction puts right, and why. It is shown to the public."})
        pack.reason = reason.strip()
    saved: Pack = save_recorded(pack, by=by, reason="Written.")
    return saved


def refuse_overtaken(as_opened: str | None, now: str, wanted: str) -> None:
    """Raise ValidationError where someone has changed a text since it was opened, with what it says now (C1)."""
    if as_opened is None or " ".join(now.split()) in (" ".join(as_opened.split()), " ".join(wanted.split())):
        return
    raise ValidationError(f"Someone else changed this after you opened it. It says now: “{now.strip()}”")


def ask(by: Any, permission: str) -> None:
    """Raise PermissionDenied where someone may not do this."""
    if not by.has_perm(permission):
        raise PermissionDenied


def locked(pack: Pack) -> Pack:
    """The reply as it is now, held until the end of the transaction."""
    return Pack.objects.select_for_update(no_key=True).get(pk=pack.pk)


def locked_draft(pack: Pack, *, by: Any) -> Pack:
    """The same, where it is being drafted and this person may; ValidationError where it is with others or released."""
    ask(by, DRAFT)
    pack = locked(pack)
    if pack.state == PackState.CHECKED:
        raise ValidationError("This reply is with a second person. Take it back before you change it.")
    if pack.state == PackState.RELEASED:
        raise ValidationError("This reply is released, and never changes. Start a correction of it.")
    return pack


def delete_withholding(withholding: Withholding, *, by: Any, reason: str) -> None:
    """Delete a withholding with its grounds, each with the reason in its history."""
    for ground in withholding.grounds.all():
        delete_recorded(ground, by=by, reason=reason)
    delete_recorded(withholding, by=by, reason=reason)


def _take_on(request: InformationRequest, *, by: Any) -> None:
    """Take a request to where its reply is drafted."""
    if request.state in DRAFTED_IN:
        return
    if (request.state, State.DRAFTING) not in MOVES or request.state == State.APPROVAL:
        raise ValidationError(
            f"This request stands at “{request.get_state_display()}”. A reply is started once it is searched for: take "
            "it there first."
        )
    take_step(request=request, to=State.DRAFTING, on=timezone.localdate(), reason="A reply was started.", by=by)


def _copy(old: Pack, new: Pack, *, by: Any) -> None:
    """Begin a reply with all that another one gave, said and withheld."""
    reason = f"As in reply {old.version}."

    def again(row: Any, **changes: Any) -> Any:
        names = [f.name for f in row._meta.concrete_fields if not f.primary_key and f.name != "uuid"]
        values = {name: getattr(row, name) for name in names}
        return save_recorded(type(row)(**values | changes), by=by, reason=reason)

    for row in (*old.answers.all(), *old.written.all(), *old.minutes.filter(release__withdrawal=None)):
        again(row, pack=new)
    for withholding in old.withholdings.all():
        if withholding.release_id and hasattr(withholding.release, "withdrawal"):
            continue
        copy: Withholding = again(withholding, pack=new)
        for ground in WithholdingGround.objects.filter(withholding=withholding):
            again(ground, withholding=copy)
    new.note, new.time_note = old.note, old.time_note
    save_recorded(new, by=by, reason=reason)
