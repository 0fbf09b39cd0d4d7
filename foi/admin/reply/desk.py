"""The page on which a reply is put together: what it gives, what it withholds, and what is still to be done."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import urlencode

from foi.actions import drafting, publishing, releasing
from foi.admin.reply.pages import DRAFT, SEE, ReplyPage, newest, number, take
from foi.catalogue import QUESTIONS, Question
from foi.choices import REFUSING, PackState
from foi.disclosure.withheld import withholdings_of
from foi.models import InformationRequest, LogRelease, Pack, PackMinutes, QuestionPart, RequestQuestion, Withholding
from foi.packing.readiness import look_over
from foi.worked_on import worked_on
from iag_registry.lib.partial_dates import PartialDate
from meetings.models import MinutesRelease

MINUTES_PAGE = re.compile(r"/groups/(?P<group>[-\w]+)/meetings/(?P<slug>[-\w]+)/(?:minutes/)?(?:(?P<version>\d+)/)?")
LEFT_OUT = "Left out of the reply."


@dataclass
class QuestionOnDesk:
    """One question with all that the reply gives and says to it."""

    question: RequestQuestion
    parts: list[tuple[QuestionPart, bool, bool]]
    """Each part, whether something is to be decided of it, and whether something is."""
    answers: list[Any]
    minutes: list[Any]
    written: str
    matched: tuple[str, str] | None
    """What the register is asked, where the question was matched: the title and the address."""
    others: list[tuple[str, str]]
    """The other questions of the catalogue."""


class DeskPages(ReplyPage):
    """The desk of a reply."""

    def get_urls(self) -> Any:
        own = path("<int:object_id>/reply/", self.admin_site.admin_view(self.desk_view), name="request_reply")
        return [own, *super().get_urls()]

    def desk_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """The steps of a reply; each is a small form that says what to do."""
        asked_for = self.request_for(request, object_id, SEE)
        pack = newest(asked_for)
        typed: dict[str, str] = {}
        if request.method == "POST":
            steps = _start_steps() if pack is None else _steps(pack)
            step = steps.get(request.POST.get("do", ""))
            if step is None:
                messages.error(request, "That step is not known. Nothing has been changed.")
            elif step(request, asked_for):
                return HttpResponseRedirect(f"{request.path}{_anchor(request)}")
            else:
                typed = {
                    name: request.POST.get(name, "") for name in ("question", "text", "note", "time_note", "correction")
                }
                pack = newest(asked_for)
        return self._desk(request, asked_for, pack, typed)

    def _desk(
        self, request: HttpRequest, asked_for: InformationRequest, pack: Pack | None, typed: dict[str, str]
    ) -> HttpResponse:
        is_open = pack is not None and pack.state != PackState.RELEASED
        looked = look_over(pack, dated=timezone.localdate()) if pack and is_open else None
        rows = withholdings_of(pack) if pack else []
        user: Any = request.user
        may_release = pack and user.has_perm(releasing.RELEASE) and user.pk not in worked_on(pack)
        return self.page(
            request,
            asked_for,
            "admin/foi/reply_desk.html",
            title="Reply",
            on_desk=True,
            subtitle=str(asked_for),
            pack=pack,
            is_draft=bool(pack and pack.state == PackState.DRAFT),
            is_checked=bool(pack and pack.state == PackState.CHECKED),
            is_released=bool(pack and pack.state == PackState.RELEASED),
            may_draft=user.has_perm(DRAFT),
            may_release=may_release,
            may_publish=user.has_perm(publishing.PUBLISH),
            questions=_questions(asked_for, pack, typed, rows) if pack else [],
            withholdings=rows,
            looked=looked,
            typed=typed,
            history=_released(asked_for),
        )


Step = Callable[[HttpRequest, InformationRequest], bool]


def _start_steps() -> dict[str, Step]:
    def start(request: HttpRequest, asked_for: InformationRequest) -> bool:
        return take(request, partial(drafting.start_reply, request=asked_for, by=request.user), "Started.")

    return {"start": start}


def _steps(pack: Pack) -> dict[str, Step]:
    """What can be done on the desk, by the word that its form sends."""

    def act(done: str, step: Callable[..., Any], **values: Callable[[HttpRequest, InformationRequest], Any]) -> Step:
        def taken(request: HttpRequest, asked_for: InformationRequest) -> bool:
            try:
                given = {name: value(request, asked_for) for name, value in values.items()}
            except ValidationError as problem:
                for words in problem.messages:
                    messages.error(request, words)
                return False
            return take(request, partial(step, by=request.user, **given), done)

        return taken

    def this(*_: Any) -> Pack:
        return pack

    def sent(name: str) -> Callable[[HttpRequest, InformationRequest], str]:
        return lambda request, _: request.POST.get(name, "")

    def why(*_: Any) -> str:
        return LEFT_OUT

    return {
        **_start_steps(),
        "write": act(
            "Kept.", drafting.write_reply, pack=this, question=_question, text=sent("text"), as_opened=sent("as_opened")
        ),
        "letter": act(
            "Kept.",
            drafting.write_letter,
            pack=this,
            note=sent("note"),
            time_note=sent("time_note"),
            reason=lambda request, _: request.POST.get("correction"),
            as_opened=sent("as_opened"),
        ),
        "leave-answer": act("Left out.", drafting.leave_answer_out, given=_row(pack.answers), reason=why),
        "give-minutes": act("Given.", drafting.give_minutes, pack=this, question=_question, release=_release),
        "leave-minutes": act("Left out.", drafting.leave_minutes_out, given=_row(pack.minutes), reason=why),
        "hand-over": act("Handed over to a second person.", releasing.hand_over, pack=this),
        "back": act("It can be changed again.", releasing.take_back_to_draft, pack=this, reason=sent("reason")),
        "release": act("Released. It never changes from now on.", releasing.release, pack=this),
        "correct": act("A correction is started.", drafting.start_correction, pack=this, reason=sent("reason")),
        "publish": act(
            "Published in the disclosure log.", publishing.publish_reply, pack=_version, title=sent("title")
        ),
        "withdraw": act(
            "Withdrawn. Its page stays, with the reason.",
            publishing.withdraw_reply,
            release=_log_release,
            reason=sent("reason"),
        ),
    }


def _number(request: HttpRequest, name: str) -> int:
    return number(request.POST.get(name, ""))


def _question(request: HttpRequest, asked_for: InformationRequest) -> RequestQuestion:
    found = asked_for.questions.filter(number=_number(request, "question")).first()
    if found is None:
        raise ValidationError("The request has no such question.")
    return found


def _row(rows: Any) -> Callable[[HttpRequest, InformationRequest], Any]:
    def found(request: HttpRequest, _: InformationRequest) -> Any:
        row = rows.filter(pk=_number(request, "given")).first()
        if row is None:
            raise ValidationError("It is not in the reply any more.")
        return row

    return found


def _version(request: HttpRequest, asked_for: InformationRequest) -> Pack:
    found = asked_for.packs.filter(version=_number(request, "version")).first()
    if found is None:
        raise ValidationError("The request has no such reply.")
    return found


def _log_release(request: HttpRequest, asked_for: InformationRequest) -> LogRelease:
    found = LogRelease.objects.filter(pack=_version(request, asked_for)).first()
    if found is None:
        raise ValidationError("This reply is not in the disclosure log.")
    return found


def _release(request: HttpRequest, _: InformationRequest) -> MinutesRelease:
    """The minutes at the address that was given: of the version in it, or the newest that can be read."""
    match = MINUTES_PAGE.search(request.POST.get("address", ""))
    rows = MinutesRelease.objects.filter(withdrawal=None)
    if match:
        rows = rows.filter(minutes__meeting__group__key=match["group"], minutes__meeting__slug=match["slug"])
        if match["version"] and len(match["version"]) < 6:
            rows = rows.filter(version=int(match["version"]))
    found = rows.order_by("-version").first() if match else None
    if found is None:
        raise ValidationError("No published minutes are at this address. Copy it from the page of the minutes.")
    return found


def _anchor(request: HttpRequest) -> str:
    return f"#question-{_number(request, 'question')}" if _number(request, "question") else ""


def _questions(
    asked_for: InformationRequest, pack: Pack, typed: dict[str, str], withholdings: list[Withholding]
) -> list[QuestionOnDesk]:
    """Every question with what the reply gives to it, from a set number of queries."""
    answers = list(pack.answers.select_related("answer__question", "answer__part").order_by("pk"))
    minutes = list(pack.minutes.select_related("release__minutes__meeting", "question").order_by("pk"))
    written = {row.question_id: row.text for row in pack.written.all()}
    withheld_parts = {each.part_id for each in withholdings if each.part_id}
    shown = []
    for question in asked_for.questions.order_by("number").prefetch_related("parts__theme"):
        parts = sorted(question.parts.all(), key=lambda part: part.position)
        text = written.get(question.pk, "")
        offered = {each.key: (each.title, _ask_address(asked_for, question, each)) for each in QUESTIONS}
        is_typed = typed.get("question") == str(question.number)
        shown.append(
            QuestionOnDesk(
                question=question,
                parts=[(part, part.outcome in REFUSING, part.pk in withheld_parts) for part in parts],
                answers=[row for row in answers if row.answer.question_id == question.pk],
                minutes=[row for row in minutes if row.question_id == question.pk],
                written=typed["text"] if is_typed else text,
                matched=offered.get(question.catalogue_question),
                others=[ask for key, ask in offered.items() if key != question.catalogue_question],
            )
        )
    return shown


def _ask_address(asked_for: InformationRequest, question: RequestQuestion, asked: Question) -> str:
    """Where a question of the catalogue is asked for a question of the request, with its themes filled in."""
    known: dict[str, Any] = {"for": question.number}
    themes = {part.theme.key: None for part in question.parts.all() if part.theme}
    if "themes" in asked.takes and themes:
        known["theme"] = list(themes)
    if "since" in asked.needs:
        known["opens"] = 1  # the day is still to be chosen, and nothing asked yet
    received = PartialDate(asked_for.received)
    if received.precision == "day":
        known["on"] = received.earliest.isoformat()  # answered is what was held when the request came (FOI-11)
    address = reverse("admin:request_ask", args=[asked_for.pk, asked.key])
    return f"{address}?{urlencode(known, doseq=True)}"


def _released(asked_for: InformationRequest) -> list[Pack]:
    """The released replies, the newest first, each with its place in the log and its minutes that were withdrawn."""
    rows = asked_for.packs.filter(state=PackState.RELEASED).select_related("log_release__entry", "corrected_by")
    withdrawn = PackMinutes.objects.filter(release__withdrawal__isnull=False).select_related(
        "release__withdrawal", "release__minutes__meeting__group"
    )
    without_text = withdrawn.defer("release__document", "release__html", "release__text")
    rows = rows.prefetch_related(Prefetch("minutes", queryset=without_text, to_attr="withdrawn_minutes"))
    return list(rows.select_related("released_by", "log_release__entry").order_by("-version"))
