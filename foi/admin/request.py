from typing import Any

from django.contrib import admin
from django.db.models import QuerySet

from foi.admin.restricted_look import RestrictedLooks
from foi.models import InformationRequest, QuestionPart, RequestQuestion
from groups.admin.base import EntryInline, RecordAdmin
from groups.admin.filters import RecordListFilter


class Questions(EntryInline):
    """The numbered questions; their parts are on the page of each."""

    model = RequestQuestion
    verbose_name = "question"
    verbose_name_plural = "questions"
    classes = []
    show_change_link = True
    extra_when_adding = 1
    fields = (("number", "catalogue_question"), "text", "redefined", "answer")


@admin.register(InformationRequest)
class InformationRequestAdmin(RestrictedLooks, RecordAdmin):
    """Requests for information, answered without regard to who asks."""

    key_field = "reference_key"
    name_field = "reference"
    publish_permission = "foi.answer_requests"
    list_display = ("reference", "state", "received", "replied", "audience")
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


class Parts(EntryInline):
    """The parts of the question, each with an outcome of its own."""

    model = QuestionPart
    verbose_name = "part"
    verbose_name_plural = "parts and their outcomes"
    classes = []
    extra_when_adding = 1
    fields = (("position", "label"), ("theme", "outcome"), "note", "statement")


@admin.register(RequestQuestion)
class RequestQuestionAdmin(RecordAdmin):
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
