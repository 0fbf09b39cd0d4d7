from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from groups.admin.base import RecordAdmin
from groups.admin.filters import RecordListFilter
from groups.admin.restricted import visible
from groups.models import Source, Statement


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    """Documents: those that the register holds, and those that others mention."""

    name_field = "title"
    list_display = ("title", "kind", "publisher", "dated", "held", "statements_taken", "audience")
    list_filter = ("held", "kind", ("publisher", RecordListFilter), "audience")
    list_select_related = ("publisher",)
    search_fields = ("title", "key", "reference", "author", "publisher__name")
    search_help_text = "A title, a reference, an author or a publisher."
    prepopulated_fields = {"key": ("title",)}
    fieldsets = (
        (None, {"fields": ("title", "key", "kind", "reference", "publisher", ("issued_by", "author"))}),
        ("Dates", {"fields": (("dated", "published"), "date_note")}),
        ("What became of it", {"fields": ("status_note", "archived_warning")}),
        ("Where it is", {"fields": ("url", "licence", "held", "file_name", "sha256")}),
        ("Who may see it", {"fields": ("audience", "staff_note")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Each document with the number of its statements that the user may see."""
        taken = visible(Statement.objects.filter(source=OuterRef("pk")), request.user).order_by()
        counted = taken.values("source").annotate(number=Count("pk")).values("number")
        return super().get_queryset(request).annotate(taken=Coalesce(Subquery(counted), 0))

    @admin.display(description="statements", ordering="taken")
    def statements_taken(self, source: Any) -> int:
        return source.taken
