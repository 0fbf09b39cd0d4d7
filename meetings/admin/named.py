from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from groups.admin.base import RecordAdmin
from groups.admin.filters import RecordListFilter
from meetings.actions.redacting import keep_places
from meetings.admin.attendance import MatchPages
from meetings.admin.tallies import TallyPages
from meetings.models import AgendaItem, Attendance, Meeting


@admin.register(Attendance)
class AttendanceAdmin(TallyPages, MatchPages, RecordAdmin):
    """Names in the records of meetings."""

    list_display = ("name_as_printed", "role_as_printed", "organisation", "meeting", "capacity", "is_chair", "audience")
    list_filter = ("capacity", "is_chair", ("organisation", RecordListFilter), "audience")
    list_select_related = ("organisation", "meeting")
    search_fields = ("name_as_printed", "role_as_printed", "organisation_as_printed", "meeting__title")
    readonly_fields = ("role", "substitute_for")
    fieldsets = (
        (None, {"fields": ("meeting", "position", "name_as_printed", "role_as_printed", "organisation_as_printed")}),
        ("Who it is", {"fields": ("person", "organisation", ("capacity", "is_chair"), "role", "substitute_for")}),
        ("Who may see the name", {"fields": ("audience", "withholding_reason")}),
        ("How we know", {"fields": ("statement",)}),
    )


@admin.register(AgendaItem)
class AgendaItemAdmin(RecordAdmin):
    """Items of the agendas of meetings."""

    name_field = "title"
    list_display = ("title", "number", "meeting", "item_type", "outcome", "audience")
    list_filter = ("item_type", "outcome", "audience")
    list_select_related = ("meeting",)
    search_fields = ("title", "text", "meeting__title")
    fieldsets = (
        (None, {"fields": ("meeting", ("position", "number"), "title", "earlier_item")}),
        ("What was said", {"fields": (("item_type", "outcome", "vote"), "text")}),
        ("Who may see it", {"fields": ("audience", "withholding_reason", "neutral_title")}),
    )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Redactions are found again in the item once it was edited."""
        super().save_model(request, obj, form, change)
        if change:
            keep_places(item=obj, by=request.user)

    def choices(self, request: HttpRequest, source_field: Any) -> QuerySet:
        return super().choices(request, source_field).select_related("meeting__group")

    def label(self, record: Any) -> str:
        """Items of many meetings are called alike: "Welcome, Invented meeting [invented-iag/2022-03-01/1]"."""
        return f"{self.words(record)}, {record.meeting} [{self.record_key(record)}]"

    def record_key(self, record: Any) -> str:
        """The key of its meeting with its place on the agenda."""
        return f"{self._meetings().record_key(record.meeting)}/{record.position}"

    def with_key(self, rows: QuerySet, key: str) -> QuerySet:
        meeting, _, place = key.rpartition("/")
        if not (meeting and place.isascii() and place.isdecimal() and len(place) < 6):
            return rows.none()
        return rows.filter(meeting__in=self._meetings().with_key(Meeting.objects.all(), meeting), position=int(place))

    def _meetings(self) -> Any:
        """The screens of meetings, which name them."""
        return self.admin_site._registry[Meeting]
