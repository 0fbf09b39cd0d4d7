from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode

from foi.admin.due import DuePages
from foi.admin.figures import FigurePages
from foi.admin.hold import HoldPages
from foi.admin.outcomes import OutcomePages
from foi.admin.question import QuestionBoxes
from foi.admin.reply import ReplyPages
from foi.admin.reply.pages import SEE
from foi.admin.request_pages import RequestPages
from foi.admin.request_steps import StepPages, outcome_in_words, stands, steps_now
from foi.admin.restricted_look import RestrictedLooks
from foi.admin.searches import Searches, SearchPages
from foi.catalogue import QUESTIONS
from foi.deadlines import deadlines_of, in_words
from foi.models import InformationRequest, RequestQuestion
from foi.moves import HANDLE
from foi.searches import estimate_of
from groups.admin.base import EntryInline, RecordAdmin
from iag_registry.lib.partial_dates import PartialDate


class Questions(QuestionBoxes, EntryInline):
    """The numbered questions; their parts are on the page of each."""

    model = RequestQuestion
    verbose_name = "question"
    verbose_name_plural = "questions"
    classes = []
    show_change_link = True
    extra_when_adding = 1
    fields = (("number", "catalogue_question"), ("owner", "state"), "ask_the_register", "text", "redefined", "answer")
    readonly_fields = ("ask_the_register", "owner")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("parts__theme")

    @admin.display(description="answer from the register", empty_value="Choose a catalogue question and save.")
    def ask_the_register(self, question: RequestQuestion) -> str | None:
        """A link to the question, with the reference of the request and the themes of its parts filled in."""
        asked = next((each for each in QUESTIONS if each.key == question.catalogue_question), None)
        if asked is None or not question.pk:
            return None
        themes = {part.theme.key: None for part in question.parts.all() if part.theme}
        known: dict[str, Any] = {"request": question.request.reference}
        if "themes" in asked.takes and themes:
            known["theme"] = list(themes)
        address = reverse("admin:ask-question", args=[asked.key])
        return format_html(
            '<a href="{}?{}">Ask the register: {}</a>', address, urlencode(known, doseq=True), asked.title
        )


class RequestList(ChangeList):
    """The list of requests, each with its deadline."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        found = deadlines_of(self.result_list)
        for each in self.result_list:
            each.deadline = found[each.pk]


@admin.register(InformationRequest)
class InformationRequestAdmin(
    RequestPages,
    OutcomePages,
    StepPages,
    ReplyPages,
    SearchPages,
    HoldPages,
    DuePages,
    FigurePages,
    RestrictedLooks,
    RecordAdmin,
):
    """Requests for information, answered without regard to who asks."""

    change_form_template = "admin/meetings/meeting/change_form.html"

    key_field = "reference_key"
    name_field = "reference"
    publish_permission = "foi.answer_requests"
    list_display = ("reference", "state", "received_in_words", "due_in_words", "replied_in_words", "audience")
    list_filter = ("state", "audience")
    search_fields = ("reference", "reference_key", "decision", "closing_note")
    search_help_text = "A reference such as 01.FOI.22.000001, or a word of the decision."
    inlines = [Questions, Searches]
    fieldsets = (
        (None, {"fields": ("reference", ("received", "replied"), "date_note", "state")}),
        ("Steps", {"fields": ("steps_taken",)}),
        ("As printed", {"fields": ("decision", "closing_note", "source")}),
        ("Who may see it", {"fields": ("audience", "staff_note")}),
        ("Restricted records", {"fields": ("restricted_looks",)}),
    )

    readonly_fields = ("state", "steps_taken")

    steps_taken = admin.display(description="steps taken")(StepPages.steps_taken)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return RequestList

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Also by the reference in another form than the printed one."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        return found | queryset.referred_to(search_term.replace("\x00", "")), may_repeat  # type: ignore[attr-defined]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        record = kwargs.get("obj")
        context["sections"] = what_next(record, request.user) if record else []
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="due", empty_value="–")
    def due_in_words(self, record: Any) -> str | None:
        """By when something is due from us, and that it is overdue."""
        due = record.deadline.due
        if due is None:
            return None
        return f"{in_words(due)}{' (overdue)' if record.deadline.overdue_on(timezone.localdate()) else ''}"

    @admin.display(description="date received", ordering="received", empty_value="not known")
    def received_in_words(self, record: InformationRequest) -> str | None:
        return PartialDate(record.received).words or None

    @admin.display(description="date of the reply", ordering="replied", empty_value="not known")
    def replied_in_words(self, record: InformationRequest) -> str | None:
        return PartialDate(record.replied).words or None


def what_next(record: InformationRequest, user: Any) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Where a request stands and what may be done with it: a heading, words, and the words and addresses of pages."""
    work = []
    is_split = record.questions.exists()
    for title, name, permission in PAGES:
        if user.has_perm(permission) and name not in (NOT_ONCE_SPLIT if is_split else NOT_UNTIL_SPLIT):
            work.append((title, reverse(f"admin:{name}", args=[record.pk])))
    said = [stands(record), f"Outcome: {outcome_in_words(record).lower()}.", estimate_of(record).warning]
    return [
        ("The request", " ".join(filter(None, said)), steps_now(record, user)),
        *([("Around it", "", work)] if work else []),
    ]


PAGES = (
    ("Already answered?", "request_already", HANDLE),
    ("Split it into questions", "request_split", "foi.add_requestquestion"),
    ("Who does what", "request_assign", "foi.change_requestquestion"),
    ("What is kept for it", "request_hold", "foi.view_heldrecord"),
    ("Where we looked", "request_searches", "foi.view_searchentry"),
    ("Outcomes: what answers each question, and how each part ends", "request_outcomes", "foi.change_questionpart"),
    ("The reply to this request: draft, release, publish", "request_reply", SEE),
    ("Who asked", "request_requester", "foi.view_requester"),
)
"""The pages around a request in the order of the work, and the permission that opens each."""
NOT_ONCE_SPLIT = ("request_split",)
NOT_UNTIL_SPLIT = ("request_assign", "request_outcomes")
"""Those that have nothing to show once a request is split, and until it is."""
