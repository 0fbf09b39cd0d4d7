from django.contrib import admin

from groups.admin.base import RecordAdmin
from groups.admin.filters import RecordListFilter
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

    list_display = ("title", "number", "meeting", "item_type", "outcome", "audience")
    list_filter = ("item_type", "outcome", "audience")
    list_select_related = ("meeting",)
    search_fields = ("title", "text", "meeting__title")
    fieldsets = (
        (None, {"fields": ("meeting", ("position", "number"), "title", ("item_type", "outcome"), "text")}),
        ("Who may see it", {"fields": ("audience", "withholding_reason", "neutral_title")}),
    )
