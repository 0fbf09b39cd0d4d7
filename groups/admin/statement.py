from typing import Any

from django.contrib import admin
from django.utils.text import Truncator

from groups.admin.base import EntryInline, RecordAdmin
from groups.admin.filters import RecordListFilter
from groups.models import SUBJECTS, Disagreement, DisagreementStatement, Statement, StatementSubject


class Subjects(EntryInline):
    """What the statement is about; one of the boxes in each entry."""

    model = StatementSubject
    verbose_name = "subject"
    verbose_name_plural = "what it is about"
    classes = []
    extra_when_adding = 1
    fields = tuple(SUBJECTS)


class Disagreements(EntryInline):
    """Points on which other sources say something else."""

    model = DisagreementStatement
    verbose_name = "disagreement"
    verbose_name_plural = "where sources disagree with it"
    fields = ("disagreement",)


@admin.register(Statement)
class StatementAdmin(RecordAdmin):
    """What sources say, in their own words, and where."""

    name_field = "summary"
    list_display = ("key", "summary", "source", "first_line", "aspect", "standing", "as_of", "audience")
    list_display_links = ("key", "summary")
    list_filter = ("aspect", "standing", ("source", RecordListFilter), "audience")
    list_select_related = ("source",)
    search_fields = ("key", "summary", "quote", "counted")
    search_help_text = "A word of the quotation or of the summary, or a key such as g34."
    inlines = [Subjects, Disagreements]
    fieldsets = (
        (None, {"fields": ("key", "source", ("first_line", "last_line", "section"), "quote", "summary")}),
        ("How it is meant", {"fields": (("aspect", "standing", "as_of"), "note")}),
        (
            "A number or a list",
            {
                "fields": (("comparator", "number", "unit"), "counted", "completeness"),
                "classes": ("collapse",),
            },
        ),
        ("Who may see it", {"fields": ("audience", "preferred", "staff_note")}),
    )

    def words(self, statement: Any) -> str:
        """ "It has no chair. – Reply to a request, line 66": what is said, and where."""
        source = Truncator(statement.source.title).chars(60)
        return f"{super().words(statement)} – {source}, line {statement.lines}"


class Sides(EntryInline):
    """The statements that disagree."""

    model = DisagreementStatement
    verbose_name = "statement"
    verbose_name_plural = "statements that disagree"
    classes = []
    extra_when_adding = 2
    fields = ("statement",)


@admin.register(Disagreement)
class DisagreementAdmin(RecordAdmin):
    """Points on which sources disagree; all the statements stay."""

    name_field = "title"
    list_display = ("title", "key", "settled", "audience")
    list_filter = ("settled", "audience")
    search_fields = ("title", "key", "explanation", "how_held")
    prepopulated_fields = {"key": ("title",)}
    inlines = [Sides]
    fields = ("title", "key", "explanation", "how_held", "settled", "audience")
