from typing import Any

from django.contrib import admin
from django.db.models import QuerySet

from groups.admin.base import EntryInline, RecordAdmin
from groups.admin.filters import RecordListFilter
from meetings.admin.minutes import MinutesRules
from meetings.admin.writing import WritingPages
from meetings.models import AgendaItem, Attendance, Meeting, MeetingEvent, Minutes


class Events(EntryInline):
    """What happened to the meeting; the last one says where it stands."""

    model = MeetingEvent
    fk_name = "meeting"
    verbose_name = "event"
    verbose_name_plural = "planned, held, cancelled, postponed"
    extra_when_adding = 1
    fields = (("kind", "dated", "reason"), "postponed_to", "statement")


class Items(EntryInline):
    """The agenda and what the minutes say of each item."""

    model = AgendaItem
    verbose_name = "item"
    verbose_name_plural = "agenda items"
    fields = (
        ("position", "number", "title"),
        ("item_type", "outcome"),
        "text",
        ("audience", "withholding_reason", "neutral_title"),
    )


class Names(EntryInline):
    """The list of names, as printed."""

    model = Attendance
    verbose_name = "name"
    verbose_name_plural = "who is named"
    fields = (
        ("position", "name_as_printed", "role_as_printed"),
        ("organisation_as_printed", "organisation", "person"),
        ("capacity", "is_chair"),
        ("audience", "withholding_reason"),
        "statement",
    )


class MinutesOfIt(MinutesRules, EntryInline):
    """How far the minutes have come."""

    model = Minutes
    fk_name = "meeting"
    fields = (
        ("stage", "source"),
        ("approved_at", "approved_by_procedure", "approved_on"),
        ("reason", "expected"),
        "audience",
    )


@admin.register(Meeting)
class MeetingAdmin(WritingPages, RecordAdmin):
    """Meetings of groups, and of bodies that a source leaves unnamed."""

    name_field = "title"
    list_display = ("title", "group", "date", "publication_type", "audience")
    list_filter = (("group", RecordListFilter), "how_held", "audience")
    list_select_related = ("group",)
    search_fields = ("title", "group__name", "place", "slug")
    search_help_text = "A title, a group or a place."
    inlines = [Events, Items, Names, MinutesOfIt]
    fieldsets = (
        (None, {"fields": ("group", "title", "slug", ("date", "date_note"))}),
        ("Where and how", {"fields": (("start_time", "end_time", "place"), ("how_held", "open_to_public"))}),
        ("As published", {"fields": (("publication_type", "publication_date"), "attendance_heading")}),
        ("How we know", {"fields": ("statement", "note")}),
        ("Who may see it", {"fields": ("audience", "staff_note")}),
    )

    def record_key(self, meeting: Any) -> str:
        """ "enfield-iag/2021-02-02", as in its address; the last part alone where no group is known."""
        return f"{meeting.group.key}/{meeting.slug}" if meeting.group else meeting.slug

    def with_key(self, rows: QuerySet, key: str) -> QuerySet:
        group, slash, slug = key.rpartition("/")
        return rows.filter(group__key=group, slug=slug) if slash else rows.filter(group=None, slug=key)
