from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from foi.admin.reply import ReplyPages
from foi.admin.restricted_look import RestrictedLooks
from foi.catalogue import QUESTIONS
from foi.models import InformationRequest, QuestionPart, RequestQuestion
from groups.admin.base import EntryInline, OwnFields, RecordAdmin
from groups.admin.filters import RecordListFilter
from iag_registry.lib.partial_dates import PartialDate


class CatalogueChoice(OwnFields):
    """The question of the catalogue is chosen from the catalogue."""

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None or db_field.name != "catalogue_question":
            return field
        return forms.ChoiceField(
            label=field.label,
            help_text=field.help_text,
            required=False,
            choices=[("", "None: the register cannot answer it"), *((each.key, each.title) for each in QUESTIONS)],
        )


class Questions(CatalogueChoice, EntryInline):
    """The numbered questions; their parts are on the page of each."""

    model = RequestQuestion
    verbose_name = "question"
    verbose_name_plural = "questions"
    classes = []
    show_change_link = True
    extra_when_adding = 1
    fields = (("number", "catalogue_question"), "ask_the_register", "text", "redefined", "answer")
    readonly_fields = ("ask_the_register",)

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


@admin.register(InformationRequest)
class InformationRequestAdmin(ReplyPages, RestrictedLooks, RecordAdmin):
    """Requests for information, answered without regard to who asks."""

    key_field = "reference_key"
    name_field = "reference"
    publish_permission = "foi.answer_requests"
    list_display = ("reference", "state", "received_in_words", "replied_in_words", "audience")
    list_filter = ("state", "audience")
    search_fields = ("reference", "reference_key", "decision", "closing_note")
    search_help_text = "A reference such as 01.FOI.22.000001, or a word of the decision."
    inlines = [Questions]
    fieldsets = (
        (None, {"fields": ("reference", ("received", "replied"), "date_note", "state")}),
        ("As printed", {"fields": ("decision", "closing_note", "source")}),
        ("Who may see it", {"fields": ("audience", "staff_note")}),
        ("Restricted records", {"fields": ("restricted_looks",)}),
    )

    @admin.display(description="date received", ordering="received", empty_value="not known")
    def received_in_words(self, record: InformationRequest) -> str | None:
        return PartialDate(record.received).words or None

    @admin.display(description="date of the reply", ordering="replied", empty_value="not known")
    def replied_in_words(self, record: InformationRequest) -> str | None:
        return PartialDate(record.replied).words or None


class Parts(EntryInline):
    """The parts of the question, each with an outcome of its own."""

    model = QuestionPart
    verbose_name = "part"
    verbose_name_plural = "parts and their outcomes"
    classes = []
    extra_when_adding = 1
    fields = (("position", "label"), ("theme", "outcome"), "note", "statement")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("question__request")


@admin.register(RequestQuestion)
class RequestQuestionAdmin(CatalogueChoice, RecordAdmin):
    """Questions of requests, with what was answered."""

    name_field = "text"
    list_display = ("request", "number", "text", "catalogue_question")
    list_display_links = ("request", "number")
    list_filter = (("request", RecordListFilter),)
    list_select_related = ("request",)
    search_fields = ("text", "redefined", "answer", "request__reference")
    inlines = [Parts]
    fields = (("request", "number"), "text", "redefined", "answer", "catalogue_question")

    def record_key(self, question: Any) -> str:
        """The reference of its request and its number: "01.FOI.22.000001/3"."""
        return f"{question.request.reference_key}/{question.number}"

    def with_key(self, rows: QuerySet, key: str) -> QuerySet:
        reference, _, number = key.rpartition("/")
        short = number.isascii() and number.isdecimal() and len(number) < 5
        return rows.filter(request__reference_key=reference, number=number) if short else rows.none()
