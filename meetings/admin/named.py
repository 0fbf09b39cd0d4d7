from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from groups.admin.base import RecordAdmin
from groups.admin.filters import RecordListFilter
from meetings.actions.redacting import keep_places
from meetings.admin.attendance import MatchPages
from meetings.admin.tallies import TallyPages
from meetings.models import AgendaItem, Attendance


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
        (None, {"fields": ("meeting", ("position", "number"), "title", ("item_type", "outcome"), "text")}),
        ("Who may see it", {"fields": ("audience", "withholding_reason", "neutral_title")}),
    )

    def record_key(self, record: Any) -> str:
        """ "enfield-iag/2021-02-02#3": the address of the meeting, and the place on its agenda."""
        meeting = record.meeting
        group = f"{meeting.group.key}/" if meeting.group else ""
        return f"{group}{meeting.slug}#{record.position}"

    def with_key(self, rows: QuerySet, key: str) -> QuerySet:
        address, _, position = key.rpartition("#")
        group, _, slug = address.rpartition("/")
        if not (position.isascii() and position.isdecimal()):
            return rows.none()
        return rows.filter(meeting__group__key=group or None, meeting__slug=slug, position=position)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Redactions are found again in the item once it was edited."""
        super().save_model(request, obj, form, change)
        if change:
            keep_places(item=obj, by=request.user)
