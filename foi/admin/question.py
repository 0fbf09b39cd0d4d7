"""The staff screens of the questions of requests, and of their parts."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from foi.admin.boxes import OwnerChoice, catalogue_choices
from foi.models import QuestionPart, RequestQuestion
from groups.admin.base import EntryInline, OwnFields, RecordAdmin
from groups.admin.filters import RecordListFilter


class QuestionBoxes(OwnFields):
    """The question of the catalogue is chosen from the catalogue, and the owner among those who handle requests."""

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "owner":
            return OwnerChoice(label="Owner", required=False, help_text=db_field.help_text)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None or db_field.name != "catalogue_question":
            return field
        return forms.ChoiceField(
            label=field.label,
            help_text=field.help_text,
            required=False,
            choices=catalogue_choices(),
        )


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
class RequestQuestionAdmin(QuestionBoxes, RecordAdmin):
    """Questions of requests, with what was answered."""

    name_field = "text"
    list_display = ("request", "number", "text", "owner", "state")
    list_display_links = ("request", "number")
    list_filter = ("state", ("request", RecordListFilter))
    list_select_related = ("request", "owner")
    search_fields = ("text", "redefined", "answer", "request__reference")
    inlines = [Parts]
    fields = (("request", "number"), ("owner", "state"), "text", "redefined", "answer", "catalogue_question")

    def record_key(self, question: Any) -> str:
        """The reference of its request and its number: "01.FOI.22.000001/3"."""
        return f"{question.request.reference_key}/{question.number}"

    def with_key(self, rows: QuerySet, key: str) -> QuerySet:
        reference, _, number = key.rpartition("/")
        short = number.isascii() and number.isdecimal() and len(number) < 5
        return rows.filter(request__reference_key=reference, number=number) if short else rows.none()
